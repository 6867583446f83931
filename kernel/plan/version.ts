import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** 滚动: what a new version did to the list, each with its reason. */
export type PlanChange =
  | { readonly kind: 'entry'; readonly code: string; readonly because: Words }
  | { readonly kind: 'exit'; readonly code: string; readonly because: Words }
  | { readonly kind: 'merge'; readonly codes: readonly string[]; readonly into: string; readonly because: Words };

/** An immutable version of a plan: which projects, by block. */
export interface PlanVersion {
  readonly kind: 'plan-version';
  readonly plan: string;
  readonly version: number;
  /** In force from this day until the next version's. */
  readonly from: Day;
  readonly entries: readonly { readonly code: string; readonly block: string; readonly action: string }[];
  readonly changes: readonly PlanChange[];
}

/** A first version from an import; the published parts must sum to the published total (factors 5-A, 0-A). */
export const checkParts = (parts: Readonly<Record<string, number>>, total: number): Result<number> => {
  const sum = Object.values(parts).reduce((a, b) => a + b, 0);
  if (sum === total) return ok(total);
  return refuse(
    'parts-do-not-sum',
    [`分项合计 ${sum},总数 ${total}`, `The parts sum to ${sum}, the total is ${total}`],
    { detail: { parts, total } },
  );
};

const because = (change: PlanChange): boolean => change.because[0].trim() !== '' && change.because[1].trim() !== '';

/** The next version: the last one with the changes applied. Every difference has a reasoned change, and no other way exists. */
export const nextVersion = (
  last: PlanVersion,
  from: Day,
  changes: readonly PlanChange[],
  placed: readonly { readonly code: string; readonly block: string; readonly action: string }[],
): Result<PlanVersion> => {
  if (from <= last.from)
    return refuse('version-day', ['新版本须晚于上一版本', 'A new version starts later than the last']);
  if (changes.length === 0 || !changes.every(because))
    return refuse('change-without-reason', ['每项调整须说明理由', 'Every change needs a reason']);
  const entries = new Map(last.entries.map((e) => [e.code, e]));
  const leave = (code: string): Result<true> =>
    entries.delete(code) ? ok(true) : refuse('not-in-plan', [`${code} 不在计划内`, `${code} is not in the plan`]);
  const enter = (code: string): Result<true> => {
    const place = placed.find((p) => p.code === code);
    if (!place) return refuse('entry-without-place', [`${code} 未指定板块和行动`, `${code} has no block and action`]);
    if (entries.has(code)) return refuse('in-plan', [`${code} 已在计划内`, `${code} is in the plan already`]);
    entries.set(code, place);
    return ok(true);
  };
  for (const change of changes) {
    const gone = change.kind === 'exit' ? [change.code] : change.kind === 'merge' ? change.codes : [];
    for (const code of gone) {
      const left = leave(code);
      if (!left.ok) return left;
    }
    const come = change.kind === 'entry' ? change.code : change.kind === 'merge' ? change.into : undefined;
    const came = come === undefined ? ok(true) : enter(come);
    if (!came.ok) return came;
  }
  return ok({
    kind: 'plan-version',
    plan: last.plan,
    version: last.version + 1,
    from,
    entries: [...entries.values()],
    changes,
  });
};

export const versionOn = (versions: readonly PlanVersion[], day: Day): Result<PlanVersion> => {
  const found = versions
    .filter((v) => v.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  return found
    ? ok(found)
    : refuse('no-version', [`${day} 尚无生效的计划版本`, `No version of the plan was in force on ${day}`]);
};

/** Figures of a year count against the version in force on 1 January, whatever happens to the list later. */
export const kpiVersion = (versions: readonly PlanVersion[], year: number): Result<PlanVersion> =>
  versionOn(versions, `${year}-01-01`);
