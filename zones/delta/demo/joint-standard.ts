import { type DemoCase, demo } from '#kernel';
import standard from '../../../mechanisms/joint-standard/mechanism.ts';

type Line = DemoCase<typeof standard>['lines'][number];

const proposal = (title: string, topic: string) => ({
  title,
  topic,
  need: '三地方法不一,结果不可比(示例)',
  limits: [{ item: '定位误差', value: '5', unit: 'm' }],
  cited: ['HJ 633-2012'],
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

/** Two joint standards on their way: one waits for the third regulator, one is being drafted. */
export default demo(standard, [
  {
    ...base,
    key: 'waits for the third regulator',
    lines: [
      [9, 'qp-market-officer', 'propose', proposal('环境空气质量预报技术规范(示例)', '环境空气质量预报')],
      taken(8, 'qp'),
      taken(6, 'wj'),
    ],
  },
  {
    ...base,
    key: 'being drafted by organisations of three sides',
    lines: [
      [40, 'qp-market-officer', 'propose', proposal('挥发性有机物走航监测技术规范(示例)', '挥发性有机物走航监测')],
      taken(39, 'qp'),
      taken(38, 'wj'),
      taken(37, 'js'),
      [30, 'qp-market-officer', 'formGroup', { group }],
    ],
  },
]);
