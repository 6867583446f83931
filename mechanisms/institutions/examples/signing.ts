import { agreed, consulted, issued, type Lines, type Story, told } from './ground.ts';

/** Signing one text together (8.3.4, 0.6): silence, objections, rounds, one hash. */
export const signingStories: Readonly<Record<string, Story>> = {
  '8.3.4: silence of one party keeps it from being issued': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'agree' }],
      ['2021-06-01', 'head', 'issue', { instrument: 'x' }],
    ],
    { refusedBy: 'allAnswered' },
  ),
  '8.3.4: an objection without its alternative text is refused': told(
    [...consulted, ['2021-03-10', 'qp', 'answer', { stance: 'object' }, { note: '不同意' }]],
    { refusedBy: 'objection-alternative' },
  ),
  '8.3.4: an objection is answered by another round': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'object', alternative: '第三条改为……' }, { note: '超出授权' }],
      ['2021-03-15', 'officer', 'redraft', {}, { note: '采纳' }],
      ['2021-03-16', 'officer', 'consult', { draft: '第二稿' }],
    ],
    { state: 'consultation', facts: { round: 2 }, due: { consultation: '2021-03-30' } },
  ),
  '8.3.4: while it stands nothing is issued': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'object', alternative: '第三条改为……' }, { note: '超出授权' }],
      ['2021-03-11', 'wj', 'answer', { stance: 'agree' }],
      ['2021-03-12', 'js', 'answer', { stance: 'agree' }],
      ['2021-03-15', 'head', 'issue', { instrument: 'x' }],
    ],
    { refusedBy: 'noObjection' },
  ),
  '8.3.4: three rounds and no more': told(
    [
      ...consulted,
      ...[1, 2].flatMap(
        (n): Lines => [
          [`2021-04-0${n}`, 'officer', 'redraft', {}, { note: '修改' }],
          [`2021-04-0${n}`, 'officer', 'consult', { draft: `再稿 ${n}` }],
        ],
      ),
      ['2021-04-03', 'officer', 'redraft', {}, { note: '修改' }],
      ['2021-04-06', 'officer', 'consult', { draft: '第四稿' }],
    ],
    { refusedBy: 'roundsLeft' },
  ),
  '8.3.4: an unchanged text is not sent again': told(
    [
      ...consulted,
      ['2021-03-15', 'officer', 'redraft', {}, { note: '无实质修改' }],
      ['2021-03-16', 'officer', 'consult', { draft: '示例文本' }],
    ],
    { refusedBy: 'textChanged' },
  ),
  '8.3.4: all sign one hash, and it is in force from the latest signature': told(issued, {
    state: 'issued',
    facts: { effectiveFrom: '2021-03-12' },
  }),
  '8.3.4: who objected may still sign the text as it stands': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'object', alternative: '第三条改为……' }, { note: '超出授权' }],
      ['2021-03-11', 'wj', 'answer', { stance: 'agree' }],
      ['2021-03-12', 'js', 'answer', { stance: 'agree' }],
      ['2021-03-16', 'qp', 'answer', { stance: 'agree' }],
      ['2021-04-01', 'head', 'issue', { instrument: '示例' }],
    ],
    { state: 'issued', facts: { effectiveFrom: '2021-03-16' } },
  ),
  '8.3.4: a signature is not taken back alone': told(
    [...agreed, ['2021-03-15', 'qp', 'answer', { stance: 'object', alternative: '……' }, { note: '超出授权' }]],
    { refusedBy: 'signed' },
  ),
  '8.3.4: agreement with comments needs the comments': told(
    [...consulted, ['2021-03-10', 'qp', 'answer', { stance: 'comments' }]],
    { refusedBy: 'comments-missing' },
  ),
  '0.6: silence is reminded of once, then goes to the committee and the council': told(consulted, {
    state: 'consultation',
    on: '2021-05-31',
    facts: { urged: 3 },
    due: { consultation: 'stopped' },
  }),
};
