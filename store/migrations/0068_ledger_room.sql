-- risk: additive
-- The server clears a page of old versions at every touch once less of it is free than its fillfactor reserves: at 50 that was
-- every time, a fifth of the cost of a balance. Rows are now born with as much `room` as they take, and lose it at their first change:
-- pages stay half free, and are cleared only when they fill up.
alter table ledger_balances add column room text;
alter table ledger_balances set (fillfactor = 90);
comment on column ledger_balances.room is 'Nothing: the place of the next version of the row, given up at its first change.';
comment on table ledger_balances is 'What changes: a narrow row per account, so that every change stays within its page.';
grant update (room) on ledger_balances to tongban_app;

-- One index for both sides: within a batch the few transfers of an account are found by looking at the batch.
create index ledger_transfers_batch on ledger_transfers (batch) where outcome = 0;
drop index ledger_transfers_debit;
drop index ledger_transfers_credit;
