-- risk: additive
-- Figures: counters kept in the transaction of the act, and what nodes have published of them.

create table indicator_cells (
  indicator text not null,
  period text not null,
  dims text not null,
  counter text not null,
  slot smallint not null,
  n bigint not null,
  primary key (indicator, period, dims, counter, slot)
) with (fillfactor = 60);
comment on table indicator_cells is 'Counters of the cases this node answers for. A figure is the sum over slots: transactions of different connections add to different rows and do not wait for each other.';
comment on column indicator_cells.dims is 'JSON object of the dimensions, names in code-unit order.';

create table indicator_snapshots (
  indicator text not null,
  node text not null,
  period text not null,
  revision int not null,
  definition text not null,
  as_of timestamptz not null,
  hash text not null,
  corrects jsonb,
  cells jsonb not null,
  totals jsonb not null,
  jws text not null,
  primary key (indicator, node, period, revision)
);
comment on table indicator_snapshots is 'What nodes have published, each signed by its node. Only ever added to: a correction is a further revision with its reason.';

create table indicator_series (
  indicator text not null,
  node text not null,
  period text not null,
  revision int not null,
  totals jsonb not null,
  primary key (indicator, node, period)
);
comment on table indicator_series is 'The newest revision of each period, for overviews.';
create index indicator_series_newest on indicator_series (indicator, node, period desc);
create index cases_by_opening on cases (mechanism, opened_on desc, id desc);

grant select, insert, update on indicator_cells, indicator_series to tongban_app;
grant select, insert on indicator_snapshots to tongban_app;
