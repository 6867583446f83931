-- risk: additive
-- A term in working hours ends at an instant; whoever must be told when it has passed (督办) is told once, at both sides.
alter table clocks add column due_at timestamptz, add column tells boolean not null default false;
comment on column clocks.tells is 'Somebody is told when the term is over, though no step is taken.';
create index clocks_tells on clocks (due) where status = 'running' and tells;

create table alarms (
  case_id text not null,
  clock text not null,
  due date not null,
  role text not null,
  places text[] not null,
  due_at timestamptz,
  at timestamptz not null,
  zh text not null,
  en text not null,
  primary key (case_id, clock, due, role)
);
create index alarms_places on alarms using gin (places);
grant select, insert on alarms to tongban_app;
