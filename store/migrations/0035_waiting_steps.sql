-- risk: additive
-- A step that a letter or another step causes, and that must ask a source elsewhere first, waits here until it was asked (docs/decisions/0015).
create table waiting_steps (
  id uuid primary key default gen_random_uuid(),
  case_id text not null,
  step text not null,
  kind text not null check (kind in ('afar', 'takes', 'follows')),
  command jsonb not null,
  asked_by jsonb,
  at timestamptz not null,
  tries int not null default 0,
  tried_at timestamptz,
  problem text
);
comment on table waiting_steps is 'afar: a person at another node asked for it; takes: custody is offered to this node; follows: it follows from an act.';
comment on column waiting_steps.asked_by is 'afar: the peer and the number of its request, which gets the answer.';
create index waiting_steps_case on waiting_steps (case_id);
grant select, insert, update, delete on waiting_steps to tongban_app;
