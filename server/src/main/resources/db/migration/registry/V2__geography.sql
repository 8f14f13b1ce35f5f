-- How a county lies: what a phone draws without a network, and by which roads one goes.

create table registry.geography (
  county text primary key,
  drawing jsonb not null,
  roads jsonb not null,
  source text not null
);
comment on table registry.geography is 'outline, water, roads and names of a county to draw, and its road graph';
comment on column registry.geography.drawing is 'as the piece geography of a work package, docs/formats.md §3';
comment on column registry.geography.roads is 'nodes (id, lat, lon in degrees) and roads (from, to, metres, kmh)';
call kernel.guard('registry.geography', 'shared', 'none', 'select');
call kernel.admit('registry.geography', 'xunfu_import', 'select, insert, update');
