import { type Matter, type MatterType, wd } from '#kernel';
import { authorities, bodyAt } from '../authorities.ts';
import { implementationCode } from '../catalogue/codes.ts';
import { type Place, places } from '../places.ts';

/**
 * Matters of the mechanisms that keep registers. They stand beside the 3877 items of the published catalogue and are not
 * counted there: the codes (91…) and the terms promised are ours.
 */
type Line = readonly [basic: string, title: string, en: string, more?: Partial<Matter>];

const registry = (place: Place) =>
  authorities.find(({ id }) => id === (place.key === 'qp' ? 'sh-registry' : `${place.key}-land`));

const make = (
  place: Place,
  authority: string,
  mechanism: string,
  type: MatterType,
  [basic, title, titleEn, more]: Line,
): Matter => {
  const body = authorities.find(({ id }) => id === authority);
  if (!body) throw new Error(`bug: no authority ${authority}`);
  return {
    code: implementationCode(body, basic),
    basic,
    version: 1,
    from: '2021-05-31',
    title,
    titleEn,
    jurisdiction: place.code,
    authority,
    type,
    mechanism,
    serves: 'both',
    lifeEvent: 'home',
    department: body.department,
    instant: false,
    promised: wd(5),
    legalBasis: [{ act: '不动产登记暂行条例' }],
    conditions: [],
    materials: [],
    fee: { amount: 0 },
    result: { kind: 'registration', name: title },
    visits: 1,
    modes: ['proxy'],
    deemedAcceptance: { mode: 'on-spot' },
    tolerates: false,
    commitment: false,
    special: [],
    provenance: 'illustrative',
    ...more,
  };
};

const estate: readonly Line[] = [
  [
    '910820000100',
    '不动产登记资料跨省查询',
    'Search of the register of titles',
    { instant: true, promised: wd(0), modes: ['online', 'proxy'] },
  ],
  ['910807000200', '不动产转移登记（跨省通办）', 'Transfer of a title'],
  ['910807000300', '不动产抵押权首次登记（跨省通办）', 'Mortgage', { modes: ['online', 'proxy'] }],
  ['910807000400', '不动产变更登记（跨省通办）', 'Change of a title', { modes: ['online', 'proxy'] }],
  [
    '910807000500',
    '不动产抵押权注销登记（跨省通办）',
    'Cancellation of a mortgage',
    { promised: wd(1), modes: ['online', 'proxy'] },
  ],
  ['910807000600', '不动产注销登记（跨省通办）', 'Cancellation of a title'],
  ['910807000700', '不动产预告登记（跨省通办）', 'Priority notice', { promised: wd(1) }],
  ['910807000800', '不动产异议登记（跨省通办）', 'Objection', { promised: wd(0), modes: ['online', 'proxy'] }],
  ['910807000900', '不动产更正登记（跨省通办）', 'Correction', { promised: wd(30) }],
  ['910807001000', '不动产查封登记（协助执行）', 'Seizure for a court', { promised: wd(0), visits: 0 }],
  ['910807001100', '不动产限制标注', 'Note of a restriction', { promised: wd(0), visits: 0 }],
  ['910807001200', '不动产历史登记资料移交入簿', 'Taking over earlier records', { visits: 0 }],
  ['910807001400', '不动产首次登记（跨省通办）', 'First registration of a title'],
  ['910807001500', '居住权登记（跨省通办）', 'Right of residence'],
  ['910807001600', '居住权注销登记（跨省通办）', 'Cancellation of a right of residence'],
  [
    '910807001700',
    '预告登记注销（跨省通办）',
    'Cancellation of a priority notice',
    { promised: wd(1), modes: ['online', 'proxy'] },
  ],
];

const appearance: Line = [
  '910820001300',
  '联合申请异地到场',
  'Appearance for a joint application',
  { promised: wd(5) },
];

export const estateMatters = (): readonly Matter[] =>
  places.flatMap((place) => [
    ...estate.map((line) => make(place, registry(place)?.id as string, 'real-estate', '07', line)),
    make(place, bodyAt(place.key, 'center').id, 'real-estate', '20', appearance),
  ]);

/** 契税完税登记: at the tax office of each place. */
const deedTax: Line = [
  '910720000100',
  '契税完税、减免税登记',
  'Deed tax settled',
  {
    instant: true,
    promised: wd(0),
    legalBasis: [{ act: '中华人民共和国契税法', article: '11' }],
    result: { kind: 'registration', name: '契税完税（减免税）证明' },
    visits: 0,
  },
];

export const deedTaxMatters = (): readonly Matter[] =>
  places.map((place) => make(place, bodyAt(place.key, 'tax').id, 'deed-tax', '07', deedTax));

/** “办不成事”反映窗口: every service centre keeps one, and any window reports to it. */
const unresolved: Line = [
  '911320000100',
  '“办不成事”反映',
  'Report what could not be done',
  {
    lifeEvent: undefined,
    legalBasis: [{ act: '优化营商环境条例' }],
    result: { kind: 'answer', name: '“办不成事”答复函' },
    visits: 0,
    modes: ['online', 'proxy'],
  },
];

export const unresolvedMatters = (): readonly Matter[] =>
  places.map((place) => make(place, bodyAt(place.key, 'center').id, 'unresolved-matters', '20', unresolved));

/** 窗口预约: every service centre gives places at its windows, to people anywhere. */
const appointment: Line = [
  '920020000200',
  '窗口预约',
  'Appointment at a window',
  {
    lifeEvent: undefined,
    instant: true,
    promised: wd(0),
    legalBasis: [{ act: '国务院关于在线政务服务的若干规定' }],
    result: { kind: 'approval', name: '预约凭证' },
    modes: ['online', 'proxy'],
  },
];

export const appointmentMatters = (): readonly Matter[] =>
  places.map((place) => make(place, bodyAt(place.key, 'center').id, 'appointments', '20', appointment));

/** 授权委托: registered where the agent applies; it holds at every node. */
const mandate: Line = [
  '920020000300',
  '授权委托登记',
  'Mandate for an agent',
  {
    lifeEvent: undefined,
    instant: true,
    promised: wd(0),
    legalBasis: [{ act: '中华人民共和国民法典', article: '165' }],
    result: { kind: 'approval', name: '授权委托书' },
    visits: 0,
    modes: ['online', 'proxy'],
  },
];

export const mandateMatters = (): readonly Matter[] =>
  places.map((place) => make(place, bodyAt(place.key, 'center').id, 'mandate', '20', mandate));

/** 空白证照: each place's service administration hands numbered blanks to windows elsewhere. */
const blanks: Line = [
  '920020000100',
  '空白证照申领、保管和核销',
  'Blank forms: asking, custody, account',
  {
    lifeEvent: undefined,
    legalBasis: [{ act: '国务院关于在线政务服务的若干规定' }],
    result: { kind: 'approval', name: '空白证照交接单' },
    visits: 0,
  },
];

export const blankMatters = (): readonly Matter[] =>
  places.map((place) => make(place, bodyAt(place.key, 'admin').id, 'blank-forms', '20', blanks));

/** 代收费用汇缴: each place's service administration checks, for its treasury, what windows elsewhere pay over. */
const fees: Line = [
  '920020000400',
  '代收费用汇缴',
  'Paying over fees collected',
  {
    lifeEvent: undefined,
    promised: wd(3),
    legalBasis: [{ act: '政府非税收入管理办法' }],
    result: { kind: 'approval', name: '代收款项汇缴单' },
    visits: 0,
  },
];

export const feeMatters = (): readonly Matter[] =>
  places.map((place) => make(place, bodyAt(place.key, 'admin').id, 'fee-remittance', '20', fees));

export { type Line, make };

const licence = {
  lifeEvent: 'professional-qualification',
  serves: 'persons',
  legalBasis: [{ act: '注册建造师管理规定' }],
  deemedAcceptance: { mode: 'within', term: wd(5) },
} as const;
const byProvince: Readonly<Record<string, string>> = { qp: 'sh-housing', wj: 'jsu-housing', js: 'zj-housing' };

const constructors: readonly Line[] = [
  [
    '910501000100',
    '二级建造师跨省注册',
    'Registration of a constructor across provinces',
    { ...licence, type: '01', modes: ['online', 'proxy'], promised: wd(10) },
  ],
  ['910501000300', '二级建造师资格证书撤销', 'Revocation of a certificate', { ...licence, type: '20', visits: 0 }],
  [
    '910501000400',
    '二级建造师资格证书资料移交',
    'Taking over records of certificates',
    { ...licence, type: '20', visits: 0 },
  ],
  [
    '910501000600',
    '二级建造师资格证书登记更正',
    'Correction of a certificate',
    { ...licence, type: '20', visits: 0 },
  ],
  [
    '910501000700',
    '专业资格互认',
    'Recognition of a qualification',
    { ...licence, type: '20', modes: ['online'], promised: wd(5) },
  ],
  ['910520000500', '资格核验协办（省际）', 'Request between provinces', { ...licence, type: '20', visits: 0 }],
];
const training: Line = [
  '910320000200',
  '专业技术人员继续教育学时互认',
  'Recognition of training hours',
  { ...licence, type: '20', modes: ['online'], promised: wd(5) },
];

const held: Line = [
  '910320000600',
  '专业技术人员继续教育学时出具登记',
  'Training hours held, as their issuer records them',
  { ...licence, type: '20', visits: 0 },
];

const claims: Line = [
  '910320000500',
  '学时占用协办（两地间）',
  'Request about hours between places',
  { ...licence, type: '20', visits: 0 },
];

/** 注册 is decided by the province, 学时 by the county's human-resources body. */
export const qualificationMatters = (): readonly Matter[] =>
  places.flatMap((place) => [
    ...constructors.map((line) =>
      make(place, byProvince[place.key] as string, 'qualification', '20', [
        line[0],
        line[1],
        line[2],
        { ...line[3], jurisdiction: place.province },
      ]),
    ),
    ...[training, held, claims].map((line) => make(place, bodyAt(place.key, 'hrss').id, 'qualification', '20', line)),
  ]);
