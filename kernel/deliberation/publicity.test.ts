import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import type { Calendar } from '../time/types.ts';
import { commentsSettled, type DraftComment } from './comment.ts';
import { consultationOn, nextRound, takeStance } from './consultation.ts';
import { mayTakeEffect } from './effect.ts';
import { decideObjection, type Objection, raiseObjection, withdrawObjection } from './objection.ts';
import { afterPublicity, type Publicity, publicityOn } from './publicity.ts';
import { type JointText, signingState, signText } from './signing.ts';

const days = (month: string, a: number, b: number) =>
  Array.from({ length: b - a + 1 }, (_, i) => `2021-${month}-${String(a + i).padStart(2, '0')}`);
/** 国办发明电〔2020〕27号. */
const off = [days('05', 1, 5), days('06', 12, 14), days('09', 19, 21), days('10', 1, 7)].flat();
const calendar: Calendar = {
  id: 'cn',
  title: ['测试', 'Test'],
  weekend: [0, 6],
  years: {
    2021: { off, makeup: ['2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'], cite: 'test' },
  },
};
const calendars = { 青浦: calendar, 吴江: calendar, 嘉善: calendar };
const names = { term: { n: 5, unit: 'wd' }, countFirstDay: false, roll: false } as const;
const comment = { term: { n: 30, unit: 'd' }, countFirstDay: true, roll: false } as const;

const shown = (rule: Publicity['rule'], from: readonly (string | undefined)[], hash = 'aa'): Publicity => ({
  kind: 'publicity',
  id: 'p',
  subject: 'names',
  hash,
  places: ['青浦', '吴江', '嘉善'].map((place, i) => ({ place, hash, ...(from[i] ? { from: from[i] } : {}) })),
  rule,
});

test('an employer notice from 2021-09-17 ends on 09-26 at the earliest: a filing on 09-24 is refused', () => {
  const notice: Publicity = { ...shown(names, []), places: [{ place: '青浦', hash: 'aa', from: '2021-09-17' }] };
  assert.equal(afterPublicity(notice, calendars, '2021-09-24').ok, false);
  assert.equal(afterPublicity(notice, calendars, '2021-09-26').ok, false);
  assert.equal(must(afterPublicity(notice, calendars, '2021-09-27')), '2021-09-26');
});

test('names shown in two places on 09-28 and in the third on 09-29 stay until 2021-10-12', () => {
  const state = must(publicityOn(shown(names, ['2021-09-28', '2021-09-28', '2021-09-29']), calendars, '2021-09-30'));
  assert.deepEqual([state.state, state.from, state.last], ['running', '2021-09-29', '2021-10-12']);
});

test('comments opened on 05-06, 05-06 and 05-08 run from 05-08 to 06-06, review from 06-07', () => {
  const p = shown(comment, ['2021-05-06', '2021-05-06', '2021-05-08']);
  const state = must(publicityOn(p, calendars, '2021-06-06'));
  assert.deepEqual([state.state, state.from, state.last], ['running', '2021-05-08', '2021-06-06']);
  assert.equal(must(publicityOn(p, calendars, '2021-06-07')).state, 'ended');
});

test('a place that has not posted, or has taken the text down, keeps the period from running', () => {
  assert.deepEqual(must(publicityOn(shown(names, ['2021-09-28', '2021-09-28']), calendars, '2021-12-01')).missing, [
    '嘉善',
  ]);
  const p = shown(names, ['2021-09-28', '2021-09-28', '2021-09-28']);
  const down = { ...p, places: p.places.map((x, i) => (i === 1 ? { ...x, removed: '2021-10-01' } : x)) };
  assert.equal(must(publicityOn(down, calendars, '2021-12-01')).state, 'waiting');
});

test('another text in one place is refused', () => {
  const p = shown(names, ['2021-09-28', '2021-09-28', '2021-09-28']);
  assert.equal(publicityOn({ ...p, hash: 'bb' }, calendars, '2021-10-01').ok, false);
});

const text = (signatures: JointText['signatures'] = []): JointText => ({
  kind: 'joint-text',
  id: 't',
  hash: 'h1',
  parties: ['SH', 'JS', 'ZJ'],
  author: 'drafter',
  signatures,
});
const sign = (t: JointText, party: string, on: string, hash = 'h1') =>
  must(signText(t, { party, hash, signer: `head-${party}`, on }));

test('three signatures on one hash take effect on the latest day', () => {
  const all = sign(sign(sign(text(), 'SH', '2021-06-20'), 'JS', '2021-06-22'), 'ZJ', '2021-07-05');
  const state = signingState(all);
  assert.equal(state.state === 'signed' && state.on, '2021-07-05');
});

test('a third signature on another hash has no effect; neither has silence', () => {
  const two = sign(sign(text(), 'SH', '2021-06-20'), 'JS', '2021-06-22');
  assert.equal(signingState(two).state, 'waiting');
  assert.equal(signingState(sign(two, 'ZJ', '2021-07-05', 'h2')).state, 'split');
  assert.equal(signingState(sign(sign(two, 'ZJ', '2021-07-05', 'h2'), 'ZJ', '2021-07-06')).state, 'signed');
  assert.equal(signText(two, { party: 'ZJ', hash: 'h1', signer: 'drafter', on: '2021-07-05' }).ok, false);
  assert.equal(signText(two, { party: 'ZJ', hash: 'h1', signer: 'head-SH', on: '2021-07-05' }).ok, false);
});

test('27 comments, one refusal without a reason: the draft is blocked', () => {
  const comments = Array.from(
    { length: 27 },
    (_, i): DraftComment => ({
      id: `c${i}`,
      side: 'SH',
      on: 'h',
      received: '2021-05-10',
      text: 'x',
      answer: { verdict: 'adopted', reason: '' },
    }),
  );
  assert.equal(must(commentsSettled(comments)), 27);
  const bare = comments.map((c, i) => (i === 3 ? { ...c, answer: { verdict: 'refused' as const, reason: ' ' } } : c));
  const answer = commentsSettled(bare);
  assert.equal(answer.ok === false && answer.code, 'comment-without-reason');
});

const round = {
  kind: 'consultation',
  id: 'c',
  text: 'h1',
  round: 1,
  parties: ['SH', 'JS', 'ZJ'],
  opened: '2021-09-16',
  due: '2021-09-30',
  escalation: [
    { level: 'reminder', from: '2021-10-08' },
    { level: 'committee', from: '2021-10-13' },
  ],
  stances: [],
} as const;
const law = { adopt: 'unanimous', silenceIsConsent: false, maxRounds: 3 } as const;

test('a party that does not answer has not agreed: it is reminded, then the matter goes up', () => {
  const two = must(
    takeStance(must(takeStance(round, { party: 'SH', stance: 'agree', on: '2021-09-20' })), {
      party: 'JS',
      stance: 'agree',
      on: '2021-09-21',
    }),
  );
  assert.equal(consultationOn(two, law, '2021-09-30').state, 'open');
  assert.deepEqual(
    [consultationOn(two, law, '2021-10-08').state, consultationOn(two, law, '2021-10-08').level],
    ['silent', 'reminder'],
  );
  assert.equal(consultationOn(two, law, '2021-10-20').level, 'committee');
  assert.equal(consultationOn(two, { ...law, silenceIsConsent: true }, '2021-10-08').state, 'adopted');
  assert.equal(
    consultationOn(must(takeStance(two, { party: 'ZJ', stance: 'agree', on: '2021-09-22' })), law, '2021-09-22')
      .state,
    'adopted',
  );
});

test('an objection needs reasons and another text, and a further round needs a changed text', () => {
  assert.equal(takeStance(round, { party: 'SH', stance: 'object', on: '2021-09-20', reason: 'no' }).ok, false);
  const objected = must(
    takeStance(round, { party: 'SH', stance: 'object', on: '2021-09-20', reason: 'r', alternative: 'a' }),
  );
  assert.equal(consultationOn(objected, law, '2021-09-20').state, 'objected');
  assert.equal(nextRound(objected, 'h1', '2021-10-08', '2021-10-20', law).ok, false);
  assert.equal(must(nextRound(objected, 'h2', '2021-10-08', '2021-10-20', law)).round, 2);
  assert.equal(nextRound({ ...objected, round: 3 }, 'h2', '2021-10-08', '2021-10-20', law).ok, false);
});

const raise = (about: string): Objection =>
  must(
    raiseObjection(
      { id: 'o', about, by: 'citizen', raised: '2021-10-08', reason: 'r' },
      { alternativeNeeded: false },
      '2021-10-12',
    ),
  );

test('an objection stops the effect for the person it names and for no other', () => {
  const publicity = shown(names, ['2021-09-28', '2021-09-28', '2021-09-29']);
  const conditions = { publicity, objections: [raise('wang')] };
  assert.equal(mayTakeEffect({ ...conditions, subject: 'wang' }, calendars, '2021-10-13').ok, false);
  assert.equal(must(mayTakeEffect({ ...conditions, subject: 'chen' }, calendars, '2021-10-13')).since, '2021-10-12');
  const own = decideObjection(raise('wang'), {
    outcome: 'rejected',
    on: '2021-10-20',
    by: 'citizen',
    because: ['', ''],
  });
  assert.equal(own.ok, false);
  const rejected = must(
    decideObjection(raise('wang'), {
      outcome: 'rejected',
      on: '2021-10-20',
      by: 'secretary',
      because: ['核实无误', 'Found correct'],
    }),
  );
  assert.equal(
    must(mayTakeEffect({ publicity, objections: [rejected], subject: 'wang' }, calendars, '2021-10-21')).since,
    '2021-10-20',
  );
});

test('an objection after the period, or without reasons, is not taken', () => {
  assert.equal(
    raiseObjection(
      { id: 'o', about: 'w', by: 'c', raised: '2021-10-13', reason: 'r' },
      { alternativeNeeded: false },
      '2021-10-12',
    ).ok,
    false,
  );
  assert.equal(
    raiseObjection({ id: 'o', about: 'w', by: 'c', raised: '2021-10-12', reason: ' ' }, { alternativeNeeded: false })
      .ok,
    false,
  );
});

test('never in effect while an objection is open, a signature missing or the period running', () => {
  const state = fc.constantFrom('open', 'withdrawn', 'rejected', 'upheld');
  const signed = fc.subarray(['SH', 'JS', 'ZJ']);
  const day = fc.integer({ min: 28, max: 30 }).map((d) => `2021-09-${d}`);
  const asked = fc.integer({ min: 8, max: 31 }).map((d) => `2021-10-${String(d).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      fc.array(state, { maxLength: 4 }),
      signed,
      fc.tuple(day, day, day),
      asked,
      (states, parties, from, on) => {
        const objections = states.map((s): Objection => {
          const o = { ...raise('h1'), id: s };
          if (s === 'open') return o;
          return s === 'withdrawn'
            ? must(withdrawObjection(o, 'citizen', '2021-10-08'))
            : must(decideObjection(o, { outcome: s as 'upheld', on: '2021-10-08', by: 'x', because: ['', ''] }));
        });
        const signing = parties.reduce((t, party) => sign(t, party, '2021-09-30'), text());
        const publicity = shown(names, from, 'h1');
        const may = mayTakeEffect({ subject: 'h1', objections, signing, publicity }, calendars, on);
        const clear =
          states.every((s) => s !== 'open' && s !== 'upheld') &&
          parties.length === 3 &&
          must(publicityOn(publicity, calendars, on)).state === 'ended';
        assert.equal(may.ok, clear);
      },
    ),
  );
});
