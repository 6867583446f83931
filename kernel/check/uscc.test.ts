import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { checkUscc, organisationCheck, usccCheck } from './uscc.ts';

const refusal = (text: string): string | undefined => {
  const result = checkUscc(text);
  return result.ok ? undefined : result.code;
};

test('published and synthetic codes are valid, inner organisation code included', () => {
  const codes =
    '91350100M000100Y43 11310118MB0000000H 11320509MB00000196 11330421MB0000027B 91310118MA0000015P ' +
    '91110000600037341L 121200004013590816 91620105L015101280 92340603MA2PBMYMX1 91371082775260043P 91152201078371135X';
  for (const code of codes.split(' ')) assert.equal(must(checkUscc(code)).number, code);
});

test('the parts are told apart', () => {
  assert.deepEqual(must(checkUscc('91 310118 MA0000015 P')), {
    number: '91310118MA0000015P',
    registrar: '9',
    category: '1',
    region: '310118',
    organisation: 'MA0000015',
  });
});

/** The structural rules that python-stdnum tests, and those of the inner code that it does not. */
test('structural rules', () => {
  const table: readonly [string, string | undefined][] = [
    ['91110000600037341L', undefined],
    ['91 110000 600037341L', undefined],
    ['91110000-600037341-l', undefined],
    ['９１１１００００６０００３７３４１Ｌ', undefined],
    ['12345', 'uscc-length'],
    ['91110000600037341L0', 'uscc-length'],
    ['A1110000600037341L', 'uscc-check-digit'],
    ['B1110000600037341L', 'uscc-characters'],
    ['0111000060003734 1L', 'uscc-characters'],
    ['91A10000600037341L', 'uscc-characters'],
    ['9111000060003IOZSV', 'uscc-characters'],
    ['91110000600037341O', 'uscc-characters'],
    ['9111000060003734.L', 'uscc-characters'],
    ['91110000600037341N', 'uscc-check-digit'],
    ['91110000600037314L', 'uscc-check-digit'],
  ];
  for (const [text, code] of table) assert.equal(refusal(text), code, text);
});

test('a wrong organisation code inside a right check character is refused by its own name', () => {
  const inner = '60003734';
  const first17 = `91110000${inner}${(Number(organisationCheck(inner)) + 1) % 10}`;
  assert.equal(refusal(first17 + usccCheck(first17)), 'uscc-organisation-check-digit');
});

test('a fault is pointed at', () => {
  const refused = checkUscc('9111000060003IOZSV');
  assert.ok(!refused.ok);
  assert.equal(refused.detail?.position, 14);
  assert.match(refused.says[0], /第14位/);
  assert.ok(refused.remedy);
});

test('every single wrong character is caught', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
  const organisation = fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((c) => c.join(''));
  fc.assert(
    fc.property(organisation, fc.nat(17), fc.constantFrom(...alphabet), (inner, at, character) => {
      const first17 = `91310118${inner}${organisationCheck(inner)}`;
      const code = first17 + usccCheck(first17);
      assert.ok(checkUscc(code).ok);
      const wrong = code.slice(0, at) + character + code.slice(at + 1);
      assert.equal(checkUscc(wrong).ok, wrong === code);
    }),
  );
});
