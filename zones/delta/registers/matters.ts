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
  ['910520000500', '资格核验协办（省际）', 'Request between provinces', { ...licence, type: '20', visits: 0 }],
];
const training: Line = [
  '910320000200',
  '专业技术人员继续教育学时互认',
  'Recognition of training hours',
  { ...licence, type: '20', modes: ['online'], promised: wd(5) },
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
    make(place, bodyAt(place.key, 'hrss').id, 'qualification', '20', training),
  ]);
