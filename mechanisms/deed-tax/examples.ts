import { type EntryRead, type Example, examples, type Line, type Place, storyMatter } from '#kernel';
import deedTax from './mechanism.ts';

type Story = Example<typeof deedTax>;
type Lines = readonly Line<typeof deedTax>[];

// Everything here is invented.
const office: Place = { jurisdiction: '320509', authority: 'wj-tax', node: 'jiangsu' };
const buyer = { kind: 'person', key: '330421197809230057', name: '钱向南' } as const;
const unit = '320509005012GB00107F00030201';

const matter = storyMatter({
  code: '11320509MB0000116E4910720000100',
  basic: '910720000100',
  from: '2021-05-31',
  title: '契税完税、减免税登记',
  jurisdiction: '320509',
  authority: 'wj-tax',
  type: '07',
  mechanism: 'deed-tax',
  serves: 'both',
  department: 'taxation',
  instant: true,
  result: { kind: 'registration', name: '契税完税（减免税）证明' },
  visits: 0,
  modes: ['proxy'],
  deemedAcceptance: { mode: 'on-spot' },
});

const given = {
  receipt: '税-示例-1',
  payers: [buyer],
  unit,
  contractOn: '2021-09-10',
  price: 200_000_000,
  outcome: 'paid',
  due: 6_000_000,
  paid: 6_000_000,
} as const;
const settled = (more: Partial<NonNullable<Lines[number][3]>> = {}): Lines => [
  ['2021-09-17', 'officer', 'settle', { ...given, ...more }],
];
const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: office,
  deciding: office,
  matter,
  story,
  ends,
  ...more,
});
const before: EntryRead = { key: given.receipt, version: 1, values: given, validFrom: '2021-09-01', validTo: null };

/** Deed tax at the office of 吴江. */
export default examples(deedTax, {
  '11-7: 3 % of 2 000 000 is paid: entered, proven on paper, and the buyer is told': told(settled(), {
    state: 'settled',
    papers: ['clearance'],
    effects: ['register.enter', 'message'],
  }),
  '11-7: less than is due is no clearance': told(settled({ paid: 5_999_999 }), { refusedBy: 'wholePaid' }),
  'Exempt: nothing is due and nothing was paid': told(settled({ outcome: 'exempt', due: 0, paid: 0 }), {
    state: 'settled',
  }),
  'Exempt with something due is refused': told(settled({ outcome: 'exempt' }), { refusedBy: 'wholePaid' }),
  'A thing that lies elsewhere is taxed elsewhere': told(settled({ unit: `330421${unit.slice(6)}` }), {
    refusedBy: 'liesHere',
  }),
  'A code that is none': told(settled({ unit: unit.slice(0, 27) }), { refusedBy: 'unit-length' }),
  'A number of a receipt stands once': told(
    settled(),
    { refusedBy: 'receiptNew' },
    { entries: { taxClearances: [before] } },
  ),
  'A mistake is corrected beside what was entered, by somebody else': told(
    [
      ...settled(),
      [
        '2021-09-18',
        'head',
        'amend',
        { outcome: 'relief', due: 2_000_000, paid: 2_000_000, reasons: '首套优惠漏录' },
      ],
    ],
    { state: 'settled', effects: ['register.enter'], papers: ['clearance', 'clearance'] },
  ),
  'The contract was rescinded: refunded, and the receipt is void': told(
    [...settled(), ['2021-10-11', 'head', 'refund', { reasons: '合同解除，权属未转移' }]],
    { state: 'refunded', effects: ['register.enter', 'message'] },
  ),
});
