import {
  type Block,
  type Board,
  type BoardCell,
  type BoardSeen,
  cell,
  compareFigures,
  type Day,
  type EntryRead,
  emptyGroups,
  forecast,
  type PublishedSum,
  type Running,
  stageForecast,
  type Words,
} from '#kernel';
import { domains, fields, type law, stages } from '../facts.ts';
import { landedIn } from '../rules.ts';

type Seen = BoardSeen<typeof law>;

interface Row {
  readonly entry: EntryRead;
  readonly mechanisms: readonly Running[];
  readonly sums: readonly PublishedSum[];
  readonly provinces: readonly string[];
}

/** What counts as published: issued or later, and not taken back. */
const counts = ({ values }: EntryRead): boolean =>
  !['proposed', 'listed', 'drafting', 'consultation', 'repealed'].includes(String(values.stage));

/** An institution opens the mechanisms of its number: 4 has 4.2, 4.3 … */
const rowsOf = (seen: Seen): readonly Row[] => {
  const least = seen.law('minActs')?.value ?? 1;
  return (seen.entries.institutions ?? []).map((entry) => {
    const number = String(entry.values.number ?? '');
    const mechanisms = seen.running.filter(
      (one) =>
        one.id === entry.values.mechanism ||
        (number !== '' && (one.number === number || one.number.startsWith(`${number}.`))),
    );
    const sums = seen.sums.filter((sum) => mechanisms.some((one) => one.id === sum.mechanism));
    const byNode = [...Map.groupBy(sums, (sum) => sum.node)].map(([node, all]) => ({
      node,
      n: all.reduce((total, one) => total + one.n, 0),
      first: all.map((one) => one.first).sort()[0] ?? '',
      last: '',
    }));
    return { entry, mechanisms, sums, provinces: landedIn(byNode, least).map((one) => one.node) };
  });
};

const titleOf = ({ values }: EntryRead): Words => [String(values.title), String(values.titleEn ?? values.title)];

const evidenceCell = (row: Row, seen: Seen): BoardCell => {
  const needed = seen.law('minProvinces')?.value ?? 2;
  if (row.mechanisms.length === 0) return cell(['尚无运行的机制', 'No mechanism runs yet'], { lamp: 'grey' });
  if (row.sums.length === 0) return cell(['机制运行，尚无实际办理', 'It runs; no real act yet'], { lamp: 'grey' });
  const parts = row.sums.map((sum): Words => {
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
      more: row.mechanisms.flatMap(({ id, number, title }) => {
        const alone = row.mechanisms.length === 1;
        const shared = row.mechanisms.some((one) => one.id !== id && one.number === number);
        const mark = ([0, 1] as const).map((n) => (alone ? '' : ` ${shared ? title[n] : number}`));
        return [
          { text: [`依据${mark[0]}`, `Law${mark[1]}`] as Words, to: { kind: 'law', mechanism: id } as const },
          {
            text: [`数据${mark[0]}`, `Figures${mark[1]}`] as Words,
            to: { kind: 'figure', id: `${id}.acts` } as const,
          },
          { text: [`用例${mark[0]}`, `Stories${mark[1]}`] as Words, to: { kind: 'stories', mechanism: id } as const },
        ];
      }),
    },
  };
};

const list = (rows: readonly Row[], seen: Seen): Block => ({
  kind: 'table',
  title: ['制度创新成果', 'Institutional innovations'],
  filter: 'domain',
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

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const overall = (rows: readonly Row[], seen: Seen): Block => {
  const [target, pace, policy] = [
    seen.law('target')?.value,
    seen.law('pace')?.value,
    seen.law('forecastPolicy')?.value,
  ];
  const done = rows.filter(({ entry }) => counts(entry)).length;
  const needed = seen.law('minProvinces')?.value ?? 2;
  const landed = rows.filter((row) => row.provinces.length >= needed).length;
  const f = target && pace && policy && forecast(target, done, pace, policy, earlier(seen.day, target.to));
  const weights = seen.law('stageWeights')?.value ?? {};
  return {
    kind: 'figures',
    title: ['总体', 'Overall'],
    items: [
      { title: ['已公布制度', 'Published'], ...cell(done), unit: ['项', 'institutions'] },
      {
        title: ['已落地（按证据计算）', 'Landed, by the evidence'],
        ...cell(landed),
        small: ['两省以上有实际办理', 'real acts in two provinces or more'],
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

/** As printed beside as computed; the difference is shown and nothing is overwritten. */
const press = (rows: readonly Row[], seen: Seen): Block => {
  const computed = String(rows.filter(({ entry }) => counts(entry)).length);
  return {
    kind: 'table',
    title: ['公布数与计算数', 'Figures as printed, and as computed'],
    empty: ['尚未登记公布数', 'No published figure is recorded'],
    columns: [
      { key: 'figure', title: ['指标', 'Figure'] },
      { key: 'asOf', title: ['截至', 'As of'] },
      { key: 'value', title: ['公布数', 'As printed'], right: true },
      { key: 'computed', title: ['本册计算数', 'Computed here'], right: true },
      { key: 'difference', title: ['差异', 'Difference'], right: true },
      { key: 'source', title: ['来源', 'Source'] },
    ],
    rows: (seen.entries.pressFigures ?? []).map(({ key, values }) => {
      const same = values.figure === '制度创新成果（项）';
      const compared = same
        ? compareFigures(
            {
              kind: 'published-figure',
              indicator: '',
              period: '',
              value: String(values.value),
              unit: ['', ''],
              asOf: String(values.asOf),
              source: String(values.source),
            },
            computed,
          )
        : undefined;
      return {
        id: key,
        cells: {
          figure: cell(String(values.figure)),
          asOf: cell(String(values.asOf)),
          value: cell(String(values.value)),
          computed: cell(compared?.ok ? compared.value.computed : '–'),
          difference: cell(compared?.ok ? compared.value.difference : '–'),
          source: cell(String(values.source)),
        },
      };
    }),
  };
};

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
      grouped(rows, ['按领域', 'By domain'], domains, (e) => String(e.values.domain), seen),
      grouped(rows, ['按“8+1”', 'By “8+1”'], fields, (e) => String(e.values.field), seen),
      press(rows, seen),
      mechanisms(seen),
    ];
  },
};
