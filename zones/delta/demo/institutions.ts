import { type DemoCase, demo } from '#kernel';
import institutions from '../../../mechanisms/institutions/mechanism.ts';
import { pressConference, printed, publishedByDomain, publishedItems } from '../institutions.ts';

type Case = DemoCase<typeof institutions>;
const place = { from: 'committee', to: 'committee', channel: 'node' } as const;
const all = ['310118', '320509', '330421'];

const takenUp = (n: number): Case => ({
  key: `taken up: ${publishedItems[n]?.titleEn}`,
  matter: 'INST-innovation',
  ...place,
  lines: [
    [
      30,
      'officer',
      'takeUp',
      { key: publishedItems[n]?.key, parties: all, instrument: '示例印发文件', novelty: '首次跨省统一（示例）' },
    ],
    [29, 'officer', 'pilot'],
  ],
});

/** The published list, what was printed of it, two institutions under way and a new one in consultation. */
export default demo(institutions, [
  {
    key: 'the published list of 18',
    matter: 'INST-list',
    ...place,
    lines: [
      [
        40,
        'officer',
        'importList',
        {
          window: '2021年上半年',
          source: pressConference,
          items: publishedItems,
          byDomain: publishedByDomain,
          total: 18,
        },
      ],
    ],
  },
  ...printed.map(
    (figure, n): Case => ({
      key: `printed: ${n} ${figure.value}`,
      matter: 'INST-press',
      ...place,
      lines: [[40, 'officer', 'recordPress', figure]],
    }),
  ),
  takenUp(12),
  takenUp(10),
  {
    key: 'a new one, one party objects',
    matter: 'INST-innovation',
    ...place,
    lines: [
      [
        20,
        'officer',
        'propose',
        {
          key: '示例-土地-01',
          title: '跨省建设用地指标统筹（示例）',
          titleEn: 'Land quotas across provinces (example)',
          domain: 'planning',
          field: 'land',
          window: '示例窗口',
          parties: all,
          novelty: '首次跨省统筹（示例）',
        },
      ],
      [19, 'head', 'list'],
      [18, 'officer', 'beginDraft'],
      [15, 'officer', 'consult', { draft: '跨省建设用地指标统筹办法（示例文本）' }],
      [12, 'qp-reform-head', 'answer', { stance: 'agree' }],
      [
        10,
        'js-reform-head',
        'answer',
        { stance: 'object', alternative: '第三条改为“经三地同意”' },
        { note: '需明确指标来源' },
      ],
    ],
  },
]);
