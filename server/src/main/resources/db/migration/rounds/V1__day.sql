-- A pair's day: who visits whom, in which order, when.

create schema rounds;

create table rounds.day (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  date date not null,
  state text not null check (state in ('draft', 'proposed', 'approved', 'returned')),
  pair jsonb not null,
  start_place jsonb not null,
  end_place jsonb not null,
  work_from time not null,
  work_until time not null check (work_until > work_from),
  depart_at timestamptz not null,
  back_at timestamptz not null,
  seconds int not null,
  metres int not null,
  matrix jsonb not null,
  estimated boolean not null,
  proposal jsonb,
  approval jsonb,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (home, id)
);
comment on table rounds.day is 'the day of a pair of officers, by the road';
comment on column rounds.day.pair is '[{"person","post"}], the first responsible';
comment on column rounds.day.seconds is 'driving, in seconds';
comment on column rounds.day.metres is 'driving, in metres';
comment on column rounds.day.matrix is 'seconds and metres between start, stops in order, and end';
comment on column rounds.day.estimated is 'whether the matrix is estimated from the distance as the crow flies';
comment on column rounds.day.proposal is 'who proposed, names of that day';
comment on column rounds.day.approval is 'who answered, names of that day';
create index on rounds.day (organization_path, date, id);
call kernel.guard('rounds.day');

create table rounds.stop (
  home kernel.home not null,
  day uuid not null,
  visit uuid not null,
  organization_path kernel.path not null,
  premises uuid not null,
  position int not null,
  name text not null,
  place jsonb not null,
  arrive_at timestamptz,
  leave_at timestamptz,
  service_seconds int not null,
  windows jsonb not null,
  reason jsonb not null,
  state text not null check (state in ('planned', 'skipped')),
  skip_reason text,
  skipped_by_person uuid,
  skipped_at timestamptz,
  primary key (home, day, visit),
  foreign key (home, day) references rounds.day (home, id),
  check ((state = 'skipped') = (skip_reason is not null))
);
comment on table rounds.stop is 'a visit in a day: when, and why in this place of the order';
call kernel.guard('rounds.stop');

create table rounds.id_home (
  id uuid primary key,
  home kernel.home not null
);
comment on table rounds.id_home is 'where the bare id of a day lies; makes it once only across partitions';
call kernel.guard('rounds.id_home', 'shared', 'shared', 'select, insert');
