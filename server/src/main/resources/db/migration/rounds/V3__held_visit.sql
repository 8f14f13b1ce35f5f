-- How long ways take is learnt from what lies between the visits of a day.

create table rounds.held_visit (
  home kernel.home not null,
  visit uuid not null,
  day uuid not null,
  date date not null,
  organization_path kernel.path not null,
  lat int not null,
  lon int not null,
  accuracy_metres int not null check (accuracy_metres >= 0),
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  kept_at timestamptz not null,
  primary key (home, visit),
  foreign key (home, day) references rounds.day (home, id)
);
comment on table rounds.held_visit is 'when a visit of a day began and ended, at which known premises: from the end of one to the beginning of the next one drove; never a track, never a person';
comment on column rounds.held_visit.date is 'of the day: it teaches the days after it';
comment on column rounds.held_visit.lat is 'of the premises as registered, 1e-7 degrees WGS-84; lon likewise';
comment on column rounds.held_visit.started_at is 'as sealed by the phone; ended_at likewise';
create index on rounds.held_visit (organization_path, date, started_at);
call kernel.guard('rounds.held_visit', 'scope', 'scope', 'select, insert');
