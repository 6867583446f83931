import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import {
  type Counts,
  checkCounts,
  checkThreshold,
  isTie,
  needed,
  reaches,
  sizeOf,
  type Threshold,
  thresholdWords,
} from './threshold.ts';

/** When a meeting can decide at all. `of.base` must be a count of heads that does not shrink with the ballot: seats or due. */
export interface QuorumRule {
  readonly of: Threshold;
  /** At least this many present from every side 每方至少到会人数. */
  readonly minPerSide?: number;
}

/** How one item is decided: law data of the body or the instrument, each part with its base spelled out. */
export interface DecisionRule {
  readonly ballot: 'open' | 'secret';
  readonly quorum: QuorumRule;
  readonly pass: Threshold;
}

/** Attendance counted once for the item; ballots of the secret board or the open roll. */
export interface VoteCounts extends Counts {
  readonly presentBySide?: Readonly<Record<string, number>>;
  /** Only in an open ballot: how the chair voted, for the rule `tie: 'chair'`. */
  readonly chairVote?: 'yes' | 'no' | 'abstain';
}

export interface Decision {
  readonly kind: 'decision';
  /** void: no quorum, nothing was decided; the item stays on the agenda. */
  readonly outcome: 'passed' | 'failed' | 'void';
  readonly quorum: { readonly present: number; readonly needed: number; readonly met: boolean };
  readonly majority: { readonly yes: number; readonly base: number; readonly needed: number; readonly tie: boolean };
  readonly counts: VoteCounts;
  readonly because: readonly Words[];
}

export const checkDecisionRule = (rule: DecisionRule): Result<DecisionRule> => {
  const quorum = checkThreshold(rule.quorum.of);
  if (!quorum.ok) return quorum;
  const pass = checkThreshold(rule.pass);
  if (!pass.ok) return pass;
  if (rule.quorum.of.base !== 'seats' && rule.quorum.of.base !== 'due') {
    return refuse('quorum-base', [
      '法定人数须以席位或应到人数为基数',
      'A quorum is a share of seats or of members due',
    ]);
  }
  if (rule.pass.tie === 'chair' && rule.ballot === 'secret') {
    return refuse('tie-needs-open-vote', [
      '无记名投票不能由主持人决定平票',
      'A secret ballot cannot let the chair break a tie: that would show the vote',
    ]);
  }
  return ok(rule);
};

/** Whether so many attending can decide; used before a ballot opens and again when it is counted. */
export const quorumOf = (
  rule: QuorumRule,
  heads: { readonly seats: number; readonly due: number; readonly present: number },
  bySide: Readonly<Record<string, number>> = {},
): {
  readonly present: number;
  readonly needed: number;
  readonly met: boolean;
  readonly because: readonly Words[];
} => {
  const size = rule.of.base === 'seats' ? heads.seats : heads.due;
  const need = needed(rule.of, size);
  const thin = Object.entries(bySide).filter(([, n]) => n < (rule.minPerSide ?? 0));
  const because: Words[] = [
    [
      `到会 ${heads.present} 人;${thresholdWords(rule.of, size)[0]}`,
      `${heads.present} present; ${thresholdWords(rule.of, size)[1]}`,
    ],
  ];
  for (const [side, n] of thin) {
    because.push([
      `${side} 到会 ${n} 人,少于 ${rule.minPerSide}`,
      `${n} present from ${side}, fewer than ${rule.minPerSide}`,
    ]);
  }
  return {
    present: heads.present,
    needed: need,
    met: reaches(rule.of, heads.present, size) && thin.length === 0,
    because,
  };
};

/** Counts one vote. Abstention is not a yes; whether it weighs depends on the base of the rule alone. */
export const decideVote = (rule: DecisionRule, counts: VoteCounts): Result<Decision> => {
  const sound = checkDecisionRule(rule);
  if (!sound.ok) return sound;
  const nested = checkCounts(counts);
  if (!nested.ok) return nested;
  if (rule.quorum.minPerSide !== undefined && counts.presentBySide === undefined) {
    return refuse('sides-not-counted', [
      '规则要求各方到会人数,但未统计',
      'The rule asks for attendance per side, which was not counted',
    ]);
  }
  const quorum = quorumOf(rule.quorum, counts, counts.presentBySide ?? {});
  const base = sizeOf(rule.pass.base, counts);
  const tie = isTie(rule.pass, counts.yes, base);
  const chair = tie && rule.pass.tie === 'chair';
  const passed = reaches(rule.pass, counts.yes, base) || (chair && counts.chairVote === 'yes');
  const [zh, en] = thresholdWords(rule.pass, base);
  const because: Words[] = [...quorum.because, [`赞成 ${counts.yes} 票;${zh}`, `${counts.yes} in favour; ${en}`]];
  if (chair) because.push(['平票,由主持人表决决定', "A tie: the chair's vote decides"]);
  return ok({
    kind: 'decision',
    outcome: !quorum.met ? 'void' : passed ? 'passed' : 'failed',
    quorum: { present: quorum.present, needed: quorum.needed, met: quorum.met },
    majority: { yes: counts.yes, base, needed: needed(rule.pass, base), tie },
    counts,
    because,
  });
};
