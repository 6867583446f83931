import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountHolds } from '../amount/index.ts';
import { must } from '../outcome/result.ts';
import { allocate } from './allocate.ts';
import { explainedNetting, netting } from './netting.ts';
import { type PurseTerms, purseRefusal, refundPlan, spendingPlan } from './purse.ts';

test('7-G: 1,000 packets by the weights 1270, 1550, 650 are 366, 447 and 187', () => {
  assert.deepEqual(must(allocate(1000, { QPU: 1270, WUJ: 1550, JSN: 650 }, ['QPU', 'WUJ', 'JSN'])), {
    QPU: 366,
    WUJ: 447,
    JSN: 187,
  });
});

test('6-C: a loss of 30 million by 24 and 26 outstanding is 14.4 and 15.6', () => {
  assert.deepEqual(must(allocate(3_000_000_000, { lead: 24, participant: 26 }, ['lead', 'participant'])), {
    lead: 1_440_000_000,
    participant: 1_560_000_000,
  });
});

test('equal remainders go to the party named first in the declared order, also when keys look like numbers', () => {
  assert.deepEqual(must(allocate(100, { '330421': 1, '320509': 1, '310118': 1 }, ['330421', '310118', '320509'])), {
    '330421': 34,
    '310118': 33,
    '320509': 33,
  });
});

test('an allocation is exact where floating point is not: there the last unit goes to another', () => {
  const parts = must(allocate(Number.MAX_SAFE_INTEGER, { a: 60, b: 33, c: 95, d: 16 }, ['a', 'b', 'c', 'd']));
  assert.deepEqual(parts, { a: 2649176251394409, b: 1457046938266925, c: 4194529064707815, d: 706447000371842 });
});

test('an allocation sums to its total, and no part is off by a whole unit', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 9 }), (total, given) => {
      const weights = Object.fromEntries(given.map((weight, n) => [`p${n}`, weight]));
      const done = allocate(total, weights, Object.keys(weights));
      const sum = given.reduce((so, weight) => so + BigInt(weight), 0n);
      if (sum === 0n) return !done.ok;
      const parts = must(done);
      assert.equal(
        Object.values(parts).reduce((so, part) => so + part, 0),
        total,
      );
      for (const [key, part] of Object.entries(parts)) {
        const distance = BigInt(part) * sum - BigInt(total) * BigInt(weights[key] as number);
        assert.ok(distance < sum && distance > -sum);
      }
      return true;
    }),
  );
});

test('an allocation refuses missing orders, negative totals and weights that sum to nothing', () => {
  assert.equal(allocate(1, { a: 1, b: 1 }, ['a']).ok, false);
  assert.equal(allocate(1, { a: 1, b: 1 }, ['a', 'a']).ok, false);
  assert.equal(allocate(-1, { a: 1 }, ['a']).ok, false);
  assert.equal(allocate(1, { a: 0 }, ['a']).ok, false);
  assert.equal(allocate(1, { a: 2, b: -1 }, ['a', 'b']).ok, false);
  assert.equal(allocate(1.5, { a: 1 }, ['a']).ok, false);
  assert.equal(allocate(1, { a: 0.5 }, ['a']).ok, false);
});

test('9-H: six gross flows of 780 net to 310, 60.26 % less, and the positions sum to zero', () => {
  const owed = [
    { from: 'SH', to: 'JS', amount: 120 },
    { from: 'SH', to: 'ZJ', amount: 80 },
    { from: 'JS', to: 'SH', amount: 300 },
    { from: 'JS', to: 'ZJ', amount: 40 },
    { from: 'ZJ', to: 'SH', amount: 210 },
    { from: 'ZJ', to: 'JS', amount: 30 },
  ];
  const net = netting(owed, ['SH', 'JS', 'ZJ']);
  assert.deepEqual(net, {
    gross: 780,
    flows: 6,
    positions: { SH: 310, JS: -190, ZJ: -120 },
    transfers: [
      { from: 'JS', to: 'SH', amount: 190 },
      { from: 'ZJ', to: 'SH', amount: 120 },
    ],
    net: 310,
    savedBp: 6026,
  });
  const why = explainedNetting(owed, ['SH', 'JS', 'ZJ'], 'fen', (one) => [one, one]);
  assert.deepEqual(
    why.parts?.map(({ title, amount, parts, decided }) => [
      title[1],
      amount,
      parts?.map((one) => one.amount),
      decided,
    ]),
    [
      ['JS pays SH', 190, [190, 310], 0],
      ['ZJ pays SH', 120, [120, 120], 0],
    ],
  );
});

test('netting settles every position with fewer payments than there are parties', () => {
  const party = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(
    fc.property(fc.array(fc.record({ from: party, to: party, amount: fc.nat(1_000_000) })), (owed) => {
      const { positions, transfers, net } = netting(owed, ['a', 'b', 'c', 'd', 'e']);
      const left: Record<string, number> = { ...positions };
      for (const { from, to, amount } of transfers) {
        left[from] = (left[from] as number) + amount;
        left[to] = (left[to] as number) - amount;
      }
      assert.ok(Object.values(left).every((one) => one === 0));
      assert.ok(transfers.length <= 4);
      const why = explainedNetting(owed, ['a', 'b', 'c', 'd', 'e'], 'fen', (one) => [one, one]);
      assert.equal(why.amount, net);
      assert.ok(amountHolds(why));
    }),
  );
});

const terms: PurseTerms = {
  from: '2020-12-11T12:00:00.000Z',
  until: '2020-12-27T15:59:59.999Z',
  where: [['ecny', 'zone'], ['metro']],
  returnsTo: 'sponsor',
};

test('a purse pays only where and while it may; its end is inclusive; it can always go back to its funder', () => {
  const shop = { id: 'shop', tags: ['zone', 'ecny', 'food'] };
  const cases: [string, { id: string; tags?: string[] }, string | undefined][] = [
    ['2020-12-11T11:59:59.999Z', shop, 'purse-not-yet'],
    ['2020-12-11T12:00:00.000Z', shop, undefined],
    ['2020-12-27T15:59:59.999Z', shop, undefined],
    ['2020-12-27T16:00:00.000Z', shop, 'purse-over'],
    ['2020-12-20T00:00:00.000Z', { id: 'kiosk', tags: ['zone'] }, 'purse-elsewhere'],
    ['2020-12-20T00:00:00.000Z', { id: 'line9', tags: ['metro'] }, undefined],
    ['2020-12-20T00:00:00.000Z', { id: 'friend' }, 'purse-elsewhere'],
    ['2021-01-01T00:00:00.000Z', { id: 'sponsor' }, undefined],
  ];
  for (const [at, payee, expected] of cases)
    assert.equal(purseRefusal(terms, payee, at), expected, `${payee.id} ${at}`);
});

test('7-D: 260 from a packet of 200 is 200 and 60 of own money; refunds give back own money first, then the packet or the sponsor', () => {
  const shop = { id: 'shop', tags: ['ecny', 'zone'] };
  const during = '2020-12-20T00:00:00.000Z';
  const plan = spendingPlan(
    26_000,
    [{ id: 'packet', terms, available: 20_000 }],
    { id: 'own', available: 100_000 },
    shop,
    during,
  );
  assert.deepEqual(plan, {
    shares: [
      { account: 'packet', amount: 20_000 },
      { account: 'own', amount: 6_000 },
    ],
    short: 0,
  });
  const paid = [
    { account: 'packet', amount: 20_000, purse: terms },
    { account: 'own', amount: 6_000 },
  ];
  assert.deepEqual(refundPlan(5_000, paid, during), { shares: [{ account: 'own', amount: 5_000 }], excess: 0 });
  const left = [
    { account: 'packet', amount: 20_000, purse: terms },
    { account: 'own', amount: 1_000 },
  ];
  assert.deepEqual(refundPlan(5_000, left, during), {
    shares: [
      { account: 'own', amount: 1_000 },
      { account: 'packet', amount: 4_000 },
    ],
    excess: 0,
  });
  assert.deepEqual(refundPlan(5_000, left, '2021-01-01T00:00:00.000Z'), {
    shares: [
      { account: 'own', amount: 1_000 },
      { account: 'sponsor', amount: 4_000 },
    ],
    excess: 0,
  });
});

test('a refund gives back to the purse spent last first, until its last instant, and says what is too much', () => {
  const paid = [
    { account: 'first', amount: 100, purse: terms },
    { account: 'last', amount: 50, purse: { ...terms, returnsTo: 'other' } },
    { account: 'own', amount: 10 },
  ];
  const [end, after] = ['2020-12-27T15:59:59.999Z', '2020-12-27T16:00:00.000Z'];
  const shares = (amount: number, at: string) => {
    const { shares: all, excess } = refundPlan(amount, paid, at);
    return [...all.map((one) => `${one.account} ${one.amount}`), excess];
  };
  assert.deepEqual(shares(70, end), ['own 10', 'last 50', 'first 10', 0]);
  assert.deepEqual(shares(70, after), ['own 10', 'other 50', 'sponsor 10', 0]);
  assert.deepEqual(shares(161, end), ['own 10', 'last 50', 'first 100', 1]);
});

test('a purse that may not be spent there, or is empty, is passed over; of equal ends the first by id pays', () => {
  const purse = (id: string, more: object = {}, available = 10) => ({
    id,
    terms: { returnsTo: 's', ...more },
    available,
  });
  const purses = [
    purse('c'),
    purse('b'),
    purse('a', { where: [['metro']] }),
    purse('d', {}, 0),
    purse('e', { until: '2020' }),
  ];
  const own = { id: 'own', available: 0 };
  assert.deepEqual(spendingPlan(15, purses, own, { id: 'shop' }, '2021-09-01T00:00:00.000Z'), {
    shares: [
      { account: 'b', amount: 10 },
      { account: 'c', amount: 5 },
    ],
    short: 0,
  });
});

test('packets are spent by earliest end, own money last, and what is short is said', () => {
  const purse = (id: string, until: string | undefined) => ({ id, terms: { until, returnsTo: 's' }, available: 100 });
  const plan = spendingPlan(
    350,
    [purse('b', undefined), purse('c', '2021-12-31T00:00:00.000Z'), purse('a', '2021-10-01T00:00:00.000Z')],
    { id: 'own', available: 30 },
    { id: 'x' },
    '2021-09-01T00:00:00.000Z',
  );
  assert.deepEqual(
    plan.shares.map(({ account }) => account),
    ['a', 'c', 'b', 'own'],
  );
  assert.equal(plan.short, 20);
});
