import { type EntryRead, type Example, type Line, type Place, storyMatter, storyTag, wd } from '#kernel';
import type voucher from '../mechanism.ts';
import { claimMark, holderMark } from '../reads.ts';

export type Story = Example<typeof voucher>;
export type Lines = readonly Line<typeof voucher>[];
type FactsOf = NonNullable<Lines[number][3]>;

// Everybody and everything here is invented; the numbers only pass their check digits.
export const qingpu: Place = { jurisdiction: '310118', authority: 'qp-science', node: 'shanghai' };
export const jiashan: Place = { jurisdiction: '330421', authority: 'js-science', node: 'zhejiang' };
export const jiangsu: Place = { jurisdiction: '320000', authority: 'jsu-science', node: 'jiangsu' };
export const committee: Place = { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' };

export const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '上海示例水乡科技有限公司' } as const;
export const firmY = { kind: 'organisation', key: '91310118MA00001111', name: '上海示例绿植有限公司' } as const;
export const firmZ = { kind: 'organisation', key: '91310118MA000012XQ', name: '上海示例环保有限公司' } as const;
export const other = { kind: 'organisation', key: '91310118MA0000138Q', name: '示例控股有限公司' } as const;
export const lab = { kind: 'organisation', key: '91320500MA00002182', name: '苏州示例检测研究院' } as const;
export const resource = `320000-${lab.key}-1`;

const matterOf = (basic: string, title: string, place: Place) =>
  storyMatter({
    code: `11${place.jurisdiction.padEnd(6, '0').slice(0, 6)}MB0000019${basic}`,
    basic,
    from: '2021-01-01',
    title,
    jurisdiction: place.jurisdiction,
    authority: place.authority,
    type: '05',
    mechanism: 'innovation-voucher',
    serves: 'organisations',
    department: 'science-technology',
    instant: false,
    promised: wd(5),
    result: { kind: 'approval', name: title },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'within', term: wd(5) },
  });

export const claimMatter = matterOf('911620000200', '科技创新券申领', qingpu);
export const orderMatter = matterOf('911620000300', '创新券服务订单', qingpu);
export const successionMatter = matterOf('911620000700', '合并分立登记', qingpu);
export const enrolMatter = matterOf('911620000100', '入库', qingpu);
export const budgetMatter = matterOf('911620000400', '创新券年度预算', qingpu);
export const paymentMatter = matterOf('911620000500', '创新券兑付批次', qingpu);
export const clearingMatter = matterOf('911620001500', '净额结算专户', committee);
export const suspensionMatter = matterOf('911620000600', '暂停兑付', qingpu);
export const disputeMatter = matterOf('911620000800', '通用通兑争议会办', jiangsu);
const request = (deciding: Place) => ({ matter: matterOf('911620000900', '协同办理', deciding), deciding });

export const matters = {
  order: orderMatter,
  second: orderMatter,
  third: orderMatter,
  budget: budgetMatter,
  batch: paymentMatter,
  again: paymentMatter,
  X: claimMatter,
  Y: claimMatter,
  Z: claimMatter,
} as const;

const members = [
  ['shanghai', { jurisdiction: '310000', authority: 'sh-science', node: 'shanghai' }],
  ['jiangsu', jiangsu],
  ['zhejiang', { jurisdiction: '330000', authority: 'zj-science', node: 'zhejiang' }],
] as const;

/** Every child a story may open, under each case that lines name. */
export const parts = Object.fromEntries(
  [1, 2, 3].flatMap((n) => [
    [`order-placeOrder-${n}`, request(jiangsu)],
    [`tags-beginReview-${n}`, request(committee)],
    [`tags-recheck-${n}`, request(committee)],
    [`joint-answerRequest-${n}`, request(jiashan)],
    [`counted-askFormerHome-${n}`, request(jiashan)],
    [`notice-settle-${n}`, request(jiangsu)],
    [`payout-approve-${n}`, request(jiangsu)],
    ...members.flatMap(([debtor, place]) =>
      members.flatMap(([creditor]) =>
        creditor === debtor ? [] : [[`net-callNet-${n}-${debtor}-${creditor}`, request(place)] as const],
      ),
    ),
  ]),
);

export const entry = (
  key: string,
  values: EntryRead['values'],
  from = '2021-01-10',
  more: Partial<EntryRead> = {},
) => ({
  key,
  version: 1,
  validFrom: from,
  validTo: null,
  values,
  ...more,
});

export const inList = (until = '2021-12-31', more: Partial<EntryRead> = {}, values: object = {}) => ({
  'innovation-holders': [
    entry(
      firm.key,
      {
        enterprise: firm,
        holderKind: 'firm',
        home: '310118',
        controllers: ['310118198001010011'],
        validUntil: until,
        ...values,
      },
      '2021-01-10',
      { validTo: until, ...more },
    ),
  ],
});

export interface Lab {
  readonly holdings?: readonly { readonly from: string; readonly to: string; readonly bp: number }[];
  readonly controllers?: readonly string[];
  readonly category?: string;
  readonly entry?: Partial<EntryRead>;
}

/** The institution and its resource, as the source keeps them. */
export const source = ({ holdings = [], controllers = [], category = 'testing', entry: more = {} }: Lab = {}) => ({
  'innovation-institutions': [
    entry(
      lab.key,
      {
        institution: lab,
        place: '320000',
        categories: ['testing', 'instrument', 'research', 'statutory'],
        controllers,
        holdings,
      },
      '2021-05-01',
      more,
    ),
  ],
  'innovation-resources': [
    entry(
      resource,
      { title: '水质检测（示例）', institution: lab, category, unit: '次', listPrice: 1_000_000 },
      '2021-05-01',
    ),
  ],
});

export const year = '2021';
export const pool = (yuan: number) => ({ [`pool/qp-science/${year}`]: yuan * 100 });

/** A voucher already issued, with its purse, for stories that begin with an order. */
export const voucherNo = 'QP-2021-1';
export const holding = (yuan: number, until = '2021-12-31') => ({
  'innovation-vouchers': [
    entry(
      voucherNo,
      {
        enterprise: firm,
        holderKind: 'firm',
        home: 'qp-science',
        year,
        amount: yuan * 100,
        issuedOn: '2021-07-01',
        validUntil: until,
      },
      '2021-07-01',
      { validTo: until },
    ),
  ],
});
export const purse = (yuan: number, counted = yuan) => ({
  [`voucher/${firm.key}/${voucherNo}`]: yuan * 100,
  [`counted-firm/${firm.key}/qp-science/${year}`]: counted * 100,
});

export const applied = (day: string, yuan: number, more: FactsOf = {}, part?: string): Lines[number] => [
  day,
  'enterprise',
  'apply',
  { enterprise: firm, holderKind: 'firm', amount: Math.round(yuan * 100), ...more },
  part ? { part } : {},
];

export const contract = (yuan: number, signedOn = '2021-09-01') => ({
  number: `HT-${yuan}`,
  signedOn,
  value: Math.round(yuan * 100),
  eligible: Math.round(yuan * 100),
});

export const ordered = (day: string, yuan: number, more: FactsOf = {}, part?: string): Lines => [
  [
    day,
    'enterprise',
    'startOrder',
    {
      enterprise: firm,
      voucher: voucherNo,
      resource,
      // At about the list price: the eligible amount per unit is looked at too.
      quantity: Math.max(1, Math.round(yuan / 10_000)),
      unitPrice: 1_000_000,
      contract: contract(yuan),
      otherSubsidy: false,
      related: false,
      consent: true,
      ...more,
    },
    part ? { part } : {},
  ],
  [day, 'enterprise', 'placeOrder', {}, part ? { part } : {}],
];

export const report = { number: 'R-1', type: '检测报告', on: '2021-09-15', sha256: 'ab'.repeat(32) };
export const invoice = (yuan: number, number = '12345678') => ({
  code: '031002100111',
  number,
  amount: Math.round(yuan * 100),
  on: '2021-09-15',
});

/** The order at the source, as lines name it: a child of the story's own case, or of another. */
export const there = (part?: string): string => `${part ? `${part}-` : ''}order-placeOrder-1`;

export const asked = (
  yuan: number,
  own: number,
  part?: string,
  day = '2021-09-17',
  number?: string,
): Lines[number] => [
  day,
  'institution',
  'askForPayment',
  {
    invoices: [invoice(yuan, number)],
    transfer: { reference: 'T-1', amount: Math.round(own * 100), on: '2021-09-16' },
    account: '6222000011112222',
  },
  { part: there(part) },
];

/** Delivered by both sides. */
export const delivered = (yuan: number, more: FactsOf = {}, part?: string): Lines => [
  ...ordered('2021-09-08', yuan, more, part),
  ['2021-09-09', 'institution', 'takeOrder', { related: false }, { part: there(part) }],
  ['2021-09-15', 'institution', 'deliver', { report }, { part: there(part) }],
  ['2021-09-16', 'enterprise', 'confirmDelivery', {}, part ? { part } : {}],
];

/** From the order to what the institution hands in. */
export const redeemed = (yuan: number, own: number, more: FactsOf = {}, part?: string, number?: string): Lines => [
  ...delivered(yuan, more, part),
  asked(yuan, own, part, '2021-09-17', number),
];

export const reviewed = (yuan: number, own: number, more: FactsOf = {}, part?: string, number?: string): Lines => [
  ...redeemed(yuan, own, more, part, number),
  ['2021-09-18', 'officer', 'beginReview', {}, part ? { part } : {}],
];

export const bank = (
  reference: string,
  yuan: string,
  more: { account?: string; status?: string; serial?: string } = {},
) =>
  `银行流水号,指令编号,收款账号,金额（元）,交易日期,状态,退回原因\r\n${more.serial ?? 'B1'},${reference},${more.account ?? '6222000011112222'},${yuan},2021-09-27,${more.status ?? '成功'},\r\n`;

export const base = { receiving: qingpu, deciding: qingpu, channel: 'online', parts, matters } as const;

export const claimed = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  ...base,
  matter: claimMatter,
  entries: inList(),
  balances: pool(12_000_000),
  story,
  ends,
  ...more,
});

export const ordering = (
  story: Lines,
  ends: Story['ends'],
  more: Partial<Story> & { lab?: Lab; face?: number } = {},
): Story => {
  const { lab: there, face = 300_000, ...rest } = more;
  return {
    ...base,
    matter: orderMatter,
    entries: { ...inList(), ...source(there), ...holding(face) },
    balances: { ...pool(1_000_000), ...purse(face) },
    story,
    ends,
    ...rest,
  };
};

const listedAs = (enterprise: { readonly key: string }) =>
  entry(
    enterprise.key,
    { enterprise, holderKind: 'firm', home: '310118', controllers: [], validUntil: '2021-12-31' },
    '2021-01-10',
    { validTo: '2021-12-31' },
  );

export const threeFirms = () => ({
  'innovation-holders': [firm, firmY, firmZ].map(listedAs),
});

/** The index knows the invoice: 嘉善 handed it in before. */
export const collided = (): Story['entries'] => ({
  ...inList(),
  ...source(),
  ...holding(300_000),
  'voucher-tags': [
    entry(storyTag('invoice|031002100111|12345678'), {
      reference: 'JS-ORDER-9',
      home: 'js-science',
      place: '330421',
    }),
  ],
});
export const jointPart = 'tags-beginReview-1-joint-answerRequest-1';

/** 嘉善 has told the others that the enterprise claimed there in a year. */
export const elsewhere = (in_: string): Story['published'] => ({
  'voucher-claimants': [
    {
      source: 'zhejiang',
      key: claimMark({ facts: { enterprise: firm }, day: `${in_}-03-01` }),
      version: 1,
      values: { home: '330421', year: in_ },
      validFrom: `${in_}-03-01`,
      validTo: null,
      closed: false,
      recordedAt: `${in_}-03-01T02:00:00.000Z`,
    },
  ],
});

/** 嘉善 has told the others that the enterprise has to pay back, and where `closed` that it did. */
export const owing = (closed = false): Story['published'] => ({
  'voucher-debtors': [
    {
      source: 'zhejiang',
      key: 'JS-ORDER-7',
      version: closed ? 2 : 1,
      values: { mark: holderMark({ facts: { enterprise: firm } }), home: '330421' },
      validFrom: '2020-11-01',
      validTo: null,
      closed,
      recordedAt: '2020-11-01T02:00:00.000Z',
    },
  ],
});

/** What the former home counted this year. */
export const movedHere = (yuan: number) => ({ [`counted-firm/${firm.key}/js-science/${year}`]: yuan * 100 });
