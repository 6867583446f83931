import { examples } from '#kernel';
import {
  acts,
  entry,
  issued,
  items,
  list,
  printed,
  proposal,
  recognised,
  replicated,
  reviewed,
  told,
} from './examples/ground.ts';
import { signingStories } from './examples/signing.ts';
import institutions from './mechanism.ts';

export default examples(institutions, {
  ...signingStories,
  '0-A: 2 + 2 + 1 + 5 + 6 + 2 = 18: the list is entered': told([['2021-07-13', 'officer', 'importList', list]], {
    state: 'imported',
    effects: ['register.enter'],
  }),
  '0-A: a list whose domains do not sum is refused': told(
    [['2021-07-13', 'officer', 'importList', { ...list, total: 19 }]],
    { refusedBy: 'parts-do-not-sum' },
  ),
  '0-A: and one whose items are not those of its domains': told(
    [
      [
        '2021-07-13',
        'officer',
        'importList',
        { ...list, items: [...items.slice(1), { ...items[17]!, key: 'one-more' }] },
      ],
    ],
    { refusedBy: 'partsSum' },
  ),
  '8.3.1: a printed figure is recorded with its day': told([['2021-07-13', 'officer', 'recordPress', printed]], {
    state: 'recorded',
  }),
  '8.3.1: and never overwritten': told(
    [['2021-07-14', 'officer', 'recordPress', { ...printed, value: '19' }]],
    {
      refusedBy: 'printedOnce',
    },
    {
      entries: {
        pressFigures: [
          {
            key: `${printed.figure}@2021-07-13`,
            version: 1,
            validFrom: '2021-07-13',
            validTo: null,
            values: printed,
          },
        ],
      },
    },
  ),
  '8.2: from the proposal to counting, replication and the first review; the next falls on a Sunday and is due on Monday':
    told(
      [
        ...recognised,
        [
          '2021-12-01',
          'officer',
          'replicate',
          {
            adopter: '示例都市圈',
            adopterPlace: '区外',
            adoptedAs: 'adapted',
            reach: 'nation',
            listedIn: '示例推广清单',
            instrument: '示例文件',
          },
        ],
        ['2022-06-30', 'head', 'review', { ...reviewed, outcome: 'revise' }, { note: '依据变更' }],
      ],
      {
        state: 'revised',
        facts: {
          recognisedOn: '2021-06-30',
          instrument: '示执委〔2021〕9号',
          evidence: [
            { node: 'shanghai', acts: 3, first: '2021-05' },
            { node: 'jiangsu', acts: 3, first: '2021-05' },
          ],
        },
        due: { review: '2024-07-01' },
      },
      { sums: acts('shanghai', 'jiangsu') },
    ),
  '8.3.6: a review is due twelve months after recognition': told(
    recognised,
    { state: 'recognised', due: { review: '2022-06-30' } },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.6: repealed after a review it counts no longer': told(
    [...recognised, ['2022-06-30', 'head', 'review', { ...reviewed, outcome: 'repeal' }, { note: '被国家制度取代' }]],
    { state: 'repealed' },
    { sums: acts('shanghai', 'zhejiang') },
  ),
  '8.3.2, 0-D: acts in one province only: it has not landed': told(
    [...issued, ['2021-06-20', 'officer', 'land']],
    { state: 'issued', refusedBy: 'landedInProvinces' },
    { sums: acts('shanghai') },
  ),
  '8.3.2: what the committee does itself is no province': told(
    [...issued, ['2021-06-20', 'officer', 'land']],
    { refusedBy: 'landedInProvinces' },
    { sums: acts('committee', 'shanghai') },
  ),
  '0-D: an instrument without a real case stays issued': told(issued, { state: 'issued' }),
  '8.3.5: one of the zone itself does not replicate it': told(
    replicated({ adopter: '嘉善县', adopterPlace: '浙江嘉善', reach: 'delta' }),
    { refusedBy: 'outsideZone' },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.5: national is what the leading group lists': told(
    replicated({ adopter: '示例都市圈', adopterPlace: '区外', reach: 'nation' }),
    { refusedBy: 'nationListed' },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.6: kept after a review that pulls its own evidence; the next is due two years later': told(
    [...recognised, ['2022-06-30', 'head', 'review', { ...reviewed, outcome: 'keep' }, { note: '效果良好' }]],
    {
      state: 'recognised',
      facts: {
        reviews: [
          {
            on: '2022-06-30',
            outcome: 'keep',
            promised: reviewed.promised,
            acts: 6,
            provinces: 2,
            costFen: reviewed.costFen,
            complaints: reviewed.complaints,
            reason: '效果良好',
          },
        ],
      },
      due: { review: '2024-07-01' },
    },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.6: a change of its legal basis brings the review forward': told(
    [
      ...recognised,
      ['2021-09-01', 'officer', 'basisChanged', { basis: '示例条例（2021修订）' }, { note: '上位法修订' }],
    ],
    { state: 'recognised', due: { review: '2021-11-01' } },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.1: without a review of its novelty it is not counted': told(
    [
      ...issued,
      ['2021-06-20', 'officer', 'land'],
      ['2021-06-25', 'officer', 'evaluate', { noveltyReviewed: false }, { note: '待评审' }],
      ['2021-06-30', 'head', 'recognise'],
    ],
    { refusedBy: 'noveltyReviewed' },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.1: nor when it binds one province': told(
    [
      ['2021-03-01', 'officer', 'propose', { ...proposal, parties: ['310118'] }],
      ['2021-03-02', 'head', 'list'],
      ['2021-03-03', 'officer', 'beginDraft'],
      ['2021-03-08', 'officer', 'consult', { draft: '示例文本' }],
      ['2021-03-10', 'qp', 'answer', { stance: 'agree' }],
      ['2021-04-01', 'head', 'issue', { instrument: '示例' }],
      ['2021-06-20', 'officer', 'land'],
      ['2021-06-25', 'officer', 'evaluate', { noveltyReviewed: true }, { note: '通过' }],
      ['2021-06-30', 'head', 'recognise'],
    ],
    { refusedBy: 'twoProvincesBound' },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.2: a published institution is taken up where the list left it': told(
    [
      [
        '2021-08-01',
        'officer',
        'takeUp',
        { key: 'X-1', parties: ['310118', '320509'], instrument: '示例', novelty: '首次' },
      ],
      ['2021-08-02', 'officer', 'land'],
    ],
    { state: 'landed', facts: { title: proposal.title } },
    { entries: entry, sums: acts('jiangsu', 'zhejiang') },
  ),
  '8.2: one that is in no list is not taken up': told(
    [['2021-08-01', 'officer', 'takeUp', { key: 'X-9', parties: ['310118'], instrument: '示例', novelty: '首次' }]],
    { refusedBy: 'keyKnown' },
  ),
  '8.2: a key is given once': told(
    [['2021-08-01', 'officer', 'propose', proposal]],
    { refusedBy: 'keyFree' },
    { entries: entry },
  ),
  '8.2: a proposal is withdrawn with its reason': told(
    [
      ['2021-03-01', 'officer', 'propose', proposal],
      ['2021-03-02', 'officer', 'withdraw', {}, { note: '并入另一制度' }],
    ],
    { state: 'repealed' },
  ),
});
