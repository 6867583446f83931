import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { byCodeUnit, frame, frameList, type Hash, type Hex, toHex } from './frame.ts';

/** One entry of the public list. The id may be a pool number when names are not public before the draw. */
export interface Candidate {
  readonly id: string;
  readonly side: string;
  readonly specialties: readonly string[];
}

/** How many to draw from a group. A candidate belongs to the first stratum it matches, in the declared order: groups never overlap. */
export interface Stratum {
  readonly id: string;
  readonly side?: string;
  readonly specialty?: string;
  readonly seats: number;
  readonly alternates: number;
}

/** Left out before the draw, with the ground that is published (recusal, term ended). */
export interface Exclusion {
  readonly id: string;
  readonly ground: string;
}

/** Everything the result depends on besides the secrets. Fixed and published before the first commitment. */
export interface DrawOrder {
  readonly kind: 'draw-order';
  readonly id: string;
  readonly title: Words;
  readonly body: string;
  readonly candidates: readonly Candidate[];
  readonly excluded: readonly Exclusion[];
  readonly strata: readonly Stratum[];
  /** The sides that commit, in the order in which their secrets enter the seed. */
  readonly parties: readonly string[];
}

const duplicate = (ids: readonly string[]): string | undefined => ids.find((id, i) => ids.indexOf(id) !== i);

const textsOf = (order: DrawOrder): readonly string[] => [
  order.id,
  order.body,
  ...order.title,
  ...order.parties,
  ...order.candidates.flatMap((c) => [c.id, c.side, ...c.specialties]),
  ...order.excluded.flatMap((e) => [e.id, e.ground]),
  ...order.strata.flatMap((s) => [s.id, s.side ?? '', s.specialty ?? '']),
];

const matches = (stratum: Stratum, c: Candidate): boolean =>
  (stratum.side === undefined || stratum.side === c.side) &&
  (stratum.specialty === undefined || c.specialties.includes(stratum.specialty));

/** Candidates of each stratum, sorted by id, exclusions left out. Same length and order as `order.strata`. */
export const groupsOf = (order: DrawOrder): readonly (readonly string[])[] => {
  const out = new Set(order.excluded.map((e) => e.id));
  const groups: string[][] = order.strata.map(() => []);
  for (const candidate of order.candidates) {
    if (out.has(candidate.id)) continue;
    const at = order.strata.findIndex((stratum) => matches(stratum, candidate));
    groups[at]?.push(candidate.id);
  }
  return groups.map((group) => group.sort(byCodeUnit));
};

/** What would make the draw ambiguous or impossible, found before anyone commits to it. */
export const checkDrawOrder = (order: DrawOrder): Result<DrawOrder> => {
  if (!textsOf(order).every((text) => text.isWellFormed())) {
    return refuse('draw-text', ['名单含有无法编码的字符', 'The list holds a text that cannot be encoded']);
  }
  const twice =
    duplicate(order.candidates.map((c) => c.id)) ??
    duplicate(order.strata.map((s) => s.id)) ??
    duplicate(order.parties);
  if (twice !== undefined) return refuse('draw-duplicate', [`${twice} 重复`, `${twice} appears twice`]);
  if (order.parties.length < 2) {
    return refuse('draw-one-party', [
      '至少两方共同提供随机数,否则一方可预知结果',
      'At least two sides commit; one alone would know the result',
    ]);
  }
  const counts = order.strata.flatMap((s) => [s.seats, s.alternates]);
  if (order.strata.length === 0 || !counts.every((n) => Number.isSafeInteger(n) && n >= 0)) {
    return refuse('draw-strata', [
      '须至少一组,名额为非负整数',
      'At least one group, with whole numbers of seats and alternates',
    ]);
  }
  const known = new Set(order.candidates.map((c) => c.id));
  const stranger = order.excluded.find((e) => !known.has(e.id));
  if (stranger)
    return refuse('draw-excluded-unknown', [
      `回避名单中的 ${stranger.id} 不在候选名单`,
      `Excluded ${stranger.id} is not on the list`,
    ]);
  const groups = groupsOf(order);
  for (const [i, stratum] of order.strata.entries()) {
    const have = groups[i]?.length ?? 0;
    const want = stratum.seats + stratum.alternates;
    if (have < want) {
      return refuse('draw-pool-short', [
        `${stratum.id} 组可抽 ${have} 人,需 ${want} 人`,
        `Group ${stratum.id} has ${have} who can be drawn and needs ${want}`,
      ]);
    }
  }
  return ok(order);
};

/** Hash of the public list alone: candidates in code-unit order of id, so that the order of a file does not matter. */
export const listHash = (order: DrawOrder, hash: Hash): Hex => {
  const sorted = [...order.candidates].sort((a, b) => byCodeUnit(a.id, b.id));
  const entries = sorted.map((c) => frame('candidate', c.id, c.side, frameList([...c.specialties].sort(byCodeUnit))));
  return toHex(hash(frame('tongban/draw/list/1', frameList(entries))));
};

/** Hash of the whole order, the list included. Every commitment is bound to it: no list is changed after the first. */
export const orderHash = (order: DrawOrder, hash: Hash): Hex => {
  const excluded = [...order.excluded]
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map((e) => frame('excluded', e.id, e.ground));
  // An absent side or specialty is an empty list, so that it differs from an empty text.
  const strata = order.strata.map((s) =>
    frame(
      'stratum',
      s.id,
      frameList(s.side === undefined ? [] : [s.side]),
      frameList(s.specialty === undefined ? [] : [s.specialty]),
      s.seats,
      s.alternates,
    ),
  );
  const parts = [
    order.id,
    ...order.title,
    order.body,
    listHash(order, hash),
    frameList(excluded),
    frameList(strata),
    frameList(order.parties),
  ];
  return toHex(hash(frame('tongban/draw/order/1', ...parts)));
};
