-- risk: additive
-- Facts that lie elsewhere: requests between nodes as each side knows them, what decisions rested on, and what peers publish.

create table evidence (
  id text not null,
  side text not null check (side in ('asker', 'keeper')),
  case_id text not null,
  name text not null,
  peer text not null,
  register text not null,
  question text not null,
  status text not null,
  dispute text,
  subjects text[] not null,
  entries text[] not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  doc jsonb not null,
  primary key (id, side)
);
comment on table evidence is 'Requests for facts (取证), at the node that asks and at the node that keeps the register; projection of evidence events.';
comment on column evidence.subjects is 'Identity numbers of those it is about: their data tracker shows it at both sides.';
comment on column evidence.entries is 'What the answer stands on, as register/key: found again when the entry is corrected.';
create index evidence_case on evidence (case_id, asked_at);
create index evidence_subjects on evidence using gin (subjects);
create index evidence_entries on evidence using gin (entries) where side = 'keeper';

create table case_rests (
  case_id text not null,
  version int not null,
  n int not null,
  evidence text not null,
  primary key (case_id, version, n)
);
comment on table case_rests is 'Which answers a decision rested on: cases to look at again when an answer is corrected.';
create index case_rests_evidence on case_rests (evidence);

create table published_entries (
  source text not null,
  register text not null,
  key text not null,
  version int not null,
  values jsonb not null,
  valid_from date not null,
  valid_to date,
  closed boolean not null,
  recorded_at timestamptz not null,
  subjects text[] not null,
  primary key (register, key, source)
);
comment on table published_entries is 'Newest version of each entry a peer publishes; projection of published events.';
create index published_subjects on published_entries using gin (subjects);

grant select, insert, update on evidence, published_entries to tongban_app;
grant select, insert on case_rests to tongban_app;
