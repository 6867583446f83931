import { addDays, addMonths, type DemoCase, demo, demoText } from '#kernel';
import standard from '../../../mechanisms/joint-standard/mechanism.ts';

type Line = DemoCase<typeof standard>['lines'][number];

const proposal = (title: string, topic: string, limits = [{ item: '定位误差', value: '5', unit: 'm' }]) => ({
  title,
  topic,
  need: '三地方法不一,结果不可比(示例)',
  limits,
  cited: ['GB 3838-2002'],
});
const taken = (ago: number, who: string): Line => [
  ago,
  `${who}-market-head`,
  'approveProject',
  { duplicateHere: false },
];
const group = [
  ['青浦某监测站', '310118', 'lead'],
  ['吴江某研究院', '320509', 'member'],
  ['嘉善某企业', '330421', 'member'],
].map(([name, side, role]) => ({ name, side, role, ip: true }));

const base = { matter: 'STD-joint', from: 'qp-market', to: 'qp-market', channel: 'node' } as const;
const lead = 'qp-market-officer';

const begun = (
  ago: number,
  title: string,
  topic: string,
  limits?: Parameters<typeof proposal>[2],
): readonly Line[] => [
  [ago, lead, 'propose', proposal(title, topic, limits)],
  ...['qp', 'wj', 'js'].map((who) => taken(ago - 1, who)),
  [ago - 2, lead, 'formGroup', { group }],
];

const draft = (topic: string, what: string) => demoText(`${what}.txt`, `${topic}\n${what}(示例文本,非正式标准)\n`);

/** On three sites, the last one a day later than the others. */
const open = (ago: number, topic: string): readonly Line[] => [
  [ago, lead, 'openComments', { text: draft(topic, '征求意见稿') }],
  [ago, 'wj-market-officer', 'publishDraftHere'],
  [ago - 1, 'js-market-officer', 'publishDraftHere'],
];

const comments = (ago: number): readonly Line[] => [
  [ago, 'qp-resident', 'comment', { comment: '建议明确采样频次(示例)' }],
  [ago, 'js-market-officer', 'comment', { comment: '异议:质控要求过严(示例)' }],
];

const panel = ['310118', '320509', '330421'].flatMap((side) =>
  [1, 2, 3].map((n) => ({ id: `${side}-${n}`, organisation: `某审查单位${n}(${side})`, side })),
);
const votes = panel.map(({ id }, n) => ({ member: id, vote: n === 8 ? 'absent' : n < 7 ? 'yes' : 'no' }));

/** Thirty days are never more than 23 working days. */
const reviewed = (ago: number): readonly Line[] => [
  [ago, lead, 'answerComment', { commentId: 'C-1', verdict: 'adopted' }],
  [ago, lead, 'answerComment', { commentId: 'C-2', verdict: 'refused', reason: '依据三地实测数据(示例)' }],
  [ago, lead, 'closeComments', { touches: ['wording'] }],
  [ago - 1, lead, 'seatPanel', { panel }],
  [ago - 2, lead, 'recordVotes', { votes, clauseOpinions: [{ clause: '5.2', opinion: '补充校准(示例)' }] }],
];

const signedBy = (ago: number, who: string, topic: string): Line => [
  ago,
  `${who}-market-head`,
  'signStandard',
  { signedText: draft(topic, '报批稿') },
];

const [ozone, quality] = ['臭氧前体物监测', '走航监测质量控制'];

/** Joint standards on their way, from the third regulator who has not answered to an edition in force. */
export default demo(standard, [
  {
    ...base,
    key: 'waits for the third regulator',
    lines: [
      [9, lead, 'propose', proposal('环境空气质量预报技术规范(示例)', '环境空气质量预报')],
      taken(8, 'qp'),
      taken(6, 'wj'),
    ],
  },
  {
    ...base,
    key: 'being drafted by organisations of three sides',
    lines: begun(40, '挥发性有机物走航监测技术规范(示例)', '挥发性有机物走航监测'),
  },
  {
    ...base,
    key: 'open for comment on three sites, two comments to be answered',
    lines: [
      ...begun(20, '固定污染源废气现场监测技术规范(示例)', '固定污染源废气现场监测'),
      ...open(12, '固定污染源废气现场监测'),
      ...comments(5),
    ],
  },
  {
    ...base,
    key: 'passed by the panel, signed by two of three',
    lines: [
      ...begun(56, `${ozone}技术规范(示例)`, ozone),
      ...open(50, ozone),
      ...comments(40),
      ...reviewed(24),
      [10, lead, 'submitForApproval', { text: draft(ozone, '报批稿') }],
      signedBy(8, 'qp', ozone),
      signedBy(5, 'wj', ozone),
    ],
  },
  {
    ...base,
    key: 'issued by three, in force, filed: the edition that mobile runs are judged by',
    lines: [
      ...begun(64, `${quality}技术规范(示例)`, quality, [{ item: 'VOC.mostHdop', value: '2', unit: '1' }]),
      ...open(61, quality),
      ...comments(55),
      ...reviewed(36),
      [33, lead, 'submitForApproval', { text: draft(quality, '报批稿') }],
      signedBy(32, 'qp', quality),
      signedBy(31, 'wj', quality),
      signedBy(30, 'js', quality),
      [29, lead, 'issue', (_scene, day) => ({ serial: '310901', effectiveOn: addDays(addMonths(day, 1), 1) })],
      ...['qp', 'wj', 'js'].map(
        (who, n): Line => [
          20 - n,
          `${who}-market-officer`,
          'fileNationally',
          { nationalFiling: `备案示例-${n + 1}` },
        ],
      ),
    ],
  },
]);
