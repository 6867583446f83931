import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citizenIdCheck } from '../check/citizen-id.ts';
import { fact } from '../declare/fact.ts';
import type { EntryRead, RegisterSpec } from '../declare/mechanism.ts';
import {
  type Asking,
  answerEvidence,
  askEvidence,
  type EvidenceAct,
  type EvidenceRequest,
  type EvidenceSpec,
  type EvidenceState,
  evidenceRead,
  foldEvidence,
  paperOpen,
  paperShut,
  proven,
  publishedRead,
} from './index.ts';

const at = '2021-09-01T02:00:00.000Z';
const person = '320509198506150125';
const spec: RegisterSpec = {
  title: ['住房', 'Homes'],
  key: ['编号', 'Key'],
  columns: { owner: fact.text(['所有人', 'Owner']), area: fact.number(['面积', 'Area']) },
  subject: 'owner',
  readers: [],
  answers: {
    ownsOne: {
      title: ['有无住房', 'Owns a home'],
      extent: 'yesNo',
      grounds: ['consent', 'duty'],
      gives: { owns: fact.yesNo(['有', 'Yes']) },
      answer: ({ entries }) => ({ owns: entries.length > 0 }),
    },
    size: {
      title: ['面积', 'Size'],
      extent: 'record',
      grounds: ['consent'],
      asks: { from: fact.number(['不小于', 'At least']) },
      gives: { area: fact.number(['面积', 'Area'], { optional: true }) },
      after: 'ownsOne',
      answer: ({ entries, with: { from } }) => ({
        area: entries.map(({ values }) => values.area as number).find((area) => area >= (from as number)),
      }),
    },
  },
};
const home: EntryRead = {
  key: 'H1',
  version: 3,
  values: { owner: person, area: 90 },
  validFrom: '2020-01-01',
  validTo: null,
};
const request: EvidenceRequest = {
  id: 'r1',
  case: 'C1',
  mechanism: 'm',
  evidence: 'home',
  asker: { node: 'a', authority: 'a-1' },
  keeper: 'b',
  register: 'homes',
  question: 'ownsOne',
  about: { place: 'b', subject: person },
  ground: 'consent',
  purpose: ['目的', 'Purpose'],
  fields: ['owns'],
  consent: { by: person, at, how: 'self' },
  askedAt: at,
  expires: '2021-09-10',
};
const answered = (
  more: Partial<EvidenceRequest> = {},
  entries = [home],
  day = '2021-09-01',
  before: string[] = [],
) => {
  const found = answerEvidence(spec, { ...request, ...more }, entries, { day, at, answered: new Set(before) });
  return found.ok ? found.value.answer.values : found.code;
};
const { consent: _consent, ...without } = request;

test('the keeper answers what it declared, to whom, on which ground, and nothing else', () => {
  assert.deepEqual(answered(), { owns: true });
  assert.deepEqual(answered({}, []), { owns: false });
  assert.equal(answered({ question: 'everything' }), 'evidence-unknown');
  assert.equal(answered({ question: 'toString' }), 'evidence-unknown');
  assert.equal(answered({}, [home], '2021-09-11'), 'evidence-expired');
  const asked = answerEvidence(spec, without, [home], { day: '2021-09-01', at, answered: new Set() });
  assert.equal(asked.ok || asked.code, 'evidence-consent');
  assert.equal(
    answered({ about: { place: 'b', key: 'H1' }, consent: { by: 'X', at, how: 'self' } }),
    'evidence-not-theirs',
  );
});

test('the record only after the yes or no, and only with what the question asks for', () => {
  const size = { question: 'size', about: { place: 'b', subject: person, with: { from: 80 } } };
  assert.equal(answered(size), 'evidence-least-first');
  assert.equal(answered({ ...size, after: 'r0' }), 'evidence-least-first');
  assert.deepEqual(answered({ ...size, after: 'r0' }, [home], '2021-09-01', ['r0']), { area: 90 });
  assert.equal(answered({ ...size, after: 'r0', ground: 'duty' }, [home], '2021-09-01', ['r0']), 'evidence-ground');
  assert.equal(
    answered({ ...size, about: { place: 'b', subject: person }, after: 'r0' }, [home], '2021-09-01', ['r0']),
    'fact-missing',
  );
});

const answer: EvidenceAct = {
  act: 'answer',
  answer: {
    request: 'r1',
    keeper: 'b',
    register: 'homes',
    question: 'ownsOne',
    asOf: at,
    values: { owns: true },
    entries: [{ key: 'H1', version: 3 }],
  },
  subjects: [person],
};
const play = (...acts: readonly EvidenceAct[]): EvidenceState | string => {
  let state: EvidenceState | undefined;
  for (const act of acts) {
    const after = foldEvidence(state, act, at);
    if (!after.ok) return after.code;
    state = after.value;
  }
  return state as EvidenceState;
};
const home1 = { title: ['住房', 'Home'], fresh: { n: 30, unit: 'd' }, paper: 'deed' } as const satisfies Partial<
  EvidenceSpec<never>
>;
const standing = (day: string, ...acts: readonly EvidenceAct[]) => {
  const state = play(...acts);
  return typeof state === 'string'
    ? state
    : evidenceRead('home', home1, state, day, (on) => on.slice(0, 10)).standing;
};
const ask: EvidenceAct = { act: 'ask', request };
const release: EvidenceAct = { act: 'release', by: person };
const withhold: EvidenceAct = { act: 'withhold', by: person };

test('an answer is usable once it was released, while it is fresh and nobody doubts it', () => {
  const day = '2021-09-02';
  assert.equal(standing(day, ask), 'asked');
  assert.equal(standing('2021-09-11', ask), 'expired');
  assert.equal(standing(day, ask, answer), 'preview');
  assert.equal(standing(day, ask, answer, release), 'usable');
  assert.equal(standing('2021-10-01', ask, answer, release), 'usable');
  assert.equal(standing('2021-10-02', ask, answer, release), 'stale');
  assert.equal(standing(day, ask, answer, withhold), 'withheld');
  assert.equal(standing(day, ask, answer, release, withhold), 'withheld', 'consent is taken back as easily');
  assert.equal(standing(day, { act: 'decline', request }), 'declined');
  assert.equal(standing(day, ask, { act: 'decline', request }), 'declined');
  assert.equal(standing(day, ask, answer, release, { act: 'doubt', why: '', by: 'x' }), 'doubted');
  assert.equal(
    standing(day, ask, answer, release, { act: 'doubt', why: '', by: 'x' }, { act: 'uphold', why: '' }),
    'usable',
  );
  assert.equal(standing(day, ask, answer, release, { act: 'correct', why: '' }), 'corrected');
  assert.equal(standing(day, { act: 'ask', request: { ...request, ground: 'duty' } }, answer), 'usable');
});

test('a doubt keeps its reason, and the ruling its own in its place', () => {
  const doubted = play(ask, answer, release, { act: 'doubt', why: '专业有误', by: 'x' });
  const upheld = play(
    ask,
    answer,
    release,
    { act: 'doubt', why: '专业有误', by: 'x' },
    { act: 'uphold', why: '无误' },
  );
  assert.ok(typeof doubted !== 'string' && typeof upheld !== 'string');
  assert.deepEqual(doubted.doubt, { why: '专业有误', by: 'x' });
  assert.deepEqual([upheld.dispute, upheld.doubt, upheld.upheld], [undefined, undefined, { why: '无误' }]);
});

test('what is over is over: no act twice, none out of turn', () => {
  assert.equal(play(release), 'evidence-not-open');
  assert.equal(play(ask, release), 'evidence-not-open');
  assert.equal(play(ask, answer, answer), 'evidence-not-open');
  assert.equal(play(ask, { act: 'decline', request }, answer), 'evidence-not-open');
  assert.equal(play(ask, answer, withhold, release), 'evidence-not-open');
});

test('paper takes the place of evidence only where the evidence failed', () => {
  const deed = { deed: { sha256: 'x' } };
  const prove = (state: string, facts: object) =>
    proven('home', home1, { reads: { home: { evidence: 'home', standing: state } }, facts } as never);
  for (const state of ['unasked', 'asked', 'preview', 'stale', 'corrected'] as const) {
    assert.notEqual(prove(state, deed), true, state);
    assert.equal(paperOpen({ evidence: 'home', standing: state }), false);
  }
  for (const state of ['declined', 'withheld', 'refused', 'expired', 'unreachable'] as const) {
    assert.equal(prove(state, deed), true, state);
    assert.notEqual(prove(state, {}), true, state);
  }
});

test('on a duty nothing is asked without law in force on the day; the request names that law', () => {
  const cite = { act: '某法', article: '13' };
  const asking = (under?: Asking['under']) =>
    askEvidence({
      mechanism: {
        id: 'm',
        evidence: { home: { ...home1, question: 'ownsOne', ground: 'duty', under: 'basis' } },
      } as never,
      evidence: 'home',
      about: request.about,
      case: { id: 'C1' },
      asker: request.asker,
      keeper: 'b',
      register: spec,
      earlier: [],
      id: 'r1',
      day: '2021-09-01',
      at,
      ...(under && { under }),
    });
  const [none, no, yes] = [asking(), asking({ value: false, cite }), asking({ value: true, cite })];
  assert.equal(none.ok || none.code, 'evidence-no-basis');
  assert.equal(no.ok || no.code, 'evidence-no-basis');
  assert.deepEqual(yes.ok && [yes.value.under, yes.value.consent], [cite, undefined]);
});

test('under fourteen a guardian consents, by the form they signed at a window; from the birthday on the person', () => {
  const child = `31011820070901001${citizenIdCheck('31011820070901001')}`;
  const asked = (how: 'self' | 'window', day: string) =>
    answered(
      { about: { place: 'b', subject: child }, consent: { by: child, at, how }, expires: '2021-09-10' },
      [],
      day,
    );
  assert.equal(asked('self', '2021-08-31'), 'evidence-guardian');
  assert.deepEqual(asked('window', '2021-08-31'), { owns: false });
  assert.deepEqual(asked('self', '2021-09-01'), { owns: false });
});

test('somebody else’s consent does not even tell that nothing is entered', () => {
  assert.equal(answered({ consent: { by: 'X', at, how: 'self' } }, []), 'evidence-not-theirs');
});

test('a paper is taken only once its evidence failed; the one that lies there already may stay', () => {
  const deed = { sha256: 'a'.repeat(64), name: 'x', type: 'application/pdf', size: 1 };
  const declared = { evidence: { home: home1 }, facts: { deed: fact.file(['产证', 'Deed']) } } as never;
  const shut = (standing: string, given: object, before: object = {}) =>
    paperShut(declared, given as never, before as never, { home: { evidence: 'home', standing } })?.code;
  for (const standing of ['unasked', 'asked', 'preview', 'usable', 'stale', 'corrected'])
    assert.equal(shut(standing, { deed }), 'paper-shut', standing);
  for (const standing of ['declined', 'withheld', 'refused', 'expired', 'unreachable', 'doubted', 'unneeded'])
    assert.equal(shut(standing, { deed }), undefined, standing);
  assert.equal(shut('usable', { deed }, { deed }), undefined);
  assert.equal(shut('usable', {}), undefined);
});

test('a published copy says from whom, which version, and whether its source was heard lately', () => {
  const published: RegisterSpec = { ...spec, published: { columns: ['area'], fresh: { n: 7, unit: 'd' } } };
  const read = publishedRead(
    'homes',
    published,
    [],
    { b: '2021-08-25T00:00:00.000Z', c: '2021-08-24T00:00:00.000Z' },
    '2021-09-01',
    (on) => on.slice(0, 10),
  );
  assert.deepEqual(read.stale, ['c']);
});
