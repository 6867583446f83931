import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, localOf, setOffset, timeText, todayHere } from './zone-time.ts';

for (const [offset, local] of [
  ['+08:00', '2021-09-18T07:30'],
  ['+03:00', '2021-09-18T02:30'],
  ['-03:30', '2021-09-17T20:00'],
] as const)
  test(`where the clock shows UTC${offset} an instant is ${local}, and that minute is the instant`, () => {
    setOffset(offset);
    assert.equal(localOf('2021-09-17T23:30:12Z'), local);
    assert.equal(instantOf(local), '2021-09-17T23:30:59.999Z');
    assert.equal(localOf(instantOf(local) ?? ''), local);
    assert.match(timeText('2021-09-17T23:30:12Z', 'en-GB'), new RegExp(local.slice(11)));
    assert.match(todayHere(), /^\d{4}-\d\d-\d\d$/);
  });

test('what is no moment is none: a year of five digits, half a day, nothing', () => {
  for (const typed of ['12021-09-18T07:30', '2021-09-18T', '']) assert.equal(instantOf(typed), undefined);
});
