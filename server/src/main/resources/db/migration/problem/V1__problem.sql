-- Problems that businesses told us of (诉求), in their thinnest form: heard, kept, shown.

create schema problem;

create table problem.problem (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  submission uuid not null,
  position int not null,
  visit uuid not null,
  premises uuid not null,
  subject uuid,
  topic text not null,
  text text not null,
  told_by text,
  outcome text not null check (outcome in ('answered', 'taken-along')),
  answer text,
  others jsonb not null,
  heard_at timestamptz not null,
  primary key (home, id)
);
comment on table problem.problem is 'a problem heard at a visit, as sealed';
comment on column problem.problem.told_by is 'name of who said it';
create unique index on problem.problem (home, submission, position);
create index on problem.problem (home, premises, heard_at desc);
create index on problem.problem (organization_path, id);
call kernel.guard('problem.problem', 'home', 'scope', 'select, insert');
