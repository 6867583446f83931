import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** One side's own part of a project for a month. `fen`: cumulative in the year, never the total of the project. */
export interface MonthReport {
  readonly kind: 'report';
  readonly project: string;
  readonly party: string;
  readonly year: number;
  readonly month: number;
  readonly fen: number;
  /** 统计依据: invoice numbers, photographs of 形象进度, hashes of papers. */
  readonly basis: readonly string[];
  readonly on: Day;
  readonly correction?: { readonly because: Words; readonly by: string };
}

const at = (r: Pick<MonthReport, 'year' | 'month'>): number => r.year * 12 + r.month;

/** The report in force for each month: the last one filed. Earlier ones stay in the list and are shown. */
const standing = (
  reports: readonly MonthReport[],
  project: string,
  party: string,
): ReadonlyMap<number, MonthReport> => {
  const out = new Map<number, MonthReport>();
  for (const r of reports) if (r.project === project && r.party === party) out.set(at(r), r);
  return out;
};

/** Takes a report; a cumulative value never falls within a year, and a filed month changes only by a reasoned correction. */
export const takeReport = (
  reports: readonly MonthReport[],
  r: MonthReport,
  parties: readonly string[],
): Result<readonly MonthReport[]> => {
  if (!parties.includes(r.party))
    return refuse('not-a-participant', [`${r.party} 不是该项目的参与方`, `${r.party} takes no part in the project`]);
  if (!Number.isSafeInteger(r.fen) || r.fen < 0)
    return refuse('fen-not-whole', ['金额须为非负整数分', 'An amount is in whole fen and not negative'], {
      field: '/fen',
    });
  if (!(r.month >= 1 && r.month <= 12 && Number.isInteger(r.month)))
    return refuse('month', ['月份不符', 'There is no such month'], { field: '/month' });
  if (r.basis.length === 0)
    return refuse('basis-missing', ['须附统计依据', 'A figure needs its statistical basis'], { field: '/basis' });
  const mine = standing(reports, r.project, r.party);
  if (mine.has(at(r)) && !r.correction)
    return refuse('report-filed', ['本月已报,更正须说明理由', 'The month is filed; a correction needs its reason']);
  const same = [...mine.values()].filter((x) => x.year === r.year);
  const before = same.filter((x) => x.month < r.month).reduce((max, x) => Math.max(max, x.fen), 0);
  if (r.fen < before && !r.correction) {
    return refuse(
      'cumulative-fell',
      [`累计值低于上期 ${before} 分`, `The cumulative value is below the earlier ${before} fen`],
      { field: '/fen', detail: { before } },
    );
  }
  return ok([...reports, r]);
};

/**
 * Cumulative investment of a project at the end of a month: the sum of its parties' last reports of the year. The total is never typed.
 * `missing` names who has not reported the month itself; their last known value counts and is said to be old.
 */
export const invested = (
  reports: readonly MonthReport[],
  project: string,
  parties: readonly string[],
  year: number,
  month: number,
): {
  readonly fen: number;
  readonly parts: readonly { readonly party: string; readonly fen: number; readonly month: number }[];
  readonly missing: readonly string[];
} => {
  const parts = parties.map((party) => {
    const mine = [...standing(reports, project, party).values()].filter((r) => r.year === year && r.month <= month);
    const last = mine.sort((a, b) => a.month - b.month).at(-1);
    return { party, fen: last?.fen ?? 0, month: last?.month ?? 0 };
  });
  return {
    fen: parts.reduce((sum, p) => sum + p.fen, 0),
    parts,
    missing: parts.filter((p) => p.month < month).map((p) => p.party),
  };
};

/** Who is late with a month's report after its due day (the 5th working day of the next month, computed by the caller). */
export const lateReports = (
  reports: readonly MonthReport[],
  project: string,
  parties: readonly string[],
  year: number,
  month: number,
  due: Day,
  day: Day,
): readonly string[] =>
  day <= due ? [] : parties.filter((party) => !standing(reports, project, party).has(year * 12 + month));
