-- An export of the whole log is made by the system post TIMER and carries what screens show.
call kernel.admit('problem.problem', 'xunfu_timer');
