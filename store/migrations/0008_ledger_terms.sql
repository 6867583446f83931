-- risk: additive
-- Limits and ceilings of accounts follow the law: what else an account was opened with stays as it is.

grant update (terms) on ledger_accounts to tongban_app;
grant update (ceiling) on ledger_balances to tongban_app;
