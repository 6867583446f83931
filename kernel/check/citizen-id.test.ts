import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { checkCitizenId, citizenIdCheck } from './citizen-id.ts';

const refusal = (text: string, today?: string): string | undefined => {
  const result = checkCitizenId(text, { today });
  return result.ok ? undefined : result.code;
};

test('the synthetic numbers are valid, with their parts', () => {
  const table = [
    ['31011819900101001X', '310118', '1990-01-01', 'male'],
    ['320509198506150125', '320509', '1985-06-15', 'female'],
    ['330421197809230057', '330421', '1978-09-23', 'male'],
    ['310229195512314337', '310229', '1955-12-31', 'male'],
    ['33042119920304008X', '330421', '1992-03-04', 'female'],
  ] as const;
  for (const [number, firstRegistration, birth, sex] of table) {
    assert.deepEqual(must(checkCitizenId(number)), { number, firstRegistration, birth, sex });
  }
});

test('what people type is brought to one form', () => {
  for (const text of [
    '31011819900101001x',
    ' 310118 19900101 001X ',
    '310118-19900101-001X',
    '３１０１１８１９９００１０１００１Ｘ',
    '310118　19900101　001ｘ',
  ]) {
    assert.equal(must(checkCitizenId(text)).number, '31011819900101001X', text);
  }
});

test('each fault has its own code, in order of what to look at first', () => {
  assert.equal(refusal('310118199001010011'), 'id-check-digit');
  assert.equal(refusal('310118900101001'), 'id-length');
  assert.equal(refusal(''), 'id-length');
  assert.equal(refusal('T60426199101010078'), 'id-characters');
  assert.equal(refusal('31011819900101001Y'), 'id-characters');
  assert.equal(refusal('3101181990010100ⅠX'), 'id-characters');
  assert.equal(refusal('990426199112010074'), 'id-region');
  assert.equal(refusal('360426199113010079'), 'id-birth-date');
  assert.equal(refusal('310118198902290013'), 'id-birth-date');
  assert.equal(refusal('36042619910102009X'), 'id-check-digit');
  assert.equal(refusal('31011819900101001X', '1989-12-31'), 'id-birth-in-future');
  assert.equal(refusal('31011819900101001X', '1990-01-01'), undefined);
});

test('a refusal never repeats the number', () => {
  const refused = checkCitizenId('310118199001010011');
  assert.ok(!refused.ok && !JSON.stringify(refused).includes('19900101'));
});

test('every single wrong digit and every swap of neighbours is caught', () => {
  const body = fc.tuple(
    fc.constantFrom('310118', '320509', '330421'),
    fc.integer({ min: 1950, max: 2020 }),
    fc.integer({ min: 0, max: 999 }),
  );
  fc.assert(
    fc.property(
      body,
      fc.nat(17),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(16),
      ([region, year, sequence], at, by, swap) => {
        const first17 = `${region}${year}0615${String(sequence).padStart(3, '0')}`;
        const number = first17 + citizenIdCheck(first17);
        assert.ok(checkCitizenId(number).ok);
        const old = number[at] === 'X' ? 10 : Number(number[at]);
        const wrong = number.slice(0, at) + String((old + by) % 10) + number.slice(at + 1);
        assert.equal(checkCitizenId(wrong).ok, wrong === number);
        const swapped = number.slice(0, swap) + number[swap + 1] + number[swap] + number.slice(swap + 2);
        assert.equal(checkCitizenId(swapped).ok, swapped === number);
      },
    ),
  );
});
