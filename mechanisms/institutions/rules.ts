import { checkParts, type EntryRead, frame, type JointText, type SumRead, sha256, toHex } from '#kernel';
import { domains } from './facts.ts';
import type { Case, CaseRule } from './vocabulary.ts';

/** What the parties sign. */
export const draftHash = ({ key, title, draft }: Case['facts']): string =>
  toHex(sha256(frame('tongban/institution/draft/1', key ?? '', title ?? '', draft ?? '')));

/** Nodes whose figures show enough real acts. The keeper of the catalogue itself is no province. */
export const landedIn = (sums: readonly SumRead[], least: number, keeper: string): readonly SumRead[] =>
  sums.filter(({ n, node }) => n >= least && node !== keeper);

const entryOf = ({ reads }: Case): EntryRead | undefined => reads.entry as EntryRead | undefined;
const actingAuthority = ({ actor, state }: Case): string | undefined => {
  const seats = [state.deciding, ...(state.concerned ?? [])].map(({ authority }) => authority);
  return actor.posts?.find(({ authority }) => seats.includes(authority))?.authority;
};

/** What a party says of this round's text now: the last of its stances. */
const stanceNow = ({ facts }: Case, authority: string): string | undefined =>
  (facts.stances ?? []).findLast((one) => one.round === (facts.round ?? 1) && one.authority === authority)?.stance;

/** Offices whose parties are consulted. */
export const officesOf = ({ facts, law }: Case): readonly string[] =>
  (facts.parties ?? []).flatMap((party) => law('partyOffices')?.value[party] ?? []);

const named = (ids: readonly string[], { authorities }: Case): readonly [string, string] => [
  ids.map((id) => authorities[id]?.title[0] ?? id).join('、'),
  ids.map((id) => authorities[id]?.title[1] ?? id).join(', '),
];

export const rules = {
  partsSum: {
    says: ['各领域数量之和与总数不符', 'The domains do not sum to the total'],
    field: 'byDomain',
    holds: ({ facts }) => {
      const given = Object.fromEntries((facts.byDomain ?? []).map((d) => [d.domain ?? '', d.count ?? 0]));
      const sums = checkParts(given, facts.total ?? 0);
      if (!sums.ok) return sums;
      if (facts.items?.length !== facts.total)
        return [`清单有 ${facts.items?.length} 项`, `The list has ${facts.items?.length} items`];
      const wrong = Object.keys(domains).find(
        (d) => (facts.items ?? []).filter((item) => item.domain === d).length !== (given[d] ?? 0),
      ) as keyof typeof domains | undefined;
      return (
        wrong === undefined || [`${domains[wrong][0]}的项数不符`, `The number of ${domains[wrong][1]} does not fit`]
      );
    },
  },
  printedOnce: {
    says: ['该公布数已登记，不得改写', 'This figure is recorded: it is never overwritten'],
    field: 'figure',
    holds: ({ reads }) => ((reads.press as EntryRead | undefined)?.version ?? 0) === 0,
  },
  keyFree: {
    says: ['编号已被使用', 'The key is taken'],
    field: 'key',
    holds: (seen) => (entryOf(seen)?.version ?? 0) === 0,
  },
  keyKnown: {
    says: ['册中没有这一编号', 'The register has no such key'],
    field: 'key',
    holds: (seen) => (entryOf(seen)?.version ?? 0) > 0,
  },
  textChanged: {
    says: ['文本未修改，不再送会签', 'The text has not changed: it is not sent again'],
    field: 'draft',
    holds: ({ facts, before }) => (before?.facts.joint as JointText | undefined)?.hash !== draftHash(facts),
  },
  isParty: {
    says: ['不是会签单位', 'Not one of the parties'],
    holds: (seen) => {
      return officesOf(seen).includes(actingAuthority(seen) ?? '');
    },
  },
  roundsLeft: {
    says: ['会签轮次已用完，提请理事会', 'The rounds are used up: the council has it'],
    holds: ({ facts, law }) => (facts.round ?? 0) <= (law('maxRounds')?.value ?? 0),
  },
  allAnswered: {
    says: ['会签未齐：沉默不视为同意', 'Not all have answered: silence is no consent'],
    under: 'noSilence',
    holds: (seen) => {
      const missing = officesOf(seen).filter((one) => stanceNow(seen, one) === undefined);
      const [zh, en] = named(missing, seen);
      return missing.length === 0 || [`尚未会签：${zh}`, `No answer from ${en}`];
    },
  },
  noObjection: {
    says: ['仍有不同意见', 'An objection stands'],
    holds: (seen) => {
      const against = officesOf(seen).filter((one) => stanceNow(seen, one) === 'object');
      const [zh, en] = named(against, seen);
      return against.length === 0 || [`不同意：${zh}`, `Objecting: ${en}`];
    },
  },
  landedInProvinces: {
    says: ['尚无两省以上的实际办理', 'There are no real acts in enough provinces'],
    field: 'number',
    holds: ({ reads, law, facts, state }) => {
      const [least, acts] = [law('minProvinces')?.value ?? 2, law('minActs')?.value ?? 1];
      const found = landedIn((reads.acts as readonly SumRead[] | undefined) ?? [], acts, state.deciding.node);
      return (
        found.length >= least || [
          `机制 ${facts.number ?? '（未编号）'} 的实际办理见于 ${found.length} 个省级节点，须有 ${least} 个`,
          `Real acts of mechanism ${facts.number ?? '(no number)'} at ${found.length} provincial nodes, ${least} are needed`,
        ]
      );
    },
  },
  twoProvincesBound: {
    says: ['约束的省份不足', 'Too few provinces are bound'],
    field: 'parties',
    holds: ({ facts, law }) => {
      const of = law('provinceOf')?.value ?? {};
      return new Set((facts.parties ?? []).flatMap((p) => of[p] ?? [])).size >= (law('minProvinces')?.value ?? 2);
    },
  },
  instrumentIssued: {
    says: ['没有印发文件', 'No instrument was issued'],
    field: 'instrument',
    holds: ({ facts }) => !!facts.instrument,
  },
  outsideZone: {
    says: ['须有示范区以外的一方采用', 'Somebody outside the zone must adopt it'],
    field: 'adopterPlace',
    holds: ({ facts, law }) => !(law('zonePlaces')?.value ?? []).some((place) => facts.adopterPlace?.includes(place)),
  },
  nationListed: {
    says: ['全国推广须列入领导小组办公室的清单', 'National means listed by the leading group office'],
    field: 'listedIn',
    holds: ({ facts }) => facts.reach !== 'nation' || !!facts.listedIn?.trim(),
  },
  noveltyReviewed: {
    says: ['创新性未经评审', 'The novelty was not reviewed'],
    field: 'noveltyReviewed',
    holds: ({ facts }) => facts.noveltyReviewed === true,
  },
} as const satisfies Record<string, CaseRule>;

export { actingAuthority };
