-- The system post RECEIVER finds out where a phone's evidence is to be filed when its officer acts
-- for another organisation by now; the work itself is done in the scope of that organisation.
grant usage on schema kernel to xunfu_receiver;
call kernel.admit('visit.package', 'xunfu_receiver');
call kernel.admit('visit.package_visit', 'xunfu_receiver');
call kernel.admit('visit.submission', 'xunfu_receiver');
