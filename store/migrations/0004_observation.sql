-- risk: additive
-- Observation 监测. Readings are records of their own (as files are): the journal holds, per import, what was brought in,
-- from where, by whom and a hash over every reading added, so that the tables can be checked against it, not made from it.

create table observation_sites (
  no int generated always as identity primary key,
  id text not null unique,
  kind text not null check (kind in ('section', 'air', 'outlet', 'vehicle')),
  zh text not null,
  en text not null,
  registered boolean not null default false
);
comment on table observation_sites is 'Places of observation met in imports. Column, coordinates and sides of registered ones are data of the zone.';

create table observation_channels (
  no int generated always as identity primary key,
  source text not null,
  site int not null references observation_sites,
  method text not null check (method in ('manual', 'auto')),
  per_day numeric not null,
  unique (source, site)
);
comment on table observation_channels is 'One source''s readings of one site; with an item it is a series.';
comment on column observation_channels.per_day is 'Readings planned a day: what completeness is counted against.';
create index observation_channels_site on observation_channels (site);

create table observation_shapes (
  no smallint generated always as identity primary key,
  items text[] not null,
  units text[] not null,
  unique (items, units)
);
comment on table observation_shapes is 'Which items, in which units, the places of a row of readings hold.';

create table observation_imports (
  no int generated always as identity primary key,
  id text not null unique,
  source text not null,
  at timestamptz not null,
  name text,
  format text not null,
  content_hash bytea not null,
  rows int not null,
  added int not null,
  known int not null,
  changed int not null,
  errors int not null,
  readings_hash bytea not null,
  doc jsonb not null
);
comment on column observation_imports.readings_hash is 'SHA-256 over the readings this import added, in the order of site, item, instant, version; also in the journal.';
create index observation_imports_at on observation_imports (at desc);

create table observation_readings (
  channel int not null,
  at timestamptz not null,
  version smallint not null,
  shape smallint not null,
  import int not null,
  values numeric[] not null,
  states smallint[],
  flags smallint[],
  shown text[],
  primary key (channel, at, version)
) partition by range (at);
comment on table observation_readings is 'One row per channel and instant, a place per item; one partition per month. Append-only: where an item has another content under its key, a further version of the row holds that item alone.';
comment on column observation_readings.values is 'What a rule compares, unrounded where the source gives a raw value 原始值, with the places it was written with.';
comment on column observation_readings.states is 'Per item: 0 measured, 1 below detection, 2 missing, 3 unplanned, 4 filtered, 5 unreadable. Null: all measured.';
comment on column observation_readings.flags is 'Per item, bits: 1 maintenance, 2 stopped, 4 filtered, 8 below detection, 16 out of range. Null: none.';
comment on column observation_readings.shown is 'What was displayed 发布值, null where it is the text of the value. Null: so for all.';
comment on column observation_readings.import is 'observation_imports.no. No foreign key: it would be asked once per row.';

-- The application role may not create tables; it may ask for the month it is about to write.
create function observation_month(month date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', month)::date;
  part text := 'observation_readings_' || to_char(first, 'YYYYMM');
begin
  if first < date '1950-01-01' or first > date '2100-01-01' then
    raise exception 'month % is out of range', first;
  end if;
  if to_regclass('public.' || part) is null then
    perform pg_advisory_xact_lock(hashtext('observation_month'));
    execute format(
      'create table if not exists public.%I partition of public.observation_readings for values from (%L) to (%L)',
      part, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
  end if;
end $$;

create table observation_marks (
  id bigint generated always as identity primary key,
  channel int not null references observation_channels,
  item text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  flag smallint not null,
  state text not null check (state in ('suspected', 'confirmed', 'dismissed')),
  at timestamptz not null,
  person text,
  reason text,
  unique (channel, item, first_at, last_at, flag, state)
);
comment on table observation_marks is 'What a machine suspects about a run of readings and what a person said: the newest mark of a run counts.';

create table observation_evaluations (
  no bigint generated always as identity,
  site int not null,
  rule text not null,
  edition text not null,
  period text not null,
  rank smallint,
  at timestamptz not null,
  batch text not null,
  inputs_hash bytea not null,
  inputs jsonb not null,
  finding jsonb not null,
  primary key (site, rule, period, edition, inputs_hash)
);
comment on table observation_evaluations is 'Edition, inputs and their hash, result. The newest row of a key counts; earlier ones show what was known before.';
comment on column observation_evaluations.period is 'An instant of a sample, 2021-04-01T04:00:00.000Z, a day, a month 2021-04 or a year.';
comment on column observation_evaluations.rank is 'The class 1…6 or the index, for lists; null: insufficient data.';

create table observation_stations (
  id text primary key,
  source text not null,
  sites text[] not null,
  public_key jsonb not null,
  state text not null check (state in ('active', 'revoked')),
  since timestamptz not null,
  last_seen timestamptz
);
comment on table observation_stations is 'Stations that may send readings over HTTP: one Ed25519 key each, for named sites only.';

create table observation_frozen (
  kind text not null,
  key text not null,
  hash bytea not null,
  at timestamptz not null,
  doc jsonb not null,
  primary key (kind, key, hash)
);
comment on table observation_frozen is 'Inputs frozen before they were judged: of a scoring, of a forecast, of a run. By hash, never changed.';

grant select, insert on
  observation_sites, observation_channels, observation_shapes, observation_imports, observation_readings, observation_marks,
  observation_evaluations, observation_frozen to tongban_app;
grant usage on sequence observation_imports_no_seq to tongban_app;
grant select, insert, update on observation_stations to tongban_app;
