-- risk: additive
create table copies (
  case_id text not null,
  version int not null,
  person text not null,
  name text not null,
  by_name text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (case_id, version, person)
);
comment on table copies is 'Acts copied to a colleague by name (抄送), and whether they were read; projection of case and copy events.';
create index copies_unread on copies (person) where read_at is null;
grant select, insert, update on copies to tongban_app;

create table saved_queries (
  person text not null,
  id text not null,
  name text not null,
  address text not null,
  saved_at timestamptz not null,
  primary key (person, id)
);
comment on table saved_queries is '(own) Filters a person saved under a name (常用查询): a habit, not an act, so not in the journal.';
grant select, insert, update, delete on saved_queries to tongban_app;
