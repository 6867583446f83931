-- risk: additive
-- Accounts, transfers and reservations: projections of the journal's `ledger/<n>` streams, kept under constraints of their own.

create sequence ledger_batches;
comment on sequence ledger_batches is 'Along one account the numbers of its batches only grow.';

create table ledger_accounts (
  no int generated always as identity primary key,
  id text not null unique,
  unit text not null,
  owner text not null,
  opened_at timestamptz not null,
  terms jsonb
);
comment on table ledger_accounts is 'What never changes about an account.';
comment on column ledger_accounts.terms is 'Limits, purse and tags, where there are any.';
create index ledger_accounts_owner on ledger_accounts (owner, unit);

create table ledger_balances (
  no int primary key,
  batch bigint not null default 0,
  posted bigint not null default 0,
  held_out bigint not null default 0,
  held_in bigint not null default 0,
  touched bigint not null default 0,
  floor bigint,
  ceiling bigint,
  closed_on date,
  constraint ledger_never_overdrawn check (posted - held_out >= floor),
  constraint ledger_never_overfull check (posted + held_in <= ceiling),
  constraint ledger_holds_not_negative check (held_out >= 0 and held_in >= 0)
) with (fillfactor = 50);
comment on table ledger_balances is 'What changes: a narrow row per account, so that every change stays within its page.';
comment on column ledger_balances.batch is 'The batch that wrote the row last. Numbers are never used twice, so a writer that finds the one it knows has missed nothing. Negative once closed.';
comment on column ledger_balances.posted is 'Credited less debited. Over all accounts of a unit it sums to zero.';
comment on column ledger_balances.touched is 'Milliseconds since 1970 of the last posting: instants never go back along an account.';

create table ledger_transfers (
  batch bigint not null,
  amount bigint not null,
  debit_after bigint,
  credit_after bigint,
  debit_before bigint,
  credit_before bigint,
  at timestamptz not null,
  n int not null,
  debit int,
  credit int,
  day date not null,
  expires date,
  kind smallint not null,
  outcome smallint not null,
  id text primary key,
  ref text,
  memo text,
  asked text,
  check (outcome <> 0 or (amount >= 0 and debit is not null and credit is not null and debit <> credit))
);
comment on table ledger_transfers is 'Append-only: every transfer asked for and what came of it (outcome 0: posted). An id is answered once, for good.';
comment on column ledger_transfers.debit is 'ledger_accounts.no. No foreign key: it would lock each account once more per transfer, and nobody may delete accounts.';
comment on column ledger_transfers.asked is 'The content of a refused transfer, to know a repetition by.';
comment on column ledger_transfers.debit_before is
  'The batch in which the account occurs before this one, 0 if in none: with ledger_balances.batch a chain through its history.';
-- Both grow at their end only, however many accounts there are. An index by account would cost a random page per transfer.
create index ledger_transfers_debit on ledger_transfers (batch, debit) where outcome = 0;
create index ledger_transfers_credit on ledger_transfers (batch, credit) where outcome = 0;
create index ledger_transfers_reversals on ledger_transfers (ref) where kind = 5 and outcome = 0;

create table ledger_reservations (
  id text primary key,
  debit int not null,
  credit int not null,
  amount bigint not null,
  committed bigint not null default 0,
  released bigint not null default 0,
  day date not null,
  expires date,
  ended text check (ended in ('committed', 'released', 'expired')),
  constraint ledger_reservation_not_exceeded check (committed >= 0 and released >= 0 and committed + released <= amount),
  constraint ledger_reservation_ended check ((ended is not null) = (committed + released = amount))
) with (fillfactor = 80);
create index ledger_reservations_expiring on ledger_reservations (expires, id) where ended is null and expires is not null;
create index ledger_reservations_open on ledger_reservations (debit, day) where ended is null;

create table ledger_used (
  account int not null references ledger_accounts,
  way text not null check (way in ('out', 'in')),
  period text not null,
  used bigint not null,
  max bigint not null,
  primary key (account, way, period),
  constraint ledger_limit_not_exceeded check (used <= max)
) with (fillfactor = 80);
comment on table ledger_used is 'How much of a limited period is used: `2021-09-16`, `2021-09` or `2021`.';

grant usage on sequence ledger_batches to tongban_app;
grant select, insert on ledger_accounts, ledger_balances, ledger_transfers to tongban_app;
grant update (batch, posted, held_out, held_in, touched, closed_on) on ledger_balances to tongban_app;
grant select, insert, update on ledger_reservations, ledger_used to tongban_app;
