import {
  firm,
  inSession,
  type Lines,
  members,
  opinion,
  reviewing,
  type Story,
  standing,
  told,
  voted,
  votes,
} from './ground.ts';

const eleven = members(11);
const colleague = 'JS-EXP-02';
const withColleague = standing(11, {
  [colleague]: { employers: [{ key: firm.key, from: '2018-01-01' }] },
});
const others = eleven.filter((id) => id !== colleague);
const chargeFor = (owner: string, due: string) => ({ charges: [{ what: '核验获奖证书原件', owner, due }] });
const chargedTo = (owner: string, due: string): Lines => [
  ...voted({ yes: 11 }).slice(0, -1),
  ['2021-10-11', 'QP-EXP-01', 'signMinutes', chargeFor(owner, due)],
];
const done = {
  taskId: 'CASE-1/1/1',
  taskProof: { sha256: 'e'.repeat(64), name: '核验记录.pdf', type: 'application/pdf', size: 1000 },
};

export const voting: Readonly<Record<string, Story>> = {
  'all eleven vote yes: passed, the minutes signed by whoever presided': told(voted({ yes: 11 }), {
    state: 'passed',
    papers: ['acceptance', 'minutes', 'result'],
  }),
  '10-2: of eleven present seven say yes: fewer than eight, not passed': told(voted({ yes: 7, no: 4 }), {
    state: 'notPassed',
  }),
  'abstention is not a yes': told(voted({ yes: 7, abstain: 4 }), { state: 'notPassed' }),
  'eight of eleven are enough': told(voted({ yes: 8, no: 2, abstain: 1 }), { state: 'passed' }),
  'who is here and does not vote counts as present all the same': told(voted({ yes: 7 }), { state: 'notPassed' }),
  'what was passed may charge a department: the charge is a task, and nothing is confirmed while it is open': told(
    [
      ...chargedTo('js-hrss', '2021-10-20'),
      ['2021-10-12', 'wjSide', 'showResult'],
      ['2021-10-12', 'qpSide', 'showHere'],
      ['2021-10-12', 'jsSide', 'showHere'],
      ['2021-10-25', 'qpHead', 'confirm'],
    ],
    { state: 'shown', refusedBy: 'tasksDone' },
  ),
  'its owner reports the task with a proof, and it is confirmed': told(
    [
      ...chargedTo('js-hrss', '2021-10-20'),
      ['2021-10-12', 'wjSide', 'showResult'],
      ['2021-10-12', 'qpSide', 'showHere'],
      ['2021-10-12', 'jsSide', 'showHere'],
      ['2021-10-18', 'jsSide', 'finishTask', done],
      ['2021-10-25', 'qpHead', 'confirm'],
    ],
    { state: 'shown' },
  ),
  'another department opens it again': told(
    [
      ...chargedTo('js-hrss', '2021-10-20'),
      ['2021-10-18', 'jsSide', 'finishTask', done],
      ['2021-10-19', 'qpSide', 'reopenTask', { taskId: done.taskId }, { note: '未见原件' }],
      ['2021-10-19', 'jsSide', 'reopenTask', { taskId: done.taskId }, { note: '同意' }],
    ],
    { refusedBy: 'task-not-done' },
  ),
  'no task for an office that takes no part': told(chargedTo('committee', '2021-10-20'), {
    state: 'counted',
    refusedBy: 'charge-misplaced',
  }),
  'nor for a day that is over': told(chargedTo('js-hrss', '2021-10-10'), {
    state: 'counted',
    refusedBy: 'charge-misplaced',
  }),
  'what did not pass charges nobody': told(
    [
      ...voted({ yes: 7, no: 4 }).slice(0, -1),
      ['2021-10-11', 'QP-EXP-01', 'signMinutes', chargeFor('js-hrss', '2021-10-20')],
    ],
    { state: 'counted', refusedBy: 'not-passed' },
  ),
  '10-1: a committee of 25 needs 17; with 16 the meeting is void and another is called': told(
    [...reviewing(), ...inSession(members(25).slice(0, 16))],
    { state: 'reviewing' },
    { entries: standing(25) },
  ),
  '10-1: with 17 of 25 it votes; 10-2: twelve yes of 17 pass': told(
    [
      ...reviewing(),
      ...inSession(members(25).slice(0, 17)),
      ...votes('2021-10-11', members(25).slice(0, 17), { yes: 12, no: 5 }),
      ['2021-10-11', 'QP-EXP-01', 'signMinutes'],
    ],
    { state: 'passed' },
    { entries: standing(25) },
  ),
  '10-2: eleven yes of 17 fail': told(
    [
      ...reviewing(),
      ...inSession(members(25).slice(0, 17)),
      ...votes('2021-10-11', members(25).slice(0, 17), { yes: 11, no: 6 }),
      ['2021-10-11', 'QP-EXP-01', 'signMinutes'],
    ],
    { state: 'notPassed' },
    { entries: standing(25) },
  ),
  '10-6: a colleague of the applicant is recused by the register and may give no opinion': told(
    [...reviewing(), ['2021-10-08', colleague, 'giveOpinion', opinion]],
    { refusedBy: 'notRecused' },
    { entries: withColleague },
  ),
  '10-5: the recused member stays in the quorum and leaves the electors: eight of eleven present are still needed':
    told(
      [
        ...reviewing(),
        ...inSession(eleven, ['WJ-EXP-01', 'QP-EXP-02']),
        ...votes('2021-10-11', others, { yes: 7, no: 3 }),
        ['2021-10-11', 'QP-EXP-01', 'signMinutes'],
      ],
      { state: 'notPassed' },
      { entries: withColleague },
    ),
  '10-6: a ballot drawn by the colleague is no ballot: the book is refused': told(
    [
      ...reviewing(),
      ...inSession(eleven, ['WJ-EXP-01', 'QP-EXP-02']),
      ...votes('2021-10-11', others, { yes: 10 }).slice(0, 6),
      [
        '2021-10-11',
        'node',
        'ballotBook',
        { issuedBook: { node: 'zhejiang', voters: [...others, colleague].sort() } },
      ],
    ],
    { state: 'voting', refusedBy: 'ballot-not-an-elector' },
    { entries: withColleague },
  ),
  'a cousin in the register is kin, and a common project is a conflict too': told(
    [...reviewing(), ['2021-10-08', 'WJ-EXP-02', 'giveOpinion', opinion]],
    { refusedBy: 'notRecused' },
    { entries: standing(11, { 'WJ-EXP-02': { kin: [{ key: '31011819900101001X', relation: '表兄' }] } }) },
  ),
  'a common project': told(
    [...reviewing(), ['2021-10-08', 'WJ-EXP-02', 'giveOpinion', opinion]],
    { refusedBy: 'notRecused' },
    { entries: standing(11, { 'WJ-EXP-02': { projects: ['P-2020-07'] } }) },
  ),
  'a member steps aside and is believed': told(
    [
      ...reviewing(),
      ['2021-10-08', 'WJ-EXP-02', 'stepAside', undefined, { note: '与申报人有合作' }],
      ['2021-10-08', 'WJ-EXP-02', 'giveOpinion', opinion],
    ],
    { refusedBy: 'notRecused' },
  ),
  'an alleged conflict is recorded and counts': told(
    [
      ...reviewing(),
      ['2021-10-08', 'wjSide', 'allegeConflict', { conflict: { member: 'WJ-EXP-02', reason: '师生关系' } }],
      ['2021-10-08', 'WJ-EXP-02', 'giveOpinion', opinion],
    ],
    { refusedBy: 'notRecused' },
  ),
  'a conflict of somebody who is no member is not recorded': told(
    [
      ...reviewing(),
      ['2021-10-08', 'wjSide', 'allegeConflict', { conflict: { member: 'WJ-EXP-09', reason: '师生关系' } }],
    ],
    { refusedBy: 'knownMember' },
  ),
  'an ordinary member cannot preside': told(
    [
      ...reviewing(),
      ['2021-10-08', 'WJ-EXP-01', 'giveOpinion', opinion],
      ['2021-10-08', 'JS-EXP-01', 'giveOpinion', opinion],
      ['2021-10-09', 'wjSide', 'callMeeting', { presiding: 'WJ-EXP-01' }],
      ...eleven.map((id) => ['2021-10-11', id, 'signIn'] as const),
      ['2021-10-11', 'wjSide', 'openSession'],
    ],
    { state: 'called', refusedBy: 'chair-role' },
  ),
  'the minutes are signed by whoever presided and nobody else': told(
    [...voted({ yes: 11 }).slice(0, -1), ['2021-10-11', 'WJ-EXP-01', 'signMinutes']],
    { state: 'counted', refusedBy: 'presides' },
  ),
};
