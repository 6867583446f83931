import { base, disputeMatter, jiangsu, type Lines, lab, qingpu, type Story } from './ground.ts';

const raised = (reasons = '来源地认定仍可服务，本地认为报告不实（示例）'): Lines[number] => [
  '2021-09-17',
  'otherHead',
  'raiseDispute',
  { dispute: 'payment', institution: lab, reference: 'CASE-9', reasons },
];
const proposed = (day = '2021-09-22'): Lines[number] => [
  day,
  'head',
  'proposeSettlement',
  { settlement: '来源地复核报告，合格的恢复兑付（示例）' },
];
const dispute = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  ...base,
  matter: disputeMatter,
  deciding: jiangsu,
  story,
  ends,
  ...more,
});

/** Disputes other than duplicates, between the home of a voucher and the source of an institution. */
export const disputes: Readonly<Record<string, Story>> = {
  'A dispute is settled by the two departments, and both have it on paper': dispute(
    [raised(), proposed(), ['2021-09-23', 'otherHead', 'agreeSettlement']],
    { state: 'disputeSettled', papers: ['settlement'] },
  ),
  'Five working days from 17 September 2021, with two worked weekend days, end on 26 September': dispute([raised()], {
    state: 'disputed',
    due: { joint: '2021-09-26' },
  }),
  'Not settled in five working days: the committee is called in, advises, and the two settle': dispute(
    [
      raised(),
      proposed(),
      ['2021-09-23', 'otherHead', 'objectSettlement', {}, { note: '复核须有本地参加' }],
      ['2021-09-27', 'coordinator', 'adviseDispute', { advice: '两地共同复核（示例）' }],
      proposed('2021-09-28'),
      ['2021-09-28', 'otherHead', 'agreeSettlement'],
    ],
    { state: 'disputeSettled' },
  ),
  'Before those five days are over the committee has no part in a dispute': dispute(
    [raised(), ['2021-09-22', 'coordinator', 'adviseDispute', { advice: '示例' }]],
    { refusedBy: 'actor-not-named' },
  ),
  'Whoever raised a dispute may withdraw it': dispute(
    [raised(), ['2021-09-22', 'otherHead', 'withdrawDispute', {}, { note: '双方已电话说明' }]],
    { state: 'disputeWithdrawn' },
  ),
  'Nobody has a dispute with itself': dispute([raised()], { refusedBy: 'betweenTwo' }, { deciding: qingpu }),
};
