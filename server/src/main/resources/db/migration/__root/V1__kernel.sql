-- The functions by which row level security asks who is acting. The settings are put by the
-- transaction manager with SET LOCAL; outside a transaction of a scope they are empty, and every
-- policy then compares with null, so that nothing is seen.

create schema kernel;
grant usage on schema kernel to xunfu_app, xunfu_sequencer, xunfu_timer, xunfu_import, xunfu_public;

create domain kernel.home as text collate "C" check (length(value) between 1 and 12);
comment on domain kernel.home is 'code of the county whose organisation was responsible when the row was made; never changes';

create domain kernel.path as text collate "C" check (value ~ '^([0-9a-z]{1,12}/)+$');
comment on domain kernel.path is 'place of an organisation in the tree, from the top, each step ended by a slash';

create function kernel.setting(name text) returns text language sql stable parallel safe
return nullif(current_setting('xunfu.' || name, true), '');
comment on function kernel.setting is 'what the transaction''s scope says, or null outside a scope';

create function kernel.scope_path() returns kernel.path language sql stable parallel safe
return kernel.setting('path')::kernel.path;

create function kernel.scope_end() returns text language sql stable parallel safe
return kernel.setting('path') || '~';
comment on function kernel.scope_end is 'sorts after every path that begins with the scope''s own';

create function kernel.scope_home() returns kernel.home language sql stable parallel safe
return kernel.setting('home')::kernel.home;

create function kernel.acting_post() returns uuid language sql stable parallel safe
return kernel.setting('post')::uuid;

create function kernel.acting_person() returns uuid language sql stable parallel safe
return kernel.setting('person')::uuid;

-- The condition of a policy. Each function stands in a scalar sub-select, so that it is asked once
-- per statement and a path prefix can use an index (measured: free; asked per row: ten times slower).
create function kernel.condition(kind text) returns text language plpgsql immutable as $$
declare
  below constant text := 'organization_path >= (select kernel.scope_path()) and organization_path < (select kernel.scope_end())';
  above constant text := 'starts_with((select kernel.scope_path()), organization_path)';
begin
  return case kind
    when 'scope' then below
    when 'line' then '(' || below || ') or ' || above
    when 'home' then '(' || below || ') or ' || above || ' or home = (select kernel.scope_home())'
    when 'shared' then '(select kernel.scope_path()) is not null'
    when 'none' then 'false'
  end;
end $$;

create procedure kernel.guard(
  guarded regclass,
  reading text default 'scope',
  writing text default 'scope',
  privileges text default 'select, insert, update')
language plpgsql as $$
declare
  inside constant text := (select relnamespace::regnamespace::text from pg_class where oid = guarded);
begin
  if kernel.condition(reading) is null or kernel.condition(writing) is null then
    raise exception 'no kind of scope: % or %', reading, writing
      using hint = 'Maybe one of scope, line, home, shared, none.';
  end if;
  execute format('grant usage on schema %s to xunfu_app', inside);
  execute format('grant %s on %s to xunfu_app', privileges, guarded);
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  -- migrations, backup and restore act as the owner; the application never does
  execute format('create policy keeping on %s to current_user using (true) with check (true)', guarded);
  execute format('create policy reading on %s for select to xunfu_app using (%s)', guarded, kernel.condition(reading));
  execute format('create policy adding on %s for insert to xunfu_app with check (%s)', guarded, kernel.condition(writing));
  execute format('create policy changing on %s for update to xunfu_app using (%s) with check (%s)',
    guarded, kernel.condition(reading), kernel.condition(writing));
  execute format('create policy removing on %s for delete to xunfu_app using (%s)', guarded, kernel.condition(writing));
end $$;
comment on procedure kernel.guard is
  'puts row level security on a table with columns home and organization_path (kind shared: none needed). scope: own organisation and below; line: also those above; home: also those above and the whole county; shared: every acting post; none: nobody';

create procedure kernel.admit(admitted regclass, role_name text, privileges text default 'select')
language plpgsql as $$
declare
  inside constant text := (select relnamespace::regnamespace::text from pg_class where oid = admitted);
begin
  execute format('grant usage on schema %s to %I', inside, role_name);
  execute format('grant %s on %s to %I', privileges, admitted, role_name);
  execute format('create policy %I on %s to %I using (true) with check (true)', role_name, admitted, role_name);
end $$;
comment on procedure kernel.admit is 'lets a named system post see all rows of a guarded table, within the privileges given';
