import { type Authority, organisationCheck, usccCheck, type Words } from '#kernel';

/** Check characters as GB 32100 has them; bodies, places and numbers are invented. */
const codeOf = (region: string, n: number): string => {
  const organisation = `MB${String(n).padStart(6, '0')}`;
  const first17 = `11${region}${organisation}${organisationCheck(organisation)}`;
  return first17 + usccCheck(first17);
};

export interface Bank {
  readonly code: string;
  readonly node: string;
  readonly zh: string;
  readonly en: string;
}

export const banks: readonly [Bank, Bank] = [
  { code: '990101', node: 'north', zh: '北岸', en: 'Northbank' },
  { code: '990201', node: 'south', zh: '南岸', en: 'Southbank' },
];

const offices: readonly { readonly key: string; readonly department: string; readonly title: Words }[] = [
  { key: 'hall', department: 'hall', title: ['服务大厅', 'Service Hall'] },
  { key: 'registry', department: 'registry', title: ['户籍登记处', 'Civil Registry'] },
  { key: 'trade', department: 'trade', title: ['商务局', 'Trade Office'] },
];

export const authorities: readonly Authority[] = banks.flatMap((bank, b) =>
  offices.map(({ key, department, title }, index) => ({
    id: `${bank.node}-${key}`,
    uscc: codeOf(bank.code, b * 10 + index + 1),
    jurisdiction: bank.code,
    node: bank.node,
    title: [`${bank.zh}${title[0]}`, `${bank.en} ${title[1]}`],
    department,
    phone: `00 000 ${b}${index}`,
    address: [`${bank.zh}河街${index + 1}号(虚构)`, `${index + 1} River Street, ${bank.en} (invented)`],
    reviewBody: [`${bank.zh}行政申诉庭(虚构)`, `Appeals Board of ${bank.en} (invented)`],
    court: [`${bank.zh}法院(虚构)`, `Court of ${bank.en} (invented)`],
    administrative: key !== 'hall',
  })),
);
