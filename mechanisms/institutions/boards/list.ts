import { type Block, type BoardCell, cell, sumsByNode, type Words } from '#kernel';
import { domains, fields, stages } from '../facts.ts';
import { INSTITUTIONS } from '../vocabulary.ts';
import { type Row, type Seen, titleOf } from './rows.ts';

const evidenceCell = (row: Row, seen: Seen): BoardCell => {
  const needed = seen.law('minProvinces')?.value ?? 2;
  if (row.mechanisms.length === 0) return cell(['尚无运行的机制', 'No mechanism runs yet'], { lamp: 'grey' });
  if (row.sums.length === 0) return cell(['机制运行，尚无实际办理', 'It runs; no real act yet'], { lamp: 'grey' });
  const parts = sumsByNode(row.sums).map((sum): Words => {
    const [zh, en] = seen.nameOf(sum.node);
    return [`${zh} ${sum.n} 件（自 ${sum.first}）`, `${en} ${sum.n} (since ${sum.first})`];
  });
  return cell([parts.map((p) => p[0]).join('、'), parts.map((p) => p[1]).join(', ')], {
    lamp: row.provinces.length >= needed ? 'green' : 'yellow',
    small:
      row.provinces.length >= needed
        ? ['已落地：两省以上有实际办理', 'Landed: real acts in two provinces or more']
        : ['未落地：尚不足两省', 'Not landed: fewer than two provinces'],
  });
};

const rowCells = (row: Row, seen: Seen): Readonly<Record<string, BoardCell>> => {
  const { values } = row.entry;
  const [first] = row.mechanisms;
  const law = row.mechanisms.reduce((sum, one) => sum + one.law, 0);
  const assumed = row.mechanisms.reduce((sum, one) => sum + one.assumed, 0);
  return {
    number: cell(String(values.number ?? '')),
    title: cell(titleOf(row.entry), first ? { to: { kind: 'mechanism', id: first.id } } : {}),
    domain: cell(domains[values.domain as keyof typeof domains] ?? '', {
      small: fields[values.field as keyof typeof fields] ?? '',
    }),
    stage: cell(stages[values.stage as keyof typeof stages] ?? ''),
    evidence: evidenceCell(row, seen),
    opens: {
      small: first
        ? [`参数 ${law} 项，其中平台默认 ${assumed} 项`, `${law} values of law, ${assumed} of them assumed`]
        : '',
      more: [
        {
          text: ['登记', 'Entry'] as Words,
          to: { kind: 'entry', register: INSTITUTIONS, key: row.entry.key } as const,
        },
        ...row.mechanisms.flatMap(({ id, number, title }) => {
          const alone = row.mechanisms.length === 1;
          const shared = row.mechanisms.some((one) => one.id !== id && one.number === number);
          const mark = ([0, 1] as const).map((n) => (alone ? '' : ` ${shared ? title[n] : number}`));
          return [
            { text: [`依据${mark[0]}`, `Law${mark[1]}`] as Words, to: { kind: 'law', mechanism: id } as const },
            {
              text: [`数据${mark[0]}`, `Figures${mark[1]}`] as Words,
              to: { kind: 'figure', id: `${id}.acts` } as const,
            },
            {
              text: [`用例${mark[0]}`, `Stories${mark[1]}`] as Words,
              to: { kind: 'stories', mechanism: id } as const,
            },
          ];
        }),
      ],
    },
  };
};

export const list = (rows: readonly Row[], seen: Seen): Block => ({
  kind: 'table',
  title: ['制度创新成果', 'Institutional innovations'],
  filter: 'domain',
  whole: true,
  empty: ['尚未登记公布清单', 'The published list has not been entered'],
  columns: [
    { key: 'number', title: ['序号', 'No.'], right: true },
    { key: 'title', title: ['制度', 'Institution'] },
    { key: 'domain', title: ['领域', 'Domain'] },
    { key: 'stage', title: ['登记阶段', 'Stage on record'] },
    { key: 'evidence', title: ['落地证据（各节点公布的实际办理）', 'Evidence: real acts, as nodes publish them'] },
    { key: 'opens', title: ['打开', 'Opens'] },
  ],
  rows: [...rows]
    .sort(
      (a, b) =>
        Number(a.entry.values.number ?? 999) - Number(b.entry.values.number ?? 999) ||
        (a.entry.key < b.entry.key ? -1 : 1),
    )
    .map((row) => ({ id: row.entry.key, cells: rowCells(row, seen) })),
});
