import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';

/**
 * What a share is a share of; never implied.
 * seats: every seat of the body that is filled · due: those who have a vote and are not excluded beforehand 应到 ·
 * present: due members attending 实到 · electors: present members not recused for this item ·
 * cast: ballots handed in, abstentions included · decided: yes and no only, abstentions left out.
 */
export type Base = 'seats' | 'due' | 'present' | 'electors' | 'cast' | 'decided';

/** `numerator/denominator` of the base, exact in integers. `strict`: more than; otherwise at least. */
export interface Threshold {
  readonly base: Base;
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
  /** When a strict threshold is met with equality: it fails (default), or the chair's own open vote decides. */
  readonly tie?: 'fails' | 'chair';
}

/** Heads and ballots of one vote. `present` and `electors` nest: electors ≤ present ≤ due ≤ seats. */
export interface Counts {
  readonly seats: number;
  readonly due: number;
  readonly present: number;
  readonly electors: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

const BASE_WORDS: Readonly<Record<Base, Words>> = {
  seats: ['全体席位', 'all seats'],
  due: ['应到有表决权人数', 'members entitled to vote'],
  present: ['实到人数', 'members present'],
  electors: ['实到且未回避人数', 'members present and not recused'],
  cast: ['所投票数', 'votes cast'],
  decided: ['赞成与反对票数(不含弃权)', 'votes for and against, abstentions left out'],
};

export const baseWords = (base: Base): Words => BASE_WORDS[base];

const natural = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

export const checkThreshold = (t: Threshold): Result<Threshold> => {
  const whole = natural(t.numerator) && natural(t.denominator) && t.numerator > 0 && t.denominator <= 1_000_000;
  if (!whole || t.numerator > t.denominator) {
    return refuse('threshold-fraction', [
      '比例须为正整数之比,且不大于一',
      'A threshold is a ratio of positive integers, at most one',
    ]);
  }
  if (t.strict && t.numerator === t.denominator) {
    return refuse('threshold-unreachable', ['“超过全部”无法达到', 'More than the whole can never be reached']);
  }
  return ok(t);
};

export const checkCounts = (c: Counts): Result<Counts> => {
  const all = [c.seats, c.due, c.present, c.electors, c.yes, c.no, c.abstain];
  if (!all.every(natural))
    return refuse('counts-not-natural', ['人数与票数须为非负整数', 'Counts are whole and not negative']);
  if (c.due > c.seats || c.present > c.due || c.electors > c.present) {
    return refuse('counts-do-not-nest', [
      '席位、应到、实到、表决人数须依次不增',
      'Seats, due, present and electors must not grow in that order',
    ]);
  }
  if (c.yes + c.no + c.abstain > c.electors) {
    return refuse('more-ballots-than-electors', ['票数多于有权投票的人数', 'More ballots than electors']);
  }
  return ok(c);
};

/** The size of the base in this vote. */
export const sizeOf = (base: Base, c: Counts): number => {
  if (base === 'cast') return c.yes + c.no + c.abstain;
  if (base === 'decided') return c.yes + c.no;
  return c[base];
};

/** The least number of heads or votes that meets the threshold over a base of `size`; at least one, so nobody decides nothing. */
export const needed = (t: Threshold, size: number): number => {
  const product = t.numerator * size;
  const floor = (product - (product % t.denominator)) / t.denominator;
  const least = t.strict ? floor + 1 : floor + (product % t.denominator === 0 ? 0 : 1);
  return Math.max(1, least);
};

export const reaches = (t: Threshold, n: number, size: number): boolean => n >= needed(t, size);

/** Exactly on the line of a strict threshold: neither side has more. */
export const isTie = (t: Threshold, n: number, size: number): boolean =>
  t.strict && size > 0 && n * t.denominator === t.numerator * size;

/** `≥ 2/3 of members present (17) = 12`, in both languages. */
export const thresholdWords = (t: Threshold, size: number): Words => {
  const [zh, en] = BASE_WORDS[t.base];
  const share = `${t.numerator}/${t.denominator}`;
  const need = needed(t, size);
  return [
    `${zh} ${size} 的${t.strict ? '超过' : ''} ${share}${t.strict ? '' : ' 以上'},即至少 ${need}`,
    `${t.strict ? 'more than' : 'at least'} ${share} of ${en} (${size}), that is ${need}`,
  ];
};
