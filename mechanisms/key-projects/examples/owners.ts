import {
  approved,
  atCommittee,
  code,
  guaranteed,
  type Lines,
  nominated,
  prepared,
  type Story,
  signedLink,
} from './ground.ts';

const land = (amount: number, until: string) => ({
  grantOf: 'land' as const,
  grantAmount: amount,
  grantUntil: until,
  grantDocument: '示例批文',
});
const within: Lines = prepared('2021-05-20', 55_000_000_000);

/** 5.4.9: a grant is a commitment in the ledger, with its end. */
export const guaranteeStories: Readonly<Record<string, Story>> = {
  '5.4.9: a grant is reserved from what the party has, until its last day': atCommittee(
    [...nominated('2021-05-20'), ['2021-05-21', 'qp', 'grant', land(50_000, '2021-12-31')]],
    {
      state: 'idea',
      balances: {
        'quota-land/310118': { heldOut: 50_000 },
        [`granted-land/${code}/310118`]: { heldIn: 50_000, available: 0 },
      },
    },
  ),
  '5.4.9: the start of works uses what stands, and it no longer runs out': atCommittee(
    [...within, ...guaranteed('2021-05-21'), ['2021-06-30', 'officer', 'begin']],
    {
      state: 'started',
      balances: {
        'quota-land/310118': { heldOut: 0 },
        [`granted-land/${code}/310118`]: 50_000,
        [`granted-land/${code}/330421`]: 70_000,
        [`granted-funds/${code}/330421`]: 12_150_000_000,
      },
    },
    { entries: signedLink(true) },
  ),
  '5.4.9: a grant that ran out before the works is no grant, and the start waits for another': atCommittee(
    [
      ...within,
      ['2021-05-21', 'qp', 'grant', land(50_000, '2021-06-29')],
      ['2021-05-21', 'js', 'grant', land(70_000, '2021-12-31')],
      ['2021-06-30', 'officer', 'begin'],
    ],
    { state: 'preliminary', refusedBy: 'gate' },
    { entries: signedLink(true) },
  ),
  '5.4.9: what ran out may be granted again, up to what was asked for': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-05-21', 'qp', 'grant', land(120_000, '2021-06-29')],
      ['2021-06-30', 'qp', 'grant', land(120_000, '2021-12-31')],
    ],
    { balances: { [`granted-land/${code}/310118`]: { available: 0 } } },
  ),
  '5.4.9: energy and environmental capacity are asked for and granted alike': atCommittee(
    [
      ...nominated('2021-05-20', { energyAsked: 800, capacityAsked: 1_500 }),
      ['2021-05-21', 'js', 'grant', { ...land(800, '2021-12-31'), grantOf: 'energy' }],
      ['2021-05-21', 'js', 'grant', { ...land(1_501, '2021-12-31'), grantOf: 'capacity' }],
    ],
    { refusedBy: 'grant-over', balances: { 'quota-energy/330421': { heldOut: 800 } } },
  ),
  '5.4.9: a project that leaves the plan gives back what was reserved for it': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-05-21', 'qp', 'grant', land(50_000, '2021-12-31')],
      ['2021-12-01', 'head', 'remove', {}, { note: '规划调整' }],
    ],
    { state: 'removed', balances: { 'quota-land/310118': { heldOut: 0 } } },
  ),
  '5.4.9: so does one that is refused': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-05-21', 'qp', 'grant', land(50_000, '2021-12-31')],
      ['2021-05-25', 'head', 'refuseProject', {}, { note: '不符合规划' }],
    ],
    { state: 'projectRefused', balances: { 'quota-land/310118': { heldOut: 0 } } },
  ),
};

const equal = {
  keyBy: 'equal' as const,
  key: [
    { party: '310118', weight: 1 },
    { party: '330421', weight: 1 },
  ],
};
/** A call of two million, of which 嘉善 pays its half and 青浦 nothing. */
const called = (agreed: boolean): Lines => [
  ...approved('2021-05-20', { ...equal, votesSuspended: agreed }),
  ['2021-06-01', 'officer', 'call', { callFen: 200_000_000, callDue: '2021-06-30' }],
  ['2021-06-20', 'js', 'pay', { payFen: 100_000_000 }],
];
const oneOfTwo =
  '到会 2 人;全体席位 2 的超过 1/2,即至少 2 / 2 present; more than 1/2 of all seats (2), that is 2\n赞成 1 票;应到有表决权人数 2 的超过 1/2,即至少 2 / 1 in favour; more than 1/2 of members entitled to vote (2), that is 2';
const motion = { motion: '调整公司年度经营计划' };
const charging = (owner: string, due: string) => ({
  ...motion,
  charges: [{ what: '补充融资方案', owner, due }],
});
const passedWith = (owner: string, due: string): Lines => [
  ...called(false),
  ['2021-07-01', 'js', 'moveResolution', charging(owner, due)],
  ['2021-07-01', 'js', 'voteAsOwner', { vote: 'yes' }],
  ['2021-07-02', 'qp', 'voteAsOwner', { vote: 'yes' }],
  ['2021-07-02', 'officer', 'closeResolution'],
];
const proven = {
  taskId: 'CASE-1/R1/1',
  taskProof: { sha256: 'e'.repeat(64), name: '融资方案.pdf', type: 'application/pdf', size: 1000 },
};

/** 5.4.7: an equal-share company; an unpaid call suspends votes only by agreement. */
export const companyStories: Readonly<Record<string, Story>> = {
  '5.4.7: by agreement an unpaid call suspends the vote of that party': atCommittee(
    [
      ...called(true),
      ['2021-07-01', 'js', 'moveResolution', motion],
      ['2021-07-01', 'qp', 'voteAsOwner', { vote: 'no' }],
    ],
    { refusedBy: 'vote-suspended' },
  ),
  '5.4.7: without such an agreement it votes like the others, and a tie decides nothing': atCommittee(
    [
      ...called(false),
      ['2021-07-01', 'js', 'moveResolution', motion],
      ['2021-07-01', 'js', 'voteAsOwner', { vote: 'yes' }],
      ['2021-07-02', 'qp', 'voteAsOwner', { vote: 'no' }],
      ['2021-07-02', 'officer', 'closeResolution'],
    ],
    {
      facts: {
        resolutions: [
          {
            ...motion,
            on: '2021-07-02',
            outcome: 'failed',
            yes: ['330421'],
            no: ['310118'],
            abstain: [],
            suspended: [],
            because: oneOfTwo,
          },
        ],
      },
    },
  ),
  '5.4.7: on the due day itself nobody is late': atCommittee(
    [
      ...called(true),
      ['2021-06-30', 'js', 'moveResolution', motion],
      ['2021-06-30', 'qp', 'voteAsOwner', { vote: 'no' }],
    ],
    { state: 'approved' },
  ),
  '5.4.7: paid, the vote is back at the next motion': atCommittee(
    [
      ...called(true),
      ['2021-07-05', 'qp', 'pay', { payFen: 100_000_000 }],
      ['2021-07-06', 'js', 'moveResolution', motion],
      ['2021-07-06', 'qp', 'voteAsOwner', { vote: 'yes' }],
    ],
    { state: 'approved' },
  ),
  '5.4.7: a motion is not closed before its time while somebody with a vote is silent': atCommittee(
    [...called(false), ['2021-07-01', 'js', 'moveResolution', motion], ['2021-07-02', 'officer', 'closeResolution']],
    { refusedBy: 'allVoted', due: { motion: '2021-07-15' } },
  ),
  '5.4.7: when its time is over it is counted by itself, and silence is no consent': atCommittee(
    [
      ...called(false),
      ['2021-07-01', 'js', 'moveResolution', motion],
      ['2021-07-01', 'js', 'voteAsOwner', { vote: 'yes' }],
    ],
    {
      on: '2021-07-16',
      due: { motion: 'stopped' },
      facts: {
        resolutions: [
          {
            ...motion,
            on: '2021-07-16',
            outcome: 'failed',
            yes: ['330421'],
            no: [],
            abstain: [],
            suspended: [],
            because: oneOfTwo,
          },
        ],
      },
    },
  ),
  '5.4.7: a passed motion charges an owner with a task, and a paper says so': atCommittee(
    passedWith('js-reform', '2021-08-31'),
    {
      due: { ownersTask: '2021-08-31' },
      facts: {
        ownersTasks: {
          kind: 'tasks',
          list: [
            {
              kind: 'task',
              id: 'CASE-1/R1/1',
              of: 'CASE-1/R1',
              what: ['补充融资方案', '补充融资方案'],
              owner: 'js-reform',
              due: '2021-08-31',
              state: 'open',
            },
          ],
        },
      },
    },
  ),
  '5.4.7: its owner reports it with a proof': atCommittee(
    [...passedWith('js-reform', '2021-08-31'), ['2021-08-20', 'js', 'finishTask', { taskProof: proven.taskProof }]],
    { due: { ownersTask: 'stopped' } },
  ),
  '5.4.7: nobody reports it for the owner': atCommittee(
    [...passedWith('js-reform', '2021-08-31'), ['2021-08-20', 'qp', 'finishTask', proven]],
    { refusedBy: 'not-the-owner' },
  ),
  '5.4.7: the others find it was not done, and the first day stands': atCommittee(
    [
      ...passedWith('js-reform', '2021-08-31'),
      ['2021-08-20', 'js', 'finishTask', proven],
      ['2021-08-25', 'qp', 'reopenTask', { taskId: proven.taskId }, { note: '方案缺少担保' }],
    ],
    { due: { ownersTask: '2021-08-31' } },
  ),
  '5.4.7: no task for whoever takes no part': atCommittee(
    [...called(false), ['2021-07-01', 'js', 'moveResolution', charging('wj-reform', '2021-08-31')]],
    { refusedBy: 'chargesFit' },
  ),
  '5.4.7: a motion that fails leaves no task': atCommittee(
    [
      ...called(false),
      ['2021-07-01', 'js', 'moveResolution', charging('js-reform', '2021-08-31')],
      ['2021-07-01', 'js', 'voteAsOwner', { vote: 'yes' }],
      ['2021-07-02', 'qp', 'voteAsOwner', { vote: 'no' }],
      ['2021-07-02', 'officer', 'closeResolution'],
      ['2021-07-05', 'js', 'finishTask', proven],
    ],
    { refusedBy: 'task-unknown' },
  ),
  '5.4.7: one motion at a time': atCommittee(
    [
      ...called(false),
      ['2021-07-01', 'js', 'moveResolution', motion],
      ['2021-07-02', 'js', 'moveResolution', motion],
    ],
    { refusedBy: 'noMotionOpen' },
  ),
  '5.4.7: nothing is voted on that was not put': atCommittee(
    [...called(false), ['2021-07-01', 'js', 'voteAsOwner', { vote: 'yes' }]],
    {
      refusedBy: 'no-motion',
    },
  ),
  '5.4.7: only where the parties contribute equally': atCommittee(
    [...approved('2021-05-20'), ['2021-07-01', 'js', 'moveResolution', motion]],
    { refusedBy: 'isJointCompany' },
  ),
};

const commercial = { commercial: { investors: '示例投资公司 60%，示例科技公司 40%', finance: '银团贷款' } };

const told = (cost: number) => ({ platformRow: { title: '跨界道路（示例）', cost, number: '示例〔2021〕1号' } });

/** 5.5: three platforms, one code. */
export const platformStories: Readonly<Record<string, Story>> = {
  '5.5: a platform tells what it holds; what the approving one says is not touched': atCommittee(
    [
      ...approved('2021-05-20'),
      ['2021-06-01', 'qp', 'tellPlatform', told(18_000_000_000)],
      ['2021-07-01', 'qp', 'tellPlatform', told(18_900_000_000)],
    ],
    {
      facts: {
        cost: 18_900_000_000,
        platforms: [
          { authority: 'qp-reform', on: '2021-06-01', ...told(18_000_000_000).platformRow },
          { authority: 'qp-reform', on: '2021-07-01', ...told(18_900_000_000).platformRow },
        ],
      },
    },
  ),
  '5.5: nothing is compared before there is a decision': atCommittee(
    [...nominated('2021-05-20'), ['2021-05-21', 'qp', 'tellPlatform', told(1)]],
    { refusedBy: 'step-not-open' },
  ),
};

/** 5.5: who gets to see it is tested between nodes (tests/confidential.test.ts). */
export const commercialStories: Readonly<Record<string, Story>> = {
  '5.5: commercial data are entered for a project of an enterprise': atCommittee(
    [
      ...nominated('2021-05-20', { fundedBy: 'enterprise' }),
      ['2021-05-21', 'officer', 'stateCommercial', commercial],
    ],
    { facts: commercial },
  ),
  '5.5: a project with government money has none': atCommittee(
    [...nominated('2021-05-20'), ['2021-05-21', 'officer', 'stateCommercial', commercial]],
    { refusedBy: 'isEnterprise' },
  ),
};
