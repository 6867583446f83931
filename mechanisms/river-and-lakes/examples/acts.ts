import { committee, file, hash, type Lines, matterOf, qingpu, type Story, upstream, wujiang } from './ground.ts';

const patrol: Lines[number] = [
  '2021-07-01',
  'finder',
  'planPatrol',
  { title: '元荡区级联合巡河', water: 'yuandang', level: 'district' },
];
const held = (sides: readonly string[]): Lines[number] => [
  '2021-08-10',
  'finder',
  'holdPatrol',
  { participants: sides.map((side, n) => ({ side, name: `巡河员${n + 1}` })), findings: '水面清洁' },
];
const base = { ...upstream, matter: matterOf('patrol', wujiang) };

const task: Lines[number] = [
  '2021-07-01',
  'finder',
  'openTask',
  { title: '排口整治', water: 'taipu', dueOn: '2021-09-30' },
];

const outfall = (bankMetres: number, more: object = {}): Lines[number] => [
  '2021-07-10',
  'finder',
  'registerOutfall',
  {
    title: '元荡排口',
    water: 'yuandang',
    outfallNumber: 'YD-001',
    owner: '示例污水处理厂(虚构)',
    activity: 'outfall',
    bankMetres,
    permit: 'SL-0001',
    ...more,
  },
];

const inputs = { target: '87.5', change: '50', ecology: '60', tasks: '100', joint: '75' };
const frozen: Lines[number] = [
  '2021-10-08',
  'evaluator',
  'freezeInputs',
  { title: '淀山湖2021年三季度跟踪评估', water: 'dianshan', period: '2021-Q3' },
];
const given: Lines = [frozen, ['2021-10-08', 'evaluator', 'giveScore']];
const toldScore: Lines = [...given, ['2021-10-08', 'evaluator', 'sendScore']];
const wholeYear: Lines = [
  ['2022-01-10', 'evaluator', 'freezeInputs', { ...frozen[3], title: '淀山湖2021年度跟踪评估', period: '2021' }],
  ['2022-01-10', 'evaluator', 'giveScore'],
];
const scoring = {
  receiving: committee,
  deciding: qingpu,
  channel: 'node' as const,
  matter: matterOf('scoring', qingpu),
  frozen: {
    'scoring/dianshan/2021-Q3': { inputs, notes: ['没有下达任务，按 100 计 no task was set: 100'] },
    'scoring/dianshan/2021': { inputs, notes: [] },
  },
};

const opened: Lines[number] = [
  '2021-07-05',
  'finder',
  'openRectification',
  {
    title: '急水港桥总磷连续三个月不达标',
    water: 'dianshan',
    section: '上海市/急水港桥',
    reason: 'months',
    evaluation: hash,
  },
];
const planned: Lines = [opened, ['2021-07-20', 'finder', 'analyse', { analysis: '上游农业面源', plan: '分期治理' }]];
const approving: Lines = [...planned, ['2021-07-21', 'finder', 'sendPlan']];
const underWay: Lines = [
  ...approving,
  ['2021-07-22', 'chiefThere', 'approveThere'],
  ['2021-07-23', 'chiefHere', 'approveHere'],
];
const month = (day: string, name: string, met: boolean): Lines[number] => [
  day,
  'finder',
  'reportMonth',
  { report: { month: name, met } },
];
const rect = { ...upstream, matter: matterOf('rectification', wujiang) };

export const actStories: Readonly<Record<string, Story>> = {
  'The month of the approval is reported by the tenth of the next, and each month after it by the tenth of its next':
    {
      ...rect,
      story: [...underWay, month('2021-08-09', '2021-07', false)],
      ends: { on: '2021-09-10', state: 'rectUnderWay', facts: {}, due: { monthly: '2021-09-10' } },
    },
  'A monthly report that does not come goes to the chiefs; when it comes the duty begins anew': {
    ...rect,
    story: [...underWay, month('2021-08-12', '2021-07', true)],
    ends: {
      state: 'rectUnderWay',
      facts: { escalated: 0 },
      papers: ['rectification', 'rectification', 'escalation'],
      due: { monthly: '2021-09-10', escalation: 'stopped' },
    },
  },
  'An outfall outside the bands of the bank is registered': {
    ...base,
    matter: matterOf('outfall', wujiang),
    story: [outfall(600)],
    ends: { state: 'outfallKept' },
  },
  'Within fifty metres of the bank no outfall is registered': {
    ...base,
    matter: matterOf('outfall', wujiang),
    story: [outfall(49)],
    ends: { refusedBy: 'zoneAllows' },
  },
  'In the limited band industry needs reasons': {
    ...base,
    matter: matterOf('outfall', wujiang),
    story: [outfall(120, { activity: 'industry', exception: '已建成并纳管,经论证保留' })],
    ends: { state: 'outfallKept' },
  },
  'The committee follows a task from its first day': {
    ...base,
    matter: matterOf('task', wujiang),
    story: [task, ['2021-09-01', 'neighbour', 'doTask', { evidence: [file('done.jpg')] }]],
    ends: { state: 'taskDone' },
  },
  'Twice escalated, the committee coordinates without acting for a side': {
    ...base,
    matter: matterOf('order', wujiang),
    story: [
      [
        '2021-07-12',
        'finder',
        'findProblem',
        {
          title: '元荡漂浮物',
          water: 'yuandang',
          problem: '省界处漂浮物',
          problemKind: 'floating',
          borderWater: true,
          place: { lon: '120.9012', lat: '31.0175' },
          photoBefore: file('before.jpg'),
        },
      ],
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-20', 'coordinator', 'coordinate', { coordination: '请吴江三日内接单' }],
    ],
    ends: { state: 'orderOffered', facts: { escalated: 2, coordination: '请吴江三日内接单' } },
  },

  'A district patrol with two sides counts': {
    ...base,
    story: [patrol, held(['310118', '320509'])],
    ends: { state: 'patrolHeld', papers: ['patrolRecord'], due: { patrol: 'stopped' } },
  },
  'A patrol by one side is kept on record and does not count': {
    ...base,
    story: [patrol, held(['310118', '310118'])],
    ends: { state: 'patrolNotCounted' },
  },
  'A patrol not held within the quarter is missed, the holiday after its last day included': {
    ...base,
    story: [patrol],
    ends: { on: '2021-10-09', state: 'patrolMissed', facts: { escalated: 1 }, papers: ['escalation'] },
  },
  'A missed patrol that nobody accounts for goes on to the committee': {
    ...base,
    story: [patrol],
    ends: { on: '2021-10-20', state: 'patrolMissed', facts: { escalated: 2 }, papers: ['escalation', 'escalation'] },
  },
  'The chief accounts for a missed patrol; it stays missed': {
    ...base,
    story: [patrol, ['2021-10-09', 'chiefHere', 'accountPatrol', {}, { note: '台风期间停航，已改为岸线巡查' }]],
    ends: { on: '2021-10-20', state: 'patrolAccounted', facts: { escalated: 1 } },
  },
  'A patrol planned for a window is due at the window’s end': {
    ...base,
    story: [[patrol[0], 'node', patrol[2], { ...patrol[3], dueOn: '2021-07-08' }]],
    ends: { on: '2021-07-09', state: 'patrolMissed' },
  },
  'A task is done with evidence': {
    ...base,
    story: [task, ['2021-09-01', 'finder', 'doTask', { evidence: [file('done.jpg')] }]],
    ends: { state: 'taskDone' },
  },
  'A task that is not done needs a reason and a date': {
    ...base,
    story: [task, ['2021-09-29', 'finder', 'explainTask', { datedReason: '施工受汛期影响', dueOn: '2021-11-30' }]],
    ends: { state: 'taskExplained', facts: { dueOn: '2021-11-30' } },
  },

  'A year is scored from frozen inputs: 40, 20, 10, 20, 10 of a hundred': {
    ...scoring,
    story: wholeYear,
    // 0.4·87.5 + 0.2·50 + 0.1·60 + 0.2·100 + 0.1·75 = 35 + 10 + 6 + 20 + 7.5
    ends: { state: 'scoreGiven', facts: { score: '78.5', grade: 'good' }, papers: ['scoreSheet'] },
  },
  'A quarter is scored lightly: targets met, tasks and joint acts, 40, 20 and 10 of seventy': {
    ...scoring,
    story: [...toldScore, ['2021-10-11', 'neighbour', 'acceptScore']],
    // (40·87.5 + 20·100 + 10·75) / 70 = 89.286
    ends: { state: 'scoreFinal', facts: { score: '89.3', grade: 'good' }, papers: ['scoreSheet'] },
  },
  'Ten working days without an objection make a score final': {
    ...scoring,
    story: toldScore,
    ends: { on: '2021-10-30', state: 'scoreFinal', due: { objection: 'stopped' } },
  },
  'An objection nobody answers in ten working days is escalated; the score is not final': {
    ...scoring,
    story: [...toldScore, ['2021-10-12', 'neighbour', 'objectScore', { objection: '任务完成率少计一项' }]],
    ends: { on: '2021-10-27', state: 'scoreObjected', facts: { escalated: 1 }, due: { answer: 'stopped' } },
  },
  'An objection is answered; the frozen inputs stand': {
    ...scoring,
    story: [
      ...toldScore,
      ['2021-10-12', 'neighbour', 'objectScore', { objection: '任务完成率少计一项' }],
      ['2021-10-14', 'evaluator', 'answerObjection', { objectionUpheld: false, objectionAnswer: '该项证据逾期' }],
    ],
    ends: { state: 'scoreFinal', facts: { score: '89.3' } },
  },
  'An upheld objection brings new inputs with a new hash': {
    ...scoring,
    story: [
      ...toldScore,
      ['2021-10-12', 'neighbour', 'objectScore', { objection: '联合行动漏计' }],
      [
        '2021-10-14',
        'evaluator',
        'answerObjection',
        {
          objectionUpheld: true,
          objectionAnswer: '补计两次',
          inputs: { ...inputs, joint: '100' },
          inputsHash: 'ef'.repeat(32),
        },
      ],
    ],
    ends: { state: 'scoreFinal', facts: { score: '92.9', grade: 'excellent' }, papers: ['scoreSheet', 'scoreSheet'] },
  },
  'Without an upheld objection nobody changes frozen inputs': {
    ...scoring,
    story: [
      ...toldScore,
      ['2021-10-12', 'neighbour', 'objectScore', { objection: '不服' }],
      [
        '2021-10-14',
        'evaluator',
        'answerObjection',
        { objectionUpheld: false, objectionAnswer: '驳回', inputsHash: 'ef'.repeat(32) },
      ],
    ],
    ends: { refusedBy: 'inputsStay' },
  },
  'A body does not evaluate itself': {
    ...scoring,
    deciding: committee,
    story: [frozen],
    ends: { refusedBy: 'evaluatorApart' },
  },
  'Where no joint act was held that part is worth nothing': {
    ...scoring,
    frozen: { 'scoring/dianshan/2021-Q3': { inputs: { ...inputs, joint: '0' }, notes: [] } },
    story: given,
    ends: { state: 'scoreGiven', facts: { score: '78.6', grade: 'good' } },
  },
  'What was not computed and frozen before cannot be scored': {
    ...scoring,
    frozen: {},
    story: [frozen],
    ends: { refusedBy: 'inputs-not-frozen' },
  },
  'Before the weights were in force nothing can be scored': {
    ...scoring,
    story: [
      ['2021-06-01', 'evaluator', 'freezeInputs', frozen[3]],
      ['2021-06-01', 'evaluator', 'giveScore'],
    ],
    ends: { refusedBy: 'scored' },
  },
  'A score comes back when it cannot be sent': {
    ...scoring,
    linkDown: { from: '2021-10-08', until: '2021-11-30' },
    story: [...toldScore, ['2021-10-09', 'node', 'scoreReturns', {}, { note: '链路中断' }]],
    ends: { state: 'scoreGiven', holder: 'committee' },
  },

  'Three months failed, a plan both chiefs approve, and three months met': {
    ...rect,
    story: [
      ...underWay,
      month('2021-08-05', '2021-07', false),
      month('2021-09-03', '2021-08', false),
      month('2021-10-08', '2021-09', true),
      month('2021-11-03', '2021-10', true),
      month('2021-12-03', '2021-11', true),
      ['2021-12-06', 'finder', 'endRectification'],
    ],
    ends: { state: 'rectEnded', papers: ['rectification', 'rectification'], due: { analysis: 'stopped' } },
  },
  'Two months met are not enough': {
    ...rect,
    story: [
      ...underWay,
      month('2021-10-08', '2021-09', true),
      month('2021-11-03', '2021-10', true),
      ['2021-11-04', 'finder', 'endRectification'],
    ],
    ends: { refusedBy: 'metLongEnough' },
  },
  'A chief who does not approve in ten working days is escalated; each has the days anew': {
    ...rect,
    story: [...approving, ['2021-07-22', 'chiefThere', 'approveThere']],
    ends: { on: '2021-08-04', state: 'rectApproving', due: { approval: '2021-08-05' } },
  },
  '… and silence approves nothing': {
    ...rect,
    story: [...approving, ['2021-07-22', 'chiefThere', 'approveThere']],
    ends: { on: '2021-08-06', state: 'rectApproving', facts: { escalated: 1 }, due: { approval: 'stopped' } },
  },
  'A chief approves once': {
    ...rect,
    story: [...approving, ['2021-07-22', 'chiefThere', 'approveThere'], ['2021-07-23', 'chiefThere', 'approveThere']],
    ends: { refusedBy: 'approvedOnce' },
  },
  'A month is reported once': {
    ...rect,
    story: [...underWay, month('2021-10-08', '2021-09', true), month('2021-10-09', '2021-09', false)],
    ends: { refusedBy: 'monthOnce' },
  },
  'Twenty working days to analyse': {
    ...rect,
    story: [opened],
    ends: { state: 'rectOpen', due: { analysis: '2021-08-02' } },
  },
  'A plan comes back when it cannot be sent': {
    ...rect,
    linkDown: { from: '2021-07-20', until: '2021-09-30' },
    story: [...approving, ['2021-07-22', 'node', 'planReturns', {}, { note: '链路中断' }]],
    ends: { state: 'rectPlanned', holder: 'shanghai' },
  },
};
