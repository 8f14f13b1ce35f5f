-- To-dos: open work, owned by posts.

create schema collaboration;

create table collaboration.todo (
  home kernel.home not null,
  id uuid not null,
  organization uuid not null,
  organization_path kernel.path not null,
  post uuid not null,
  kind text not null,
  text jsonb not null,
  about_kind text not null check (about_kind in ('day', 'visit', 'submission', 'problem')),
  about uuid not null,
  raised_at timestamptz not null,
  due_on date,
  done_at timestamptz,
  done_by_person uuid,
  done_by_post uuid,
  primary key (home, id),
  check ((done_at is null) = (done_by_post is null))
);
comment on table collaboration.todo is 'what a post has to do; done by the act itself, never by ticking it off';
comment on column collaboration.todo.post is 'owner; while it is vacant the work falls to its deputy, then to the head';
create unique index on collaboration.todo (home, post, kind, about) where done_at is null;
create index on collaboration.todo (organization_path, id) where done_at is null;
create index on collaboration.todo (home, about) where done_at is null;
call kernel.guard('collaboration.todo', 'line', 'line');
