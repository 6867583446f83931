import { checkParts, type EntryRead, type SumRead } from '#kernel';
import { domains } from './facts.ts';
import type { Case, CaseRule } from './vocabulary.ts';

/** Nodes whose figures show enough real acts. The committee itself is no province. */
export const landedIn = (sums: readonly SumRead[], least: number): readonly SumRead[] =>
  sums.filter(({ n, node }) => n >= least && node !== 'committee');

const entryOf = ({ reads }: Case): EntryRead | undefined => reads.entry as EntryRead | undefined;
const actingAuthority = ({ actor, state }: Case): string | undefined => {
  const seats = [state.deciding, ...(state.concerned ?? [])].map(({ authority }) => authority);
  return actor.posts?.find(({ authority }) => seats.includes(authority))?.authority;
};

/** Whose answer of this round is missing or an objection. */
const open = ({ facts, law }: Case, objecting: boolean): readonly string[] => {
  const offices = law('partyOffices')?.value ?? {};
  const mine = (facts.stances ?? []).filter((s) => s.round === (facts.round ?? 1));
  const parties = (facts.parties ?? []).flatMap((p) => offices[p] ?? []);
  return objecting
    ? mine.filter((s) => s.stance === 'object').map((s) => s.authority ?? '')
    : parties.filter((id) => !mine.some((s) => s.authority === id));
};

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
  objectionReasoned: {
    says: ['不同意须说明理由并附替代文字', 'An objection needs its reasons and an alternative text'],
    field: 'alternative',
    holds: ({ facts, note }) => facts.stance !== 'object' || (!!facts.alternative && !!note?.trim()),
  },
  isParty: {
    says: ['不是会签单位', 'Not one of the parties'],
    holds: (seen) => {
      const offices = seen.law('partyOffices')?.value ?? {};
      return (seen.facts.parties ?? []).some((p) => offices[p] === actingAuthority(seen));
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
      const missing = open(seen, false);
      const [zh, en] = named(missing, seen);
      return missing.length === 0 || [`尚未会签：${zh}`, `No answer from ${en}`];
    },
  },
  noObjection: {
    says: ['仍有不同意见', 'An objection stands'],
    holds: (seen) => {
      const against = open(seen, true);
      const [zh, en] = named(against, seen);
      return against.length === 0 || [`不同意：${zh}`, `Objecting: ${en}`];
    },
  },
  landedInProvinces: {
    says: ['尚无两省以上的实际办理', 'There are no real acts in enough provinces'],
    field: 'mechanism',
    holds: ({ reads, law, facts }) => {
      const [least, acts] = [law('minProvinces')?.value ?? 2, law('minActs')?.value ?? 1];
      const found = landedIn((reads.acts as readonly SumRead[] | undefined) ?? [], acts);
      return (
        found.length >= least || [
          `“${facts.mechanism ?? '未指定机制'}”的实际办理见于 ${found.length} 个省级节点，须有 ${least} 个`,
          `Real acts of "${facts.mechanism ?? 'no mechanism'}" at ${found.length} provincial nodes, ${least} are needed`,
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
  noveltyReviewed: {
    says: ['创新性未经评审', 'The novelty was not reviewed'],
    field: 'noveltyReviewed',
    holds: ({ facts }) => facts.noveltyReviewed === true,
  },
} as const satisfies Record<string, CaseRule>;

export { actingAuthority };
