import type { PaperRow } from '#kernel';
import {
  className,
  editionById,
  exactText,
  isInsufficient,
  mainPollutants,
  sharesOf,
  targetOf,
  type Words,
} from '#kernel';
import type { Report } from '../../sheet/report.ts';
import { bodyIn, changeOf, periodsBefore, type SectionPeriod, sectionsIn } from '../bodies-view.ts';
import type { ObservationContext } from '../context.ts';
import { monthsBetween } from '../periods.ts';
import { trophicView } from '../trophic-view.ts';

const none = '—';

/** What stands in a cell, in the language of the report. */
type Say = (words: Words) => string;
const NOT_ENOUGH: Words = ['数据不足', 'Insufficient'];
const yes = (say: Say, met: boolean | undefined): string =>
  met === undefined ? none : say(met ? ['达标', 'Met'] : ['未达标', 'Not met']);

const sectionRows = (context: ObservationContext, say: Say, all: readonly SectionPeriod[]): PaperRow => {
  const { bodies, editions, method } = context.observation.water;
  return {
    kind: 'table',
    label: ['断面水质', 'Sections'],
    head: [
      ['断面', 'Section'],
      ['水体', 'Water'],
      ['类别', 'Class'],
      ['目标', 'Target'],
      ['达标', 'Met'],
      ['主要污染物(超标倍数)', 'Main pollutants (multiple)'],
      ['有效/应测', 'Valid/planned'],
    ],
    rows: all.map(({ section, result, met }) => {
      const body = bodies.find(({ id }) => id === section.water);
      const finding = result?.finding;
      const target = body && result && targetOf(body, section.site, Number(result.period.slice(0, 4)));
      const edition = result && editionById(editions, result.edition);
      const worst =
        result && finding && !isInsufficient(finding) && edition?.ok
          ? mainPollutants(edition.value, method, finding, result.sample)
          : [];
      return [
        say(section.title),
        body ? say(body.title) : '',
        finding ? (isInsufficient(finding) ? say(NOT_ENOUGH) : className(finding.rank)) : none,
        target ? className(target.target.rank) : none,
        yes(say, met),
        worst
          .map(({ item, multiple }) => `${symbol(item)}${multiple ? `(${exactText(multiple, 2)})` : ''}`)
          .join(' '),
        result ? `${result.readings}/${result.planned}` : none,
      ];
    }),
  };
};

const ITEMS = ['PH', 'DO', 'CODMN', 'NH3N', 'TP', 'TN'];
const SYMBOLS: Readonly<Record<string, string>> = { PH: 'pH', CODMN: 'CODMn', NH3N: 'NH3-N' };
const symbol = (item: string): string => SYMBOLS[item] ?? item;

const meanRows = (say: Say, all: readonly SectionPeriod[]): PaperRow => ({
  kind: 'table',
  label: ['各项目均值(mg/L,pH 无量纲)', 'Means (mg/L, pH without unit)'],
  head: [['断面', 'Section'] as Words, ...ITEMS.map((item): Words => [symbol(item), symbol(item)])],
  rows: all
    .filter(({ result }) => result && Object.keys(result.sample).length > 0)
    .map(({ section, result }) => [
      say(section.title),
      ...ITEMS.map((item) => {
        const value = result?.sample[item];
        return value ? exactText(value, item === 'NH3N' || item === 'TP' ? 3 : 2) : none;
      }),
    ]),
});

const bodyRows = (
  context: ObservationContext,
  say: Say,
  all: readonly SectionPeriod[],
  past: readonly (readonly [period: string, sections: readonly SectionPeriod[]])[],
): PaperRow => ({
  kind: 'table',
  label: ['一河三湖', 'The four waters'],
  head: [
    ['水体', 'Water'],
    ['评价', 'Grade'],
    ['达标', 'Met'],
    ...past.map(([period]): Words => [`与${period}比`, `Against ${period}`]),
  ],
  rows: context.observation.water.bodies.map((body) => {
    const now = bodyIn(context, body, all);
    return [
      say(body.title),
      say(now.grade?.title ?? NOT_ENOUGH),
      yes(say, now.met),
      ...past.map(([, sections]) => {
        const change = changeOf(context, bodyIn(context, body, sections), now);
        return change ? say(change.title) : none;
      }),
    ];
  }),
});

const trophicRows = async (context: ObservationContext, say: Say, period: string): Promise<PaperRow | undefined> => {
  const months = period.length === 4 ? monthsBetween(`${period}-01`, `${period}-12`) : [period];
  const lakes = context.observation.water.sections.filter(({ column }) => column === 'lake');
  const rows: string[][] = [];
  for (const section of lakes)
    for (const month of months) {
      const found = await trophicView(context, section.site, month);
      if (found.total !== null) rows.push([say(section.title), month, found.total, say(found.level)]);
    }
  const head: readonly Words[] = [['断面', 'Section'], ['月份', 'Month'], ['TLI(∑)', 'TLI'], ['营养状态', 'State']]; // biome-ignore format: one line
  return rows.length > 0 ? { kind: 'table', label: ['综合营养状态指数', 'Trophic level'], head, rows } : undefined;
};

const summaryOf = (say: Say, all: readonly SectionPeriod[]): string => {
  const ranks = all.flatMap(({ result }) => (result && !isInsufficient(result.finding) ? [result.finding.rank] : []));
  const known = all.filter(({ met }) => met !== undefined);
  const shares = ranks.length > 0 ? sharesOf(ranks) : undefined;
  const [good, bad] = shares ? [exactText(shares.good, 1), exactText(shares.bad, 1)] : [];
  const met = `${known.filter((one) => one.met).length}/${known.length}`;
  const parts: readonly Words[] = [
    [`${all.length} 个断面，${ranks.length} 个可评价`, `${all.length} sections, ${ranks.length} assessed`],
    ...(shares ? [[`Ⅰ–Ⅲ类 ${good}%，劣Ⅴ类 ${bad}%`, `Ⅰ–Ⅲ ${good}%, worse than Ⅴ ${bad}%`] as const] : []),
    ...(known.length > 0 ? [[`达标 ${met}`, `targets met ${met}`] as const] : []),
  ];
  return parts.map(say).join(say(['；', '; ']));
};

const notesOf = ({ observation }: ObservationContext, say: Say, all: readonly SectionPeriod[]): readonly string[] => {
  const editions = [...new Set(all.flatMap(({ result }) => result?.edition ?? []))].join(say(['、', ', ']));
  const { id } = observation.water.method;
  const notes: readonly Words[] = [
    [`标准：${editions}；评价办法 ${id}`, `Standards: ${editions}; assessed by ${id}`],
    [
      '功能目标未经各方签署的，以及有效性规则和断面属性，为平台默认值（区内文件未公开）',
      'Targets the sides have not signed, validity rules and attributes of sections are defaults: the document of the zone was not published',
    ],
    ['实时数据未经审核', 'Real-time data are not audited'],
    ...(observation.demo ? [observation.demo.says] : []),
  ];
  return notes.map(say);
};

/** The report of a month or a year: what the screens show, as tables that can be printed or reckoned with. */
export const reportOf = async (
  context: ObservationContext,
  period: string,
  language: 'zh' | 'en' = 'zh',
): Promise<Report> => {
  const say: Say = ([zh, en]) => (language === 'zh' ? zh : en);
  const all = await sectionsIn(context, period);
  const past = [];
  for (const before of periodsBefore(period)) past.push([before, await sectionsIn(context, before)] as const);
  const trophic = await trophicRows(context, say, period);
  return {
    period,
    title: [
      `“一河三湖”水环境质量${period.length === 4 ? '年' : '月'}报`,
      `Quality of the four waters: report of a ${period.length === 4 ? 'year' : 'month'}`,
    ],
    rows: [
      { kind: 'text', label: ['周期', 'Period'], text: period },
      { kind: 'text', label: ['摘要', 'Summary'], text: summaryOf(say, all) },
      bodyRows(context, say, all, past),
      sectionRows(context, say, all),
      meanRows(say, all),
      ...(trophic ? [trophic] : []),
      { kind: 'list', label: ['说明', 'Notes'], items: notesOf(context, say, all) },
    ],
  };
};
