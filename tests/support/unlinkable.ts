import { withClient } from '#store/cluster/index.ts';
import type { Voter } from './titles.ts';
import type { TestZone } from './zone.ts';

interface Row {
  readonly table: string;
  readonly text: string;
}

const tablesOf = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' order by 1`;

/** Every row of every table of a node as text, read as the owner of the database, who sees most. */
const everything = (zone: TestZone, node: string): Promise<readonly Row[]> =>
  withClient(zone.cluster.url(node, 'owner'), async (client) => {
    const rows: Row[] = [];
    for (const { name } of (await client.query<{ name: string }>(tablesOf)).rows)
      for (const row of (await client.query<{ text: string }>(`select to_jsonb(t)::text as text from "${name}" t`))
        .rows)
        rows.push({ table: `${node}.${name}`, text: row.text });
    return rows;
  });

/** What only the own ballot of a voter has. */
const marksOf = (voter: Voter): readonly string[] => [
  voter.secret.voteKey,
  voter.secret.prefix,
  ...voter.tokens.map(({ signature }) => signature),
];

/**
 * Looks for what would link a ballot to a person or to a moment, in all tables of all nodes and in everything that was
 * logged. Where a ballot stands (boxes, the letter with a whole box, the board), it must stand among all others of its box, in the
 * order of trackers, without any name of a voter beside it and without an instant of its own.
 */
export const inspectForLinks = async (
  zone: TestZone,
  caseId: string,
  voters: readonly Voter[],
  choices: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const found: string[] = [];
  const people = voters.map(({ member }) => member);
  for (const node of zone.zone.nodes.keys())
    for (const { table, text } of await everything(zone, node)) {
      const ballots = voters.filter((voter) => marksOf(voter).some((mark) => text.includes(mark)));
      if (ballots.length === 0) continue;
      const where = table.split('.')[1] as string;
      if (!['ballot_boxes', 'outbox', 'events', 'cases'].includes(where)) found.push(`${table} holds a ballot`);
      if (where === 'ballot_boxes') {
        if (people.some((one) => text.includes(one))) found.push(`${table} names a voter beside a ballot`);
        if (/\d{4}-\d\d-\d\d/.test(text)) found.push(`${table} keeps a moment`);
        if (ballots.length < 2) found.push(`${table} has a row for a single ballot`);
        found.push(...notSorted(text, table));
      }
      if (where === 'outbox' && people.some((one) => text.includes(one)) && text.includes('ballot.box'))
        found.push(`${table}: the letter with a box names voters`);
      // The blinded request is all that a table may hold beside a name; it must say nothing of the ballot.
      for (const voter of ballots)
        if (where === 'ballot_issues' || where === 'ballot_asks') found.push(`${table} links ${voter.member}`);
    }
  const logged = zone.lines.join('\n');
  for (const voter of voters)
    if (marksOf(voter).some((mark) => logged.includes(mark)))
      found.push(`the log holds the ballot of ${voter.member}`);
  const metrics = await zone.app.inject({ method: 'GET', url: '/metrics' });
  if (metrics.body.includes('/ballots/:id/cast')) found.push('the figures count when ballots are cast');
  if (choices.size !== voters.length) found.push(`only ${choices.size} of ${voters.length} voted in ${caseId}`);
  return found;
};

const notSorted = (text: string, table: string): readonly string[] => {
  const { box } = JSON.parse(text) as { box: { cast: { voteKey: string }[]; kind: string } };
  return Object.keys(box).some((key) => !['kind', 'ballot', 'phase', 'capacity', 'cast'].includes(key)) ||
    box.cast.some((one) => Object.keys(one).sort().join() !== 'choice,prefix,signature,tokens,voteKey')
    ? [`${table} keeps more than the ballots`]
    : [];
};
