import { type Material, type Matter, ok, type Result, type Words } from '#kernel';
import {
  choice,
  day,
  integer,
  list,
  matching,
  optional,
  parts,
  type Read,
  required,
  term,
  termText,
  text,
  yesNo,
  yesNoText,
  yuan,
  yuanText,
} from './cells.ts';

/** One column of the list: heading, what to write, how to read and how to write it. */
export interface Column<T> {
  readonly key: string;
  readonly heading: string;
  readonly headingEn: string;
  readonly help: Words;
  readonly read: Read<unknown>;
  readonly show: (from: T) => string;
}

export const types: Readonly<Record<Matter['type'], string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
};
const serves = { persons: '自然人', organisations: '法人', both: '自然人和法人' } as const;
const results = {
  licence: '证照',
  approval: '批文',
  certificate: '证明',
  registration: '登记',
  payment: '给付',
  answer: '告知',
} as const;
const modes = {
  online: '全程网办',
  proxy: '代收代办',
  delegated: '授权受理',
  joint: '多地联办',
  kiosk: '自助终端',
} as const;
const provenances = { real: '真实', illustrative: '示意', synthetic: '虚构示例' } as const;
const forms = { original: '原件', copy: '复印件', electronic: '电子' } as const;
const sources = { applicant: '申请人自备', government: '政府核发', other: '其他' } as const;
const needs = { necessary: '必要', conditional: '视情', tolerable: '容缺后补' } as const;
const sides = { receiving: '收件地', deciding: '办理地' } as const;

const column = <T>(
  key: string,
  heading: string,
  headingEn: string,
  read: Read<unknown>,
  show: (from: T) => string,
  help: Words = ['', ''],
): Column<T> => ({
  key,
  heading,
  headingEn,
  help,
  read: (cell) => {
    const value = read(cell);
    return value.ok ? value : { ...value, says: [`${heading}:${value.says[0]}`, `${headingEn}: ${value.says[1]}`] };
  },
  show,
});

const mapped =
  <A, B>(read: Read<A>, to: (value: A) => Result<B>): Read<B> =>
  (cell) => {
    const value = read(cell);
    return value.ok ? to(value.value) : value;
  };

const basisRead: Read<unknown> = list(
  mapped(parts(1, 2, ['写成“法律名称|条款”', 'Write "act|article"']), ([act = '', article]) =>
    ok({ act, ...(article && { article }) }),
  ),
);
const specialRead: Read<unknown> = list(
  mapped(parts(2, 2, ['写成“名称|期限”', 'Write "name|term"']), ([name = '', cell = '']) =>
    mapped(term, (value) => ok({ name, term: value }))(cell),
  ),
);
const jointRead: Read<unknown> = list(
  mapped(
    parts(3, 4, ['写成“环节|基本编码|收件地或办理地|前置环节,…”', 'Write "link|basic code|side|after,…"']),
    ([link = '', basic = '', at = '', after = '']) =>
      mapped(choice(sides), (side) => ok({ link, basic, at: side, after: after.split(/[,，]/).filter(Boolean) }))(at),
  ),
);
const code12 = matching(/^\d{12}$/, ['请填12位数字的基本编码', 'Give the 12 digits of the basic code']);

const m = column<Matter>;

/** Columns of a matter; the first row of each matter fills them. */
export const matterColumns: readonly Column<Matter>[] = [
  m('code', '实施编码', 'Code', required(text(40)), ({ code }) => code, [
    '31位:实施主体代码18+行使层级1+基本编码12',
    '31 characters: body 18, level 1, basic code 12',
  ]),
  m('basic', '基本编码', 'Basic code', required(code12), ({ basic }) => basic),
  m('title', '事项名称', 'Title', required(text(120)), ({ title }) => title),
  m('titleEn', '英文名称', 'English title', optional(text(200)), ({ titleEn }) => titleEn ?? ''),
  m('jurisdiction', '行政区划', 'Jurisdiction', required(text(20)), ({ jurisdiction }) => jurisdiction, [
    '6位行政区划代码',
    'Division code of six digits',
  ]),
  m('authority', '实施主体', 'Authority', required(text(60)), ({ authority }) => authority, [
    '本平台的机构编号,如 wj-hrss',
    "The platform's id of the body",
  ]),
  m('type', '事项类型', 'Type', required(choice(types)), ({ type }) => types[type]),
  m('mechanism', '办理机制', 'Mechanism', required(text(60)), ({ mechanism }) => mechanism),
  m('serves', '服务对象', 'Serves', required(choice(serves)), (matter) => serves[matter.serves]),
  m('lifeEvent', '一件事', 'Life event', optional(text(60)), ({ lifeEvent }) => lifeEvent ?? ''),
  m('department', '部门', 'Department', required(text(60)), ({ department }) => department),
  m(
    'statutory',
    '法定时限',
    'Statutory term',
    optional(term),
    ({ statutory }) => (statutory ? termText(statutory) : ''),
    ['如 20wd、15d、3m;没有则留空', 'Such as 20wd, 15d, 3m'],
  ),
  m('promised', '承诺时限', 'Promised term', optional(term), ({ promised }) => (promised ? termText(promised) : ''), [
    '即办件填 0wd',
    '0wd when done on the spot',
  ]),
  m(
    'legalBasis',
    '设定依据',
    'Legal basis',
    required(basisRead),
    ({ legalBasis }) => legalBasis.map(({ act, article }) => (article ? `${act}|${article}` : act)).join('\n'),
    ['每行一条:法律名称|条款', 'One per line: act|article'],
  ),
  m('conditions', '受理条件', 'Conditions', list(text(500)), ({ conditions }) => conditions.join('\n'), [
    '每行一条,不得有兜底条款',
    'One per line, no catch-all clause',
  ]),
  m('fee', '收费(元)', 'Fee (yuan)', required(yuan), ({ fee }) => yuanText(fee.amount)),
  m('feeBasis', '收费依据', 'Basis of the fee', optional(text(300)), ({ fee }) => fee.basis ?? ''),
  m('resultKind', '结果类型', 'Kind of result', required(choice(results)), ({ result }) => results[result.kind]),
  m('resultName', '结果名称', 'Result', required(text(100)), ({ result }) => result.name),
  m('validFor', '结果有效期', 'Valid for', optional(term), ({ result }) =>
    result.validFor ? termText(result.validFor) : '',
  ),
  m('visits', '到现场次数', 'Visits', required(integer(9)), ({ visits }) => String(visits)),
  m(
    'modes',
    '办理形式',
    'Modes',
    required(list(choice(modes))),
    (matter) => matter.modes.map((mode) => modes[mode]).join('\n'),
    ['每行一种', 'One per line'],
  ),
  m(
    'deemed',
    '视为受理',
    'Deemed acceptance',
    required((cell) =>
      cell === '当场' ? ok({ mode: 'on-spot' }) : mapped(term, (value) => ok({ mode: 'within', term: value }))(cell),
    ),
    ({ deemedAcceptance: d }) => (d.mode === 'on-spot' ? '当场' : termText(d.term)),
    ['“当场”或期限,如 5wd', '当场 or a term such as 5wd'],
  ),
  m('tolerates', '容缺受理', 'Tolerates', yesNo, ({ tolerates }) => yesNoText(tolerates)),
  m('commitment', '告知承诺', 'Commitment', yesNo, ({ commitment }) => yesNoText(commitment)),
  m(
    'special',
    '特别程序',
    'Special procedures',
    specialRead,
    ({ special }) => special.map((one) => `${one.name}|${termText(one.term)}`).join('\n'),
    ['每行一项:名称|期限', 'One per line: name|term'],
  ),
  m(
    'joint',
    '联办环节',
    'Parts',
    jointRead,
    ({ joint = [] }) =>
      joint.map((one) => `${one.link}|${one.basic}|${sides[one.at]}|${one.after.join(',')}`).join('\n'),
    ['每行:环节|基本编码|收件地或办理地|前置环节', 'One per line: link|basic|side|after'],
  ),
  m('safety', '涉及公共安全等', 'Public safety', yesNo, ({ safety }) => yesNoText(safety)),
  m('national', '国家清单', 'National list', optional(text(200)), ({ national }) => national ?? ''),
  m('from', '生效日期', 'In force from', required(day), ({ from }) => from),
  m('to', '失效日期', 'In force to', optional(day), ({ to }) => to ?? ''),
  m(
    'provenance',
    '数据性质',
    'Provenance',
    required(choice(provenances)),
    ({ provenance }) => provenances[provenance],
  ),
];

const p = column<Material>;

/** Columns of a material; further rows of the same matter fill only these. */
export const materialColumns: readonly Column<Material>[] = [
  p(
    'material.concept',
    '材料概念',
    'Material concept',
    required(matching(/^[a-z0-9-]{2,60}$/, ['请填小写字母、数字和连字符', 'Use small letters, digits and hyphens'])),
    ({ concept }) => concept,
    ['三地同一材料用同一概念,如 resident-id', 'The same in every place, such as resident-id'],
  ),
  p('material.name', '材料名称', 'Material', required(text(120)), ({ name }) => name),
  p('material.form', '材料形式', 'Form', required(choice(forms)), ({ form }) => forms[form]),
  p('material.copies', '份数', 'Copies', required(integer(20)), ({ copies }) => String(copies)),
  p('material.source', '来源渠道', 'Source', required(choice(sources)), ({ source }) => sources[source]),
  p('material.need', '必要性', 'Need', required(choice(needs)), ({ need }) => needs[need]),
  p('material.criteria', '受理标准', 'Criteria', optional(text(500)), ({ criteria }) => criteria ?? ''),
  p(
    'material.obtainableFrom',
    '共享来源',
    'Can be had from',
    optional(text(120)),
    ({ obtainableFrom }) => obtainableFrom ?? '',
    ['能共享取得的材料不得要求申请人提交', 'What can be shared is not asked of the applicant'],
  ),
  p(
    'material.substituteCredential',
    '可替代证照',
    'Substitute',
    optional(text(120)),
    ({ substituteCredential }) => substituteCredential ?? '',
  ),
  p('material.blankForm', '空表', 'Blank form', optional(text(200)), ({ blankForm }) => blankForm ?? ''),
];

export const headings: readonly string[] = [...matterColumns, ...materialColumns].map(({ heading }) => heading);
