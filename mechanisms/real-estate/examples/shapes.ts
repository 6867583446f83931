import { years } from '#kernel';
import { appearance, bank, fifth, fourth, type Story, seller, standing, unit } from './ground.ts';

export const loan = {
  holderSide: [{ party: seller }],
  otherSide: [{ party: bank }],
  second: bank,
  mortgage: { amount: 100_000_000 },
} as const;
export const mortgageOf = (values = {}, from = '2021-06-01') =>
  standing('mortgage', from, { holder: bank, amount: 5000, createdOn: from, ...values }, { id: 'M-1' });
export const notice = standing('notice', '2021-06-01', { holder: fifth, for: 'transfer' }, { id: 'N-1' });
export const serve = {
  unit,
  court: '示例法院',
  document: '（2021）示执1号',
  debtor: seller,
  seizureTerm: years(3),
} as const;
export const one = (day: string, facts: object, then: Story['story'], applicant = seller): Story['story'] => [
  [day, 'window', 'draft', { unit, applicant, ...facts }],
  [day, 'window', 'appear', { appearing: applicant, appearance }],
  [day, 'window', 'handOver'],
  ...then,
];
export const record = {
  unit,
  since: '2019-01-01',
  location: '示例路2号',
  use: 'dwelling',
  right: '房屋所有权',
  coOwnership: 'sole',
  holders: [{ party: fourth }],
} as const;
export const batch = { batch: [record], cause: '历史登记资料移交' } as const;
