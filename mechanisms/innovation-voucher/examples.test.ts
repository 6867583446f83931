import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { applied, claimed, jiashan, lab } from './examples/ground.ts';
import { nettings, settlingNet } from './examples/netting.ts';
import stories from './examples.ts';
import voucher from './mechanism.ts';
import { DEBTORS, INTEGRITY } from './registers.ts';

const ground = groundOf(zone);
const net = groundOf(settlingNet(zone));
const all = Object.entries(stories.examples);

describe('the stories of 9', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(voucher, example, ground), []));
});

describe('the stories of 9 where the members have agreed on netting', () => {
  for (const [name, example] of Object.entries(nettings))
    test(name, () => assert.deepEqual(checkExample(voucher, example, net), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(voucher, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    [
      ...all.map(([, one]) => tell(voucher, one, ground)),
      ...Object.values(nettings).map((one) => tell(voucher, one, net)),
    ].flatMap(({ events }) => events.map((event) => event.step)),
  );
  // What comes back over the border, what another place pays, and what happens to the earlier claim at the other home: told over HTTP in tests/.
  const elsewhere = new Set([
    'bounce',
    'orderBounces',
    'disputeBounces',
    'hearPayout',
    'requestBack',
    'recheck',
    'freeze',
    'unfreeze',
    'fall',
  ]);
  assert.deepEqual(
    Object.keys(voucher.steps).filter((step) => !taken.has(step) && !elsewhere.has(step)),
    [],
  );
});

test('only fraud is entered as a matter of integrity, and closed when it is paid back', () => {
  const acts = (name: string, register = INTEGRITY): readonly string[] =>
    tell(voucher, stories.examples[name]!, ground).events.flatMap(({ effects }) =>
      effects.flatMap((effect) => ('register' in effect && effect.register === register ? effect.kind : [])),
    );
  assert.deepEqual(acts('Fraud found afterwards: claimed back, paid back, and every counter is as it was'), [
    'register.enter',
    'register.close',
  ]);
  const mistake = 'An invoice used twice by mistake is claimed back without a word about fraud';
  assert.deepEqual(acts(mistake), []);
  // Either way the other homes are told, and told again when it is paid back.
  assert.deepEqual(acts(mistake, DEBTORS), ['register.enter', 'register.close']);
});

test('every rule refuses in some story', () => {
  const met = new Set(all.flatMap(([, { ends }]) => ends.refusedBy ?? []));
  const never = Object.keys(voucher.rules).filter((rule) => !met.has(rule));
  // Every authority of the zone has its remedies; a bank's file says itself what is wrong with it; in stories the clock is never late.
  assert.deepEqual(never, ['remediesKnown', 'redeemedInTime', 'bankFileReads']);
});

test('what is handed in on the day after the last is refused, also where the clock has not yet run', () => {
  const holds = (redeemedOn: string) =>
    voucher.rules.redeemedInTime?.holds({
      facts: { validUntil: '2021-12-31', redeemedOn },
      law: () => ({ value: '01-15' }),
      day: redeemedOn,
    } as never);
  assert.equal(holds('2022-01-15'), true);
  assert.deepEqual(holds('2022-01-16'), ['最迟 2022-01-15', 'By 2022-01-15 at the latest']);
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  assert.deepEqual(
    forbidden(
      voucher,
      claimed([applied('2021-06-25', 1000, { institution: lab })], {}, { receiving: jiashan }),
      ground,
    ).filter(({ expected, found }) => expected !== found),
    [],
  );
});
