import { SERIES, seriesKey } from '../series.ts';
import type { CaseStep } from '../vocabulary.ts';

/** 公布的进度序列: kept as printed, row by row; what follows from the rows is computed beside them and overwrites nothing. */
export const series = {
  recordSeries: {
    title: ['登记公布的进度', 'Record published progress'],
    by: 'officer',
    from: 'nothing',
    to: 'seriesRecorded',
    asks: ['seriesOf', 'seriesSource', 'seriesRows'],
    requires: ['matterFits', 'rowsFit'],
    sets: () => ({ kind: 'series' }),
    then: ({ facts, day }) =>
      (facts.seriesRows ?? []).map((row) => ({
        kind: 'register.enter' as const,
        register: SERIES,
        key: seriesKey(facts, row),
        from: day,
        expect: 0,
        values: { ...row, of: facts.seriesOf, source: facts.seriesSource },
      })),
  },
} as const satisfies Record<string, CaseStep>;
