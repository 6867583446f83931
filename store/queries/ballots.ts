import type { BallotBox, CaseState, Hex } from '#kernel';
import type { Client, Db } from '../db.ts';

/** Cases whose ballot waits for something nodes do by themselves. */
export const ballotCases = async (db: Db): Promise<readonly CaseState[]> =>
  (
    await db.query<{ doc: CaseState }>(
      `select doc from cases where doc #>> '{facts,ballot,phase}' in ('keys', 'books', 'boxes') order by id limit 100`,
    )
  ).rows.map(({ doc }) => doc);

/** Open cases with a ballot in which one of these members may vote. */
export const casesForElectors = async (db: Db, members: readonly string[]): Promise<readonly CaseState[]> =>
  (
    await db.query<{ doc: CaseState }>(
      `select doc from cases where doc #>> '{facts,ballot,phase}' is not null and not final
         and exists (select 1 from jsonb_array_elements(doc #> '{facts,ballot,electors}') e where e ->> 'member' = any($1))
       order by id limit 300`,
      [members],
    )
  ).rows.map(({ doc }) => doc);

/** Ballots of which something is kept here though they are counted: it goes. */
export const countedBallots = async (db: Db): Promise<readonly string[]> =>
  (
    await db.query<{ ballot: string }>(
      `select b.ballot from (select ballot from ballot_keys union select ballot from ballot_boxes union select ballot from ballot_asks) b
       join cases on doc #>> '{facts,ballot,id}' = b.ballot where doc #>> '{facts,ballot,phase}' = 'counted'`,
    )
  ).rows.map(({ ballot }) => ballot);

export const forgetBallot = async (client: Client, ballot: string): Promise<void> => {
  for (const table of ['ballot_keys', 'ballot_issues', 'ballot_asks', 'ballot_boxes', 'ballot_told'])
    await client.query(`delete from ${table} where ballot = $1`, [ballot]);
};

export interface IssuerRow {
  readonly public_key: string;
  readonly private_key: string | null;
}

/** This node's key for a ballot. With `lock`, until the end of the transaction: a book is not closed while it is written. */
export const issuerRow = async (db: Db, ballot: string, lock = false): Promise<IssuerRow | undefined> =>
  (
    await db.query<IssuerRow>(
      `select public_key, private_key from ballot_keys where ballot = $1${lock ? ' for update' : ''}`,
      [ballot],
    )
  ).rows[0];

/** Keeps a fresh key; the one that was there first stays. */
export const keepIssuer = async (
  db: Db,
  ballot: string,
  caseId: string,
  key: { readonly publicKey: string; readonly privateKey: string },
): Promise<void> => {
  await db.query(
    'insert into ballot_keys (ballot, case_id, public_key, private_key) values ($1, $2, $3, $4) on conflict do nothing',
    [ballot, caseId, key.publicKey, key.privateKey],
  );
};

export const bookOf = async (
  db: Db,
  ballot: string,
): Promise<readonly { readonly voter: string; readonly blinded: Hex }[]> =>
  (
    await db.query<{ voter: string; blinded: Hex }>(
      'select voter, blinded from ballot_issues where ballot = $1 order by voter',
      [ballot],
    )
  ).rows;

export const enterBook = (client: Client, ballot: string, voter: string, blinded: Hex): Promise<unknown> =>
  client.query('insert into ballot_issues (ballot, voter, blinded) values ($1, $2, $3)', [ballot, voter, blinded]);

/** The private half goes when the book is closed: nobody can make credentials afterwards, not even this node. */
export const dropPrivateKey = (client: Client, ballot: string): Promise<unknown> =>
  client.query('update ballot_keys set private_key = null where ballot = $1', [ballot]);

export interface Ask {
  readonly issuer: string;
  readonly blinded: Hex;
  readonly answer: unknown;
}

export const asksOf = async (db: Db, ballot: string, voter: string): Promise<readonly Ask[]> =>
  (
    await db.query<Ask>('select issuer, blinded, answer from ballot_asks where ballot = $1 and voter = $2', [
      ballot,
      voter,
    ])
  ).rows;

/** True when it was not asked before. */
export const keepAsk = async (
  client: Client,
  ballot: string,
  voter: string,
  issuer: string,
  blinded: Hex,
): Promise<boolean> =>
  ((
    await client.query(
      'insert into ballot_asks (ballot, voter, issuer, blinded) values ($1, $2, $3, $4) on conflict do nothing',
      [ballot, voter, issuer, blinded],
    )
  ).rowCount ?? 0) > 0;

export const answerAsk = (
  client: Client,
  ballot: string,
  voter: string,
  issuer: string,
  answer: unknown,
): Promise<unknown> =>
  client.query('update ballot_asks set answer = $4 where ballot = $1 and voter = $2 and issuer = $3', [
    ballot,
    voter,
    issuer,
    JSON.stringify(answer),
  ]);

/** As if it had not been asked. */
export const forgetAsk = (client: Client, ballot: string, voter: string, issuer: string): Promise<unknown> =>
  client.query('delete from ballot_asks where ballot = $1 and voter = $2 and issuer = $3', [ballot, voter, issuer]);

/** The sealed box of this node; `box`: as a release before kept it. */
export const ownBox = async (
  db: Db,
  ballot: string,
  node: string,
): Promise<{ readonly sealed: Buffer | null; readonly box: BallotBox | null } | undefined> =>
  (
    await db.query<{ sealed: Buffer | null; box: BallotBox | null }>(
      'select sealed, box from ballot_boxes where ballot = $1 and node = $2',
      [ballot, node],
    )
  ).rows[0];

export const saveSealed = (client: Client, ballot: string, node: string, sealed: Buffer): Promise<unknown> =>
  client.query(
    `insert into ballot_boxes (ballot, node, sealed) values ($1, $2, $3)
     on conflict (ballot, node) do update set sealed = excluded.sealed, box = null`,
    [ballot, node, sealed],
  );

/** A box that another node handed in, whole, after casting. */
export const saveBox = (client: Client, ballot: string, node: string, box: BallotBox): Promise<unknown> =>
  client.query(
    `insert into ballot_boxes (ballot, node, box) values ($1, $2, $3)
     on conflict (ballot, node) do update set box = excluded.box`,
    [ballot, node, JSON.stringify(box)],
  );

/** Boxes that other nodes handed in. */
export const boxesOf = async (
  db: Db,
  ballot: string,
): Promise<readonly { readonly node: string; readonly box: BallotBox }[]> =>
  (
    await db.query<{ node: string; box: BallotBox }>(
      'select node, box from ballot_boxes where ballot = $1 and box is not null order by node',
      [ballot],
    )
  ).rows;

/** True the first time; afterwards this part was handed over already. */
export const tellOnce = async (client: Client, ballot: string, what: string): Promise<boolean> =>
  ((
    await client.query('insert into ballot_told (ballot, what) values ($1, $2) on conflict do nothing', [
      ballot,
      what,
    ])
  ).rowCount ?? 0) > 0;

/** Every counted board on record here, for the audit. */
export const boardsOnRecord = async (
  db: Db,
): Promise<readonly { readonly case_id: string; readonly ballot: unknown }[]> =>
  (
    await db.query<{ case_id: string; ballot: unknown }>(
      `select id as case_id, doc #> '{facts,ballot}' as ballot from cases where doc #>> '{facts,ballot,phase}' = 'counted' order by id`,
    )
  ).rows;
