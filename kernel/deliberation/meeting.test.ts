import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import type { Body } from './body.ts';
import { decideVote } from './decision-rule.ts';
import { addItem, callMeeting, closeMeeting, markAttendance, presentAt, startMeeting } from './meeting.ts';
import { finishTask, lateTasks, makeResolution, minutesOf, reopenTask, tasksOf } from './resolution.ts';
import { countsOf, rollFor } from './roll.ts';

const term = { from: '2021-01-01', to: '2023-12-31' };
const body: Body = {
  kind: 'body',
  id: 'council',
  title: ['理事会', 'Council'],
  sides: ['SH', 'JS', 'ZJ'],
  ...term,
  seats: ['SH', 'JS', 'ZJ'].map((side, i) => ({
    id: `s${i}`,
    member: `m${i}`,
    side,
    role: i === 0 ? ('chair' as const) : ('member' as const),
    ...term,
  })),
};
const half = { numerator: 1, denominator: 2, strict: true };
const item = {
  id: 'road',
  title: ['道路', 'Road'] as const,
  papers: [{ hash: 'ab', title: ['方案', 'Plan'] as const }],
  about: [],
  rule: {
    ballot: 'open' as const,
    quorum: { of: { base: 'seats' as const, ...half } },
    pass: { base: 'present' as const, ...half },
  },
};
const call = (chair = 'm0') =>
  must(callMeeting({ id: 'm', body: 'council', called: '2021-09-01T00:00:00.000Z', chair, agenda: [item] }));
const at = (minute: number) => `2021-09-17T02:${String(minute).padStart(2, '0')}:00.000Z`;
const mark = (member: string, present: boolean, minute: number) => ({
  member,
  present,
  at: at(minute),
  through: 'node',
});

test('only a chair or deputy presides, and nothing is added once the session has begun', () => {
  assert.equal(startMeeting(call('m1'), body, '2021-09-17').ok, false);
  const open = must(startMeeting(call(), body, '2021-09-17'));
  assert.equal(addItem(open, { ...item, id: 'other' }).ok, false);
  assert.equal(addItem(call(), { ...item, id: 'other' }).ok, true);
  assert.equal(addItem(call(), item).ok, false);
});

test('who left before the vote is not present for it', () => {
  let meeting = must(startMeeting(call(), body, '2021-09-17'));
  for (const m of [mark('m0', true, 0), mark('m1', true, 0), mark('m2', true, 5), mark('m1', false, 20)])
    meeting = must(markAttendance(meeting, body, m));
  assert.deepEqual(presentAt(meeting, at(10)), ['m0', 'm1', 'm2']);
  assert.deepEqual(presentAt(meeting, at(30)), ['m0', 'm2']);
  assert.equal(markAttendance(meeting, body, mark('m1', true, 10)).ok, false);
  assert.equal(markAttendance(meeting, body, mark('stranger', true, 40)).ok, false);
});

test('a resolution that passed becomes tasks with owner and day, and the minutes hold them', () => {
  let meeting = must(startMeeting(call(), body, '2021-09-17'));
  for (const m of ['m0', 'm1']) meeting = must(markAttendance(meeting, body, mark(m, true, 0)));
  const roll = rollFor(body, 'road', '2021-09-17', presentAt(meeting, at(10)), []);
  const decision = must(decideVote(item.rule, countsOf(roll, { yes: 2, no: 0, abstain: 0 })));
  assert.equal(decision.outcome, 'passed');
  const draft = { id: 'r1', meeting: 'm', item: 'road', textHash: 'cd', decision };
  assert.equal(makeResolution({ ...draft, charges: [{ what: ['', ''], owner: '', due: '2021-10-13' }] }).ok, false);
  assert.equal(makeResolution({ ...draft, decision: { ...decision, outcome: 'failed' }, charges: [] }).ok, false);
  const resolution = must(
    makeResolution({
      ...draft,
      charges: [{ what: ['签接口协议', 'Sign the interface'], owner: 'SH', due: '2021-10-13' }],
    }),
  );
  const [task] = tasksOf(resolution);
  assert.ok(task);
  assert.equal(finishTask(task, 'JS', '2021-10-12', 'ee').ok, false);
  assert.equal(finishTask(task, 'SH', '2021-10-12', '').ok, false);
  const done = must(finishTask(task, 'SH', '2021-10-12', 'ee'));
  assert.equal(reopenTask(done, 'SH', '2021-10-14', ['', '']).ok, false);
  const again = must(reopenTask(done, 'committee', '2021-10-14', ['未签', 'Not signed']));
  assert.deepEqual(lateTasks([again], '2021-10-14'), [again]);
  const minutes = minutesOf(must(closeMeeting(meeting)), [roll], { road: decision }, [resolution], at(50));
  assert.equal(minutes.resolutions[0]?.tasks[0]?.owner, 'SH');
  assert.deepEqual(JSON.parse(JSON.stringify(minutes)), minutes);
});
