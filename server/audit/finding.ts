import type { Words } from '#kernel';

/** What an audit found wrong, and where: precise enough to go and look. */
export interface Finding {
  readonly node: string;
  readonly check:
    | 'event'
    | 'mirror'
    | 'tree'
    | 'checkpoint'
    | 'letter'
    | 'receipt'
    | 'file'
    | 'projection'
    | 'ballot'
    | 'readings'
    | 'frozen'
    | 'snapshot';
  /** `event 12 (31…0001#3)`, `checkpoint jiangsu 40`, `inbox shanghai 7`, `cases ["31…"]`. */
  readonly where: string;
  readonly says: Words;
}

export type Report = (check: Finding['check'], where: string, says: Words) => void;

/** Collects findings; beyond `most` they are only counted, so that one great fault does not drown the others. */
export const collect = (node: string, most = 200) => {
  const findings: Finding[] = [];
  let total = 0;
  const report: Report = (check, where, says) => {
    total += 1;
    if (findings.length < most) findings.push({ node, check, where, says });
  };
  return { findings, report, total: () => total };
};
