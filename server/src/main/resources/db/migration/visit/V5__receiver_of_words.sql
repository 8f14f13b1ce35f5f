-- The system post RECEIVER also finds out where a phone's co-signature, or its word that a sheet was
-- handed over, was filed when its officer acts for another organisation by now.
call kernel.admit('visit.cosignature', 'xunfu_receiver');
call kernel.admit('visit.handing', 'xunfu_receiver');
