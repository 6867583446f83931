import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, type CaseState, type EntryHistory, entryName, standingHolds } from '#kernel';
import type { Node } from '#server/node.ts';
import { caseById } from '#store/queries/cases.ts';
import { loadHistories } from '#store/queries/register-histories.ts';
import { appearance, matterCode, seller, takeOverTitles } from './support/estate.ts';
import { until, whereabouts } from './support/whereabouts.ts';
import { type TestZone, testZone } from './support/zone.ts';

/** One flat sold at the windows of three provinces at once: letters, withdrawals from afar, a court and the registry in every order. */

const day = '2021-09-17';
const windows = {
  shanghai: { jurisdiction: '310118', authority: 'qp-center', node: 'shanghai' },
  jiangsu: { jurisdiction: '320509', authority: 'wj-center', node: 'jiangsu' },
  zhejiang: { jurisdiction: '330421', authority: 'js-center', node: 'zhejiang' },
} as const;
type Site = keyof typeof windows;
const sites = Object.keys(windows) as Site[];
const registry = { jurisdiction: '320509', authority: 'wj-land', node: 'jiangsu' };
const units = ['320509005012GB00107F00030201', '320509005012GB00107F00039001'];
const buyers = ['330421197809230057', '320509198506150125', '310229195512314337', '33042119920304008X'];

let zone: TestZone;
const at = (site: Site): Node => zone.zone.nodes.get(site) as Node;
const staff = (site: Site, authority: string, ...roles: string[]): Actor => ({
  kind: 'staff',
  node: site,
  person: `${authority}-${roles[0]}`,
  name: roles[0] as string,
  posts: roles.map((role) => ({ authority, role, from: '2020-01-01' })),
});
const clerk = (site: Site) => staff(site, windows[site].authority, 'window');
const officer = staff('jiangsu', 'wj-land', 'officer');
const head = staff('jiangsu', 'wj-land', 'head');
const owner = (site: Site): Actor => ({ kind: 'party', node: site, person: 'owner', key: seller.key });

let n = 0;
const submit = (site: Site, id: string, step: string, actor: Actor, facts: object = {}, basic?: string) =>
  at(site).executor.submit({
    command: {
      case: id,
      step,
      actor,
      facts: facts as Record<string, unknown>,
      ...(basic && {
        opening: {
          mechanism: 'real-estate',
          matter: { code: matterCode(zone, basic, '320509'), version: 1, title: basic },
          receiving: basic === '910807001000' ? registry : windows[site],
          deciding: registry,
          channel: 'window',
        },
      }),
    },
  });
const must = async (...given: Parameters<typeof submit>): Promise<void> => {
  const result = await submit(...given);
  assert(result.ok, `${given[2]}: ${JSON.stringify(result)}`);
};
const stateOf = async (site: Site, id: string): Promise<CaseState | undefined> => caseById(at(site).runtime.pool, id);
const comes = (site: Site, id: string, states: readonly string[]): Promise<void> =>
  until(
    zone,
    async () => states.includes((await stateOf(site, id))?.state ?? ''),
    async () => `${id} is not ${states} at ${site}\n${await whereabouts(zone, id)}`,
  );

/** By the applicant, at the node where they applied: the registry hears it by letter. */
const withdraw = async (site: Site, id: string): Promise<unknown> => {
  const state = await stateOf(site, id);
  const actor = owner(site);
  return site === 'jiangsu' || !state
    ? submit(site, id, 'withdraw', actor)
    : at(site).askHolder(
        state,
        { case: id, step: 'withdraw', actor, facts: {} },
        { actor: 'owner', key: `${id}-withdraw`, request: '00'.repeat(32) },
      );
};

/** A sale handed over at a window; nobody waits for the letter. */
const sold = async (site: Site, unit: string): Promise<string> => {
  const id = `NODES-${String(++n).padStart(6, '0')}`;
  const other = { kind: 'person', key: buyers[n % buyers.length] as string, name: `买受人${n}` };
  const facts = {
    unit,
    applicant: seller,
    second: other,
    holderSide: [{ party: seller }],
    otherSide: [{ party: other }],
    price: 100,
    taxPaid: 3,
    taxReceipt: 'T',
  };
  await must(site, id, 'draft', clerk(site), facts, '910807000200');
  for (const appearing of [seller, other]) await must(site, id, 'appear', clerk(site), { appearing, appearance });
  await must(site, id, 'handOver', clerk(site));
  return id;
};

before(async () => {
  zone = await testZone({ at: `${day}T02:00:00.000Z` });
  await takeOverTitles(zone, '320509');
});
after(() => zone.stop());

test('sold at windows of three provinces at once, in any order of letters, withdrawals and a seizure: one owner, and all nodes say the same', async () => {
  const order = fc.shuffledSubarray([...Array(14).keys()], { minLength: 14, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(order, async (places) => {
      const unit = units.shift() as string;
      const cases = await Promise.all(
        Array.from({ length: 9 }, async (_, i) => {
          const site = sites[i % 3] as Site;
          return { site, id: await sold(site, unit) };
        }),
      );
      for (const { id } of cases) await comes('jiangsu', id, ['pending']);
      await Promise.all(cases.map(({ id }) => must('jiangsu', id, 'accept', officer)));
      for (const { id } of cases) {
        await must('jiangsu', id, 'collectFee', officer, { feePaid: 8000, feeReceipt: 'R' });
        await must('jiangsu', id, 'check', officer);
      }
      const seizure = `NODES-${String(++n).padStart(6, '0')}`;
      const serve = { unit, court: '示例法院', document: 'D', debtor: seller, seizureTerm: { n: 1, unit: 'y' } };
      const acts = [
        ...cases.map(
          ({ id }) =>
            () =>
              submit('jiangsu', id, 'enter', head),
        ),
        ...cases
          // Every second applicant, so that some sales remain.
          .filter((_, i) => i % 2 === 1)
          .map(
            ({ site, id }) =>
              () =>
                withdraw(site, id),
          ),
        () => submit('jiangsu', seizure, 'serveSeizure', officer, serve, '910807001000'),
      ];
      await Promise.all(places.map((place) => acts[place]?.()));
      for (const node of zone.zone.nodes.values()) node.wake();
      await zone.settle();
      for (let moved = true; moved; ) {
        moved = false;
        for (const { id } of cases) moved = (await submit('jiangsu', id, 'enter', head)).ok || moved;
      }
      const found: Record<string, number> = {};
      for (const { site, id } of cases) {
        const there = (await stateOf('jiangsu', id))?.state ?? '';
        await comes(site, id, [there]);
        found[there] = (found[there] ?? 0) + 1;
      }
      const history = (await loadHistories(at('jiangsu').runtime.pool, [{ register: 'titles', key: unit }])).get(
        entryName('titles', unit),
      ) as EntryHistory;
      const sales = history.versions.length - 1;
      assert.ok(sales <= 1, 'the flat is sold once');
      assert.equal(found.entered ?? 0, sales);
      const standing = standingHolds(history.holds, day).filter(({ rank }) => rank > 0);
      const waiting = new Set(standing.filter(({ hold }) => hold === 'application').map(({ id }) => id));
      for (const { id } of cases) {
        const open = (await stateOf('jiangsu', id))?.state === 'checked';
        assert.equal(waiting.has(id), open, `${id} stands in line exactly while it is open`);
      }
      const court = (await stateOf('jiangsu', seizure))?.facts.seizureOutcome;
      assert.equal(court, standing.some(({ hold }) => hold === 'seizure') ? 'entered' : 'moved');
      if (court === 'moved') assert.equal(sales, 1, 'the court is told so only after a sale was entered');
      console.log(`    ${JSON.stringify(found)}, the court: ${court}`);
    }),
    { numRuns: units.length, endOnFailure: true },
  );
});
