-- Subjects and premises: whom, and where. No home in the keys: a subject's county comes from its
-- premises, and both outlive every boundary of areas. Every acting post reads the register; it is
-- written by imports.

create schema registry;

create table registry.subject (
  id uuid primary key,
  scheme text not null,
  identifier text not null,
  name text not null,
  name_pairs text[] not null,
  kind text not null default '',
  representative text not null default '',
  registered_on date,
  capital text not null default '',
  business_scope text not null default '',
  source text not null,
  as_of date not null,
  unique (scheme, identifier)
);
comment on table registry.subject is 'who answers in law (主体)';
comment on column registry.subject.identifier is 'as normalised by its scheme';
comment on column registry.subject.name_pairs is 'every two neighbouring characters of all its names, for search';
comment on column registry.subject.source is 'the register it was learnt from';
create index subject_name_pairs on registry.subject using gin (name_pairs);
create index subject_identifier on registry.subject (identifier text_pattern_ops);
call kernel.guard('registry.subject', 'shared', 'none', 'select');
call kernel.admit('registry.subject', 'xunfu_import', 'select, insert, update');

create table registry.subject_name (
  subject_id uuid not null references registry.subject,
  name text not null,
  valid_from date,
  valid_until date,
  source text not null,
  as_of date not null,
  primary key (subject_id, name)
);
comment on table registry.subject_name is 'every name a subject is known by; days are null where no register tells them';
call kernel.guard('registry.subject_name', 'shared', 'none', 'select');
call kernel.admit('registry.subject_name', 'xunfu_import', 'select, insert, update');

create table registry.premises (
  id uuid primary key,
  name text not null,
  inside uuid references registry.premises,
  address text not null,
  city text not null default '',
  county text,
  township text,
  township_outcome text not null check (township_outcome in ('known', 'to-check', 'unknown')),
  township_reason text not null,
  township_words text not null default '',
  township_elsewhere text,
  township_source text not null default '',
  lat integer,
  lon integer,
  accuracy_metres integer,
  place_source text,
  place_approximate boolean,
  phone text not null default '',
  opening_hours jsonb not null default '[]',
  traits text[] not null default '{}',
  source text not null,
  as_of date not null,
  check ((lat is null) = (lon is null) and (lat is null) = (place_source is null))
);
comment on table registry.premises is 'where one goes (经营场所)';
comment on column registry.premises.inside is 'the market hall or mall that it is a stall or shop of';
comment on column registry.premises.township_reason is 'by what the township is known, or why it is not';
comment on column registry.premises.township_words is 'the words of the address that decided';
comment on column registry.premises.township_source is 'former area named, its end and its source, or unverified';
comment on column registry.premises.lat is '1e-7 degrees WGS-84';
comment on column registry.premises.opening_hours is 'pairs of times of day, [["09:00","21:00"]]';
create index premises_township on registry.premises (township, id);
create index premises_inside on registry.premises (inside) where inside is not null;
call kernel.guard('registry.premises', 'shared', 'none', 'select');
call kernel.admit('registry.premises', 'xunfu_import', 'select, insert, update');

create table registry.occupancy (
  premises_id uuid not null references registry.premises,
  subject_id uuid not null references registry.subject,
  since date,
  until date,
  source text not null,
  as_of date not null,
  primary key (premises_id, subject_id)
);
comment on table registry.occupancy is 'which subject is or was at which premises; days are null where no register tells them';
create index occupancy_subject on registry.occupancy (subject_id);
call kernel.guard('registry.occupancy', 'shared', 'none', 'select');
call kernel.admit('registry.occupancy', 'xunfu_import', 'select, insert, update');

create table registry.licence (
  id uuid primary key,
  subject_id uuid not null references registry.subject,
  premises_id uuid not null references registry.premises,
  kind text not null,
  number text not null,
  valid_from date,
  valid_until date,
  source text not null,
  as_of date not null,
  unique (kind, number)
);
comment on table registry.licence is 'a permit of a subject for a premises';
create index licence_premises on registry.licence (premises_id);
call kernel.guard('registry.licence', 'shared', 'none', 'select');
call kernel.admit('registry.licence', 'xunfu_import', 'select, insert, update');

create table registry.equipment (
  id uuid primary key,
  premises_id uuid not null references registry.premises,
  kind text not null,
  name text not null,
  registration text not null,
  next_inspection date,
  source text not null,
  as_of date not null,
  unique (kind, registration)
);
comment on table registry.equipment is 'special equipment on a premises: lifts, boilers';
comment on column registry.equipment.next_inspection is 'day by which its periodic inspection is due';
create index equipment_premises on registry.equipment (premises_id);
call kernel.guard('registry.equipment', 'shared', 'none', 'select');
call kernel.admit('registry.equipment', 'xunfu_import', 'select, insert, update');

create table registry.earlier_visit (
  id uuid primary key,
  premises_id uuid not null references registry.premises,
  visited_on date not null,
  officers text[] not null,
  summary jsonb not null,
  findings jsonb not null,
  source text not null,
  unique (premises_id, visited_on, source)
);
comment on table registry.earlier_visit is 'a visit that another register knows of, before this system kept its own';
comment on column registry.earlier_visit.findings is 'question, text, state (open, put-right), dueOn of each';
call kernel.guard('registry.earlier_visit', 'shared', 'none', 'select');
call kernel.admit('registry.earlier_visit', 'xunfu_import', 'select, insert, update');

create table registry.source_row (
  source text not null,
  written text not null,
  content text not null,
  subject_id uuid not null references registry.subject,
  premises_id uuid references registry.premises,
  as_of date not null,
  current boolean not null,
  primary key (source, written, content)
);
comment on table registry.source_row is 'each row of a register that was taken in: its key is source and identifier as written';
comment on column registry.source_row.content is 'SHA-256 of the row as read, so that the same row changes nothing';
comment on column registry.source_row.current is 'whether it is the newest content under its key';
call kernel.guard('registry.source_row', 'none', 'none', 'select');
call kernel.admit('registry.source_row', 'xunfu_import', 'select, insert, update');
