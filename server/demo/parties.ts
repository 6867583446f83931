import { citizenIdCheck, type DemoPerson, organisationCheck, type Party, usccCheck, type Zone } from '#kernel';

/** Invented applicants: residents of the zone who can sign in, and as many others as the statistics need. */
export interface Parties {
  readonly find: (
    kind: 'person' | 'organisation',
    node: string,
    n: number,
    applicant: string | undefined,
    agent: boolean,
  ) => { readonly party: Party; readonly login: string | undefined };
}

const surnames = [...'赵钱孙李顾陆沈姚徐浦盛计柳费殷俞毛屠凌莫'];
const given = [
  '念慈',
  '伯年',
  '晚晴',
  '望舒',
  '怀瑾',
  '清和',
  '知秋',
  '云起',
  '采薇',
  '南乔',
  '听澜',
  '时雨',
  '若谷',
];
const trades = ['晨光', '青溪', '知行', '长风', '云帆', '百川', '新禾', '远山'];

const nameAt = (n: number): string => `${surnames[(n * 7) % surnames.length]}${given[(n * 5) % given.length]}`;
const two = (n: number): string => String(n).padStart(2, '0');

/** The check digit is right, the rest is made up: GB 11643 and GB 32100. */
const personAt = (region: string, n: number): Party => {
  const birth = `${1951 + ((n * 13) % 52)}${two(1 + ((n * 5) % 12))}${two(1 + ((n * 11) % 28))}`;
  const first17 = `${region}${birth}${String(700 + n).padStart(3, '0')}`;
  return { kind: 'person', key: first17 + citizenIdCheck(first17), name: nameAt(n), phone: '13800000000' };
};

const organisationAt = (region: string, n: number): Party => {
  const body = `MA${String(900_000 + n)}`;
  const first17 = `91${region}${body}${organisationCheck(body)}`;
  return {
    kind: 'organisation',
    key: first17 + usccCheck(first17),
    name: `${trades[n % trades.length]}示例${['贸易', '餐饮管理', '纺织', '科技'][n % 4]}有限公司`,
    phone: '02100000000',
  };
};

const partyOf = ({ kind, key, name }: DemoPerson): Party => ({
  kind: kind === 'organisation' ? 'organisation' : 'person',
  key: key ?? '',
  name,
  phone: '13800000000',
});

export const partiesOf = (zone: Zone): Parties => {
  const residents = zone.people.filter((person) => person.kind !== 'staff' && person.key !== undefined);
  const regionAt = (node: string): string =>
    residents.find((one) => one.kind === 'person' && one.node === node)?.key?.slice(0, 6) ?? '110101';
  return {
    find: (kind, node, n, applicant, agent) => {
      const near = residents.filter((one) => one.kind === kind && one.node === node);
      const account =
        applicant === 'anyone'
          ? near[n % Math.max(near.length, 1)]
          : residents.find(({ login }) => login === applicant);
      const base = account ? partyOf(account) : (kind === 'person' ? personAt : organisationAt)(regionAt(node), n);
      const helper = agent ? personAt(regionAt(node), n + 90) : undefined;
      const party: Party = helper
        ? { ...base, agent: { key: helper.key, name: helper.name, mandate: `授权委托书-${n}` } }
        : base;
      return { party, login: account?.login };
    },
  };
};
