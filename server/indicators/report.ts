import type { PaperRow } from '#kernel';
import { periodOf, type Words } from '#kernel';
import { newestSeries } from '#store/queries/snapshots.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import type { Report } from '../sheet/report.ts';
import { turn, type Watch } from '../tasks/desk.ts';
import { type Defined, indicatorBook } from './book.ts';
import { definedView, liveTotal, publishedView, seriesView } from './figures.ts';

type Language = 'zh' | 'en';
type Series = Awaited<ReturnType<typeof seriesView>>;
type Shown = { readonly value: string | null; readonly withheld?: true };

const periods: Readonly<Record<string, Words>> = {
  day: ['日', 'day'],
  month: ['月', 'month'],
  quarter: ['季', 'quarter'],
  year: ['年', 'year'],
  ever: ['累计', 'ever'],
  years: ['建设年', 'year of construction'],
};

const chooser =
  (language: Language) =>
  (words: Words): string =>
    words[language === 'zh' ? 0 : 1];

const shownText = (shown: Shown | undefined, language: Language): string =>
  shown?.withheld ? (language === 'zh' ? '不公布' : 'withheld') : (shown?.value ?? '–');

/** What a code in a dimension is called: by the declaration, else the place, else itself. */
const namer = (node: Node, defined: Defined, language: Language) => {
  const { zone } = node.runtime.program;
  const { texts } = defined.indicator;
  return (dimension: string, code: string): string => {
    const words = texts[dimension]?.values?.[code] ?? zone.jurisdictions.find((one) => one.code === code)?.short;
    return words ? chooser(language)(words) : code;
  };
};

/** The parts of one period, rows by the first dimension and columns by the second: for places the matrix of who receives and who decides. */
const partsOf = (node: Node, defined: Defined, { table }: Series, language: Language): readonly PaperRow[] => {
  const [down, across] = defined.indicator.dimensions;
  if (!table || down === undefined) return [];
  const w = chooser(language);
  const name = namer(node, defined, language);
  const distinct = (by: string): readonly string[] =>
    [...new Set(table.cells.map(({ dimensions }) => dimensions[by] ?? ''))].sort();
  const at = (row: string, column?: string): string =>
    shownText(
      table.cells.find(
        ({ dimensions }) =>
          dimensions[down] === row && (across === undefined || (dimensions[across] ?? '') === column),
      ) ?? { value: '0' },
      language,
    );
  const title = (by: string): Words => defined.indicator.texts[by]?.title ?? [by, by];
  const columns = across === undefined ? [] : distinct(across);
  const heads = columns.map((column): Words => {
    const text = `${w(title(across as string))}：${name(across as string, column)}`;
    return [text, text];
  });
  return [
    {
      kind: 'table',
      label: [`${defined.indicator.title[0]}（${table.period}）`, `${defined.indicator.title[1]} (${table.period})`],
      head: [title(down), ...(across === undefined ? [defined.indicator.title] : heads)],
      rows: distinct(down).map((row) => [
        name(down, row),
        ...(across === undefined ? [at(row)] : columns.map((column) => at(row, column))),
      ]),
    },
  ];
};

const unitAnd = ({ unit, period }: ReturnType<typeof definedView>, language: Language): string =>
  `${chooser(language)(unit)}／${chooser(language)(periods[period] ?? [period, period])}`;

const notes = (node: Node): PaperRow => ({
  kind: 'list',
  label: ['说明', 'Notes'],
  items: [
    '来源：办件事件随每一步在同一事务中累计，由负责节点签名公布；更正另行公布，不改旧数 Source: events of cases, counted in the transaction of each act, published signed by the node that answers; corrections are published beside what they correct',
    '“不公布”：人数少于法定值的单元 “withheld”: cells of fewer persons than the law value says',
    `制表 Made: ${node.runtime.now()} · ${node.id}`,
  ],
});

/** 统计报表: every figure of a mechanism, or of all, with definition, unit, period and its newest value; of one mechanism also the parts. */
export const statisticsReport = async (
  node: Node,
  mechanism: string | undefined,
  language: Language,
  watch?: Watch,
): Promise<Report> => {
  const { program, pool } = node.runtime;
  const w = chooser(language);
  const newest = Map.groupBy(await newestSeries(pool), ({ indicator }) => indicator);
  const rows: PaperRow[] = [];
  // The committee adds up what is published; its own cases alone would pass for the zone's.
  const own = program.zone.publishesTo !== node.id;
  let done = 0;
  for (const one of program.mechanisms.values()) {
    if (watch) await turn(watch, done++, program.mechanisms.size);
    const figures = [...indicatorBook(program).values()].filter(({ indicator }) => indicator.mechanism === one.id);
    if (figures.length === 0 || (mechanism !== undefined && one.id !== mechanism)) continue;
    const lines = await Promise.all(
      figures.map(async (defined) => {
        const view = definedView(node, defined);
        const published = publishedView(defined, newest.get(defined.indicator.cells) ?? []);
        const period = periodOf(defined.indicator.period, today(node.runtime));
        const now = own ? [shownText(await liveTotal(node, defined, period), language)] : [];
        return [
          `${w(view.title)}：${w(view.counting.says)}`,
          unitAnd(view, language),
          published?.period === 'ever' ? w(['累计', 'ever']) : (published?.period ?? '–'),
          shownText(published, language),
          ...now,
        ];
      }),
    );
    rows.push({
      kind: 'table',
      label: [`${one.number} ${one.title[0]}`, `${one.number} ${one.title[1]}`],
      head: [
        ['指标与口径', 'Figure and definition'],
        ['单位／期间', 'Unit / period'],
        ['期', 'Period'],
        ['最近公布', 'Published'],
        ...(own ? [['本期（未公布）', 'Running, not published'] as Words] : []),
      ],
      rows: lines,
    });
    if (mechanism !== undefined)
      for (const defined of figures)
        rows.push(...partsOf(node, defined, await seriesView(node, defined, undefined), language));
  }
  return {
    period: today(node.runtime),
    title: ['统计报表', 'Statistics'],
    rows: [...rows, notes(node)],
  };
};

/** One figure with its definition, its series with who published what when, and the parts of one period. */
export const figureReport = async (
  node: Node,
  defined: Defined,
  period: string | undefined,
  language: Language,
): Promise<Report> => {
  const w = chooser(language);
  const view = definedView(node, defined);
  const series = await seriesView(node, defined, period);
  const text = (label: Words, said: string): PaperRow => ({ kind: 'text', label, text: said });
  const nodeName = (id: string): string =>
    w(node.runtime.program.zone.nodes.find((one) => one.id === id)?.title ?? [id, id]);
  return {
    period: series.table?.period ?? today(node.runtime),
    title: view.title,
    rows: [
      text(['口径', 'Definition'], w(view.counting.says)),
      text(['公式', 'Formula'], `${view.formulaText} (${unitAnd(view, language)})`),
      text(['口径摘要', 'Hash of the definition'], view.definition),
      ...(view.smallest
        ? [
            text(
              ['公布下限', 'Smallest cell'],
              `${view.smallest.value} (${view.smallest.status}; ${view.smallest.cite})`,
            ),
          ]
        : []),
      {
        kind: 'table',
        label: ['各期数据', 'Series'],
        head: [
          ['期间', 'Period'],
          ['数值', 'Value'],
          ['公布者', 'Published by'],
          ['更正', 'Corrections'],
        ],
        rows: series.points.map((point) => [
          point.period,
          shownText(point, language),
          point.nodes
            .map(
              (one) =>
                `${nodeName(one.node)} ${shownText(one, language)}，${one.asOf.slice(0, 16)}Z${one.genuine ? '' : ` ${w(['签名不符', 'signature wrong'])}`}`,
            )
            .join('；'),
          point.nodes
            .flatMap((one) =>
              one.before.map((old) => `${shownText(old, language)} → ${old.because ? w(old.because) : ''}`),
            )
            .join('；') || '–',
        ]),
      },
      ...partsOf(node, defined, series, language),
      notes(node),
    ],
  };
};
