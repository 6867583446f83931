import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import {
  type Actor,
  type CaseEvent,
  type EntryHistory,
  entryAsOf,
  entryName,
  foldRegister,
  isRegisterEffect,
  noHistory,
  type Opening,
  type Post,
  standingHolds,
} from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import type { Node } from '#server/node.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { historyAsOf, loadHistories } from '#store/queries/register-histories.ts';
import { appearance, buyer, matterCode, seller, takeOverTitles } from './support/estate.ts';
import { inLanes } from './support/title-race.ts';
import { type TestZone, testZone } from './support/zone.ts';

/** 200 conflicting acts on one title, all at once, through the executor on the real PostgreSQL. */

let zone: TestZone;
let node: Node;
const people = [buyer.key, '320509198506150125', '310229195512314337', '33042119920304008X'];
const bank = { kind: 'organisation', key: '91310118MA0000015P', name: '示例银行' };
const post = (role: string): Post => ({ authority: 'wj-land', role, from: '2020-01-01' });
const staff = (name: string, ...roles: string[]): Actor => ({
  kind: 'staff',
  node: 'jiangsu',
  person: name,
  name,
  posts: roles.map(post),
});
const officer = staff('officer', 'officer', 'window');
const head = staff('head', 'head');
const owner: Actor = { kind: 'party', node: 'jiangsu', person: 'owner', key: seller.key };
const place = { jurisdiction: '320509', authority: 'wj-land', node: 'jiangsu' };

const opening = (basic: string): Opening => {
  const code = matterCode(zone, basic, '320509');
  return {
    mechanism: 'real-estate',
    matter: { code, version: 1, title: basic },
    receiving: place,
    deciding: place,
    channel: 'window',
  };
};
let n = 0;
const submit = async (id: string, step: string, actor: Actor, facts: object = {}, basic?: string, note?: string) =>
  node.executor.submit({
    command: {
      case: id,
      step,
      actor,
      facts: facts as Record<string, unknown>,
      ...(basic && { opening: opening(basic) }),
      ...(note && { note }),
    },
  });
const must = async (...given: Parameters<typeof submit>): Promise<void> => {
  const result = await submit(...given);
  assert(result.ok, `${given[1]}: ${JSON.stringify(result)}`);
};

/** A sale or a mortgage of the title, examined and ready to be entered. */
const ready = async (unit: string, sale: boolean): Promise<string> => {
  const id = `RACE-${String(++n).padStart(6, '0')}`;
  const key = people[n % people.length] as string;
  const other = sale ? { kind: 'person', key, name: `买受人${n}` } : bank;
  const facts = {
    unit,
    applicant: seller,
    holderSide: [{ party: seller }],
    otherSide: [{ party: other }],
    second: other,
    ...(sale ? { price: 100, taxPaid: 3, taxReceipt: 'T' } : { mortgage: { amount: 100 } }),
  };
  await must(id, 'draft', officer, facts, sale ? '910807000200' : '910807000300');
  await must(id, 'appear', officer, { appearing: seller, appearance });
  await must(id, 'appear', officer, { appearing: other, appearance });
  await must(id, 'handOver', officer);
  await must(id, 'accept', officer);
  await must(id, 'collectFee', officer, { feePaid: 8000, feeReceipt: 'R' });
  await must(id, 'check', officer, { buyerInformed: true });
  return id;
};

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  node = zone.zone.nodes.get('jiangsu') as Node;
  await takeOverTitles(zone, '320509');
});
after(() => zone.stop());

const history = async (unit: string): Promise<EntryHistory> =>
  (await loadHistories(node.runtime.pool, [{ register: 'titles', key: unit }])).get(
    entryName('titles', unit),
  ) as EntryHistory;

/** What the journal says the entry is: every register effect of every case that touched it, folded in the order of their versions. */
const refolded = async (unit: string, cases: readonly string[]): Promise<EntryHistory> => {
  const spec = zone.program.mechanism('real-estate').registers?.titles;
  const all = (await Promise.all(cases.map((id) => eventsOf<CaseEvent>(node.runtime.pool, id))))
    .flat()
    .sort((a, b) => a.seq - b.seq);
  let folded = noHistory('titles', unit);
  for (const { body } of all)
    for (const effect of body.effects.filter(isRegisterEffect)) {
      if (effect.key !== unit) continue;
      const next = foldRegister(folded, effect, { at: body.at, day: body.day, case: body.case }, spec);
      assert(next.ok, `the journal itself does not fold: ${body.case} ${body.step} ${JSON.stringify(next)}`);
      folded = next.value;
    }
  return folded;
};

const units = ['320509005012GB00107F00030201', '320509005012GB00107F00039001'];

const took = new Map<string, number>();
const named = new Set(['ok', 'step-not-open', 'firstInLine', 'notBlocked', 'holdersApply']);

test('no interleaving of 200 conflicting acts on one title ends with two owners, a lost hold or a broken rank', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.noBias(fc.nat(1_000_000)), { minLength: 200, maxLength: 200 }), async (dice) => {
      const unit = units.shift() as string;
      // Loans first: once it is sold nothing of the seller's is left to be seized or mortgaged.
      const loans = await Promise.all(Array.from({ length: 8 }, () => ready(unit, false)));
      const sales = await Promise.all(Array.from({ length: 8 }, () => ready(unit, true)));
      const waiting = [...loans, ...sales];
      const opened: string[] = [];
      const seized: string[] = [];
      const settled = new Set<string>();
      const codes = new Map<string, number>();
      const debtors = [seller, { kind: 'person', key: people[1], name: 'x' }];
      await inLanes(dice, 25, async (die) => {
        const kind = die % 20;
        const open = waiting.filter((one) => !settled.has(one));
        // Half of them the first two in line, the others anybody.
        const line = die % 40 < 20 && open.length > 1 ? open.slice(0, 2) : waiting;
        const id = line[Math.floor(die / 40) % line.length] as string;
        const fresh = `ACT-${String(++n).padStart(6, '0')}`;
        const served = {
          unit,
          court: `法院${n}`,
          document: 'D',
          debtor: debtors[die % 40 < 30 ? 0 : 1],
          seizureTerm: { n: 1, unit: 'y' },
        };
        const lifted = kind >= 3 && kind <= 7 ? seized.shift() : undefined;
        const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
          ['withdraw', () => submit(id, 'withdraw', owner)],
          ['serveSeizure', () => submit(fresh, 'serveSeizure', officer, served, '910807001000')],
          [
            'annotate',
            () => submit(fresh, 'annotate', officer, { unit, note: 'residence', document: 'D' }, '910807001100'),
          ],
        ];
        const [name, act] = lifted
          ? (['liftSeizure', () => submit(lifted, 'liftSeizure', officer, { document: '解封' })] as const)
          : (acts[kind] ?? (['enter', () => submit(id, 'enter', head)] as const));
        const result = (await act()) as { ok: boolean; code?: string; value?: { state: string } };
        codes.set(result.code ?? 'ok', (codes.get(result.code ?? 'ok') ?? 0) + 1);
        if (!result.ok) return;
        took.set(name, (took.get(name) ?? 0) + 1);
        if (name === 'enter' || name === 'withdraw') settled.add(id);
        if (kind === 1 || kind === 2) opened.push(fresh);
        if (result.value?.state === 'seized') seized.push(fresh);
      });
      // The line moves on: whoever is now first may be entered, until nothing more can be.
      for (let moved = true; moved; ) {
        moved = false;
        for (const id of waiting) moved = (await submit(id, 'enter', head)).ok || moved;
      }

      const now = await history(unit);
      const takenOver = now.versions[0]?.case as string;
      assert.deepEqual(
        JSON.parse(JSON.stringify(now)),
        JSON.parse(JSON.stringify(await refolded(unit, [takenOver, ...waiting, ...opened]))),
        'the register is the fold of the journal',
      );
      assert.deepEqual(
        now.versions.map(({ version }) => version),
        now.versions.map((_, i) => i + 1),
      );
      const transfers = now.versions.slice(1);
      assert(transfers.length <= 1, 'the one owner sold once');
      const events = (
        await Promise.all([...waiting, ...opened].map((id) => eventsOf<CaseEvent>(node.runtime.pool, id)))
      ).flat();
      const entered = events.filter(({ body }) => body.step === 'enter');
      assert.equal(entered.filter(({ body }) => sales.includes(body.case)).length, transfers.length);
      const seqs = now.holds.map(({ seq }) => seq).sort((a, b) => a - b);
      assert.deepEqual(
        seqs,
        seqs.map((_, i) => i + 1),
        'no place in the order of entry is lost or given twice',
      );
      const put = events.flatMap(({ body }) =>
        body.effects.filter((one) => one.kind === 'register.hold').map((one) => one.id),
      );
      assert.deepEqual(new Set(now.holds.map(({ id }) => id)), new Set(put), 'no hold is lost');
      const standing = standingHolds(now.holds, '2021-09-17');
      for (const kind of new Set(standing.map(({ hold }) => hold))) {
        const ranks = standing.filter(({ hold, rank }) => hold === kind && rank > 0).map(({ rank }) => rank);
        assert.deepEqual(
          ranks,
          ranks.map((_, i) => i + 1),
        );
      }
      assert(standing.filter(({ hold, standing: how }) => hold === 'seizure' && how === 'effective').length <= 1);
      // Nothing was transferred or mortgaged over a seizure that was in force.
      const spans = now.holds.filter(({ hold }) => hold === 'seizure');
      for (const { seq, body } of entered)
        for (const hold of spans) {
          const served = events.find(({ body: one }) => one.case === hold.case)?.seq as number;
          const lifted =
            hold.released &&
            events.find(({ body: one }) => one.case === hold.released?.case && one.step === 'liftSeizure')?.seq;
          assert(
            !(served < seq && (!lifted || seq < lifted)),
            `${body.case} was entered under the seizure ${hold.id}`,
          );
        }
      console.log(`    of 200: ${JSON.stringify(Object.fromEntries(codes))}`);
      assert.deepEqual(
        [...codes.keys()].filter((code) => !named.has(code)),
        [],
        'refused for a reason that is known',
      );
    }),
    { numRuns: units.length, endOnFailure: true },
  );
  console.log(`    took effect: ${JSON.stringify(Object.fromEntries(took))}`);
  for (const name of ['enter', 'withdraw', 'serveSeizure', 'liftSeizure', 'annotate']) assert(took.get(name), name);
});

test('what the store answers as of any day and instant is what the whole history says', async () => {
  const pool = zone.zone.nodes.get('jiangsu')?.runtime.pool;
  assert(pool);
  for (const key of units) {
    const whole = [...(await loadHistories(pool, [{ register: 'titles', key }])).values()][0] as EntryHistory;
    const instants = [...whole.versions, ...whole.holds].map(({ recordedAt }) => recordedAt);
    for (const at of [...instants, '2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'])
      for (const on of ['2018-02-28', '2018-03-01', '2021-09-17', '2022-01-01'])
        assert.deepEqual(
          entryAsOf(await historyAsOf(pool, { register: 'titles', key }, on, at), on, at),
          entryAsOf(whole, on, at),
        );
  }
});

test('rebuilt from the journal, every table of registers is the same', async () => {
  const site = await openSite(zone);
  try {
    const report = await checkRebuild(site.nodes.get('jiangsu') as never);
    assert.deepEqual(report.differences, []);
    assert((report.rows.register_entries ?? 0) >= 4 && (report.rows.holds ?? 0) > 20);
  } finally {
    await site.close();
  }
});
