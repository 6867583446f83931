-- risk: additive
-- Statements between nodes: the debtor's, what the creditor answered, and positions of others for netting.

create table ledger_statements (
  debtor text not null,
  creditor text not null,
  unit text not null,
  agreement text not null,
  number int not null,
  at timestamptz not null,
  opening bigint not null,
  closing bigint not null,
  lines jsonb not null,
  batch bigint not null default 0,
  own_closing bigint,
  report jsonb,
  primary key (debtor, creditor, unit, agreement, number)
);
comment on table ledger_statements is 'A projection of the journal. Without lines: a position that another pair announced.';
comment on column ledger_statements.batch is 'The newest batch of this node''s account when it was made or compared: the next one begins after it.';
comment on column ledger_statements.own_closing is 'What the creditor''s books said when the statement arrived; unknown to others than the two.';
comment on column ledger_statements.report is 'How the two sides compare, line by line; null until the creditor has answered.';

grant select, insert on ledger_statements to tongban_app;
grant update (own_closing, report) on ledger_statements to tongban_app;
