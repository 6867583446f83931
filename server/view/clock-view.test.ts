import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ClockState, Term } from '#kernel';
import type { Runtime } from '../engine/runtime.ts';
import { load } from '../load.ts';
import { caseLamp, clockLamp } from './clock-view.ts';

/** The lamp of 13.6: yellow at the share of the promise that law declares (80 %), red the day after its end. */
let on: (day: string) => Runtime;
before(async () => {
  const program = await load('delta');
  on = (day) => ({ program, now: () => `${day}T02:00:00.000Z` }) as Runtime;
});

const lit = { mechanism: 'cross-province-window', jurisdiction: '320509', openedOn: '2021-09-28' };
const running = (name: string, term: Term, more: Partial<ClockState> = {}): ClockState => ({
  name,
  term,
  calendar: 'cn',
  started: '2021-09-28',
  pauses: [],
  extensions: [],
  ...more,
});
const promised = running('promised', { n: 20, unit: 'wd' });

test('a promise of twenty working days turns yellow with its sixteenth and red after its last', () => {
  const lamps = ['2021-10-25', '2021-10-26', '2021-11-01', '2021-11-02'].map((day) =>
    clockLamp(on(day), lit, promised),
  );
  assert.deepEqual(lamps, ['normal', 'near', 'near', 'overdue']);
});

test('time that was added counts for the share', () => {
  const longer = running('promised', promised.term, {
    extensions: [{ term: { n: 10, unit: 'wd' }, on: '2021-10-20', reason: '延期' }],
  });
  assert.equal(clockLamp(on('2021-10-26'), lit, longer), 'normal');
});

test('a clock that was stopped has no lamp; a list shows the worst of those that run', () => {
  const stopped = running('statutory', { n: 5, unit: 'wd' }, { stopped: '2021-09-30' });
  const day = on('2021-10-26');
  assert.equal(caseLamp(day, lit, [stopped]), 'none');
  assert.equal(caseLamp(day, lit, [stopped, running('tolerance', { n: 90, unit: 'd' }), promised]), 'near');
});
