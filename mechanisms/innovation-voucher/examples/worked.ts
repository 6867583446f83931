import {
  applied,
  claimed,
  collided,
  firm,
  firmY,
  firmZ,
  holding,
  jointPart,
  type Lines,
  lab,
  movedHere,
  ordered,
  ordering,
  orderMatter,
  other,
  pool,
  reviewed,
  type Story,
  source,
  successionMatter,
  threeFirms,
} from './ground.ts';

type Firm = typeof firm | typeof firmY | typeof firmZ;

const merged = (succession: 'merger' | 'split', successors: readonly Firm[], of: Firm = firmY): Lines[number] => [
  '2021-09-01',
  'officer',
  'recordSuccession',
  { enterprise: of, holderKind: 'firm', succession, successors },
  { part: 'M' },
];
const countedHere = ({ key }: { readonly key: string }, yuan: number) => ({
  [`counted-firm/${key}/qp-science/2021`]: yuan * 100,
});

/** The worked examples of factors.md 1.10, as they are told there. */
export const worked: Readonly<Record<string, Story>> = {
  '9-A: 400,000.00 at one half, nothing used: 200,000.00 from the voucher, as much to be paid': ordering(
    ordered('2021-09-08', 400_000),
    { state: 'locked', facts: { subsidy: 20_000_000, own: 20_000_000, bound: 'ratio' } },
  ),
  '9-B: the same enterprise, 300,000.00: the cap leaves 100,000.00': ordering(
    [...ordered('2021-09-08', 400_000), ...ordered('2021-09-09', 300_000, {}, 'second')],
    { state: 'locked', parts: { second: 'locked', 'second-order-placeOrder-1': 'atInstitution' } },
  ),
  '9-B: the third order would be paid nothing': ordering(
    [
      ...ordered('2021-09-08', 400_000),
      ...ordered('2021-09-09', 300_000, {}, 'second'),
      ...ordered('2021-09-10', 100_000, {}, 'third'),
    ],
    { refusedBy: 'CAP_EXHAUSTED' },
  ),
  '9-C: 33,333.33: rounded down to 16,666.66, own payment 16,666.67': ordering(ordered('2021-09-08', 33_333.33), {
    state: 'locked',
    facts: { subsidy: 1_666_666, own: 1_666_667 },
  }),
  '9-D: the pool has 50,000 left: X waits for 200,000, and Y waits behind it though 30,000 would fit': claimed(
    [
      applied('2021-09-01', 160_000, { enterprise: firmZ }, 'Z'),
      ['2021-09-01', 'officer', 'accept', {}, { part: 'Z' }],
      ['2021-09-01', 'head', 'issue', {}, { part: 'Z' }],
      applied('2021-09-02', 200_000),
      ['2021-09-02', 'officer', 'accept'],
      applied('2021-09-02', 30_000, { enterprise: firmY }, 'Y'),
      ['2021-09-02', 'officer', 'accept', {}, { part: 'Y' }],
    ],
    { state: 'queued', parts: { Z: 'issued', Y: 'queued' } },
    { balances: pool(210_000), entries: threeFirms() },
  ),
  '9-D: 160,000 come back: X is served, 10,000 stay, Y still waits': claimed(
    [
      applied('2021-09-01', 160_000, { enterprise: firmZ }, 'Z'),
      ['2021-09-01', 'officer', 'accept', {}, { part: 'Z' }],
      ['2021-09-01', 'head', 'issue', {}, { part: 'Z' }],
      applied('2021-09-02', 200_000),
      ['2021-09-02', 'officer', 'accept'],
      applied('2021-09-02', 30_000, { enterprise: firmY }, 'Y'),
      ['2021-09-02', 'officer', 'accept', {}, { part: 'Y' }],
      ['2021-09-03', 'enterprise', 'cancelClaim', {}, { part: 'Z' }],
    ],
    { state: 'accepted', parts: { Z: 'cancelled', Y: 'queued' } },
    { balances: pool(210_000), entries: threeFirms() },
  ),
  '9-E: 24.99 % of the institution is no relation': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'locked' },
    { lab: { holdings: [{ from: firm.key, to: lab.key, bp: 2499 }] } },
  ),
  '9-E: 25.00 % is': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    { lab: { holdings: [{ from: firm.key, to: lab.key, bp: 2500 }] } },
  ),
  '9-E: 60 % of a company that holds 50 %: 30 %, declined': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    {
      lab: {
        holdings: [
          { from: firm.key, to: other.key, bp: 6000 },
          { from: other.key, to: lab.key, bp: 5000 },
        ],
      },
    },
  ),
  '9-E: two paths of 15 % and 12 %: 27 %, declined': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    {
      lab: {
        holdings: [
          { from: firm.key, to: lab.key, bp: 1500 },
          { from: firm.key, to: other.key, bp: 4000 },
          { from: other.key, to: lab.key, bp: 3000 },
        ],
      },
    },
  ),
  '9-F: the invoice was handed in at another place: this claim is frozen until the joint case closes': ordering(
    reviewed(100_000, 50_000),
    { state: 'frozen', parts: { 'tags-beginReview-1': 'collided' } },
    { entries: collided() },
  ),
  '9-F: both agree that the earlier claim stands: this one is not paid, and its money is free again': ordering(
    [
      ...reviewed(100_000, 50_000),
      ['2021-09-22', 'head', 'proposeFinding', { finding: 'first', reasons: '同一发票' }, { part: jointPart }],
      ['2021-09-23', 'otherHead', 'agreeFinding', {}, { part: jointPart }],
    ],
    { state: 'notRedeemed', parts: { 'tags-beginReview-1': 'settledTags' } },
    { entries: collided() },
  ),
  '9-F: the two do not agree in five working days: the committee is called in, advises, and the two decide': ordering(
    [
      ...reviewed(100_000, 50_000),
      ['2021-09-22', 'head', 'proposeFinding', { finding: 'none', reasons: '示例' }, { part: jointPart }],
      ['2021-09-23', 'otherHead', 'objectFinding', {}, { part: jointPart, note: '本地先申报' }],
      [
        '2021-10-08',
        'coordinator',
        'adviseFinding',
        { advised: 'first', advice: '以先申报者为准' },
        { part: jointPart },
      ],
      ['2021-10-09', 'head', 'proposeFinding', { finding: 'first', reasons: '采纳协调意见' }, { part: jointPart }],
      ['2021-10-09', 'otherHead', 'agreeFinding', {}, { part: jointPart }],
    ],
    { state: 'notRedeemed', parts: { [jointPart]: 'jointClosed' } },
    { entries: collided() },
  ),
  '9-F: before those five days are over the committee has no part in it': ordering(
    [
      ...reviewed(100_000, 50_000),
      ['2021-09-22', 'coordinator', 'adviseFinding', { advised: 'first', advice: '示例' }, { part: jointPart }],
    ],
    { refusedBy: 'actor-not-named' },
    { entries: collided() },
  ),
  '9-F: they find that it is not the same invoice: the review goes on': ordering(
    [
      ...reviewed(100_000, 50_000),
      ['2021-09-22', 'head', 'proposeFinding', { finding: 'distinct', reasons: '示例' }, { part: jointPart }],
      ['2021-09-23', 'otherHead', 'agreeFinding', {}, { part: jointPart }],
    ],
    { state: 'reviewing' },
    { entries: collided() },
  ),
  '9-G: 180,000 used and 40,000 open at the former home leave 80,000': claimed(
    [
      applied('2021-09-02', 80_000, { movedFrom: '330421' }),
      ['2021-09-02', 'officer', 'askFormerHome'],
      ['2021-09-03', 'officer', 'accept'],
    ],
    { state: 'accepted', facts: { countedElsewhere: 22_000_000 } },
    { balances: { ...pool(12_000_000), ...movedHere(220_000) } },
  ),
  'A merger: what the absorbed enterprise counted counts for the one that absorbed it': claimed(
    [merged('merger', [firm]), applied('2021-09-02', 120_000), ['2021-09-02', 'officer', 'accept']],
    { state: 'accepted', balances: { [`counted-firm/${firm.key}/qp-science/2021`]: 30_000_000 } },
    {
      entries: threeFirms(),
      balances: { ...pool(12_000_000), ...countedHere(firmY, 180_000) },
      matters: { M: successionMatter },
    },
  ),
  'A merger: a yuan more than both together leave is too much': claimed(
    [merged('merger', [firm]), applied('2021-09-02', 120_001), ['2021-09-02', 'officer', 'accept']],
    { refusedBy: 'capLeft' },
    {
      entries: threeFirms(),
      balances: { ...pool(12_000_000), ...countedHere(firmY, 180_000) },
      matters: { M: successionMatter },
    },
  ),
  'A merger has one successor': claimed(
    [merged('merger', [firm, firmZ])],
    { refusedBy: 'successorsFit' },
    { entries: threeFirms(), matters: { M: successionMatter } },
  ),
  'A split: the successor that declares the contract uses the voucher and inherits the counter': ordering(
    [
      merged('split', [firmY, firmZ], firm),
      ...ordered('2021-09-08', 100_000, { enterprise: firmY, predecessor: firm }),
    ],
    {
      state: 'locked',
      facts: { subsidy: 5_000_000 },
      balances: { [`counted-firm/${firmY.key}/qp-science/2021`]: 30_000_000 },
    },
    {
      entries: { ...threeFirms(), ...source(), ...holding(300_000) },
      matters: { M: successionMatter, second: orderMatter },
    },
  ),
  'A split: the other successor comes too late': ordering(
    [
      merged('split', [firmY, firmZ], firm),
      ...ordered('2021-09-08', 100_000, { enterprise: firmY, predecessor: firm }),
      ...ordered('2021-09-09', 100_000, { enterprise: firmZ, predecessor: firm }, 'second'),
    ],
    { refusedBy: 'succeeds' },
    {
      entries: { ...threeFirms(), ...source(), ...holding(300_000) },
      matters: { M: successionMatter, second: orderMatter },
    },
  ),
  '9-G: 80,000.01 is too much': claimed(
    [
      applied('2021-09-02', 80_000.01, { movedFrom: '330421' }),
      ['2021-09-02', 'officer', 'askFormerHome'],
      ['2021-09-03', 'officer', 'accept'],
    ],
    { refusedBy: 'capLeft' },
    { balances: { ...pool(12_000_000), ...movedHere(220_000) } },
  ),
};
