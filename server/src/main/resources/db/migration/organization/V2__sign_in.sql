-- Accounts, sessions, tries and devices. Sign-in works before anybody is known, so these tables are
-- asked by the system post PUBLIC; an acting post sees none of them but the devices of its county.

create table organization.account (
  person uuid primary key references organization.person,
  name text collate "C" not null unique check (name = lower(name)),
  password_hash text not null,
  opened_at timestamptz not null,
  disabled_at timestamptz
);
comment on table organization.account is 'with which name and password a person signs in';
comment on column organization.account.password_hash is 'Argon2id with its parameters and salt, in the PHC form';
call kernel.guard('organization.account', 'none', 'none', 'select');
call kernel.admit('organization.account', 'xunfu_public', 'select, update');
call kernel.admit('organization.account', 'xunfu_import', 'select, insert, update');

create table organization.session (
  token_hash bytea primary key,
  person uuid not null references organization.person,
  client text not null check (client in ('phone', 'desk')),
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
comment on table organization.session is 'who is signed in; the cookie''s token is kept as its SHA-256 only';
comment on column organization.session.seen_at is 'last request, to the minute';
create index on organization.session (person);
call kernel.guard('organization.session', 'none', 'none', 'select');
call kernel.admit('organization.session', 'xunfu_public', 'select, insert, update, delete');

create table organization.try (
  account_hash bytea not null,
  acquaintance text not null,
  failures int not null,
  last_at timestamptz not null,
  wait_until timestamptz not null,
  primary key (account_hash, acquaintance)
);
comment on table organization.try is 'failed sign-ins by name tried (hashed) and browser: a browser known to an account is delayed apart from strangers, so that strangers cannot lock its owner out';
call kernel.guard('organization.try', 'none', 'none', 'select');
call kernel.admit('organization.try', 'xunfu_public', 'select, insert, update, delete');

create table organization.device (
  id uuid primary key,
  home kernel.home not null,
  organization_path kernel.path not null,
  person uuid not null references organization.person,
  post uuid not null references organization.post,
  organization uuid not null references organization.organization,
  public_key text not null unique,
  bound_at timestamptz not null,
  not_after timestamptz not null,
  certificate text not null,
  revoked_at timestamptz,
  revoked_by uuid references organization.person,
  revoked_because text
);
comment on table organization.device is 'a phone whose key (P-256, never leaves it) the server has certified for a person at a post';
comment on column organization.device.certificate is 'the signed certificate, canonical JSON as it was given out';
create index on organization.device (person);
create index on organization.device (home, id);
call kernel.guard('organization.device', 'home', 'scope');
call kernel.admit('organization.device', 'xunfu_timer');
call kernel.admit('organization.device', 'xunfu_public');
