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
import type { Row } from '../../paper/rows.ts';
import type { Report } from '../../sheet/report.ts';
import { bodyIn, changeOf, periodsBefore, type SectionPeriod, sectionsIn } from '../bodies-view.ts';
import type { ObservationContext } from '../context.ts';
import { monthsBetween } from '../periods.ts';
import { trophicView } from '../trophic-view.ts';

const none = '—';
const yes = (met: boolean | undefined): string => (met === undefined ? none : met ? '✓' : '✗');

const sectionRows = (context: ObservationContext, all: readonly SectionPeriod[]): Row => {
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
        section.title[0],
        body?.title[0] ?? '',
        finding ? (isInsufficient(finding) ? '数据不足' : className(finding.rank)) : none,
        target ? className(target.target.rank) : none,
        yes(met),
        worst.map(({ item, multiple }) => (multiple ? `${item}(${exactText(multiple, 2)})` : item)).join(' '),
        result ? `${result.readings}/${result.planned}` : none,
      ];
    }),
  };
};

const ITEMS = ['PH', 'DO', 'CODMN', 'NH3N', 'TP', 'TN'];

const meanRows = (all: readonly SectionPeriod[]): Row => ({
  kind: 'table',
  label: ['各项目均值(mg/L,pH 无量纲)', 'Means (mg/L, pH without unit)'],
  head: [['断面', 'Section'] as Words, ...ITEMS.map((item): Words => [item, item])],
  rows: all
    .filter(({ result }) => result && Object.keys(result.sample).length > 0)
    .map(({ section, result }) => [
      section.title[0],
      ...ITEMS.map((item) => {
        const value = result?.sample[item];
        return value ? exactText(value, item === 'NH3N' || item === 'TP' ? 3 : 2) : none;
      }),
    ]),
});

const bodyRows = (
  context: ObservationContext,
  all: readonly SectionPeriod[],
  past: readonly (readonly [period: string, sections: readonly SectionPeriod[]])[],
): Row => ({
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
      body.title[0],
      now.grade?.title[0] ?? '数据不足',
      yes(now.met),
      ...past.map(([, sections]) => changeOf(context, bodyIn(context, body, sections), now)?.title[0] ?? none),
    ];
  }),
});

const trophicRows = async (context: ObservationContext, period: string): Promise<Row | undefined> => {
  const months = period.length === 4 ? monthsBetween(`${period}-01`, `${period}-12`) : [period];
  const lakes = context.observation.water.sections.filter(({ column }) => column === 'lake');
  const rows: string[][] = [];
  for (const section of lakes)
    for (const month of months) {
      const found = await trophicView(context, section.site, month);
      if (found.total !== null) rows.push([section.title[0], month, found.total, found.level[0]]);
    }
  const head: readonly Words[] = [['断面', 'Section'], ['月份', 'Month'], ['TLI(∑)', 'TLI'], ['营养状态', 'State']]; // biome-ignore format: one line
  return rows.length > 0 ? { kind: 'table', label: ['综合营养状态指数', 'Trophic level'], head, rows } : undefined;
};

const summaryOf = (all: readonly SectionPeriod[]): string => {
  const ranks = all.flatMap(({ result }) => (result && !isInsufficient(result.finding) ? [result.finding.rank] : []));
  const known = all.filter(({ met }) => met !== undefined);
  const shares = ranks.length > 0 ? sharesOf(ranks) : undefined;
  return [
    `${all.length} 个断面,${ranks.length} 个可评价`,
    shares ? `Ⅰ–Ⅲ类 ${exactText(shares.good, 1)}%,劣Ⅴ类 ${exactText(shares.bad, 1)}%` : '',
    known.length > 0 ? `达标 ${known.filter(({ met }) => met).length}/${known.length}` : '',
  ]
    .filter(Boolean)
    .join(';');
};

const notesOf = ({ observation }: ObservationContext, all: readonly SectionPeriod[]): readonly string[] => [
  `标准:${[...new Set(all.flatMap(({ result }) => result?.edition ?? []))].join('、')};评价办法 ${observation.water.method.id}`,
  '功能目标、有效性规则和断面属性为平台默认值(示范区文件未公开)Targets, validity rules and attributes of sections are defaults',
  '实时数据未经审核 Real-time data are not audited',
  ...(observation.demo ? [observation.demo.says.join(' ')] : []),
];

/** The report of a month or a year: what the screens show, as tables that can be printed or reckoned with. */
export const reportOf = async (context: ObservationContext, period: string): Promise<Report> => {
  const all = await sectionsIn(context, period);
  const past = [];
  for (const before of periodsBefore(period)) past.push([before, await sectionsIn(context, before)] as const);
  const trophic = await trophicRows(context, period);
  return {
    period,
    title: [`“一河三湖”水环境质量${period.length === 4 ? '年' : '月'}报`, 'Waters: report on quality'],
    rows: [
      { kind: 'text', label: ['周期', 'Period'], text: period },
      { kind: 'text', label: ['摘要', 'Summary'], text: summaryOf(all) },
      bodyRows(context, all, past),
      sectionRows(context, all),
      meanRows(all),
      ...(trophic ? [trophic] : []),
      { kind: 'list', label: ['说明', 'Notes'], items: notesOf(context, all) },
    ],
  };
};
