import { accepted, applied, checked, fee, type Lines, type Story, taxed, told } from './ground.ts';

const proof = { sha256: 'b'.repeat(64), name: '完税凭证.pdf', type: 'application/pdf', size: 12 };
const day = '2022-03-01';
const examined = (facts = {}): Lines => [...accepted(day, facts), ...fee(day), [day, 'officer', 'check']];
const says = (standing: 'declined' | 'withheld' | 'refused' | 'unreachable' | 'preview') => ({
  evidence: { taxCleared: { standing } },
});
const yes = { evidence: { taxCleared: { values: { cleared: true, receipt: '税-示例-1', outcome: 'paid' } } } };

/** 先税后证: the tax office answers the registry once; a receipt is handed in where the buyer wishes or no answer came. */
export const tax: Readonly<Record<string, Story>> = {
  'The tax office says that the tax is settled: no receipt is handed in': told(
    [...examined(), [day, 'registrar', 'enter']],
    { state: 'entered' },
    yes,
  ),
  'The tax office knows of no tax for this sale': told(
    examined(),
    { refusedBy: 'taxSettled' },
    { evidence: { taxCleared: { values: { cleared: false, why: '没有该笔交易的完税或者减免税记录' } } } },
  ),
  'A refund after the examination stops the entry': told(
    [...examined(), ['2022-03-02', 'registrar', 'enter']],
    { state: 'checked', refusedBy: 'taxSettled' },
    {
      evidence: {
        taxCleared: [
          { values: { cleared: true, receipt: '税-示例-1' } },
          { from: '2022-03-02', values: { cleared: false, why: '已退税，凭证作废' } },
        ],
      },
    },
  ),
  'What can be had by sharing is not asked of people: a receipt does not replace the question': told(
    applied(day, { ...taxed, taxProof: proof }).slice(0, 1),
    { refusedBy: 'paper-shut' },
  ),
  'An answer the buyer has not released is not used': told(
    examined(),
    { refusedBy: 'evidence-missing' },
    says('preview'),
  ),
  'The buyer does not want the question: the receipt on paper is taken': told(
    [...examined({ ...taxed, taxProof: proof }), [day, 'registrar', 'enter']],
    { state: 'entered' },
    says('declined'),
  ),
  'The tax office did not answer: the receipt on paper is taken': told(
    examined({ ...taxed, taxProof: proof }),
    { state: 'checked' },
    says('unreachable'),
  ),
  'Declined, and no receipt': told(examined(), { refusedBy: 'evidence-missing' }, says('declined')),
  'Declined, and a receipt for less than is due': told(
    examined({ ...taxed, taxPaid: 1_000_000, taxProof: proof }),
    { refusedBy: 'taxSettled' },
    says('withheld'),
  ),
  'Without the day of the contract a sale is not handed over: the tax office could not tell which it is': told(
    applied(day, { contractOn: undefined }),
    { state: 'gathering', refusedBy: 'saleDated' },
    yes,
  ),
  'Accepted before the day was asked for: it is supplied': told(
    [...accepted('2021-12-31', { contractOn: undefined }), [day, 'applicant', 'supplyTax', { contractOn: day }]],
    { state: 'review', facts: { contractOn: day } },
  ),
  'Before the offices shared what they know the receipt was handed in': told(checked('2021-12-31'), {
    state: 'checked',
  }),
};
