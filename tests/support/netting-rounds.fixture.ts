/**
 * A zone in a process of its own that posts numbered debts between three treasuries and settles them in rounds, until all are settled or
 * it is killed; started again it goes on where its databases say it was. Prints a line per act.
 */

import { type Actor, dueTo, type Owed, type Place } from '#kernel';
import { startZone } from '#server/boot/zone.ts';
import { load } from '#server/load.ts';
import type { Node } from '#server/node.ts';
import { mirrorLetters } from '#server/settlement/letters.ts';
import { reachCluster } from '#store/cluster/index.ts';
import { transaction } from '#store/db.ts';
import { ensureAccounts, postWithin, readBalance } from '#store/ledger/index.ts';
import { caseById } from '#store/queries/cases.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { netProgram } from './netting.ts';
import { debtAt, perRound } from './netting-debts.ts';

const [home = '', upTo = '0'] = process.argv.slice(2);
const count = Number(upTo);
const at = '2021-09-01T02:00:00.000Z';
const loaded = await load('delta');
const program = netProgram({
  ...loaded,
  zone: { ...loaded.zone, matters: () => loaded.zone.matters().slice(0, 50) },
});
const options = { home, hosted: [], origin: 'http://tongban.test', demo: true, now: () => at, log: () => {} };
const zone = await startZone({ ...options, program, cluster: await reachCluster({ home, log: () => {} }) });
const nodeOf = (id: string): Node => zone.nodes.get(id) as Node;
const committee = nodeOf('committee');
const { pool } = committee.runtime;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** The server may be killed at any moment: whoever lost the connection asks again. */
const insisting = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 400) throw error;
      await pause(50);
    }
  }
};

const owes = (to: string): string => dueTo(to, 'fen', 'innovation-voucher');
/** As a step posts it: the debt and the letter about it in one transaction. Posted before, it is nothing. */
const post = (n: number): Promise<void> =>
  insisting(async () => {
    const { from, to, amount } = debtAt(n);
    const node = nodeOf(from);
    const context = { node: from, at, day: '2021-09-01', cause: 'test' };
    await transaction(node.runtime.pool, async (client) => {
      const owed = owes(to);
      const accounts = [
        { id: 'abroad/test/2021', unit: 'fen', owner: 'test', ceiling: 0 },
        { id: owed, unit: 'fen', owner: to },
      ];
      const opened = await ensureAccounts(client, accounts, context);
      if (!opened.ok) throw new Error(opened.says[1]);
      const posted = await postWithin(
        client,
        [{ id: `debt/${n}`, debit: 'abroad/test/2021', credit: owed, amount }],
        context,
      );
      if (!posted.ok) throw new Error(posted.says[1]);
      await enqueue(client, [...mirrorLetters(posted.value, at)]);
    });
    node.wake();
  });

const place: Place = { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' };
const staff = (role: string): Actor => ({
  kind: 'staff',
  node: 'committee',
  person: `p-${role}`,
  name: role,
  posts: [{ authority: 'committee', role, from: '2020-01-01' }],
});
const matter = program.zone.further?.().find((one) => one.basic === '911620001500');
const account = 'NET-1';
const submit = async (step: string, role: string, facts: object = {}): Promise<void> => {
  const opening = {
    mechanism: 'innovation-voucher',
    matter: { code: matter?.code ?? '', version: matter?.version ?? 1, title: matter?.title ?? '' },
    receiving: place,
    deciding: place,
    channel: 'online',
  } as const;
  const done = await committee.executor.submit({
    command: {
      case: account,
      step,
      actor: staff(role),
      facts: facts as Record<string, unknown>,
      ...(step === 'openClearing' && { opening }),
    },
  });
  if (!done.ok && done.code !== 'step-closed') console.error(step, JSON.stringify(done));
};

/** Pays in what the payments of the round need and the sub-accounts lack. */
const payIn = async (payments: readonly Owed[]): Promise<void> => {
  const places: Readonly<Record<string, string>> = { shanghai: '310000', jiangsu: '320000', zhejiang: '330000' };
  const needed = new Map<string, number>();
  for (const { from, amount } of payments) needed.set(from, (needed.get(from) ?? 0) + amount);
  for (const [node, amount] of needed) {
    const { balance } = await transaction(pool, (client) => readBalance(client, `platform/committee/${node}`));
    if (balance < amount)
      await submit('payIn', 'officer', { member: places[node], deposit: amount - balance, serial: 'B' });
  }
};

/** Whoever is owed posts a debt under the same id, so ids are counted, not postings. */
const posted = async (): Promise<number> => {
  const ids = new Set<string>();
  for (const { runtime } of zone.nodes.values()) {
    const { rows } = await runtime.pool.query<{ id: string }>(
      `select id from ledger_transfers where id like 'debt/%'`,
    );
    for (const { id } of rows) ids.add(id);
  }
  return ids.size;
};

let round = -1;
for (;;) {
  const state = await insisting(() => caseById(pool, account));
  const next = (state?.facts.round as number | undefined) ?? 0;
  if (
    state?.state === 'clearingOpen' &&
    next * perRound >= count &&
    (await insisting(posted)) >= count &&
    next > count / perRound
  )
    break;
  if (next !== round) console.log(`round ${next}`);
  round = next;
  await insisting(async () => {
    if (!state) return submit('openClearing', 'officer', { year: '2021' });
    if (state.state === 'clearingReady') {
      await payIn((state.facts.netPayments ?? []) as readonly Owed[]);
      return submit('settleNet', 'head');
    }
    if (state.state !== 'clearingOpen') return;
    // Some before the round is called, with those a kill kept from being posted, the rest while the members answer.
    const [first, last] = [next * perRound, Math.min(count, (next + 1) * perRound)];
    for (let n = 0; n < Math.min(count, first + perRound / 2); n++) await post(n);
    console.log(`posted ${first}`);
    const during = Array.from({ length: Math.max(0, last - first - perRound / 2) }, (_, k) =>
      post(first + perRound / 2 + k),
    );
    await Promise.all([submit('callNet', 'officer'), ...during]);
  });
  for (const node of zone.nodes.values()) node.wake();
  await pause(30);
}
console.log('settled');
process.exit(0);
