import { type Example, examples, type Line, type Place, storyMatter, wd } from '#kernel';
import unresolved from './mechanism.ts';

type Story = Example<typeof unresolved>;
type Lines = readonly Line<typeof unresolved>[];

// Everybody here is invented.
const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
const wujiang: Place = { jurisdiction: '320509', authority: 'wj-center', node: 'jiangsu' };
const reporter = { kind: 'person', key: '31011819900101001X', name: '沈佳怡' } as const;

const matter = storyMatter({
  code: '11320509MB00000196911320000100',
  basic: '911320000100',
  from: '2021-05-31',
  title: '“办不成事”反映',
  jurisdiction: '320509',
  authority: 'wj-center',
  type: '20',
  mechanism: 'unresolved-matters',
  serves: 'both',
  department: 'service-centre',
  instant: false,
  result: { kind: 'answer', name: '答复函' },
  visits: 0,
  modes: ['online', 'proxy'],
  deemedAcceptance: { mode: 'within', term: wd(5) },
});

const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  channel: 'window',
  matter,
  cast: { wujiangPolice: { person: 'p-police', roles: ['officer'], at: { authority: 'wj-police' } } },
  story,
  ends,
  ...more,
});

const report = {
  reporter,
  wanted: '为孩子在吴江落户',
  obstacle: 'pushed',
  says: '户籍窗口与教育部门互相要求对方先出证明（示例）',
} as const;
const reported: Lines = [['2021-09-17', 'window', 'report', report]];
const assigned: Lines = [
  ...reported,
  ['2021-09-18', 'desk', 'assign', { responsible: 'wj-police', instruction: '请明确由谁先出证明，并直接办理' }],
];
const answered = (more: NonNullable<Lines[number][3]>): Lines => [
  ...assigned,
  [
    '2021-09-22',
    'wujiangPolice',
    'answer',
    { outcome: 'path', reply: '由户籍窗口受理，向教育部门在线核验', ...more },
  ],
];
const no = { outcome: 'cannot', reply: '不符合落户条件', basis: '户口登记条例第十条' } as const;
const calledBack = (solved: boolean): Lines[number] => [
  '2021-09-23',
  'desk',
  'callBack',
  { callBack: { solved, says: solved ? '已办好' : '仍然没有办成' } },
];

export default examples(unresolved, {
  'Reported at a window of 青浦, the desk of 吴江 has it the same day': told(reported, {
    state: 'desk',
    holder: 'jiangsu',
    papers: ['receipt'],
    due: { assigning: '2021-09-18' },
  }),
  'The authority named answers within five working days, the holiday between them not counted': told(assigned, {
    state: 'assigned',
    due: { assigning: 'stopped', answering: '2021-09-27' },
  }),
  'Answered, the person is called, and says it is solved': told([...answered({}), calledBack(true)], {
    state: 'solved',
    papers: ['receipt', 'answer'],
    due: { answering: 'stopped', callingBack: 'stopped' },
  }),
  'The person agrees without waiting for the call': told([...answered({}), ['2021-09-22', 'reporter', 'agree']], {
    state: 'solved',
  }),
  'Not solved, says the person: it is assigned again, and the clock runs anew': told(
    [
      ...answered({}),
      calledBack(false),
      ['2021-09-24', 'head', 'assign', { responsible: 'wj-police', instruction: '请当面办结' }],
    ],
    { state: 'assigned', due: { answering: '2021-09-30' } },
  ),
  'A no without its law is no answer': told(
    [...assigned, ['2021-09-22', 'wujiangPolice', 'answer', { outcome: 'cannot', reply: '不行' }]],
    { state: 'assigned', refusedBy: 'noNeedsLaw' },
  ),
  'A no by law that the person does not accept is explained by the head': told(
    [...answered(no), calledBack(false), ['2021-09-24', 'head', 'explain', {}, { note: '已当面说明依据和替代办法' }]],
    { state: 'explained' },
  ),
  'What was not answered with the law cannot be explained away': told(
    [...answered({}), calledBack(false), ['2021-09-24', 'head', 'explain', {}, { note: '说明' }]],
    { state: 'unsolved', refusedBy: 'lawSaysNo' },
  ),
  'The desk does not name itself': told(
    [...reported, ['2021-09-18', 'desk', 'assign', { responsible: 'wj-center', instruction: '自己办' }]],
    { state: 'desk', refusedBy: 'anotherBody' },
  ),
  'Taken back and assigned to another, the first one no longer answers': told(
    [
      ...assigned,
      ['2021-09-22', 'desk', 'takeBack', {}, { note: '该单位无职权' }],
      ['2021-09-22', 'desk', 'assign', { responsible: 'wj-education', instruction: '请答复' }],
      ['2021-09-23', 'wujiangPolice', 'answer', { outcome: 'path', reply: '找教育部门' }],
    ],
    { state: 'assigned', refusedBy: 'namedToAnswer' },
  ),
  'Nobody answers: it stays with the authority named, overdue, and is urged': told(
    [...assigned, ['2021-09-28', 'supervisor', 'urge', {}, { note: '请今日答复' }]],
    { on: '2021-10-09', state: 'assigned', due: { answering: '2021-09-27' } },
  ),
  'A report that the desk of the other place could not take comes back as not delivered': told(
    [...reported, ['2021-09-17', 'node', 'bounce']],
    { state: 'notTaken', holder: 'shanghai' },
    { linkDown: { from: '2021-09-17', until: '2021-09-24' } },
  ),
  'The person takes it back': told([...assigned, ['2021-09-22', 'reporter', 'withdraw']], { state: 'withdrawn' }),
  'What 青浦 should answer is reported to its own desk, and moves at once': told(
    reported,
    { state: 'desk', holder: 'shanghai' },
    { deciding: { jurisdiction: '310118', authority: 'qp-center', node: 'shanghai' } },
  ),
});
