import type { Authorisation } from '#kernel';
import { bodies } from './bodies.ts';
import { records } from './catalogue/from-records.ts';
import { type PlaceKey, places } from './places.ts';

/**
 * Authorisation register (public-services.md 0.6). Which grants were really made is not known (open point 2 there):
 * every instrument below is assumed and says so, except that reception and examination of form follow from the window
 * itself (launched 2021-05-31) and that 吴江 speaks of a full grant by its departments (全面授权, reported).
 * A licence (type 01) may be delegated only to an administrative body and only where a law, regulation or rule allows
 * (行政许可法 24). Across provinces that rests on the Shanghai zone regulation in force 2024-05-01, article 14, which binds
 * Shanghai bodies as grantors: so rows for licences start there, come from 青浦, and go to the bodies that manage services.
 */
const start = '2021-05-31';
const receive = ['收件', '身份核验', '形式审查', '收费', '送达'] as const;
const accept = [...receive, '受理', '补正告知', '出证打印'] as const;

const keys = places.map(({ key }) => key);
const others = (place: PlaceKey): readonly PlaceKey[] => keys.filter((key) => key !== place);

const deciding = bodies.filter(({ key }) => key !== 'admin' && key !== 'center').map(({ key }) => key);
/** Authorities above a place that decide matters of its catalogue: place, id. */
const above: readonly (readonly [PlaceKey, string])[] = [
  ['qp', 'sh-registry'],
  ['qp', 'sh-housing'],
  ['wj', 'jsu-housing'],
  ['js', 'zj-housing'],
];
const grantors: readonly (readonly [PlaceKey, string])[] = [
  ...keys.flatMap((key) => deciding.map((body) => [key, `${key}-${body}`] as const)),
  ...above,
];

const rules = '示范区“跨省通办”综合受理窗口工作规则(示例文号,范围为假设 assumed)';
const ownRules = '政务服务中心综合窗口管理办法(示例文号,假设 assumed)';

/** Every window receives for every body of the zone; a window of the body's own place also hands out its papers. */
const reception: readonly Authorisation[] = grantors.flatMap(([place, grantor]) =>
  keys.flatMap((key) =>
    ['center', 'admin'].map((body) => ({
      id: `R-${grantor}-${key}-${body}`,
      grantor,
      grantee: `${key}-${body}`,
      matters: '*' as const,
      powers: key === place ? [...receive, '补正告知', '出证打印'] : receive,
      from: start,
      instrument: key === place ? ownRules : rules,
    })),
  ),
);

const servicesOf = (body: string): readonly string[] =>
  records.filter((record) => record.body === body && record.type !== '01').map(({ basic }) => basic);

const delegated = (
  grantor: PlaceKey,
  body: string,
  grantee: PlaceKey,
  from: string,
  instrument: string,
): Authorisation => ({
  id: `A-${grantor}-${body}-${grantee}`,
  grantor: `${grantor}-${body}`,
  grantee: `${grantee}-center`,
  matters: servicesOf(body),
  powers: accept,
  from,
  instrument,
  published: 'https://example.invalid/authorisations',
});

const full = '吴江区部门全面授权(报道提及,文号与范围为假设 assumed)';
const insurance = '社保医保事项委托受理协议(示例文号,假设 assumed)';
const granting = deciding.filter((body) => servicesOf(body).length > 0);

/** 授权受理: 吴江 in full since the launch, 青浦 and 嘉善 for social and medical insurance; each place at its own windows. */
const acceptance: readonly Authorisation[] = [
  ...keys.flatMap((key) => granting.map((body) => delegated(key, body, key, start, ownRules))),
  ...granting.flatMap((body) => others('wj').map((grantee) => delegated('wj', body, grantee, start, full))),
  ...(['qp', 'js'] as const).flatMap((grantor) =>
    ['hrss', 'medical'].flatMap((body) =>
      others(grantor).map((to) => delegated(grantor, body, to, '2021-07-13', insurance)),
    ),
  ),
];

const basicOf = (source: string): string => records.find((record) => record.source === source)?.basic as string;

/** The rows of worked example 13.8-6: one lacks 受理, one had it until the end of 2021. */
const examples: readonly Authorisation[] = [
  {
    id: 'E-js-03-form-only',
    grantor: 'qp-civil',
    grantee: 'js-center',
    window: 'js-03',
    matters: [basicOf('IMP-17')],
    powers: ['收件', '形式审查'],
    from: start,
    instrument: '青浦区民政局委托嘉善-03窗口收件书(示例,假设 assumed)',
  },
  {
    id: 'E-js-03-until-2021',
    grantor: 'qp-police',
    grantee: 'js-center',
    window: 'js-03',
    matters: [basicOf('IMP-15')],
    powers: accept,
    from: '2021-07-13',
    to: '2021-12-31',
    instrument: '青浦公安分局委托嘉善-03窗口受理书(示例,至2021年底,假设 assumed)',
  },
];

const licencesOf = (body: string): readonly string[] =>
  records.filter((record) => record.body === body && record.type === '01').map(({ basic }) => basic);

const licences: readonly Authorisation[] = ['market', 'health'].flatMap((body) =>
  others('qp').map((grantee) => ({
    id: `L-qp-${body}-${grantee}`,
    grantor: `qp-${body}`,
    grantee: `${grantee}-admin`,
    window: `${grantee}-05`,
    matters: licencesOf(body),
    powers: accept,
    from: '2024-05-01',
    instrument:
      '依据《上海市促进长三角生态绿色一体化发展示范区高质量发展条例》第十四条的委托书(示例文号,假设 assumed)',
    published: 'https://example.invalid/authorisations',
  })),
);

export const authorisations: readonly Authorisation[] = [...examples, ...acceptance, ...licences, ...reception];
