import { type Block, cell, readProgress, type Words } from '#kernel';
import { progressOf, SERIES } from '../series.ts';
import type { Seen } from './rows.ts';

/** 公布的进度: as printed and as computed, side by side; a printed share that is off is flagged, by how much. */
export const published = (seen: Seen): Block => {
  const policy = seen.law('lampPolicy')?.value;
  const off = (points: string): Words => [`相差 ${points} 个百分点`, `${points} percentage points apart`];
  return {
    kind: 'table',
    title: ['公布的进度（原数与计算数）', 'Published progress, as printed and as computed'],
    empty: ['尚未登记公布的进度', 'No published progress is recorded'],
    columns: [
      { key: 'of', title: ['地方与项目范围', 'Place and projects'] },
      { key: 'period', title: ['月份', 'Month'] },
      { key: 'amounts', title: ['完成 / 年度计划（亿元）', 'Done of planned (100 million yuan)'], right: true },
      { key: 'printed', title: ['公布完成率', 'As printed'], right: true },
      { key: 'computed', title: ['计算完成率', 'As computed'], right: true },
      { key: 'difference', title: ['差异', 'Difference'] },
      { key: 'lamp', title: ['进度灯', 'Lamp'] },
      { key: 'source', title: ['来源', 'Source'] },
    ],
    rows: (seen.entries[SERIES] ?? []).flatMap(({ key, values }) => {
      const row = progressOf(values);
      const read = policy && readProgress(row, policy);
      if (!read?.ok) return [];
      const { computed, compared, lamp } = read.value;
      return [
        {
          id: key,
          cells: {
            of: cell(seen.nameOf(String(values.place)), { small: String(values.of) }),
            period: cell(`${row.year}-${String(row.month).padStart(2, '0')}`),
            amounts: cell(`${row.done} / ${row.planned}`),
            printed: cell(row.printed ? `${row.printed}%` : '–'),
            computed: cell(`${compared?.computed ?? computed}%`),
            difference:
              compared && !compared.equal ? cell(off(compared.difference), { lamp: 'yellow' as const }) : cell(''),
            lamp: { lamp: lamp.colour, small: lamp.because },
            source: cell(String(values.source), { small: String(values.asOf) }),
          },
        },
      ];
    }),
  };
};
