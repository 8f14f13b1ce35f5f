-- The append-only log. Leaves, nodes and heads are of the deployment, not of a county: they hold
-- hashes and ids alone, and everybody who acts may read them.

create schema trace;
grant usage on schema trace to xunfu_app, xunfu_sequencer, xunfu_public;

create domain trace.hash as bytea check (length(value) = 32);
comment on domain trace.hash is 'SHA-256, 32 bytes';

create table trace.id_home (
  id uuid primary key,
  home kernel.home not null,
  event_hash trace.hash not null,
  received_at timestamptz(3) not null);
comment on table trace.id_home is
  'each event id once in the whole deployment, with the hash of the event that took it';
comment on column trace.id_home.received_at is 'when the server took it; stands in the receipt';
call kernel.guard('trace.id_home', 'shared', 'shared', 'select, insert');
call kernel.admit('trace.id_home', 'xunfu_public', 'select, insert');
call kernel.admit('trace.id_home', 'xunfu_timer', 'select, insert');

create table trace.event (
  home kernel.home not null,
  id uuid not null references trace.id_home,
  organization_path kernel.path not null,
  type text not null,
  about uuid,
  device uuid,
  seq bigint not null,
  event_hash trace.hash not null,
  leaf_hash trace.hash not null,
  body text not null,
  signature text,
  payload text,
  salt text,
  primary key (home, id),
  check ((payload is null) = (salt is null)),
  check ((device is null) = (signature is null)));
comment on table trace.event is 'facts with legal weight as they were sealed; never changed, content may be erased';
comment on column trace.event.organization_path is 'of the organisation that is responsible for it here';
comment on column trace.event.about is 'the thing it tells of (a visit, a day, a device), when it is one thing';
comment on column trace.event.seq is 'counts the events of a device from 1; 0 without a device';
comment on column trace.event.body is 'the event, canonical JSON (RFC 8785): the bytes that were hashed and signed';
comment on column trace.event.payload is 'canonical JSON; null once erased';
comment on column trace.event.salt is 'base64url of 32 bytes; erased together with the payload';
create index event_about on trace.event (about) where about is not null;
create index event_of_device on trace.event (device, seq) where device is not null;
create index event_of_organization on trace.event (organization_path, id);
call kernel.guard('trace.event', 'scope', 'scope', 'select, insert');
grant update (payload, salt) on trace.event to xunfu_app;
call kernel.admit('trace.event', 'xunfu_public', 'insert');
call kernel.admit('trace.event', 'xunfu_timer', 'select, insert');

create table trace.pending (
  ordinal bigint generated always as identity primary key,
  id uuid not null unique references trace.id_home,
  leaf_hash trace.hash not null,
  transaction xid8 not null default pg_current_xact_id(),
  entered_at timestamptz(3) not null);
comment on table trace.pending is 'events that have no place in the log yet; the sequencer empties it';
comment on column trace.pending.transaction is 'which wrote it: those below the oldest running one are in order';
call kernel.guard('trace.pending', 'none', 'shared', 'insert');
call kernel.admit('trace.pending', 'xunfu_public', 'insert');
call kernel.admit('trace.pending', 'xunfu_timer', 'insert');
call kernel.admit('trace.pending', 'xunfu_sequencer', 'select, delete');

create table trace.leaf (
  index bigint primary key check (index >= 0),
  id uuid not null unique references trace.id_home,
  leaf_hash trace.hash not null,
  included_at timestamptz(3) not null);
comment on table trace.leaf is 'the log: which event stands at which place, counted from 0 without a gap';
call kernel.guard('trace.leaf', 'shared', 'none', 'select');
call kernel.admit('trace.leaf', 'xunfu_public');
call kernel.admit('trace.leaf', 'xunfu_timer');
call kernel.admit('trace.leaf', 'xunfu_sequencer', 'select, insert');

create table trace.node (
  level smallint not null check (level > 0),
  position bigint not null,
  hash trace.hash not null,
  primary key (level, position));
comment on table trace.node is
  'roots of complete subtrees of 2^level leaves (RFC 9162); can be computed again from the leaves';
call kernel.guard('trace.node', 'shared', 'none', 'select');
call kernel.admit('trace.node', 'xunfu_public');
call kernel.admit('trace.node', 'xunfu_timer');
call kernel.admit('trace.node', 'xunfu_sequencer', 'select, insert');

create table trace.head (
  size bigint primary key check (size >= 0),
  root trace.hash not null,
  note text not null,
  signed_at timestamptz(3) not null);
comment on table trace.head is 'signed heads: the log had this many entries and this root';
comment on column trace.head.note is 'the signed note (tlog-checkpoint)';
call kernel.guard('trace.head', 'shared', 'none', 'select');
call kernel.admit('trace.head', 'xunfu_public');
call kernel.admit('trace.head', 'xunfu_timer');
call kernel.admit('trace.head', 'xunfu_sequencer', 'select, insert');

-- The proof does not rest on these triggers, but a slip of ours should fail here and at once.
create function trace.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_schema || '.' || tg_table_name;
end $$;

create function trace.only_erase() returns trigger language plpgsql as $$
declare
  kept trace.event := new;
begin
  kept.payload := old.payload;
  kept.salt := old.salt;
  if kept is distinct from old or new.payload is not null or new.salt is not null then
    raise exception 'of an event nothing is changed but its content erased'
      using hint = 'Maybe set payload and salt to null, both and nothing else.';
  end if;
  return new;
end $$;

create trigger only_erase before update on trace.event for each row execute function trace.only_erase();
create trigger keep before delete on trace.event for each row execute function trace.refuse();
create trigger keep before update or delete on trace.id_home for each row execute function trace.refuse();
create trigger keep before update or delete on trace.leaf for each row execute function trace.refuse();
create trigger keep before update or delete on trace.node for each row execute function trace.refuse();
create trigger keep before update or delete on trace.head for each row execute function trace.refuse();
create trigger keep before update on trace.pending for each row execute function trace.refuse();
