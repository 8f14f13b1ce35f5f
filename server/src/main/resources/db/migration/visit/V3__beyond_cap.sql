-- A visit beyond the cap of the year needs a reason that the approver gives.

alter table visit.approval add column beyond_cap text;
comment on column visit.approval.beyond_cap is 'why the approver lets the visit pass the cap of the year; null: no such reason';
create index on visit.visit (home, subject) where state = 'approved';
