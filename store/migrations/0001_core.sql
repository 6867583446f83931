-- risk: additive
-- The journal is the truth; every other table of this file can be rebuilt from it, except those marked (own).

create table events (
  seq bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  stream text not null,
  version int not null,
  kind text not null,
  at timestamptz not null,
  origin text not null,
  body jsonb,
  salt bytea,
  commitment bytea not null,
  leaf bytea not null,
  origin_leaf bytea,
  unique (stream, version)
);
comment on table events is 'Append-only record of every act (留痕). The application role cannot update or delete it.';
comment on column events.tx is 'Transaction that wrote the event: the sealer takes only what no running transaction can still precede.';
comment on column events.body is 'Null after a lawful erasure: the leaf commits to a salted hash, so the proof survives.';
comment on column events.commitment is 'SHA-256 of a label, the salt and the canonical JSON (RFC 8785) of body: store/leaf.ts.';
comment on column events.leaf is 'RFC 9162 leaf hash over the canonical JSON of stream, version, kind, at, origin, commitments: store/leaf.ts.';
comment on column events.origin_leaf is 'For a mirrored event: the leaf at the node that wrote it.';
create index events_unsealed on events (tx, seq);

create sequence case_numbers;

create table cases (
  id text primary key,
  mechanism text not null,
  matter text not null,
  title text not null,
  state text not null,
  final boolean not null,
  version int not null,
  holder text not null,
  offered_to text,
  receiving_jurisdiction text not null,
  receiving_authority text not null,
  receiving_window text,
  deciding_jurisdiction text not null,
  deciding_authority text not null,
  channel text not null,
  mode text,
  subject_key text,
  subject_name text,
  opened_on date not null,
  closed_on date,
  changed_at timestamptz not null,
  statutory_due date,
  promised_due date,
  next_due date,
  paused boolean not null,
  parent text,
  track text not null,
  doc jsonb not null
);
comment on table cases is 'Projection of case events: one row per case this node holds, has held or takes part in.';
create unique index cases_track on cases (track);
create index cases_inbox on cases (deciding_authority, next_due nulls last, id) where not final;
create index cases_window on cases (receiving_authority, changed_at desc) where not final;
create index cases_by_deciding on cases (deciding_authority, changed_at desc, id);
create index cases_by_receiving on cases (receiving_authority, changed_at desc, id);
create index cases_parent on cases (parent) where parent is not null;
create index cases_closed on cases (closed_on) where closed_on is not null;

create table case_parties (
  case_id text not null references cases on delete cascade,
  key text not null,
  primary key (key, case_id)
);

create table clocks (
  case_id text not null,
  name text not null,
  due date,
  stopped date,
  status text not null check (status in ('running', 'paused', 'stopped', 'unknown')),
  takes text,
  primary key (case_id, name)
);
comment on column clocks.takes is 'The step the clock takes by itself when the term is over.';
create index clocks_due on clocks (due) where status = 'running' and takes is not null;

create table papers (
  number text primary key,
  case_id text not null,
  kind text not null,
  issued_on date not null,
  doc jsonb not null
);
create index papers_case on papers (case_id);

create table credentials (
  id text primary key,
  issuer text not null,
  case_id text not null,
  type text not null,
  subject_key text,
  status text not null,
  status_index int not null,
  issued_on date not null,
  expires date,
  text text not null,
  reason text
);
create unique index credentials_status_index on credentials (issuer, status_index);
create index credentials_case on credentials (case_id);
create index credentials_subject on credentials (subject_key);
create sequence credential_indexes minvalue 0 start 0;

create table entries (
  register text not null,
  key text not null,
  version int not null,
  subject_key text,
  values jsonb not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  case_id text,
  closed_reason text,
  primary key (register, key, version)
);
comment on table entries is 'Every version of every register entry; the newest version per key is the entry now.';
create index entries_subject on entries (register, subject_key);

create table holds (
  register text not null,
  key text not null,
  id text not null,
  hold text not null,
  valid_from date not null,
  valid_until date,
  released_on date,
  released_reason text,
  values jsonb not null,
  recorded_at timestamptz not null,
  case_id text,
  primary key (register, key, id)
);

create table messages (
  case_id text not null,
  version int not null,
  n int not null,
  key text not null,
  at timestamptz not null,
  zh text not null,
  en text not null,
  primary key (case_id, version, n)
);
create index messages_key on messages (key, at desc);

create table desks (
  case_id text primary key,
  assignee text,
  assigned_at timestamptz not null
);
comment on table desks is 'Who has taken a case at this node; projection of desk events.';

create table outbox (
  id bigint generated always as identity primary key,
  peer text not null,
  kind text not null,
  stream text,
  at timestamptz not null,
  payload jsonb not null,
  pair_seq bigint,
  envelope jsonb,
  receipt jsonb,
  attempts int not null default 0,
  last_error text
);
comment on table outbox is '(own) What must reach a peer, written in the transaction of the act that caused it; kept with the receipt as message log.';
create index outbox_unsent on outbox (peer, pair_seq, id) where receipt is null;
create unique index outbox_pair on outbox (peer, pair_seq);
create index outbox_stream on outbox (stream);

create table inbox (
  peer text not null,
  pair_seq bigint not null,
  envelope_id text not null,
  kind text not null,
  stream text,
  at timestamptz not null,
  state text not null check (state in ('done', 'parked', 'refused')),
  problem text,
  envelope jsonb not null,
  receipt jsonb not null,
  primary key (peer, pair_seq)
);
comment on table inbox is '(own) What peers sent, once each, with the receipt given.';
create index inbox_stream on inbox (stream);

create table peers (
  id text primary key,
  keys jsonb not null,
  status text not null default 'active',
  since timestamptz not null default now(),
  last_seen timestamptz
);

create table idempotency (
  actor text not null,
  key text not null,
  request bytea not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (actor, key)
);

create table people (
  id text primary key,
  login text not null unique,
  name text not null,
  kind text not null check (kind in ('staff', 'person', 'organisation')),
  key text,
  password text,
  subject text unique,
  demo boolean not null default false,
  active boolean not null default true
);
comment on table people is '(own) Accounts. key: citizen ID or USCC; subject: issuer and subject of an OpenID provider.';

create table posts (
  person text not null references people,
  authority text not null,
  role text not null,
  window_id text,
  from_day date not null,
  to_day date,
  deputy_for text,
  unique nulls not distinct (person, authority, role, window_id, from_day)
);

create table sessions (
  token bytea primary key,
  person text not null references people,
  csrf text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person text not null,
  name text,
  authority text,
  subject_key text not null,
  case_id text,
  ground text not null,
  what text not null
);
comment on table access_log is '(own) Every reading of personal data: who, when, for which case, on what ground. Shown to the person (data tracker).';
create index access_log_subject on access_log (subject_key, at desc);

create table matters (
  code text not null,
  version int not null,
  from_day date not null,
  to_day date,
  jurisdiction text not null,
  authority text not null,
  basic text not null,
  hash bytea not null,
  doc jsonb not null,
  primary key (code, version)
);

create table authorisations (
  id text primary key,
  doc jsonb not null
);

create table files (
  sha256 text primary key,
  size bigint not null,
  type text not null,
  at timestamptz not null
);
comment on table files is '(own) Contents by hash; the bytes lie beside the database, named by the hash.';

create table file_uses (
  sha256 text not null references files,
  case_id text,
  person text,
  unique nulls not distinct (sha256, case_id, person)
);

create table file_parts (
  sha256 text not null,
  index int not null,
  data bytea not null,
  primary key (sha256, index)
);
comment on table file_parts is '(own) Parts of files still on their way from a peer.';

create table prints (
  id bigint generated always as identity primary key,
  number text not null,
  at timestamptz not null,
  person text not null
);
comment on table prints is '(own) Each printing of a paper: a second one is marked as a reprint.';
create index prints_number on prints (number);

create table tree (
  position bigint primary key,
  seq bigint not null unique,
  tx xid8 not null
);
comment on table tree is 'The order in which events entered the Merkle tree.';

create table tree_nodes (
  level int not null,
  position bigint not null,
  hash bytea not null,
  primary key (level, position)
);

create table checkpoints (
  origin text not null,
  size bigint not null,
  root bytea not null,
  text text not null,
  at timestamptz not null,
  primary key (origin, size)
);
comment on table checkpoints is 'Signed tree heads: our own with the peers'' countersignatures, and the peers'' that we countersigned.';

create table node_state (
  name text primary key,
  value jsonb not null
);
