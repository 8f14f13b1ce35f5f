-- Demands, visits, the gate's memory, work packages, submissions, numbers of result sheets.

create schema visit;

create table visit.id_home (
  id uuid primary key,
  home kernel.home not null
);
comment on table visit.id_home is 'where a bare id lies: home of each demand, visit, package and submission; makes an id once only across partitions';
call kernel.guard('visit.id_home', 'shared', 'shared', 'select, insert');

create table visit.demand (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  room text not null,
  source_name jsonb not null,
  kind text not null,
  purpose jsonb not null,
  reason jsonb not null,
  subject uuid,
  premises uuid not null,
  window_from date not null,
  window_until date not null check (window_until >= window_from),
  parts text[] not null check (cardinality(parts) > 0),
  needs text[] not null,
  announced boolean not null,
  visit uuid not null,
  raised_at timestamptz not null,
  raised_by_person uuid not null,
  raised_by_post uuid not null,
  event uuid not null,
  primary key (home, id)
);
comment on table visit.demand is 'what anybody wants of a business; each is served by exactly one visit';
comment on column visit.demand.subject is 'who answers in law; null where nobody is known for the premises yet';
comment on column visit.demand.needs is 'forms (id@version or id) that the parts must bring';
comment on column visit.demand.event is 'the event demand.raised in the log';
create index on visit.demand (home, visit);
create index on visit.demand (organization_path, id);
call kernel.guard('visit.demand');

create table visit.visit (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  subject uuid,
  premises uuid not null,
  kind text not null,
  window_from date not null,
  window_until date not null check (window_until >= window_from),
  parts text[] not null check (cardinality(parts) > 0),
  needs text[] not null,
  announced boolean not null,
  state text not null check (state in ('proposed', 'approved', 'decide-again', 'held', 'concluded', 'withdrawn')),
  post uuid not null,
  day uuid,
  day_date date,
  officers jsonb not null default '[]',
  act_code text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (home, id),
  check ((day is null) = (day_date is null))
);
comment on table visit.visit is 'one going to one business at one premises, for all demands that were merged into it';
comment on column visit.visit.post is 'responsible for the visit: of the one who proposed it, then of the first officer of the pair';
comment on column visit.visit.officers is 'the pair when fixed: [{"person","post"}], first officer first';
comment on column visit.visit.state is 'decide-again: what the gate relied on has changed since';
create unique index on visit.visit (home, act_code) where act_code is not null;
create index on visit.visit (home, premises) where state in ('proposed', 'approved', 'decide-again');
create index on visit.visit (home, day) where day is not null;
create index on visit.visit (organization_path, id);
call kernel.guard('visit.visit');

create table visit.approval (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  accepted boolean not null,
  reason text,
  person uuid not null,
  person_name text not null,
  post uuid not null,
  post_name text not null,
  function text not null,
  act uuid not null,
  at timestamptz not null,
  event uuid not null,
  primary key (home, id),
  foreign key (home, visit) references visit.visit (home, id)
);
comment on table visit.approval is 'the answer of the head or the deputy in charge; names as they were that day';
comment on column visit.approval.act is 'one act may approve a whole day: equal for all visits of that act';
create index on visit.approval (home, visit, at desc);
call kernel.guard('visit.approval', 'scope', 'scope', 'select, insert');

create table visit.withdrawal (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  reason text not null,
  person uuid not null,
  person_name text not null,
  post uuid not null,
  post_name text not null,
  at timestamptz not null,
  event uuid not null,
  primary key (home, id),
  foreign key (home, visit) references visit.visit (home, id)
);
comment on table visit.withdrawal is 'why a visit is not to be made after all';
call kernel.guard('visit.withdrawal', 'scope', 'scope', 'select, insert');

create table visit.decision (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  moment text not null check (moment in ('proposal', 'approval', 'package')),
  verdict text not null,
  lines jsonb not null,
  supervisions uuid[] not null,
  at timestamptz not null,
  primary key (home, id),
  foreign key (home, visit) references visit.visit (home, id)
);
comment on table visit.decision is 'what the gate answered, when, and which supervision rows it used';
create index on visit.decision (home, visit, at desc);
create index on visit.decision using gin (supervisions);
call kernel.guard('visit.decision', 'scope', 'scope', 'select, insert');

create table visit.supervision (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  authority uuid not null,
  subject uuid not null,
  premises uuid,
  origin text not null,
  rank int not null,
  measure text not null check (measure in ('no-active-check', 'yearly-checks', 'depth')),
  at_least int,
  at_most int,
  depth text,
  valid_from date not null,
  valid_until date,
  reason jsonb not null,
  written_at timestamptz not null,
  primary key (home, id),
  check ((measure = 'yearly-checks') = (at_least is not null and at_most is not null and at_least <= at_most)),
  check ((measure = 'depth') = (depth is not null))
);
comment on table visit.supervision is 'how a subject is to be supervised, written down to the gate by the rooms above';
create index on visit.supervision (home, subject);
call kernel.guard('visit.supervision', 'line', 'scope');

create table visit.entry (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  authority uuid not null,
  subject uuid,
  premises uuid not null,
  held_on date not null,
  kind text not null,
  counts boolean not null,
  primary key (home, id)
);
comment on table visit.entry is 'the gate''s memory of visits made: id is the visit''s; read by the whole county, so that stations of one authority count together';
create index on visit.entry (home, subject, authority, held_on);
call kernel.guard('visit.entry', 'home', 'scope');

create table visit.checked_item (
  home kernel.home not null,
  visit uuid not null,
  form text not null,
  item text not null,
  organization_path kernel.path not null,
  subject uuid not null,
  checked_on date not null,
  primary key (home, visit, form, item)
);
comment on table visit.checked_item is 'the gate''s memory of the items truly checked at a visit';
create index on visit.checked_item (home, subject, checked_on);
call kernel.guard('visit.checked_item', 'home', 'scope', 'select, insert');

create table visit.act_serial (
  home kernel.home not null,
  organization uuid not null,
  organization_path kernel.path not null,
  year int not null,
  kind int not null,
  last int not null,
  primary key (home, organization, year, kind)
);
comment on table visit.act_serial is 'last running number of act codes per organisation, year and kind';
call kernel.guard('visit.act_serial');

create table visit.door_code (
  home kernel.home not null,
  visit uuid not null,
  organization_path kernel.path not null,
  secret text not null unique,
  spoken text not null,
  spoken_on date not null,
  open_from date not null,
  open_until date not null check (open_until >= open_from),
  announced boolean not null,
  page jsonb not null,
  primary key (home, visit),
  unique (spoken_on, spoken)
);
comment on table visit.door_code is 'what a business sees that holds the code; the page is all that the public post may read';
comment on column visit.door_code.secret is '128 random bits of the link, never listed';
comment on column visit.door_code.spoken is 'the form read aloud, valid on spoken_on alone';
call kernel.guard('visit.door_code');
call kernel.admit('visit.door_code', 'xunfu_public');

create table visit.package (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  device uuid not null,
  person uuid not null,
  post uuid not null,
  day uuid not null,
  day_date date not null,
  made_at timestamptz not null,
  valid_until timestamptz not null,
  manifest text not null,
  primary key (home, id)
);
comment on table visit.package is 'what a device took along for a day: a signed manifest of pieces';
create index on visit.package (home, device, day_date desc);
call kernel.guard('visit.package', 'scope', 'scope', 'select, insert');

create table visit.package_visit (
  home kernel.home not null,
  package uuid not null,
  visit uuid not null,
  device uuid not null,
  organization_path kernel.path not null,
  primary key (home, package, visit),
  foreign key (home, package) references visit.package (home, id),
  foreign key (home, visit) references visit.visit (home, id)
);
comment on table visit.package_visit is 'which device was given which visit; a submission about any other is refused';
create index on visit.package_visit (home, device, visit);
call kernel.guard('visit.package_visit', 'scope', 'scope', 'select, insert');

create table visit.piece (
  home kernel.home not null,
  package uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  organization_path kernel.path not null,
  content bytea not null,
  primary key (home, package, sha256),
  foreign key (home, package) references visit.package (home, id)
);
comment on table visit.piece is 'the pieces of a package by their hash; short-lived, made again from the rooms';
call kernel.guard('visit.piece', 'scope', 'scope', 'select, insert, delete');

create table visit.submission (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  package uuid not null,
  subject uuid,
  premises uuid not null,
  device uuid not null,
  person uuid not null,
  post uuid not null,
  seq bigint not null,
  event_hash text not null check (event_hash ~ '^[0-9a-f]{64}$'),
  captured_at timestamptz not null,
  received_at timestamptz not null,
  parts text[] not null,
  sheet_number text not null,
  officers jsonb not null,
  signature_kind text not null check (signature_kind in ('signed', 'refused')),
  complete_at timestamptz,
  primary key (home, id),
  foreign key (home, visit) references visit.visit (home, id)
);
comment on table visit.submission is 'a sealed record of a visit, accepted once and only once; id and hash are those of its event';
comment on column visit.submission.complete_at is 'when the last photo it names had arrived; null: photos are missing';
create index on visit.submission (home, visit);
create index on visit.submission (organization_path, id);
call kernel.guard('visit.submission');

create table visit.photo (
  home kernel.home not null,
  submission uuid not null,
  position int not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  organization_path kernel.path not null,
  size bigint not null,
  mime text not null,
  question text,
  scope text,
  finding text,
  arrived boolean not null,
  primary key (home, submission, position),
  foreign key (home, submission) references visit.submission (home, id)
);
comment on table visit.photo is 'files that a submission names, in its order';
create index on visit.photo (home, sha256) where not arrived;
call kernel.guard('visit.photo');

create table visit.flag (
  home kernel.home not null,
  submission uuid not null,
  code text not null,
  organization_path kernel.path not null,
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by_person uuid,
  settled_by_post uuid,
  settlement text,
  primary key (home, submission, code),
  foreign key (home, submission) references visit.submission (home, id)
);
comment on table visit.flag is 'what is amiss with an accepted submission, until it is settled';
call kernel.guard('visit.flag');

create table visit.cosignature (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  names text not null check (names ~ '^[0-9a-f]{64}$'),
  person uuid not null,
  post uuid not null,
  device uuid not null,
  sentence text not null,
  agreed boolean not null,
  captured_at timestamptz not null,
  event_hash text not null,
  primary key (home, id),
  foreign key (home, visit) references visit.visit (home, id)
);
comment on table visit.cosignature is 'the second officer''s word on the record whose hash it names; may arrive before the record';
create index on visit.cosignature (home, names);
call kernel.guard('visit.cosignature', 'scope', 'scope', 'select, insert');

create table visit.handing (
  home kernel.home not null,
  id uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  number text not null,
  way text not null check (way in ('shown', 'printed', 'code')),
  handed_at timestamptz not null,
  primary key (home, id)
);
comment on table visit.handing is 'how a result sheet was given to the business';
create index on visit.handing (home, visit);
call kernel.guard('visit.handing', 'scope', 'scope', 'select, insert');

create table visit.number_series (
  home kernel.home not null,
  organization uuid not null,
  organization_path kernel.path not null,
  kind text not null,
  year int not null,
  prefix text not null,
  next_free int not null check (next_free >= 1),
  primary key (home, organization, kind, year)
);
comment on table visit.number_series is 'numbers of one kind of document of an organisation in a year';
call kernel.guard('visit.number_series');

create table visit.number_block (
  home kernel.home not null,
  organization uuid not null,
  kind text not null,
  year int not null,
  first int not null check (first >= 1),
  last int not null check (last >= first),
  organization_path kernel.path not null,
  device uuid not null,
  person uuid not null,
  given_at timestamptz not null,
  primary key (home, organization, kind, year, first),
  foreign key (home, organization, kind, year) references visit.number_series (home, organization, kind, year)
);
comment on table visit.number_block is 'a run of numbers that one device may use in one year';
create index on visit.number_block (home, device, year);
call kernel.guard('visit.number_block', 'scope', 'scope', 'select, insert');

create table visit.number_use (
  home kernel.home not null,
  organization uuid not null,
  kind text not null,
  year int not null,
  number int not null,
  organization_path kernel.path not null,
  submission uuid not null,
  used_at timestamptz not null,
  primary key (home, organization, kind, year, number)
);
comment on table visit.number_use is 'a number stands on one document and never on a second';
call kernel.guard('visit.number_use', 'scope', 'scope', 'select, insert');

create table visit.number_void (
  home kernel.home not null,
  organization uuid not null,
  kind text not null,
  year int not null,
  number int not null,
  organization_path kernel.path not null,
  reason text not null,
  person uuid not null,
  post uuid not null,
  voided_at timestamptz not null,
  event uuid not null,
  primary key (home, organization, kind, year, number)
);
comment on table visit.number_void is 'a number that will not be used, and why';
call kernel.guard('visit.number_void', 'scope', 'scope', 'select, insert');
