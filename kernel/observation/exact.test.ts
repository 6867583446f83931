import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ceiling, exactText, mean, minus, over, plus, round8170, times } from './arithmetic.ts';
import { asFraction, compareExact, dec, type Exact, exact, whole } from './exact.ts';

const value = (text: string): Exact => {
  const found = exact(text);
  assert.ok(found, `${text} is a number`);
  return found;
};

const written = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, places]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
    const cut = text.length - places;
    return `${digits < 0n ? '-' : ''}${text.slice(0, cut)}${places > 0 ? `.${text.slice(cut)}` : ''}`;
  });

test('a number is read exactly as written, and keeps its places', () => {
  for (const [text, again] of [
    ['4.00', '4.00'],
    ['0.048', '0.048'],
    ['.5', '0.5'],
    ['7.', '7'],
    ['-0.25', '-0.25'],
    ['+3', '3'],
    ['5e-05', '0.00005'],
    ['9.9E+07', '99000000'],
  ] as const) {
    assert.equal(exactText(value(text)), again);
  }
  for (const text of ['', '.', '-', '1.2.3', 'NaN', '1,5', '0x10', 'Infinity', '1 2', '<0.01', 'e5']) {
    assert.equal(exact(text), undefined, text);
  }
});

test('more digits than a safe integer holds are kept', () => {
  const long = value('7.85355487331234567890');
  assert.equal(long.kind, 'fraction');
  assert.equal(exactText(long, 20), '7.85355487331234567890');
  assert.equal(compareExact(value('4.0000000000000000001'), dec('4')), 1);
});

test('comparison is the comparison of the ratios, whatever the size and the places', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      const [x, y] = [value(a), value(b)];
      assert.equal(compareExact(x, y), compareExact(asFraction(x), asFraction(y)));
      assert.equal(compareExact(x, y), -compareExact(y, x) + 0);
    }),
  );
});

test('arithmetic undoes itself without a remainder', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      const [x, y] = [value(a), value(b)];
      assert.equal(compareExact(minus(plus(x, y), y), x), 0);
      if (compareExact(y, whole(0)) !== 0) assert.equal(compareExact(over(times(x, y), y), x), 0);
    }),
  );
});

test('GB/T 8170: to the nearest, a half to the even digit, and once', () => {
  for (const [text, places, result] of [
    ['2.5', 0, '2'],
    ['3.5', 0, '4'],
    ['2.5000001', 0, '3'],
    ['0.0687625', 6, '0.068762'],
    ['12.1498', 1, '12.1'],
    ['15.4546', 0, '15'],
    ['-2.5', 0, '-2'],
    ['-3.5', 0, '-4'],
    ['1.15', 1, '1.2'],
    ['1.25', 1, '1.2'],
    ['200.04', 1, '200.0'],
  ] as const) {
    assert.equal(exactText(round8170(value(text), places), places), result, `${text} to ${places}`);
  }
});

test('rounding moves a number by at most half a unit, and rounding again changes nothing', () => {
  fc.assert(
    fc.property(written, fc.integer({ min: 0, max: 6 }), (text, places) => {
      const x = value(text);
      const rounded = round8170(x, places);
      const off = minus(rounded, x);
      const unit = over(whole(1), whole(2 * 10 ** places));
      assert.ok(compareExact(off, unit) <= 0 && compareExact(minus(whole(0), off), unit) <= 0);
      assert.equal(compareExact(round8170(rounded, places), rounded), 0);
    }),
  );
});

test('the ceiling is the smallest integer not below', () => {
  for (const [text, result] of [
    ['66.25', 67],
    ['66', 66],
    ['66.000001', 67],
    ['0', 0],
    ['-1.5', -1],
  ] as const) {
    assert.equal(ceiling(value(text)), result);
  }
});

test('a mean is exact and does not depend on the order', () => {
  assert.equal(mean([]), undefined);
  assert.equal(exactText(mean([dec('0.1'), dec('0.2'), dec('0.3')])!, 10), '0.2000000000');
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 30 }), (texts) => {
      const values = texts.map(value);
      const total = values.reduce<Exact>((sum, v) => plus(sum, v), whole(0));
      assert.equal(compareExact(mean(values)!, over(total, whole(values.length))), 0);
      assert.equal(compareExact(mean(values)!, mean([...values].reverse())!), 0);
    }),
  );
});
