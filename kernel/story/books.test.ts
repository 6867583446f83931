import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNames } from '../declare/check-names.ts';
import { type AnyMechanism, accountTerms, checkMechanism, lawBook } from '../index.ts';
import type { Calendar } from '../time/types.ts';
import { grants, grantsLaw } from './grants.fixture.ts';
import { checkExample, type Example, type Ground, tell } from './index.ts';

const calendar: Calendar = { id: 'c', title: ['c', 'c'], weekend: [0, 6], years: {} };
const ground: Ground = {
  law: lawBook([grantsLaw('b')]),
  chainOf: (code) => [code],
  calendarOf: () => calendar,
  authorities: {},
  places: {},
  windows: {},
  knows: () => true,
};
const who = { kind: 'person', key: '31011819900101001X', name: 'A' } as const;
const grant = `grant/${who.key}`;
const base: Example<typeof grants> = {
  receiving: { jurisdiction: 'a', authority: 'a-1', node: 'na' },
  deciding: { jurisdiction: 'b', authority: 'b-1', node: 'nb' },
  matter: { code: 'm', version: 1, title: 'm' } as Example['matter'],
  balances: { 'pool/b/2021': 500_000 },
  story: [],
  ends: {},
};
const ask = (amount: number, day = '2021-03-01', until?: string): Example<typeof grants>['story'][number] => [
  day,
  'asker',
  'ask',
  { who, amount, year: '2021', ...(until && { until }) },
];
const told = (example: Partial<Example<typeof grants>>): readonly string[] =>
  checkExample(grants, { ...base, ...example }, ground);

test('a story knows balances: what is reserved, what was paid, what is owed to the other node', () => {
  assert.deepEqual(
    told({
      story: [ask(120_000)],
      ends: {
        balances: {
          'pool/b/2021': { balance: 500_000, heldOut: 120_000, available: 380_000 },
          [grant]: { heldIn: 120_000, used: { 'in 2021': 120_000 } },
        },
      },
    }),
    [],
  );
  assert.deepEqual(
    told({
      story: [ask(120_000), ['2021-03-02', 'officer', 'pay']],
      ends: { state: 'paid', balances: { 'pool/b/2021': 380_000, [grant]: 0, 'due-to/na/fen/grants': 120_000 } },
    }),
    [],
  );
  assert.deepEqual(
    told({
      story: [ask(120_000), ['2021-03-02', 'asker', 'withdraw']],
      ends: { balances: { 'pool/b/2021': { available: 500_000 }, [grant]: { used: { 'in 2021': 0 } } } },
    }),
    [],
  );
});

test('a wrong balance is said in one sentence', () => {
  assert.deepEqual(told({ story: [ask(1)], ends: { balances: { 'pool/b/2021': { heldOut: 2 } } } }), [
    'balances.pool/b/2021.heldOut: told 2, came to 1',
  ]);
});

test('a rule sees the balance, and the ledger refuses what no rule asked about', () => {
  assert.deepEqual(told({ story: [ask(500_001)], ends: { refusedBy: 'covered' } }), []);
  const over = told({ story: [ask(300_001)], ends: { refusedBy: 'ledger-limit-year' } });
  assert.deepEqual(over, []);
});

test('a limit follows the law of the day, also where the account was opened under the older one', () => {
  const both = [ask(100_000, '2021-07-01')];
  assert.deepEqual(told({ story: both, ends: { balances: { [grant]: { heldIn: 100_000 } } } }), []);
  assert.deepEqual(told({ story: [ask(100_001, '2021-06-30')], ends: { state: 'asked' } }), []);
  assert.deepEqual(told({ story: [ask(100_001, '2021-07-01')], ends: { refusedBy: 'ledger-limit-year' } }), []);
});

test('a reservation holds on its last day and goes back by itself the day after', () => {
  const story = [ask(120_000, '2021-03-01', '2021-03-10')];
  const held = (available: number) => ({ balances: { 'pool/b/2021': { available } } });
  assert.deepEqual(told({ story, ends: { on: '2021-03-10', ...held(380_000) } }), []);
  assert.deepEqual(told({ story, ends: { on: '2021-03-11', ...held(500_000) } }), []);
  assert.deepEqual(
    told({ story: [...story, ['2021-03-11', 'officer', 'pay']], ends: { refusedBy: 'stillReserved' } }),
    [],
  );
});

test('before the law has a value for a limit nothing can be posted there', () => {
  const early = { ...base, story: [ask(1, '2019-03-01')], ends: { refusedBy: 'no-law-in-force' } };
  assert.deepEqual(checkExample(grants, early, ground), []);
  assert.equal(tell(grants, early, ground).events.length, 0);
});

test('whether a reversal gives a counter back is law where the limit says so', () => {
  const found = (value?: string) => {
    const { grant } = grants.accounts ?? {};
    const limits = [{ period: 'day', way: 'out', max: 'cap', restores: 'givenBack' }];
    const seen = { day: '2021-03-01', law: (name: string) => ({ value: name === 'cap' ? 100 : value }) };
    const mechanism = { ...grants, accounts: { grant: { ...grant, limits } } } as unknown as AnyMechanism;
    const terms = accountTerms(mechanism, 'grant/x', seen as never);
    return terms.ok ? terms.value.limits?.[0]?.restores : terms.code;
  };
  assert.deepEqual(
    [found('same-period'), found('always'), found('sometimes'), found()],
    ['same-period', 'always', 'no-law-in-force', 'no-law-in-force'],
  );
});

test('mistakes in declared accounts are reported together at load', () => {
  const wrong = {
    ...grants,
    accounts: {
      ...grants.accounts,
      'due-to': { ...grants.accounts?.pool },
      Pool: { ...grants.accounts?.pool, unit: 'two words', ceiling: 'nothing' },
      purse: { ...grants.accounts?.grant, source: true, purse: () => ({ returnsTo: 'x' }) },
      twice: {
        ...grants.accounts?.grant,
        limits: [
          { period: 'day', way: 'in', max: 'cap' },
          { period: 'day', way: 'in', max: 'none', restores: 'cap' },
        ],
      },
    },
  } as unknown as AnyMechanism;
  assert.deepEqual(checkMechanism(wrong), [
    'grants.accounts.due-to: is a name the ledger keeps for itself',
    'grants.accounts.Pool: is not lower-case words joined by hyphens',
    'grants.accounts.Pool.unit: "two words" cannot name a unit',
    'grants.accounts.Pool.ceiling: "nothing" is no law slot of kind money or number',
    'grants.accounts.purse: a purse cannot be a source',
    'grants.accounts.twice.limits[1].max: "none" is no law slot of kind money or number',
    'grants.accounts.twice.limits[1].restores: "cap" is no law slot of kind text',
    'grants.accounts.twice.limits[1]: there are two limits "in" per "day"',
  ]);
  assert.deepEqual(checkNames([grants, { ...grants, id: 'other' }] as AnyMechanism[]), [
    'other.accounts.budget: grants keeps accounts of this name too',
    'other.accounts.pool: grants keeps accounts of this name too',
    'other.accounts.grant: grants keeps accounts of this name too',
  ]);
  const titles = { id: 'titles', registers: { titles: {} } } as unknown as AnyMechanism;
  assert.deepEqual(checkNames([titles, { ...titles, id: 'second' }] as AnyMechanism[]), [
    'second.registers.titles: titles keeps a register of this name too',
  ]);
});
