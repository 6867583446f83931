import { type EntryRead, type Example, examples, type Line, type Place, storyMatter, wd } from '#kernel';
import remittance from './mechanism.ts';

type Story = Example<typeof remittance>;
type Lines = readonly Line<typeof remittance>[];

// Everything here is invented.
const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
const wujiang: Place = { jurisdiction: '320509', authority: 'wj-admin', node: 'jiangsu' };
const owed = 'due-to/jiangsu/fen/fee-remittance';
const paid = 'remitted/qp-center/320509';

const matter = storyMatter({
  code: '11320509MB00000196920020000400',
  basic: '920020000400',
  from: '2021-05-31',
  title: '代收费用汇缴',
  jurisdiction: '320509',
  authority: 'wj-admin',
  type: '20',
  mechanism: 'fee-remittance',
  serves: 'both',
  department: 'services',
  instant: false,
  result: { kind: 'approval', name: '代收款项汇缴单' },
  visits: 0,
  modes: ['proxy'],
  deemedAcceptance: { mode: 'within', term: wd(5) },
});

const fee = (key: string, amount: number, on = '2021-09-17'): EntryRead => ({
  key,
  version: 1,
  values: { subject: `qp-center/320509/${on}`, decider: 'wj-housing', amount, receipt: `JK-${key}` },
  validFrom: on,
  validTo: null,
});
const both = [fee('A', 8000), fee('B', 2000)];

const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  channel: 'window',
  matter,
  entries: { fees: both },
  balances: { [owed]: 10_000 },
  story,
  ends,
  ...more,
});

const listed: Lines = [['2021-09-18', 'window', 'list', { collectedOn: '2021-09-17' }]];
const remitted: Lines = [...listed, ['2021-09-18', 'head', 'remit', { transferReference: 'HK-1（示例）' }]];
const credited = { credited: 10_000, creditedOn: '2021-09-22' } as const;

export default examples(remittance, {
  'What a hall collected on a day is paid over whole, and the other side confirms it': told(
    [...remitted, ['2021-09-22', 'checker', 'confirm', credited]],
    {
      state: 'credited',
      holder: 'jiangsu',
      facts: { total: 10_000, remittedOn: '2021-09-18' },
      balances: { [owed]: 0, [paid]: 10_000 },
      papers: ['statement'],
      due: { remitting: 'stopped', checking: 'stopped' },
    },
  ),
  'It is due on the working day after the collection, and a make-up Saturday is one': told(listed, {
    due: { remitting: '2021-09-18' },
    facts: { total: 10_000 },
  }),
  'While the day runs it is not paid over: more may come': told(
    [['2021-09-17', 'window', 'list', { collectedOn: '2021-09-17' }]],
    { refusedBy: 'dayIsOver' },
  ),
  'A day that brought nothing has no statement': told(
    [['2021-09-18', 'window', 'list', { collectedOn: '2021-09-16' }]],
    { refusedBy: 'somethingCollected' },
  ),
  'What was given back is not paid over': told(
    listed,
    { facts: { total: 8000 } },
    { entries: { fees: [fee('A', 8000), { ...fee('B', 2000), closed: true }] }, balances: { [owed]: 8000 } },
  ),
  'A day is paid over once': told(
    listed,
    { refusedBy: 'oncePerDay' },
    {
      entries: {
        fees: both,
        remittances: [
          {
            key: 'qp-center/320509/2021-09-17',
            version: 1,
            values: { hall: 'qp-center', total: 10_000, reference: 'HK-0' },
            validFrom: '2021-09-18',
            validTo: null,
          },
        ],
      },
    },
  ),
  'Nothing is paid over that the books do not owe': told(
    remitted,
    { refusedBy: 'ledger-insufficient' },
    {
      balances: { [owed]: 4000 },
    },
  ),
  'Between places of one node nothing is owed between nodes': told(
    listed,
    { refusedBy: 'elsewhere' },
    { receiving: { jurisdiction: '320509', authority: 'wj-center', window: 'wj-01', node: 'jiangsu' } },
  ),
  'What the treasury received is compared with what was paid over': told(
    [...remitted, ['2021-09-22', 'checker', 'confirm', { ...credited, credited: 9000 }]],
    { state: 'checking', refusedBy: 'wholeCredited' },
  ),
  'A difference is recorded, answered by the hall, and settled': told(
    [
      ...remitted,
      ['2021-09-22', 'checker', 'dispute', { credited: 9000, difference: '少到账10元（示例）' }],
      ['2021-09-23', 'window', 'explain', { explanation: '银行次日补入账（示例）' }],
      ['2021-09-24', 'checker', 'confirm', { credited: 10_000, creditedOn: '2021-09-23' }],
    ],
    { state: 'credited', due: { explaining: 'stopped' } },
  ),
  'A statement that was not delivered is told again; the money moved once': told(
    [...remitted, ['2021-09-18', 'node', 'bounce'], ['2021-09-22', 'window', 'tellAgain']],
    { state: 'checking', balances: { [owed]: 0, [paid]: 10_000 } },
    { linkDown: { from: '2021-09-18', until: '2021-09-22' } },
  ),
  'A list made by mistake is dropped, with a word': told(
    [...listed, ['2021-09-18', 'window', 'drop', {}, { note: '选错代收日' }]],
    { state: 'dropped', due: { remitting: 'stopped' } },
  ),
});
