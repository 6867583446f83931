import { readProgress } from '#kernel';
import { progressOf, seriesKey } from '../series.ts';
import type { CaseRule } from '../vocabulary.ts';

export const seriesRules = {
  rowsFit: {
    says: ['公布的进度不符', 'The published rows are wrong'],
    field: 'seriesRows',
    holds: ({ facts, law }) => {
      const policy = law('lampPolicy')?.value;
      const rows = facts.seriesRows ?? [];
      for (const row of rows) {
        const read = policy && readProgress(progressOf(row), policy);
        if (read && !read.ok) return read;
      }
      return (
        new Set(rows.map((row) => seriesKey(facts, row))).size === rows.length || [
          '同一地方同一月份出现两次',
          'A place and month stand there twice',
        ]
      );
    },
  },
} as const satisfies Record<string, CaseRule>;
