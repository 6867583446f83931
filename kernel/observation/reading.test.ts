import assert from 'node:assert/strict';
import test from 'node:test';
import { exactText } from './arithmetic.ts';
import { readCell, readPair } from './reading.ts';

test('a cell is a value, below detection, missing, not planned, or unreadable', () => {
  for (const [cell, state, value] of [
    ['4.00', 'measured', '4.00'],
    [' 0.048 ', 'measured', '0.048'],
    ['<0.01', 'below', '0.005000'],
    ['＜0.01', 'below', '0.005000'],
    ['0.01L', 'below', '0.005000'],
    ['0.004 L', 'below', '0.002000'],
    ['未检出', 'below', undefined],
    ['ND', 'below', undefined],
    ['-', 'missing', undefined],
    ['--', 'missing', undefined],
    ['', 'missing', undefined],
    ['NaN', 'missing', undefined],
    ['*', 'unplanned', undefined],
    ['—', 'missing', undefined],
    ['缺测', 'missing', undefined],
    ['维护', 'missing', undefined],
    ['未监测', 'unplanned', undefined],
    ['７.１０', 'measured', '7.10'],
    ['−1', 'measured', '-1'],
    ['1,234.5', 'measured', '1234.5'],
    ['9.9E+07', 'measured', '99000000'],
    ['＜０.０１', 'below', '0.005000'],
    ['0.025(L)', 'below', '0.012500'],
    ['7.1 mg/L', 'measured', '7.1'],
    ['<0.01mg/L', 'below', '0.005000'],
    ['12µg/L', 'unreadable', undefined],
    ['12 μg/m3', 'unreadable', undefined],
    ['≤0.01', 'unreadable', undefined],
    ['abc', 'unreadable', undefined],
    ['12,34', 'unreadable', undefined],
    ['1.2.3', 'unreadable', undefined],
  ] as const) {
    const reading = readCell(cell);
    assert.equal(reading.state, state, cell);
    assert.equal(reading.value && exactText(reading.value), value, cell);
  }
});

test('below detection keeps its text in the display', () => {
  assert.equal(readCell('0.01L').shown, '0.01L');
});

test('the raw value decides beside the displayed one; an empty raw cell leaves the reason to the displayed one', () => {
  const pair = readPair('4.00', '4.0004');
  assert.equal(exactText(pair.value!), '4.0004');
  assert.equal(pair.shown, '4.00');
  assert.equal(readPair('--', '').state, 'missing');
  assert.equal(readPair('*', '').state, 'unplanned');
  assert.equal(exactText(readPair('4.00', '').value!), '4.00');
  assert.equal(readPair('4.00', 'error').state, 'unreadable');
});
