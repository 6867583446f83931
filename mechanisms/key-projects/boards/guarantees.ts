import { type Block, cell, granted, type Words } from '#kernel';
import { type elements, guaranteesOf } from '../guarantees.ts';
import type { Overview, Seen } from './rows.ts';
import { toCase, yuan } from './text.ts';

type Of = (typeof elements)[number];

const names: Readonly<Record<Of, Words>> = {
  land: ['用地（亩）', 'Land (mu)'],
  funds: ['资金（元）', 'Funds (yuan)'],
  energy: ['能耗（吨标准煤）', 'Energy (tonnes of coal equivalent)'],
  capacity: ['环境容量（千克/年）', 'Environmental capacity (kg a year)'],
};
const shown = (of: Of, amount: number): string =>
  of === 'funds' ? yuan(amount) : (of === 'land' ? amount / 1000 : amount).toLocaleString('en');

/** 要素保障: what each project asked for, what stands for it today and by whom, what is missing. What ran out is no longer there. */
export const guarantees = ({ rows }: Overview, seen: Seen): Block => ({
  kind: 'table',
  title: ['要素保障', 'Guarantees'],
  empty: ['没有项目申请要素保障', 'No project asked for any'],
  filter: 'of',
  columns: [
    { key: 'project', title: ['项目', 'Project'] },
    { key: 'of', title: ['要素', 'Of'] },
    { key: 'asked', title: ['申请', 'Asked for'], right: true },
    { key: 'granted', title: ['已落实', 'Granted'], right: true },
    { key: 'by', title: ['落实方', 'By whom'] },
    { key: 'missing', title: ['缺口', 'Missing'], right: true },
  ],
  rows: rows.flatMap(({ state, facts, counted }) =>
    guaranteesOf(facts).flatMap((guarantee) => {
      const { of, asked, grants } = guarantee;
      if (asked === 0) return [];
      const sum = granted(guarantee, seen.day);
      const line = (n: 0 | 1): string =>
        grants
          .map(({ party, amount, expires, usedOn }) => {
            const until = usedOn
              ? [`${usedOn} 已使用`, `used ${usedOn}`]
              : expires < seen.day
                ? [`${expires} 已失效`, `ran out ${expires}`]
                : [`至 ${expires}`, `until ${expires}`];
            return `${seen.nameOf(party)[n]} ${shown(of, amount)}（${until[n]}）`;
          })
          .join('；');
      return [
        {
          id: `${state.id}/${of}`,
          cells: {
            project: cell(counted.project.title, toCase(state.id)),
            of: cell(names[of]),
            asked: cell(shown(of, asked)),
            granted: cell(shown(of, sum)),
            by: cell([line(0), line(1)]),
            missing: cell(shown(of, asked - sum), asked > sum ? { lamp: 'yellow' as const } : {}),
          },
        },
      ];
    }),
  ),
});
