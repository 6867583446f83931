import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { Share } from './split.ts';

/** factors 5.3; `suspended` keeps the stage it interrupts, `removed` names the plan version that took it out. */
export type Stage =
  | 'idea'
  | 'approved'
  | 'preliminary'
  | 'started'
  | 'under_construction'
  | 'completed'
  | 'accepted'
  | 'in_use'
  | 'post_evaluated';

export const STAGES: readonly Stage[] = [
  'idea',
  'approved',
  'preliminary',
  'started',
  'under_construction',
  'completed',
  'accepted',
  'in_use',
  'post_evaluated',
];

/** Budget figures in fen, each from a document. */
export interface Estimates {
  readonly feasibility?: number;
  readonly preliminary?: number;
  /** 经核定的概算: the ceiling during construction. */
  readonly approved?: number;
}

export interface Project {
  readonly kind: 'project';
  readonly code: string;
  readonly title: Words;
  readonly block: string;
  readonly action: string;
  readonly lead: string;
  readonly parties: readonly string[];
  readonly crossBorder: boolean;
  /** The agreed cost key, in the order of the agreement. */
  readonly key: readonly Share[];
  readonly stage: Stage;
  readonly suspended?: { readonly since: Day; readonly because: Words };
  readonly estimates: Estimates;
  readonly milestones: readonly Milestone[];
  readonly annual: readonly AnnualTarget[];
}

export interface Milestone {
  readonly id: string;
  readonly title: Words;
  readonly owner: string;
  /** As first agreed; never changed. */
  readonly baseline: Day;
  readonly planned: Day;
  /** What proves it: photo, acceptance record, permit. */
  readonly evidence: string;
  readonly reached?: { readonly on: Day; readonly evidence: string };
  readonly replanned: readonly {
    readonly from: Day;
    readonly to: Day;
    readonly on: Day;
    readonly because: Words;
    readonly by: string;
  }[];
}

/** A year's target; `curve[m]` is the planned cumulative share after month m+1 in basis points, absent: linear m/12. */
export interface AnnualTarget {
  readonly year: number;
  readonly parts: readonly { readonly party: string; readonly fen: number }[];
  readonly curve?: readonly number[];
  readonly startMonth?: number;
}

export const annualTotal = (target: AnnualTarget): number => target.parts.reduce((sum, p) => sum + p.fen, 0);

/** Per-party amounts must sum to the project's, and the curve must rise to the whole (factors 5.4.7). */
export const checkAnnual = (target: AnnualTarget, projectFen: number): Result<AnnualTarget> => {
  const sum = annualTotal(target);
  if (sum !== projectFen)
    return refuse('parts-do-not-sum', [
      `各方合计 ${sum} 分,项目 ${projectFen} 分`,
      `The parts sum to ${sum} fen, the project has ${projectFen}`,
    ]);
  const { curve } = target;
  if (
    curve &&
    (curve.length !== 12 ||
      curve[11] !== 10_000 ||
      curve.some((v, i) => !Number.isSafeInteger(v) || v < (curve[i - 1] ?? 0)))
  ) {
    return refuse('curve-shape', [
      '进度曲线须有十二个月、不降、止于 100%',
      'A curve has twelve months, never falls and ends at 100 %',
    ]);
  }
  return ok(target);
};

/** Reached only with evidence of the agreed kind. */
export const reachMilestone = (m: Milestone, on: Day, evidence: string): Result<Milestone> => {
  if (m.reached) return refuse('milestone-reached', ['节点已完成', 'The milestone was reached']);
  if (evidence.trim() === '')
    return refuse('evidence-missing', [`须提交 ${m.evidence}`, `It needs its evidence: ${m.evidence}`]);
  return ok({ ...m, reached: { on, evidence } });
};

/** Moves the planned day; the baseline stays and its lamp keeps counting. */
export const replanMilestone = (m: Milestone, to: Day, on: Day, because: Words, by: string): Result<Milestone> => {
  if (m.reached) return refuse('milestone-reached', ['节点已完成', 'The milestone was reached']);
  if (because[0] === '' && because[1] === '')
    return refuse('reason-missing', ['调整须说明理由', 'A change of date needs a reason']);
  return ok({ ...m, planned: to, replanned: [...m.replanned, { from: m.planned, to, on, because, by }] });
};
