import { type AccountSpec, accountId } from '#kernel';
import type { law } from './law.ts';
import type { Case } from './vocabulary.ts';

type Spec = AccountSpec<Case, keyof typeof law>;
type Of = NonNullable<Case['facts']['grantOf']>;

const readers = ['officer', 'head'] as const;
const party = ['参与方', 'Party'] as const;

/** What a party has of it in all is not published to us: its account may go below zero, and says what it has promised. */
const quota = (title: Spec['title'], unit: string): Spec => ({
  title,
  key: [party],
  unit,
  owner: ([a = '']) => a,
  source: true,
  readers,
});
const pledged = (title: Spec['title'], unit: string): Spec => ({
  title,
  key: [['项目代码', 'Project code'], party],
  unit,
  owner: ([, a = '']) => a,
  readers,
});

/** 要素保障: a grant reserves from what the party has for the project until its last day; the start of works uses it. */
export const accounts = {
  'quota-land': quota(['用地指标', 'Land quota'], 'milli-mu'),
  'quota-funds': quota(['资金安排', 'Funds set aside'], 'fen'),
  'quota-energy': quota(['能耗指标', 'Energy quota'], 'tce'),
  'quota-capacity': quota(['环境容量指标', 'Environmental capacity'], 'kg-year'),
  'granted-land': pledged(['项目用地保障', 'Land for a project'], 'milli-mu'),
  'granted-funds': pledged(['项目资金保障', 'Funds for a project'], 'fen'),
  'granted-energy': pledged(['项目能耗保障', 'Energy for a project'], 'tce'),
  'granted-capacity': pledged(['项目环境容量保障', 'Environmental capacity for a project'], 'kg-year'),
} as const satisfies Readonly<Record<string, Spec>>;

export const quotaOf = (of: Of, side: string): string => accountId(`quota-${of}`, side);
export const grantedTo = (of: Of, code: string, side: string): string => accountId(`granted-${of}`, code, side);
