-- An export of the whole log is made by the system post TIMER and carries what screens show.
create index on visit.approval (event);
call kernel.admit('visit.approval', 'xunfu_timer');
