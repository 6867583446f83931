import { type DemoCase, type DemoScene, demo } from '#kernel';
import voucher from '../../../mechanisms/innovation-voucher/mechanism.ts';
import { residents } from '../residents.ts';

type Case = DemoCase<typeof voucher>;
type Line = Case['lines'][number];

const partyOf = (login: string) => {
  const found = residents.find((one) => one.login === login);
  if (!found?.key) throw new Error(`bug: no resident ${login}`);
  return { kind: 'organisation', key: found.key, name: found.name } as const;
};
const jiangsuLab = `320000-${partyOf('jsu-lab').key}-1`;
const shanghaiLab = `310000-${partyOf('sh-lab').key}-1`;

const homes = [
  ['qp-science', '310118', 'qp-enterprise', 12_000_000],
  ['wj-science', '320509', 'wj-enterprise', 12_000_000],
  ['js-science', '330421', 'js-enterprise', 6_000_000],
] as const;

const budgets: readonly Case[] = homes.map(([from, to, , yuan]) => ({
  key: `the appropriation of ${from}`,
  matter: '911620000400',
  from,
  to,
  channel: 'online',
  lines: [[38, 'head', 'appropriate', (_scene, day) => ({ year: day.slice(0, 4), appropriation: yuan * 100 })]],
}));

const lists: readonly Case[] = homes.map(([from, to, login]) => ({
  key: `an enterprise enters the list of ${from}`,
  matter: '911620000100',
  from,
  to,
  channel: 'online',
  lines: [
    [
      38,
      'officer',
      'enrol',
      (_scene, day) => ({
        enterprise: partyOf(login),
        holderKind: 'firm',
        profile: {
          staff: 86,
          sales: 4_800_000_000,
          assets: 3_100_000_000,
          score: 74,
          staffScore: 14,
          prohibited: false,
          incident: false,
          listed: false,
        },
        controllers: [],
        validUntil: `${Number(day.slice(0, 4)) + 1}-12-31`,
      }),
    ],
  ],
}));

const applied = (ago: number, login: string, yuan: number): Line => [
  ago,
  'enterprise',
  'apply',
  { enterprise: partyOf(login), holderKind: 'firm', amount: yuan * 100, purpose: '水质检测与膜材料研发（示例）' },
];

const claim = (key: string, home: (typeof homes)[number], lines: readonly Line[]): Case => ({
  key,
  matter: '911620000200',
  from: home[0],
  to: home[1],
  applicant: home[2],
  channel: 'online',
  lines,
});

const claims: readonly Case[] = [
  claim('a voucher in hand', homes[0], [
    applied(36, 'qp-enterprise', 200_000),
    [35, 'officer', 'accept'],
    [34, 'head', 'issue'],
  ]),
  claim('a voucher of Wujiang', homes[1], [
    applied(36, 'wj-enterprise', 150_000),
    [35, 'officer', 'accept'],
    [34, 'head', 'issue'],
  ]),
  claim('a claim that waits for acceptance', homes[1], [applied(2, 'wj-enterprise', 100_000)]),
  claim('a claim that was accepted', homes[2], [applied(4, 'js-enterprise', 100_000), [3, 'officer', 'accept']]),
];

const ordered = (
  key: string,
  ago: number,
  resource: string,
  yuan: number,
  more: readonly Line[],
  [from, to, login]: (typeof homes)[number] = homes[0],
): Case => ({
  key,
  matter: '911620000300',
  from,
  to,
  applicant: login,
  channel: 'online',
  lines: [
    [
      ago,
      'enterprise',
      'startOrder',
      (scene: DemoScene, day: string) => ({
        enterprise: partyOf(login),
        voucher: scene.caseOf(login === 'qp-enterprise' ? 'a voucher in hand' : 'a voucher of Wujiang'),
        resource,
        quantity: Math.round(yuan / 750),
        unitPrice: 75_000,
        contract: { number: `HT-${scene.id.slice(-4)}`, signedOn: day, value: yuan * 100, eligible: yuan * 100 },
        otherSubsidy: false,
        related: false,
        consent: true,
      }),
    ],
    [ago, 'enterprise', 'placeOrder'],
    ...more,
  ],
});

const child = 'order-placeOrder-1';
const delivered = (ago: number, lab: string): readonly Line[] => [
  [ago, lab, 'takeOrder', { related: false }, { part: child }],
  [
    ago - 1,
    lab,
    'deliver',
    (_scene, day) => ({ report: { number: 'R-示例-1', type: '检测报告', on: day, sha256: '5a'.repeat(32) } }),
    { part: child },
  ],
  [ago - 2, 'enterprise', 'confirmDelivery'],
];
const asked = (ago: number, lab: string, yuan: number, number: string): Line => [
  ago,
  lab,
  'askForPayment',
  (_scene, day) => ({
    invoices: [{ code: '031002100111', number, amount: yuan * 100, on: day }],
    transfer: { reference: `T-${number}`, amount: yuan * 50, on: day },
    account: '6222000011112222',
  }),
  { part: child },
];

const approvedOn = (ago: number): readonly Line[] => [
  [ago, 'officer', 'beginReview'],
  [ago - 1, 'officer', 'noteAudit', { auditFinding: '未见异常（示例）' }],
  [ago - 2, 'head', 'approve'],
];

const orders: readonly Case[] = [
  ordered('an order with an institution of Jiangsu, waiting for it', 3, jiangsuLab, 30_000, []),
  ordered('an order that both sides have delivered', 20, shanghaiLab, 40_000, delivered(18, 'sh-lab')),
  ordered('an order under review', 16, jiangsuLab, 60_000, [
    ...delivered(14, 'jsu-lab'),
    asked(11, 'jsu-lab', 60_000, '20000001'),
    [9, 'officer', 'beginReview'],
  ]),
  ordered('an order that is approved and waits for the bank', 30, jiangsuLab, 80_000, [
    ...delivered(28, 'jsu-lab'),
    asked(25, 'jsu-lab', 80_000, '20000002'),
    ...approvedOn(22),
  ]),
  ordered(
    'an order of Wujiang with Shanghai that is to be paid',
    30,
    shanghaiLab,
    50_000,
    [...delivered(28, 'sh-lab'), asked(25, 'sh-lab', 50_000, '20000003'), ...approvedOn(22)],
    homes[1],
  ),
];

const batches: readonly Case[] = [
  {
    key: 'instructions that wait for the file of the bank',
    matter: '911620000500',
    from: 'qp-science',
    to: '310118',
    channel: 'online',
    lines: [
      [4, 'officer', 'assemble', (_scene, day) => ({ month: day.slice(0, 7) })],
      [3, 'head', 'sign'],
    ],
  },
];

const disputes: readonly Case[] = [
  {
    key: 'a dispute about a suspension of payments that the two did not settle in time',
    matter: '911620000800',
    from: 'qp-science',
    to: '320000',
    channel: 'online',
    lines: [
      [
        9,
        'otherHead',
        'raiseDispute',
        {
          dispute: 'payment',
          institution: partyOf('jsu-lab'),
          reasons: '本地核查报告编号与检测日期不符；来源地认为不影响入库（示例）',
        },
      ],
      [7, 'head', 'proposeSettlement', { settlement: '机构补正报告编号后恢复兑付（示例）' }],
      [6, 'otherHead', 'objectSettlement', {}, { note: '须先共同复核（示例）' }],
    ],
  },
];

/** A handful of vouchers, orders and their states; the amounts of the appropriations are assumed (12 / 12 / 6 million yuan). */
export default demo(voucher, [...budgets, ...lists, ...claims, ...orders, ...batches, ...disputes]);
