import assert from 'node:assert/strict';
import type { TestPerson, TestZone } from './zone.ts';

/** What each node knows of a case and of the letters about it: for the message of a test that waited in vain. */
export const whereabouts = async ({ zone, lines }: TestZone, id: string): Promise<string> => {
  const told: string[] = [];
  for (const { id: node, runtime } of zone.nodes.values()) {
    const ask = async (what: string, text: string): Promise<void> => {
      for (const row of (await runtime.pool.query(text, text.includes('$1') ? [id] : [])).rows)
        told.push(`${node} ${what} ${JSON.stringify(row)}`);
    };
    await ask('case', 'select state, version, holder, offered_to from cases where id = $1');
    await ask(
      'got',
      `select peer, pair_seq, kind, state, problem from inbox where stream = $1 order by peer, pair_seq`,
    );
    await ask('not taken', `select peer, pair_seq, kind, stream, state, problem from inbox where state <> 'done'`);
    await ask(
      'sent',
      'select peer, pair_seq, kind, receipt is not null as received, attempts, last_error from outbox where stream = $1 order by id',
    );
    await ask('kept', 'select peer, kind, stream, attempts, last_error from outbox where receipt is null');
    await ask('waits', 'select case_id, step, tries, problem from waiting_steps');
  }
  return [...told, ...lines.slice(-20)].join('\n');
};

/** Letters of different pairs overtake each other, and one that came too early is sent again: until then somebody must wait. */
export const until = async (
  zone: TestZone,
  there: () => Promise<boolean>,
  waited: () => Promise<string>,
): Promise<void> => {
  for (let n = 0; n < 80; n++) {
    if (await there()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
    for (const node of zone.zone.nodes.values()) node.wake();
    await zone.settle();
  }
  assert.fail(await waited());
};

/** Waits until a reader sees the case in that state. */
export const comesTo = (zone: TestZone, by: TestPerson, id: string, state: string): Promise<void> =>
  until(
    zone,
    async () => ((await by.get(`/cases/${id}`)).body as { state?: string }).state === state,
    async () => `${id} did not come to "${state}"\n${await whereabouts(zone, id)}`,
  );
