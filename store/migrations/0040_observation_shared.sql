-- risk: additive
-- Readings of stations that a node keeps are published to its peers: what each was told, and what came from them and waits
-- to be brought in, each batch in a transaction of its own.

create table observation_told (
  kind text not null check (kind in ('import', 'mark')),
  no bigint not null,
  peer text not null,
  primary key (peer, kind, no)
);
comment on table observation_told is 'Imports and marks a peer has been told of. Named one by one: numbers are not committed in their order.';

create table observation_arrived (
  no bigint generated always as identity primary key,
  peer text not null,
  letter text not null,
  at timestamptz not null,
  body jsonb not null,
  tries int not null default 0,
  problem text,
  unique (peer, letter)
);
comment on table observation_arrived is 'Batches of readings from peers that wait to be brought in. A repeated one adds nothing.';

grant select, insert on observation_told to tongban_app;
grant select, insert, update, delete on observation_arrived to tongban_app;
