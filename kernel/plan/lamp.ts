import type { Words } from '../declare/words.ts';
import type { Day } from '../time/types.ts';
import { type AnnualTarget, annualTotal, type Milestone } from './project.ts';
import { compareRatio, gapBetween, percent, type Ratio, ratio } from './ratio.ts';

/** grey: behind for a valid reason that has not run out. Worst first for `worst`. */
export type LampColour = 'red' | 'yellow' | 'grey' | 'green';

/**
 * A dated lamp rule as data. `gap`: planned share minus actual share, in basis points (Yinchuan: yellow from 1000, red above
 * 3000). `ratio`: actual over planned, in basis points (Wuhan: yellow below 8000, red below 6000).
 */
export type LampPolicy = { readonly id: string; readonly from: Day; readonly startRedMonths: number } & (
  | { readonly kind: 'gap'; readonly yellowFromBp: number; readonly redAboveBp: number }
  | { readonly kind: 'ratio'; readonly yellowBelowBp: number; readonly redBelowBp: number }
);

/** One part of a lamp with its sentence. */
export interface Lamp {
  readonly of: 'investment' | 'start' | 'milestone' | 'issue' | 'link' | 'project';
  readonly colour: LampColour;
  readonly policy: string;
  readonly because: Words;
}

/** An approved reason for being behind; it counts from its day and runs out. */
export interface ValidReason {
  readonly because: Words;
  readonly approvedBy: string;
  readonly from: Day;
  readonly until: Day;
}

export const policyOn = (policies: readonly LampPolicy[], day: Day): LampPolicy | undefined =>
  policies
    .filter((p) => p.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);

/** The rule as people read it. */
export const policyWords = (policy: LampPolicy): Words => {
  const say = (bp: number): string => String(bp / 100);
  const { startRedMonths: months } = policy;
  const start: Words = [
    `计划开工月已过 ${months} 个月未开工为红灯`,
    `red when ${months} months past the planned month of start`,
  ];
  const [zh, en]: Words =
    policy.kind === 'gap'
      ? [
          `落后计划 ${say(policy.yellowFromBp)} 个百分点起为黄灯，超过 ${say(policy.redAboveBp)} 个百分点为红灯`,
          `Yellow from ${say(policy.yellowFromBp)} percentage points behind the plan, red above ${say(policy.redAboveBp)}`,
        ]
      : [
          `完成不足计划进度的 ${say(policy.yellowBelowBp)}% 为黄灯，不足 ${say(policy.redBelowBp)}% 为红灯`,
          `Yellow below ${say(policy.yellowBelowBp)} % of the planned progress, red below ${say(policy.redBelowBp)} %`,
        ];
  return [`${zh}；${start[0]}`, `${en}; ${start[1]}`];
};

/** Planned cumulative share at the end of a month (1–12): the project's curve, or m/12. */
export const plannedShare = (target: AnnualTarget, month: number): Ratio => {
  const point = target.curve?.[month - 1];
  return point === undefined ? ratio(month, 12) : ratio(point, 10_000);
};

const shareText = (r: Ratio): string => percent(r.over, r.under) ?? '0.00';

/** The investment lamp of a month: says planned, actual and what the policy makes of them. */
export const investmentLamp = (policy: LampPolicy, target: AnnualTarget, actualFen: number, month: number): Lamp => {
  const planned = plannedShare(target, month);
  const actual = ratio(actualFen, annualTotal(target));
  const [t, p] = [shareText(planned), shareText(actual)];
  if (policy.kind === 'gap') {
    const { pp } = gapBetween(planned, actual);
    const [over, under] = gapBetween(planned, actual).exact;
    const bp = (n: number): bigint => BigInt(n) * under;
    const colour: LampColour =
      over * 10_000n > bp(policy.redAboveBp) ? 'red' : over * 10_000n >= bp(policy.yellowFromBp) ? 'yellow' : 'green';
    const because: Words = [
      `计划 ${t}%,完成 ${p}%,相差 ${pp} 个百分点`,
      `Planned ${t} %, done ${p} %, ${pp} percentage points behind`,
    ];
    return { of: 'investment', colour, policy: policy.id, because };
  }
  const done = ratio(BigInt(actualFen) * BigInt(planned.under), BigInt(annualTotal(target)) * BigInt(planned.over));
  const below = (bp: number): boolean => planned.over > 0 && compareRatio(done, ratio(bp, 10_000)) < 0;
  const colour: LampColour = below(policy.redBelowBp) ? 'red' : below(policy.yellowBelowBp) ? 'yellow' : 'green';
  const share = percent(done.over, done.under, 1) ?? '—';
  return {
    of: 'investment',
    colour,
    policy: policy.id,
    because: [
      `完成计划进度的 ${share}%(计划 ${t}%,完成 ${p}%)`,
      `${share} % of the planned progress is done (planned ${t} %, done ${p} %)`,
    ],
  };
};

/** Start: the planned month passed without one → yellow; so many months in a row → red. Months are `year × 12 + month`. */
export const startLamp = (policy: LampPolicy, plannedMonth: number, month: number, started: boolean): Lamp => {
  const late = started ? 0 : Math.max(0, month - plannedMonth);
  const colour: LampColour = late === 0 ? 'green' : late >= policy.startRedMonths ? 'red' : 'yellow';
  const because: Words = started
    ? ['已开工', 'Started']
    : late === 0
      ? ['未到计划开工月', 'The planned month of start has not passed']
      : [`计划开工月已过 ${late} 个月`, `${late} months past the planned month of start`];
  return { of: 'start', colour, policy: policy.id, because };
};

/** Against the baseline, not the re-planned day: moving a date does not turn a lamp green. */
export const milestoneLamp = (policy: LampPolicy, m: Milestone, day: Day): Lamp => {
  const end = m.reached?.on ?? day;
  const overBaseline = end > m.baseline;
  const overPlan = end > m.planned;
  const colour: LampColour = m.reached
    ? overBaseline
      ? 'yellow'
      : 'green'
    : overPlan && overBaseline
      ? 'red'
      : overBaseline
        ? 'yellow'
        : 'green';
  const moved: Words = m.planned === m.baseline ? ['', ''] : [`,调整至 ${m.planned}`, `, moved to ${m.planned}`];
  const state: Words = m.reached ? [`${m.reached.on} 完成`, `reached on ${m.reached.on}`] : ['未完成', 'not reached'];
  return {
    of: 'milestone',
    colour,
    policy: policy.id,
    because: [
      `${m.title[0]}:原定 ${m.baseline}${moved[0]},${state[0]}`,
      `${m.title[1]}: first planned ${m.baseline}${moved[1]}, ${state[1]}`,
    ],
  };
};

const RANK: readonly LampColour[] = ['red', 'yellow', 'grey', 'green'];

/** The project's lamp: the worst of its parts, which it names. With a valid reason in force, red and yellow show as grey. */
export const projectLamp = (parts: readonly Lamp[], policy: LampPolicy, day: Day, reason?: ValidReason): Lamp => {
  const colour = RANK.find((c) => parts.some((p) => p.colour === c)) ?? 'green';
  const worst = parts.filter((p) => p.colour === colour && colour !== 'green');
  const because: Words =
    worst.length === 0
      ? ['正常', 'On course']
      : [worst.map((p) => p.because[0]).join(';'), worst.map((p) => p.because[1]).join('; ')];
  const excused = reason && reason.from <= day && day <= reason.until && (colour === 'red' || colour === 'yellow');
  if (!excused) return { of: 'project', colour, policy: policy.id, because };
  return {
    of: 'project',
    colour: 'grey',
    policy: policy.id,
    because: [
      `${because[0]}(${reason.because[0]},至 ${reason.until})`,
      `${because[1]} (${reason.because[1]}, until ${reason.until})`,
    ],
  };
};

/** What a red lamp sets off: a letter, then a meeting, then the council, by months in a row (law data, assumed 1, 2, 3). */
export const redStep = <A>(
  months: readonly LampColour[],
  steps: readonly { readonly months: number; readonly act: A }[],
): A | undefined => {
  let run = 0;
  for (const colour of months.toReversed()) {
    if (colour !== 'red') break;
    run++;
  }
  return steps
    .filter((s) => s.months <= run)
    .sort((a, b) => a.months - b.months)
    .at(-1)?.act;
};
