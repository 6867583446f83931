import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { checkLicenceId, licenceCheck } from './licence-id.ts';
import { mod3736 } from './text.ts';

const root = '1.2.156.3005.2';
const type = '11100000000013338W011';
const issuer = '11310118MB0000000H';
const identifier = (serial = '20210713001', version = '001'): string =>
  `${root}.${type}.${issuer}.${serial}.${version}.${licenceCheck(type, issuer, serial, version)}`;

test('the check character is ISO 7064 MOD 37,36', () => {
  assert.equal(mod3736('A12425GABC1234002'), 'M');
  assert.equal(mod3736('11100000000013338W01111430000006122244L20230000403001'), 'U', 'as in an identifier in use');
});

test('an identifier is told apart into its parts', () => {
  const number = identifier();
  assert.deepEqual(must(checkLicenceId(` ${number.toLowerCase()} `)), {
    number,
    type,
    issuer,
    serial: '20210713001',
    version: '001',
    check: number.at(-1),
  });
});

test('faults are named', () => {
  const good = identifier();
  const table: readonly [string, string][] = [
    ['', 'licence-root'],
    [good.replace('3005.2', '3005.3'), 'licence-root'],
    [good.replace('.001.', '.01.'), 'licence-parts'],
    [good.slice(0, -2), 'licence-parts'],
    [good.replace('20210713001', ''), 'licence-parts'],
    [good.replace(issuer, '11310118MB00000004'), 'licence-issuer'],
    [good.replace('20210713001', '20210713002'), 'licence-check-digit'],
  ];
  for (const [text, code] of table) {
    const refused = checkLicenceId(text);
    assert.ok(!refused.ok && refused.code === code, text);
  }
});

test('every single wrong character of a serial is caught', () => {
  const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const serials = fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 32 });
  fc.assert(
    fc.property(serials, fc.nat(31), fc.constantFrom(...alphabet), (serial, at, character) => {
      const good = identifier(serial.join(''));
      assert.ok(checkLicenceId(good).ok);
      const wrong = serial.with(at % serial.length, character).join('');
      assert.equal(checkLicenceId(good.replace(`.${serial.join('')}.`, `.${wrong}.`)).ok, wrong === serial.join(''));
    }),
  );
});
