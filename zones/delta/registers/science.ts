import type { Matter, MatterType } from '#kernel';
import { wd } from '#kernel';
import { authorities, bodyAt } from '../authorities.ts';
import { places } from '../places.ts';
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
  ['911620000500', '科技创新券兑付批次', 'Batch of payments', { ...base, opens: 'assemble', type: '20' }],
  ['911620000600', '暂停向服务机构兑付', 'Suspension of payments', { ...base, opens: 'suspendPayments', type: '20' }],
];
const request: Line = [
  '911620000900',
  '科技创新券协同办理（地区间）',
  'Request between authorities',
  { ...base, type: '20' },
];
const provinces: readonly Line[] = [
  request,
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
    ...[...counties, request].map((line) =>
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
  ...places.slice(0, 1).map((place) => {
    const committee = authorities.find(({ id }) => id === 'committee');
    const [basic, zh, en, more] = request;
    return make(place, committee?.id as string, 'innovation-voucher', own, [
      basic,
      zh,
      en,
      { ...more, jurisdiction: 'yrd-zone' },
    ]);
  }),
];
