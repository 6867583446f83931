import type { MirrorLine, MirrorPair, MirrorReport } from '#kernel';
import type { Client, Db } from '../db.ts';
import { appendEvents } from './journal.ts';

/** One statement of a debt between two nodes, as this node knows it. */
export interface StatementRow extends MirrorPair {
  readonly number: number;
  readonly at: string;
  readonly opening: number;
  readonly closing: number;
  readonly lines: readonly MirrorLine[];
  /** The newest batch of our account when it was made or compared. */
  readonly batch: number;
  readonly ownClosing: number | null;
  readonly report: MirrorReport | null;
}

/** The creditor's answer to a statement, at the debtor's. */
export interface AnswerBody extends MirrorPair {
  readonly number: number;
  readonly ownClosing: number;
  readonly report: MirrorReport;
}

const columns = `debtor, creditor, unit, agreement, number, at, opening, closing, lines, batch, own_closing as "ownClosing", report`;
const pairOf = ({ debtor, creditor, unit, agreement }: MirrorPair): readonly string[] => [
  debtor,
  creditor,
  unit,
  agreement,
];

/** Also a rebuild's way. */
export const projectStatement = (client: Client, row: StatementRow): Promise<unknown> =>
  client.query(
    `insert into ledger_statements (debtor, creditor, unit, agreement, number, at, opening, closing, lines, batch, own_closing, report)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...pairOf(row),
      row.number,
      row.at,
      row.opening,
      row.closing,
      JSON.stringify(row.lines),
      row.batch,
      row.ownClosing,
      row.report && JSON.stringify(row.report),
    ],
  );

export const projectAnswer = (client: Client, answer: AnswerBody): Promise<unknown> =>
  client.query(
    `update ledger_statements set own_closing = $6, report = $7
     where debtor = $1 and creditor = $2 and unit = $3 and agreement = $4 and number = $5`,
    [...pairOf(answer), answer.number, answer.ownClosing, JSON.stringify(answer.report)],
  );

const streamOf = (kind: string, pair: MirrorPair): string => `${kind}/${pairOf(pair).join('/')}`;

/** Writes a statement, ours or a peer's: into the journal and the table. */
export const saveStatement = async (client: Client, node: string, at: string, row: StatementRow): Promise<void> => {
  const stream = streamOf('statement', row);
  await appendEvents(client, [
    { stream, version: row.number, kind: 'ledger.statement', at, origin: node, body: row },
  ]);
  await projectStatement(client, row);
};

export const saveAnswer = async (client: Client, node: string, at: string, answer: AnswerBody): Promise<void> => {
  const stream = streamOf('answer', answer);
  await appendEvents(client, [
    { stream, version: answer.number, kind: 'ledger.answer', at, origin: node, body: answer },
  ]);
  await projectAnswer(client, answer);
};

export const lastStatement = async (db: Db, pair: MirrorPair): Promise<StatementRow | undefined> =>
  (
    await db.query<StatementRow>(
      `select ${columns} from ledger_statements where debtor = $1 and creditor = $2 and unit = $3 and agreement = $4 order by number desc limit 1`,
      [...pairOf(pair)],
    )
  ).rows[0];

/** The newest statement of every pair this node has heard of. */
export const latestStatements = async (db: Db): Promise<readonly StatementRow[]> =>
  (
    await db.query<StatementRow>(
      `select distinct on (debtor, creditor, unit, agreement) ${columns} from ledger_statements order by debtor, creditor, unit, agreement, number desc`,
    )
  ).rows;

export const statementsOf = async (db: Db, pair: MirrorPair, limit = 50): Promise<readonly StatementRow[]> =>
  (
    await db.query<StatementRow>(
      `select ${columns} from ledger_statements where debtor = $1 and creditor = $2 and unit = $3 and agreement = $4 order by number desc limit $5`,
      [...pairOf(pair), limit],
    )
  ).rows;

/** A debt as one of its two nodes keeps it. */
export interface MirrorAccount {
  readonly account: string;
  readonly kind: 'due-to' | 'due-from';
  readonly peer: string;
  readonly unit: string;
  readonly agreement: string;
  /** What is owed; never negative. */
  readonly owed: number;
  readonly touched: string | null;
}

export const mirrorAccountsOf = async (db: Db): Promise<readonly MirrorAccount[]> =>
  (
    await db.query<MirrorAccount>(
      `select id as account, split_part(id, '/', 1) as kind, split_part(id, '/', 2) as peer, unit, split_part(id, '/', 4) as agreement,
         abs(posted) as owed, to_timestamp(nullif(touched, 0) / 1000.0) as touched
       from ledger_accounts join ledger_balances using (no) where starts_with(id, 'due-to/') or starts_with(id, 'due-from/') order by id`,
    )
  ).rows;

export interface InFlight {
  readonly id: string;
  readonly peer: string;
  readonly unit: string;
  readonly agreement: string;
  readonly amount: number;
  readonly since: string;
}

/** Changes of debts whose letter has no receipt yet: why the two sides may differ at the moment. */
export const mirrorInFlight = async (db: Db): Promise<readonly InFlight[]> =>
  (
    await db.query<InFlight>(
      `select line ->> 'id' as id, peer, line ->> 'unit' as unit, line ->> 'agreement' as agreement, (line ->> 'amount')::bigint as amount, at as since
       from outbox, json_array_elements(payload -> 'lines') as line where kind = 'ledger.mirror' and receipt is null order by outbox.id`,
    )
  ).rows;
