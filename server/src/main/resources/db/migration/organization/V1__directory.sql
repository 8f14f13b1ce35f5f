-- Areas, organisations, posts, people. What has a life (name, parent) has a stable id here and its
-- states as dated versions beside it.

create schema organization;

create table organization.area (
  id text collate "C" primary key,
  level smallint not null check (level between 1 and 6)
);
comment on table organization.area is 'an administrative division under the code by which it was first known; the code of today stands in its version';
comment on column organization.area.level is '1 province, 2 city, 3 county, 4 township, 5 village, 6 group or grid';
call kernel.guard('organization.area', 'shared', 'none', 'select');
call kernel.admit('organization.area', 'xunfu_public');
call kernel.admit('organization.area', 'xunfu_import', 'select, insert');

create table organization.area_version (
  area text collate "C" not null references organization.area,
  valid_from date not null,
  valid_until date,
  code text collate "C" not null,
  name text not null,
  parent text collate "C" references organization.area,
  merged_into text collate "C" references organization.area,
  source text not null,
  primary key (area, valid_from)
);
comment on table organization.area_version is 'how a division was called and to which it belonged, from one day to another';
comment on column organization.area_version.valid_until is 'first day on which it is so no more; null: until today';
create index on organization.area_version (parent, area);
create index on organization.area_version (name);
call kernel.guard('organization.area_version', 'shared', 'none', 'select');
call kernel.admit('organization.area_version', 'xunfu_public');
call kernel.admit('organization.area_version', 'xunfu_import', 'select, insert, update');

create table organization.loaded (
  what text primary key,
  sha256 text not null,
  loaded_at timestamptz not null
);
comment on table organization.loaded is 'which product data were loaded, by the hash of their file';
call kernel.guard('organization.loaded', 'none', 'none', 'select');

create table organization.organization (
  id uuid primary key,
  home kernel.home not null,
  organization_path kernel.path not null unique,
  parent uuid references organization.organization,
  kind text not null,
  opened date not null,
  closed date,
  merged_into uuid references organization.organization
);
comment on table organization.organization is 'an organ or a part of one; its path is its place in the tree of organisations';
comment on column organization.organization.kind is 'market-supervision-bureau, market-supervision-station, fire, government …: data, not code';
create index on organization.organization (parent);
create index on organization.organization (home, id);
call kernel.guard('organization.organization', 'shared', 'scope');
call kernel.admit('organization.organization', 'xunfu_public');
call kernel.admit('organization.organization', 'xunfu_timer');
call kernel.admit('organization.organization', 'xunfu_sequencer');
call kernel.admit('organization.organization', 'xunfu_import', 'select, insert, update');

create table organization.organization_version (
  organization uuid not null references organization.organization,
  valid_from date not null,
  valid_until date,
  name text not null,
  area text collate "C" not null references organization.area,
  primary key (organization, valid_from)
);
comment on table organization.organization_version is 'how an organisation was called and for which area it stood, from one day to another';
call kernel.guard('organization.organization_version', 'shared', 'none', 'select');
call kernel.admit('organization.organization_version', 'xunfu_public');
call kernel.admit('organization.organization_version', 'xunfu_timer');
call kernel.admit('organization.organization_version', 'xunfu_import', 'select, insert, update');

create sequence organization.label;
comment on sequence organization.label is 'next step of an organisation path, written to base 36';
grant usage on sequence organization.label to xunfu_app, xunfu_import;

create table organization.post (
  id uuid primary key,
  home kernel.home not null,
  organization_path kernel.path not null,
  organization uuid not null references organization.organization,
  function text not null check (function in ('officer', 'station-head', 'deputy-in-charge', 'bureau-head',
    'desk', 'auditor', 'admin-system', 'admin-security', 'system')),
  deputy uuid references organization.post,
  opened date not null,
  closed date
);
comment on table organization.post is 'a place of work in an organisation; work belongs to posts, not to people';
comment on column organization.post.deputy is 'the post to which the work falls while this one is vacant';
create index on organization.post (organization);
create index on organization.post (home, id);
create index on organization.post (deputy);
call kernel.guard('organization.post', 'home', 'scope');
call kernel.admit('organization.post', 'xunfu_public');
call kernel.admit('organization.post', 'xunfu_timer');
call kernel.admit('organization.post', 'xunfu_import', 'select, insert, update');

create table organization.post_version (
  post uuid not null references organization.post,
  home kernel.home not null,
  organization_path kernel.path not null,
  valid_from date not null,
  valid_until date,
  name text not null,
  primary key (post, valid_from)
);
comment on table organization.post_version is 'how a post was called, from one day to another';
call kernel.guard('organization.post_version', 'home', 'scope');
call kernel.admit('organization.post_version', 'xunfu_public');
call kernel.admit('organization.post_version', 'xunfu_timer');
call kernel.admit('organization.post_version', 'xunfu_import', 'select, insert, update');

create table organization.person (
  id uuid primary key,
  name text not null,
  source text not null
);
comment on table organization.person is 'somebody who holds or held a post';
comment on column organization.person.source is 'where we know the person from; "fictional" in a demo';

create table organization.holding (
  id uuid primary key,
  home kernel.home not null,
  organization_path kernel.path not null,
  person uuid not null references organization.person,
  post uuid not null references organization.post,
  kind text not null check (kind in ('main', 'additional', 'delegated')),
  held_from timestamptz not null,
  held_until timestamptz,
  check (held_until > held_from)
);
comment on table organization.holding is 'who holds a post, from when to when';
create index on organization.holding (person);
create index on organization.holding (post);
create index on organization.holding (home, id);
create unique index one_main_post on organization.holding (person) where kind = 'main' and held_until is null;
call kernel.guard('organization.holding', 'home', 'scope');
call kernel.admit('organization.holding', 'xunfu_public');
call kernel.admit('organization.holding', 'xunfu_timer');
call kernel.admit('organization.holding', 'xunfu_import', 'select, insert, update');

-- a person is seen by whoever sees one of the posts that the person holds or held
call kernel.guard('organization.person', 'none', 'shared');
drop policy reading on organization.person;
create policy reading on organization.person for select to xunfu_app
  using (exists (select from organization.holding h where h.person = person.id));
call kernel.admit('organization.person', 'xunfu_public');
call kernel.admit('organization.person', 'xunfu_timer');
call kernel.admit('organization.person', 'xunfu_import', 'select, insert, update');

create table organization.certificate (
  id uuid primary key,
  home kernel.home not null,
  organization_path kernel.path not null,
  person uuid not null references organization.person,
  number text not null unique,
  issuer text not null,
  valid_from date not null,
  valid_until date not null,
  revoked_on date,
  check (valid_until >= valid_from)
);
comment on table organization.certificate is 'a certificate of administrative law enforcement; both days of its validity count';
create index on organization.certificate (person);
create index on organization.certificate (home, id);
call kernel.guard('organization.certificate', 'home', 'scope');
call kernel.admit('organization.certificate', 'xunfu_public');
call kernel.admit('organization.certificate', 'xunfu_timer');
call kernel.admit('organization.certificate', 'xunfu_import', 'select, insert, update');
