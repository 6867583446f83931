import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import { checkMatterCode } from './matter-code.ts';

const body = '11310118MB0000000H';
const basic = '000117005000';

test('12, 31 and 33 characters are the three levels of one matter', () => {
  const scheme = 'GB/T 39554.1';
  assert.deepEqual(must(checkMatterCode(basic)), { scheme, number: basic, level: 'basic', basic });
  const number = `${body}4${basic}`;
  const parts = { scheme, basic, body, tier: '4' };
  assert.deepEqual(must(checkMatterCode(number)), { ...parts, number, level: 'implementation' });
  assert.deepEqual(must(checkMatterCode(`${number}02`)), {
    ...parts,
    number: `${number}02`,
    level: 'handling',
    handling: '02',
  });
  assert.equal(must(checkMatterCode(` ${body} 4 ${basic} `)).number, number);
});

test('faults are named', () => {
  const table: readonly [string, string][] = [
    ['', 'matter-length'],
    ['00011700500', 'matter-length'],
    [`${body}4${basic}0`, 'matter-length'],
    ['00011700500A', 'matter-characters'],
    [`${body}A${basic}`, 'matter-characters'],
    [`11310118MB00000004${'4'}${basic}`, 'matter-body'],
  ];
  for (const [text, code] of table) {
    const refused = checkMatterCode(text);
    assert.ok(!refused.ok && refused.code === code, text);
  }
});

test('a wrong body says what is wrong with it, and another scheme is not guessed at', () => {
  const refused = checkMatterCode(`11310118MB00000004${'4'}${basic}`);
  assert.ok(!refused.ok && refused.detail?.because === 'uscc-check-digit' && /实施主体/.test(refused.says[0]));
  const other = checkMatterCode('GZ00001001', { scheme: 'DB52/T 1264' });
  assert.ok(!other.ok && other.code === 'matter-scheme');
});
