import type { EntryRead } from '#kernel';
import {
  checked,
  chen,
  closed,
  consent,
  deed,
  full,
  granted,
  issued,
  type Lines,
  licence,
  row,
  type Story,
  survey,
  told,
} from './ground.ts';

const day = '2021-09-28';
const original = { concept: 'title-deed', from: '青浦窗口', to: '吴江住建局', waybill: 'SF0001' };
const blank = (key: string, state = 'stock', subject = 'qp-center'): EntryRead => ({
  key,
  version: 1,
  values: { subject, state, form: '示例' },
  validFrom: '2021-06-01',
  validTo: null,
  case: 'the batch it came with',
});
const unhappy: Lines = [
  ['2021-09-29', 'applicant', 'rateReception', { receptionGrade: '1', receptionSays: '等待过久' }],
];
const displeased: Lines = [
  ['2021-09-29', 'applicant', 'rateHandling', { handlingGrade: '2', handlingReasons: ['waiting'] }],
];
const call = { by: '督办员', satisfied: true, says: '已致歉并改进' };

/** A licence granted at once on a written commitment. */
const committed: Lines = [
  [day, 'window', 'draft', { applicant: chen, materials: [deed], delivery: 'electronic' }],
  [day, 'applicant', 'promise', { promiseKind: 'commitment', commitment: '承诺符合全部条件' }],
  [day, 'window', 'submit', { consent }],
  [day, 'window', 'receive'],
  [day, 'window', 'handOver'],
  [day, 'officer', 'accept'],
  [day, 'officer', 'propose', { decision: 'grant' }],
  [day, 'head', 'sign'],
  [day, 'officer', 'issue'],
  [day, 'officer', 'deliverOnline'],
  [day, 'officer', 'finish'],
];
const broken: Lines = [
  ...committed,
  ['2021-10-20', 'officer', 'checkCommitment', { commitmentCheck: 'broken' }],
  ['2021-10-20', 'officer', 'orderFix', {}, { note: '设施不符' }],
];
const onCommitment = { matter: licence };

export const afterStories: Readonly<Record<string, Story>> = {
  'The result is a credential whose holder can be withheld': told(issued(day), {
    state: 'issued',
    effects: ['credential.issue', 'message'],
  }),
  'Delivered electronically, closed and archived': told([...closed(day), ['2021-10-20', 'officer', 'archive']], {
    state: 'archived',
    due: { delivery: 'stopped', statutory: 'stopped', transfer: 'stopped', reply: 'stopped' },
    papers: ['receipt', 'acceptance', 'grant', 'delivery'],
  }),
  'Delivery is due within ten working days of the decision': told(granted(day), { due: { delivery: '2021-10-18' } }),
  'Electronic delivery is for those who chose it': told(
    [...issued(day, { delivery: 'post' }), [day, 'officer', 'deliverOnline']],
    { refusedBy: 'electronicAgreed' },
  ),
  'The result goes by post and the applicant confirms': told(
    [
      ...issued(day, { delivery: 'post' }),
      [day, 'officer', 'post', { waybill: 'EMS1' }],
      ['2021-09-30', 'applicant', 'confirmPost'],
    ],
    { state: 'delivered', facts: { deliveredBy: 'post' }, due: { delivery: 'stopped' } },
  ),
  'Post that comes back is sent again': told(
    [
      ...issued(day),
      [day, 'officer', 'post', { waybill: 'EMS1' }],
      ['2021-09-30', 'officer', 'postReturned', {}, { note: '查无此人' }],
    ],
    { state: 'issued' },
  ),
  'A window with the power to print uses a numbered blank and hands the result over': told(
    [
      ...checked(day, { delivery: 'window' }),
      [day, 'window', 'acceptHere'],
      [day, 'window', 'handOver'],
      [day, 'officer', 'grantAlone'],
      [day, 'officer', 'issue'],
      [day, 'window', 'spoilBlank', { blankNumber: 'KB-0001' }, { note: '卡纸' }],
      [day, 'window', 'printResult', { blankNumber: 'KB-0002' }],
      [day, 'window', 'handResult'],
    ],
    { state: 'delivered', holder: 'jiangsu', facts: { deliveredBy: 'window' }, effects: ['case.step'] },
    { authorisations: [full], entries: { blanks: [blank('KB-0001'), blank('KB-0002')] } },
  ),
  'A spoiled blank cannot be printed on': told(
    [...issued(day), [day, 'window', 'printResult', { blankNumber: 'KB-0001' }]],
    { refusedBy: 'blankFree' },
    { authorisations: [row(['出证打印'])], entries: { blanks: [blank('KB-0001', 'spoiled')] } },
  ),
  'Nobody prints on a blank that was never handed out': told(
    [...issued(day), [day, 'window', 'printResult', { blankNumber: 'KB-0001' }]],
    { refusedBy: 'blankFree' },
    { authorisations: [row(['出证打印'])] },
  ),
  'A blank in the stock of another window is not this one’s': told(
    [...issued(day), [day, 'window', 'printResult', { blankNumber: 'KB-0001' }]],
    { refusedBy: 'blankFree' },
    { authorisations: [row(['出证打印'])], entries: { blanks: [blank('KB-0001', 'stock', 'js-center')] } },
  ),
  'Originals have a chain of custody': told(
    [
      ...closed(day),
      ['2021-09-29', 'window', 'sendOriginals', { moves: [original] }],
      ['2021-09-30', 'officer', 'originalsArrive', { waybill: 'SF0001', arrival: 'received' }],
      ['2021-10-20', 'officer', 'archive'],
    ],
    {
      state: 'archived',
      facts: {
        originals: [
          { ...original, holder: '吴江住建局', sentOn: '2021-09-29', endedOn: '2021-09-30', outcome: 'received' },
        ],
      },
    },
  ),
  'Nothing is archived while an original is under way': told(
    [
      ...closed(day),
      ['2021-09-29', 'window', 'sendOriginals', { moves: [original] }],
      ['2021-09-30', 'officer', 'archive'],
    ],
    { refusedBy: 'originalsAtRest' },
  ),
  'An unknown waybill brings nothing': told(
    [...closed(day), [day, 'officer', 'originalsArrive', { waybill: 'SF9', arrival: 'received' }]],
    { refusedBy: 'waybillKnown' },
  ),
  'The applicant rates the window and the decider, once each': told(
    [
      ...closed(day),
      ['2021-09-29', 'applicant', 'rateReception', { receptionGrade: '5' }],
      ['2021-09-29', 'applicant', 'rateHandling', { handlingGrade: '4' }],
      ['2021-09-29', 'applicant', 'rateReception', { receptionGrade: '1' }],
    ],
    { refusedBy: 'receptionRatedOnce', due: { receptionCallBack: 'none' } },
  ),
  'A bad rating of the window says what was bad': told(
    [...closed(day), ['2021-09-29', 'applicant', 'rateReception', { receptionGrade: '2' }]],
    { refusedBy: 'receptionReasoned' },
  ),
  'A bad rating of the decider says what was bad': told(
    [...closed(day), ['2021-09-29', 'applicant', 'rateHandling', { handlingGrade: '1' }]],
    { refusedBy: 'handlingReasoned' },
  ),
  'A rating keeps the version of the template it was given under': told([...closed(day), ...displeased], {
    facts: { handlingReasons: ['waiting'], ratingTemplate: '五级评价（示例）2021-05' },
  }),
  'The decider too is rated once': told([...closed(day), ...displeased, ...displeased], {
    refusedBy: 'handlingRatedOnce',
  }),
  'A bad rating of the window is answered and called back within fifteen working days': told(
    [
      ...closed(day),
      ...unhappy,
      ['2021-09-30', 'window', 'answerReception', { receptionAnswer: '增设窗口' }],
      ['2021-10-08', 'supervisor', 'callBackReception', { receptionCallBack: call }],
    ],
    { due: { receptionCallBack: 'stopped' } },
  ),
  'A bad rating must be answered in fifteen working days': told([...closed(day), ...unhappy], {
    due: { receptionCallBack: '2021-10-26', handlingCallBack: 'none' },
  }),
  'A bad rating of the decider likewise': told(
    [
      ...closed(day),
      ...displeased,
      ['2021-09-30', 'officer', 'answerHandling', { handlingAnswer: '已改进' }],
      ['2021-10-08', 'supervisor', 'callBackHandling', { handlingCallBack: call }],
      ['2021-10-20', 'officer', 'archive'],
    ],
    { state: 'archived' },
  ),
  'A bad rating that was not called back keeps the case from the archive': told(
    [...closed(day), ...unhappy, ['2021-10-20', 'officer', 'archive']],
    { refusedBy: 'ratingsSettled' },
  ),
  'There is nothing to answer where nobody complained (window)': told(
    [...closed(day), [day, 'window', 'answerReception', { receptionAnswer: '—' }]],
    { refusedBy: 'receptionWasBad' },
  ),
  'There is nothing to answer where nobody complained (decider)': told(
    [...closed(day), [day, 'officer', 'answerHandling', { handlingAnswer: '—' }]],
    { refusedBy: 'handlingWasBad' },
  ),
  'First the remedy, then the call (window)': told(
    [...closed(day), ...unhappy, ['2021-09-30', 'supervisor', 'callBackReception', { receptionCallBack: call }]],
    { refusedBy: 'receptionAnswered' },
  ),
  'First the remedy, then the call (decider)': told(
    [...closed(day), ...displeased, ['2021-09-30', 'supervisor', 'callBackHandling', { handlingCallBack: call }]],
    { refusedBy: 'handlingAnswered' },
  ),
  'The supervising body urges': told(
    [...issued(day), ['2021-10-15', 'supervisor', 'urge', {}, { note: '请尽快送达' }]],
    { state: 'issued', effects: ['message'] },
  ),
  'A commitment is checked within sixty days': told(
    committed,
    { due: { commitmentCheck: '2021-11-29' } },
    onCommitment,
  ),
  'A commitment that was kept lets the case be archived': told(
    [
      ...committed,
      ['2021-10-20', 'officer', 'checkCommitment', { commitmentCheck: 'kept' }],
      ['2021-10-20', 'officer', 'archive'],
    ],
    { state: 'archived', due: { commitmentCheck: 'stopped' } },
    onCommitment,
  ),
  'Before the check it is not archived': told(
    [...committed, ['2021-10-20', 'officer', 'archive']],
    { refusedBy: 'commitmentSettled' },
    onCommitment,
  ),
  'A broken commitment is put right': told(
    [...broken, ['2021-10-28', 'officer', 'confirmFix'], ['2021-10-28', 'officer', 'archive']],
    { state: 'archived', due: { fix: 'stopped' } },
    onCommitment,
  ),
  'A broken commitment that is not put right costs the licence': told(
    [...broken, ['2021-11-15', 'head', 'revokeBroken', { reasons: '逾期未整改' }]],
    { state: 'revoked', effects: ['credential.status'] },
    onCommitment,
  ),
  'Without an order to put it right it is not revoked': told(
    [
      ...committed,
      ['2021-10-20', 'officer', 'checkCommitment', { commitmentCheck: 'broken' }],
      ['2021-10-21', 'head', 'revokeBroken', { reasons: '未履行' }],
    ],
    { refusedBy: 'fixWasOrdered' },
    onCommitment,
  ),
  'A kept commitment cannot be ordered to be put right': told(
    [
      ...committed,
      ['2021-10-20', 'officer', 'checkCommitment', { commitmentCheck: 'kept' }],
      ['2021-10-20', 'officer', 'orderFix', {}, { note: '?' }],
    ],
    { refusedBy: 'commitmentBroken' },
    onCommitment,
  ),
  'Without a commitment there is nothing to check': told(
    [...closed(day), [day, 'officer', 'checkCommitment', { commitmentCheck: 'kept' }]],
    { refusedBy: 'commitmentGiven' },
    {
      matter: survey,
    },
  ),
  'What was obtained by fraud is revoked and bars the party for three years': told(
    [...closed(day), ['2022-03-01', 'head', 'revokeFraud', { reasons: '伪造权属证明' }]],
    { state: 'revoked', effects: ['credential.status', 'register.enter'] },
  ),
};
