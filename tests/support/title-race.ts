import assert from 'node:assert/strict';
import { type Actor, type CaseState, type EntryHistory, entryName } from '#kernel';
import type { Node } from '#server/node.ts';
import { caseById } from '#store/queries/cases.ts';
import { loadHistories } from '#store/queries/register-histories.ts';
import { appearance, matterCode, seller } from './estate.ts';
import { until, whereabouts } from './whereabouts.ts';
import type { TestZone } from './zone.ts';

/** Applications of every kind for one title held in shares, received at the windows of three nodes, for tests that let them race. */
const windows = {
  shanghai: { jurisdiction: '310118', authority: 'qp-center', node: 'shanghai' },
  jiangsu: { jurisdiction: '320509', authority: 'wj-center', node: 'jiangsu' },
  zhejiang: { jurisdiction: '330421', authority: 'js-center', node: 'zhejiang' },
} as const;
export type Site = keyof typeof windows;
export const sites = Object.keys(windows) as Site[];
const registry = { jurisdiction: '320509', authority: 'wj-land', node: 'jiangsu' };
const someone = (key: string, name: string) => ({ kind: 'person', key, name }) as const;
export const [co, stranger] = [someone('33042119920304008X', '陆知微'), someone('310229195512314337', '第三人')];
export const buyer = someone('330421197809230057', '钱向南');
const bank = { kind: 'organisation', key: '91310118MA0000015P', name: '示例银行' } as const;
export const basics = {
  transfer: '910807000200',
  share: '910807000200',
  mortgage: '910807000300',
  cancel: '910807000600',
  notice: '910807000700',
  objection: '910807000800',
  correction: '910807000900',
  residence: '910807001500',
  mortgageCancel: '910807000500',
  noticeCancel: '910807001700',
} as const;
export type Kind = keyof typeof basics;
const both = [{ party: seller }, { party: co }];
const thing = {
  location: '示例路8号9幢（虚构）',
  use: 'dwelling',
  right: '国有建设用地使用权/房屋所有权',
  coOwnership: 'shares',
  holders: [
    { party: seller, shareN: 60, shareD: 100 },
    { party: co, shareN: 40, shareD: 100 },
  ],
} as const;
const taxed = { price: 100, taxPaid: 3, taxReceipt: 'T', taxCategory: 'general' };
/** What is applied for, and who must appear. */
const contents: Readonly<Record<Kind, readonly [object, readonly { readonly key: string }[]]>> = {
  transfer: [{ holderSide: both, otherSide: [{ party: buyer }], second: buyer, ...taxed }, [seller, co, buyer]],
  share: [
    {
      extent: 'share',
      holderSide: [{ party: seller, shareN: 20, shareD: 100 }],
      otherSide: [{ party: buyer, shareN: 20, shareD: 100 }],
      second: buyer,
      waivers: [{ party: co }],
      ...taxed,
    },
    [seller, buyer],
  ],
  mortgage: [
    { holderSide: both, otherSide: [{ party: bank }], second: bank, mortgage: { amount: 100 } },
    [seller, co, bank],
  ],
  cancel: [{ holderSide: both }, [seller, co]],
  notice: [
    { holderSide: both, otherSide: [{ party: stranger }], second: stranger, noticeFor: 'transfer' },
    [seller, co, stranger],
  ],
  objection: [{ applicant: stranger, cause: '对权属有异议' }, [stranger]],
  correction: [{ corrected: { ...thing, area: '90.10' }, errorProof: '测绘成果（虚构）' }, [seller]],
  residence: [
    { holderSide: both, otherSide: [{ party: stranger }], second: stranger, residence: { terms: '无偿' } },
    [seller, co, stranger],
  ],
  // Which of them ends is said when it is applied for.
  mortgageCancel: [{ applicant: bank, otherSide: [{ party: bank }] }, [bank]],
  noticeCancel: [{ applicant: stranger, otherSide: [{ party: stranger }] }, [stranger]],
};

const staff = (site: Site, authority: string, role: string): Actor => ({
  kind: 'staff',
  node: site,
  person: `${authority}-${role}`,
  name: role,
  posts: [{ authority, role, from: '2020-01-01' }],
});
export const officer = staff('jiangsu', 'wj-land', 'officer');
export const head = staff('jiangsu', 'wj-land', 'head');

export interface Applied {
  readonly id: string;
  readonly site: Site;
  readonly kind: Kind;
}
/** So many at a time, each taking the next when it is done: what follows upon something can follow, and the rest collides. */
export const inLanes = async <T>(all: readonly T[], lanes: number, act: (one: T) => Promise<void>): Promise<void> => {
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

/** What those people do, through the executors of the nodes themselves. */
export const titleRace = (zone: TestZone) => {
  const at = (site: Site): Node => zone.zone.nodes.get(site) as Node;
  let n = 0;
  const newId = () => `MANY-${String(++n).padStart(6, '0')}`;
  const submit = (
    site: Site,
    id: string,
    step: string,
    actor: Actor,
    facts: object = {},
    basic?: string,
    note?: string,
  ) =>
    at(site).executor.submit({
      command: {
        case: id,
        step,
        actor,
        facts: facts as Record<string, unknown>,
        ...(note && { note }),
        ...(basic && {
          opening: {
            mechanism: 'real-estate',
            matter: { code: matterCode(zone, basic, '320509'), version: 1, title: basic },
            receiving: actor === officer ? registry : windows[site],
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
  const stateOf = async (site: Site, id: string): Promise<CaseState | undefined> =>
    caseById(at(site).runtime.pool, id);
  const comes = (site: Site, id: string, states: readonly string[]): Promise<void> =>
    until(
      zone,
      async () => states.includes((await stateOf(site, id))?.state ?? ''),
      async () => `${id} is not ${states} at ${site}\n${await whereabouts(zone, id)}`,
    );

  const handedOver = async (site: Site, kind: Kind, unit: string, more: object = {}): Promise<Applied> => {
    const id = newId();
    const clerk = staff(site, windows[site].authority, 'window');
    const [facts, appearing] = contents[kind];
    await must(site, id, 'draft', clerk, { unit, applicant: seller, ...facts, ...more }, basics[kind]);
    for (const who of appearing) await must(site, id, 'appear', clerk, { appearing: who, appearance });
    await must(site, id, 'handOver', clerk);
    return { id, site, kind };
  };

  /** By the applicant, at the node where they applied: the registry hears it by letter. */
  const withdraw = async ({ site, id, kind }: Applied): Promise<unknown> => {
    const state = await stateOf(site, id);
    const { applicant = seller } = contents[kind][0] as { readonly applicant?: { readonly key: string } };
    const actor: Actor = { kind: 'party', node: site, person: 'owner', key: applicant.key };
    return site === 'jiangsu' || !state
      ? submit(site, id, 'withdraw', actor)
      : at(site).askHolder(
          state,
          { case: id, step: 'withdraw', actor, facts: {} },
          { actor: 'owner', key: `${id}-withdraw-${++n}`, request: '00'.repeat(32) },
        );
  };

  /** A title of its own for every run. */
  const newTitle = async (run: number): Promise<string> => {
    const unit = `320509005012GB00107F0008${String(run).padStart(4, '0')}`;
    const id = newId();
    const batch = [{ unit, since: '2018-03-01', ...thing }];
    await must('jiangsu', id, 'handIn', officer, { batch, cause: '历史登记资料' }, '910807001200');
    await must('jiangsu', id, 'takeOver', head);
    return unit;
  };

  const history = async (unit: string): Promise<EntryHistory> =>
    (await loadHistories(at('jiangsu').runtime.pool, [{ register: 'titles', key: unit }])).get(
      entryName('titles', unit),
    ) as EntryHistory;

  return { at, newId, submit, stateOf, must, comes, handedOver, withdraw, newTitle, history };
};
