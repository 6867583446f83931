import {
  type Block,
  type Board,
  cell,
  type Day,
  type EntryRead,
  emptyGroups,
  folded,
  forecast,
  percent,
  stageForecast,
  type Words,
} from '#kernel';
import { domains, fields, type law } from '../facts.ts';
import { list } from './list.ts';
import { press, replication } from './press.ts';
import { counts, type Row, rowsOf, type Seen } from './rows.ts';

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const overall = (rows: readonly Row[], seen: Seen): Block => {
  const [target, pace, policy] = [
    seen.law('target')?.value,
    seen.law('pace')?.value,
    seen.law('forecastPolicy')?.value,
  ];
  const done = rows.filter(({ entry }) => counts(entry)).length;
  const needed = seen.law('minProvinces')?.value ?? 2;
  const ever = rows.filter(({ entry }) => entry.values.recognisedOn !== undefined).length;
  const live = rows.filter(({ mechanisms }) => mechanisms.some(({ figures }) => figures > 0)).length;
  const landed = rows.filter((row) => row.provinces.length >= needed).length;
  const f = target && pace && policy && forecast(target, done, pace, policy, earlier(seen.day, target.to));
  const weights = seen.law('stageWeights')?.value ?? {};
  return {
    kind: 'figures',
    title: ['总体', 'Overall'],
    items: [
      {
        title: ['已公布制度', 'Published'],
        ...cell(done),
        unit: ['项', 'institutions'],
        small: [`现行有效；累计认定 ${ever} 项`, `in force now; ${ever} recognised ever`],
      },
      {
        title: ['已落地（按证据计算）', 'Landed, by the evidence'],
        ...cell(landed),
        small: ['两省以上有实际办理', 'real acts in two provinces or more'],
      },
      {
        title: ['有运行数据的制度', 'With live figures'],
        ...cell(`${percent(live, rows.length, 1) ?? '0.0'}%`),
        small: [`${live} / ${rows.length} 项`, `${live} of ${rows.length}`],
      },
      ...(f && target
        ? [
            {
              title: ['目标完成', 'Of the target'] as Words,
              ...cell(`${f.share}%`),
              small: [
                `目标 ${target.number} 项左右，至 ${target.to}`,
                `about ${target.number} until ${target.to}`,
              ] as Words,
            },
            {
              title: ['预测', 'Forecast'] as Words,
              ...cell(f.expected),
              lamp: f.colour,
              small: [
                `${f.because[0]}；还差 ${f.toGo} 项，余 ${f.daysLeft} 天`,
                `${f.because[1]}; ${f.toGo} to go in ${f.daysLeft} days`,
              ] as Words,
            },
          ]
        : []),
      {
        title: ['按阶段加权', 'Weighted by stage'],
        ...cell(
          stageForecast(
            rows.map(({ entry }) => String(entry.values.stage)),
            weights,
          ),
        ),
        small: ['权重为平台默认值', 'weights are assumed'],
      },
    ],
  };
};

const gap = (rows: readonly Row[]): Block => {
  const byField: Record<string, number> = {};
  for (const { entry } of rows)
    if (counts(entry)) byField[String(entry.values.field)] = (byField[String(entry.values.field)] ?? 0) + 1;
  const empty = emptyGroups(Object.keys(fields), byField) as readonly (keyof typeof fields)[];
  return {
    kind: 'notes',
    tone: empty.length > 0 ? 'warn' : 'info',
    title: ['“8+1”缺口', 'Gaps of “8+1”'],
    items: [
      empty.length === 0
        ? ['九个领域均有成果', 'All nine fields have results']
        : [
            `九个领域中 ${empty.length} 个尚无成果：${empty.map((f) => fields[f][0]).join('、')}`,
            `${empty.length} of nine fields have none: ${empty.map((f) => fields[f][1]).join(', ')}`,
          ],
    ],
  };
};

const grouped = (
  rows: readonly Row[],
  title: Words,
  names: Readonly<Record<string, Words>>,
  of: (entry: EntryRead) => string,
  seen: Seen,
): Block => {
  const needed = seen.law('minProvinces')?.value ?? 2;
  return {
    kind: 'table',
    title,
    columns: [
      { key: 'name', title: ['领域', 'Group'] },
      { key: 'n', title: ['项数', 'Number'], right: true },
      { key: 'landed', title: ['已落地', 'Landed'], right: true },
    ],
    rows: Object.entries(names).map(([key, name]) => {
      const mine = rows.filter(({ entry }) => of(entry) === key && counts(entry));
      return {
        id: key,
        cells: {
          name: cell(name),
          n: cell(mine.length),
          landed: cell(mine.filter((row) => row.provinces.length >= needed).length),
        },
      };
    }),
  };
};

/** Windows are what the lists call them; they name themselves. */
const windowsOf = (rows: readonly Row[]): Readonly<Record<string, Words>> =>
  Object.fromEntries(
    rows.map(({ entry }) => [
      String(entry.values.window),
      [String(entry.values.window), String(entry.values.window)],
    ]),
  );

const mechanisms = (seen: Seen): Block => ({
  kind: 'table',
  title: ['各机制运行情况', 'How each mechanism runs'],
  columns: [
    { key: 'number', title: ['序号', 'No.'] },
    { key: 'title', title: ['机制', 'Mechanism'] },
    { key: 'acts', title: ['实际办理（各节点公布）', 'Real acts, as published'] },
    { key: 'law', title: ['参数（其中默认）', 'Law (assumed)'], right: true },
  ],
  rows: seen.running.map((one) => {
    const sums = seen.sums.filter((sum) => sum.mechanism === one.id);
    const text = sums.map((sum): Words => {
      const [zh, en] = seen.nameOf(sum.node);
      return [`${zh} ${sum.n}`, `${en} ${sum.n}`];
    });
    return {
      id: one.id,
      cells: {
        number: cell(one.number),
        title: cell(one.title, { to: { kind: 'mechanism', id: one.id } }),
        acts: cell(sums.length ? [text.map((t) => t[0]).join('、'), text.map((t) => t[1]).join(', ')] : ['–', '–'], {
          to: { kind: 'figure', id: `${one.id}.acts` },
        }),
        law: cell(`${one.law} (${one.assumed})`, { to: { kind: 'law', mechanism: one.id } }),
      },
    };
  }),
});

/** 执委会的首页: every institution, what proves that it runs, what is missing, and where it stands against the target. */
export const home: Board<typeof law> = {
  title: ['制度创新成果', 'Institutional innovations'],
  readers: 'everybody',
  home: true,
  needs: { registers: ['institutions', 'pressFigures'], sums: 'acts', running: true },
  shows: (seen) => {
    const rows = rowsOf(seen);
    return [
      overall(rows, seen),
      gap(rows),
      list(rows, seen),
      press(rows, seen),
      ...[
        grouped(rows, ['按领域', 'By domain'], domains, (e) => String(e.values.domain), seen),
        grouped(rows, ['按“8+1”', 'By “8+1”'], fields, (e) => String(e.values.field), seen),
        grouped(rows, ['按统计窗口', 'By window'], windowsOf(rows), (e) => String(e.values.window), seen),
        replication(seen),
        mechanisms(seen),
      ].map(folded),
    ];
  },
};
