import { type Material, type Matter, must, parseTerm } from '#kernel';
import { authorities, banks } from './authorities.ts';

const paper = (concept: string, name: string, obtainableFrom?: string): Material => ({
  concept,
  name,
  form: 'electronic',
  copies: 1,
  source: obtainableFrom ? 'government' : 'applicant',
  need: 'necessary',
  ...(obtainableFrom && { obtainableFrom }),
});

interface Item {
  readonly basic: string;
  readonly title: string;
  readonly titleEn: string;
  readonly office: string;
  readonly type: Matter['type'];
  readonly statutory: string;
  readonly promised: readonly [north: string, south: string];
  readonly materials: readonly Material[];
  readonly fee: number;
  readonly result: Matter['result'];
}

const identity = paper('identity-card', '身份证件', '户籍登记处');

const items: readonly Item[] = [
  {
    basic: '910120000100',
    title: '居住证明',
    titleEn: 'Certificate of residence',
    office: 'registry',
    type: '20',
    statutory: '5wd',
    promised: ['0wd', '2wd'],
    materials: [identity],
    fee: 0,
    result: { kind: 'certificate', name: '居住证明' },
  },
  {
    basic: '910107000200',
    title: '迁居登记',
    titleEn: 'Registration of a move',
    office: 'registry',
    type: '07',
    statutory: '10wd',
    promised: ['5wd', '5wd'],
    materials: [identity, paper('lease', '租约或产权证明')],
    fee: 0,
    result: { kind: 'registration', name: '迁居登记回执' },
  },
  {
    basic: '910201000100',
    title: '渡口摊位许可',
    titleEn: 'Permit for a ferry stall',
    office: 'trade',
    type: '01',
    statutory: '15d',
    promised: ['7d', '10d'],
    materials: [identity, paper('stall-plan', '摊位平面图')],
    fee: 2500,
    result: { kind: 'licence', name: '摊位许可证', validFor: { n: 1, unit: 'y' } },
  },
];

/** Three invented matters of each bank: enough to cross the river in both directions. */
export const matters = (): readonly Matter[] =>
  items.flatMap((item) =>
    banks.map((bank, index) => {
      const authority = authorities.find(({ id }) => id === `${bank.node}-${item.office}`);
      const promised = must(parseTerm(item.promised[index as 0 | 1]));
      return {
        code: `${authority?.uscc}4${item.basic}`,
        basic: item.basic,
        version: 1,
        from: '2025-01-01',
        title: item.title,
        titleEn: item.titleEn,
        jurisdiction: bank.code,
        authority: `${bank.node}-${item.office}`,
        type: item.type,
        mechanism: 'cross-province-window',
        serves: 'persons',
        lifeEvent: 'settling',
        department: item.office,
        instant: promised.n === 0,
        statutory: must(parseTerm(item.statutory)),
        promised,
        legalBasis: [{ act: '边地服务法(虚构) Borderland Services Act (invented)', article: '3' }],
        conditions: ['申请人居住在两岸之一'],
        materials: item.materials,
        fee: { amount: item.fee, ...(item.fee > 0 && { basis: '边地规费表(虚构)' }) },
        result: item.result,
        visits: 0,
        modes: ['online', 'proxy', 'delegated'],
        deemedAcceptance: { mode: 'within', term: { n: 3, unit: 'wd' } },
        tolerates: false,
        commitment: false,
        special: [],
        provenance: 'synthetic',
      } satisfies Matter;
    }),
  );

const offices = [
  ['blank-forms', '910120000300', '空白证照申领、保管和核销', 'Blank forms: asking, custody, account'],
  ['fee-remittance', '910120000400', '代收费用汇缴', 'Paying over fees collected'],
] as const;

/** What the two halls do for each other, beside what they offer to people. */
export const betweenHalls = (): readonly Matter[] =>
  banks.flatMap(({ node, code }) =>
    offices.map(([mechanism, basic, title, titleEn]) => {
      const hall = authorities.find(({ id }) => id === `${node}-hall`);
      return {
        code: `${hall?.uscc}4${basic}`,
        basic,
        version: 1,
        from: '2025-01-01',
        title,
        titleEn,
        jurisdiction: code,
        authority: `${node}-hall`,
        type: '20',
        mechanism,
        serves: 'both',
        department: 'hall',
        instant: false,
        promised: { n: 5, unit: 'wd' },
        legalBasis: [{ act: '边地服务法(虚构) Borderland Services Act (invented)', article: '27' }],
        conditions: [],
        materials: [],
        fee: { amount: 0 },
        result: { kind: 'approval', name: title },
        visits: 0,
        modes: ['proxy'],
        deemedAcceptance: { mode: 'within', term: { n: 3, unit: 'wd' } },
        tolerates: false,
        commitment: false,
        special: [],
        provenance: 'synthetic',
      } satisfies Matter;
    }),
  );
