-- What was answered and found at inspections: rows as they were sealed.

create schema inspection;

create table inspection.inspection (
  home kernel.home not null,
  submission uuid not null,
  organization_path kernel.path not null,
  visit uuid not null,
  premises uuid not null,
  subject uuid,
  held_on date not null,
  catalogue text not null,
  forms jsonb not null,
  traits text[] not null,
  devices jsonb not null,
  officers jsonb not null,
  primary key (home, submission)
);
comment on table inspection.inspection is 'the inspection part of a sealed record';
comment on column inspection.inspection.catalogue is 'hash of the catalogue it was filled with';
comment on column inspection.inspection.officers is 'names as they were that day';
create index on inspection.inspection (home, premises, held_on desc);
call kernel.guard('inspection.inspection', 'home', 'scope', 'select, insert');

create table inspection.answer (
  home kernel.home not null,
  submission uuid not null,
  position int not null,
  organization_path kernel.path not null,
  question text not null,
  scope text not null,
  value text not null check (value in ('yes', 'no', 'absent')),
  way text not null check (way in ('own-tap', 'section-tap', 'prefilled')),
  at text not null,
  remark text,
  fact text,
  evidence text[],
  others jsonb not null,
  primary key (home, submission, position),
  foreign key (home, submission) references inspection.inspection (home, submission)
);
comment on table inspection.answer is 'answers as sealed, in the order of the record';
comment on column inspection.answer.at is 'as the phone wrote it';
comment on column inspection.answer.others is 'members of the sealed answer that this version does not know';
call kernel.guard('inspection.answer', 'home', 'scope', 'select, insert');

create table inspection.finding (
  home kernel.home not null,
  submission uuid not null,
  position int not null,
  organization_path kernel.path not null,
  id text not null,
  question text not null,
  scope text not null,
  text text not null,
  evidence text[],
  measure text not null check (measure in ('corrected-on-spot', 'put-right-by')),
  due_on text,
  others jsonb not null,
  primary key (home, submission, position),
  foreign key (home, submission) references inspection.inspection (home, submission)
);
comment on table inspection.finding is 'what did not meet the requirement, as sealed, in the order of the record';
comment on column inspection.finding.due_on is 'day as the phone wrote it; null when corrected on the spot';
call kernel.guard('inspection.finding', 'home', 'scope', 'select, insert');
