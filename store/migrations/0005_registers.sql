-- risk: additive
-- Registers as a noun: closed versions, the order of entry of holds, the entries as they stand, and what no two may say at once.

alter table entries add column closed boolean not null default false;
create index entries_recorded on entries (register, key, recorded_at);

alter table holds
  add column sort text not null default 'plain' check (sort in ('waiting', 'ranked', 'sole', 'plain')),
  add column seq int not null default 1,
  add column lasts jsonb,
  add column renewals jsonb not null default '[]',
  add column released_at timestamptz,
  add column released_case text;
comment on column holds.sort is 'How holds of the kind stand to each other: 轮候 waiting, 顺位 ranked, one at most, plain.';
comment on column holds.seq is 'Order of entry on this entry, never given twice: rank and 轮候 follow from it.';
create unique index holds_order on holds (register, key, seq);
create unique index holds_sole on holds (register, key, hold) where sort = 'sole' and released_on is null;

create table register_entries (
  register text not null,
  key text not null,
  version int not null,
  authority text not null,
  values jsonb not null,
  valid_from date not null,
  valid_to date,
  closed boolean not null,
  case_id text,
  changed_at timestamptz not null,
  primary key (register, key)
) with (fillfactor = 80);
comment on table register_entries is 'The newest version of each entry. authority: who keeps it, and whose posts may search it.';
create index register_entries_authority on register_entries (register, authority, key);

create table register_subjects (
  register text not null,
  key text not null,
  subject_key text not null,
  primary key (register, subject_key, key)
);
comment on table register_subjects is 'Whom the newest version is about; co-owners have a row each.';
create index register_subjects_entry on register_subjects (register, key);

-- Equality as overlap of one-point ranges: GiST has it for ranges without btree_gist, which the embedded server lacks.
create table register_claims (
  register text not null,
  key text not null,
  name text not null,
  value text not null,
  valid daterange not null,
  point numrange not null,
  constraint register_claims_once exclude using gist (point with &&, valid with &&)
);
comment on table register_claims is 'What only one entry of a register may say on one day. point: 120 bits of SHA-256 over register, name and value.';
create index register_claims_entry on register_claims (register, key);

grant select, insert, update on register_entries to tongban_app;
grant select, insert, delete on register_subjects, register_claims to tongban_app;
