import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import { checkUnitCode } from './unit-code.ts';

test('the fixtures are valid and shown in groups of 6, 6, 7 and 9', () => {
  for (const text of [
    '310118 001002 GB00001 F00010023',
    '320509 005012 GB00107 W00000000',
    '330421 003001 JC00210 F00010001',
  ]) {
    const unit = must(checkUnitCode(text));
    assert.equal(unit.display, text);
    assert.equal(must(checkUnitCode(unit.number)).display, text);
  }
});

test('the parts are told apart, building and room only where there is a house', () => {
  assert.deepEqual(must(checkUnitCode('310118001002gb00001f00010023')), {
    number: '310118001002GB00001F00010023',
    region: '310118',
    cadastralArea: '001',
    cadastralSubarea: '002',
    parcelKind: 'GB',
    parcelNumber: '00001',
    fixtureKind: 'F',
    fixtureNumber: '00010023',
    display: '310118 001002 GB00001 F00010023',
    building: '0001',
    room: '0023',
  });
  assert.ok(!('building' in must(checkUnitCode('320509 005012 GB00107 W00000000'))));
});

test('faults are named and placed', () => {
  const table: readonly [string, string, number?][] = [
    ['310118 001002 GB00001 F0001002', 'unit-length'],
    ['310118 00A002 GB00001 F00010023', 'unit-characters', 9],
    ['310118 001002 XB00001 F00010023', 'unit-characters', 13],
    ['310118 001002 GZ00001 F00010023', 'unit-characters', 14],
    ['310118 001002 GB0O001 F00010023', 'unit-characters', 16],
    ['310118 001002 GB00001 H00010023', 'unit-characters', 20],
    ['310118 001002 GB00001 F0001002A', 'unit-characters', 28],
    ['310118 001002 GB00001 W00010023', 'unit-fixture', 21],
    ['310118 001002 GB00001 F00000000', 'unit-fixture', 21],
  ];
  for (const [text, code, position] of table) {
    const refused = checkUnitCode(text);
    assert.ok(!refused.ok, text);
    assert.deepEqual([refused.code, refused.detail?.position], [code, position], text);
  }
});

test('the regions are the caller’s to say', () => {
  assert.ok(checkUnitCode('110101 001002 GB00001 F00010023').ok);
  assert.ok(checkUnitCode('110101 001002 GB00001 F00010023', { regions: new Set(['110101']) }).ok);
  const elsewhere = checkUnitCode('310118 001002 GB00001 F00010023', { regions: new Set(['110101']) });
  assert.equal(elsewhere.ok || elsewhere.code, 'unit-region');
});
