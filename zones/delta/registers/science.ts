import type { Matter, MatterType } from '#kernel';
import { wd } from '#kernel';
import { bodyAt } from '../authorities.ts';
import { type Place, places } from '../places.ts';
import { type Line, make } from './matters.ts';

/** Matters of the innovation vouchers (9). Like all codes beginning with 91 they are ours and not counted in the catalogue. */
const base = {
  lifeEvent: 'talent-innovation',
  serves: 'organisations',
  legalBasis: [{ act: '长三角科技创新券通用通兑试点（规则未公布）' }],
  deemedAcceptance: { mode: 'within', term: wd(5) },
  result: { kind: 'payment', name: '科技创新券' },
  visits: 0,
} as const;

const counties: readonly Line[] = [
  [
    '911620000100',
    '科技型中小企业与创新团队入库',
    'Entry into the list of enterprises',
    { ...base, opens: 'enrol', type: '20' },
  ],
  [
    '911620000200',
    '科技创新券申领',
    'Claim of an innovation voucher',
    { ...base, opens: 'apply', type: '05', modes: ['online'] },
  ],
  [
    '911620000300',
    '科技创新券服务订单与兑付',
    'Order and redemption',
    { ...base, opens: 'startOrder', type: '05', modes: ['online'] },
  ],
  ['911620000400', '科技创新券年度预算', 'Appropriation for vouchers', { ...base, opens: 'appropriate', type: '20' }],
  ['911620000600', '暂停向服务机构兑付', 'Suspension of payments', { ...base, opens: 'suspendPayments', type: '20' }],
  [
    '911620000700',
    '创新券持有企业合并分立登记',
    'Merger or split of a holder of vouchers',
    { ...base, opens: 'recordSuccession', type: '20' },
  ],
];
const request: Line = [
  '911620000900',
  '科技创新券协同办理（地区间）',
  'Request between authorities',
  { ...base, type: '20' },
];
/** Raised with the home of a voucher, or with the province that keeps an institution, by the other of the two. */
const dispute: Line = [
  '911620000800',
  '科技创新券通用通兑争议会办',
  'Dispute between two places about vouchers',
  { ...base, opens: 'raiseDispute', type: '20', result: { kind: 'answer', name: '争议处理意见书' } },
];

const payments: Line = [
  '911620000500',
  '科技创新券兑付批次',
  'Batch of payments',
  { ...base, opens: 'assemble', type: '20' },
];
const clearing: Line = [
  '911620001500',
  '科技创新券净额结算专户',
  'Account for netting',
  { ...base, opens: 'openClearing', type: '20' },
];
const provinces: readonly Line[] = [
  payments,
  request,
  dispute,
  [
    '911620001000',
    '服务机构与资源批量入库',
    'Taking over institutions and resources',
    { ...base, opens: 'handIn', type: '20' },
  ],
  [
    '911620001100',
    '科技创新券服务机构入库',
    'Admission of an institution',
    { ...base, opens: 'applyAdmission', type: '20', modes: ['online'] },
  ],
  [
    '911620001200',
    '科技创新券服务机构暂停',
    'Suspension of an institution',
    { ...base, opens: 'suspend', type: '20' },
  ],
  [
    '911620001300',
    '科技创新券服务机构投诉',
    'Complaint about an institution',
    { ...base, opens: 'complain', type: '20', modes: ['online'] },
  ],
];

const own: MatterType = '20';
const provincial: Readonly<Record<string, string>> = { qp: 'sh-science', wj: 'jsu-science', js: 'zj-science' };
const keptByProvince = (basic: string): boolean => Number(basic.slice(-4, -2)) >= 10;

export const scienceMatters = (): readonly Matter[] => [
  ...places.flatMap((place) => [
    ...[...counties, payments, request, dispute].map((line) =>
      make(place, bodyAt(place.key, 'science').id, 'innovation-voucher', own, line),
    ),
    ...provinces.map(([basic, zh, en, more]) =>
      make(
        place,
        provincial[place.key] as string,
        keptByProvince(basic) ? 'innovation-resources' : 'innovation-voucher',
        own,
        [basic, zh, en, { ...more, jurisdiction: place.province }],
      ),
    ),
  ]),
  ...[request, clearing].map(([basic, zh, en, more]) =>
    make(places[0] as Place, 'committee', 'innovation-voucher', own, [
      basic,
      zh,
      en,
      { ...more, jurisdiction: 'yrd-zone' },
    ]),
  ),
];
