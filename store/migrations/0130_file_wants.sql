-- risk: additive
-- A file that a case names and this node has not: asked for again until it is here, or no case names it any more. The node that was
-- asked may itself still be fetching it, so another one that takes part is asked next.
create table file_wants (
  case_id text not null,
  sha256 text not null,
  peer text not null,
  tries int not null default 0,
  since timestamptz not null,
  asked_at timestamptz not null,
  primary key (case_id, sha256)
);
create index file_wants_sha256 on file_wants (sha256);
comment on table file_wants is '(own) Files still to be had from a peer; `peer`: who was asked last.';
grant select, insert, update, delete on file_wants to tongban_app;
insert into file_wants (case_id, sha256, peer, since, asked_at)
  select distinct on (o.stream, o.payload->>'sha256') o.stream, o.payload->>'sha256', o.peer, o.at, o.at
  from outbox o where o.kind = 'file.want' and o.stream is not null
    and not exists (select from files f where f.sha256 = o.payload->>'sha256')
  order by o.stream, o.payload->>'sha256', o.id desc;
