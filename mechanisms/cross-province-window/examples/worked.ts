import { wd } from '#kernel';
import {
  accepted,
  arrived,
  checked,
  defect,
  formOnly,
  full,
  jiashan,
  licence,
  photo,
  plan,
  received,
  row,
  type Story,
  survey,
  told,
} from './ground.ts';

const officerAs = { officer: { person: 'wang', roles: ['officer'] }, chief: { person: 'zhao', roles: ['head'] } };

/** The worked examples of public-services.md 13.8, with the day before and the day of each change. */
export const worked: Readonly<Record<string, Story>> = {
  '13.8-2: nine days after arrival the decider may still reply': told(arrived('2021-09-17'), {
    on: '2021-09-26',
    state: 'pending',
    due: { reply: '2021-09-26', statutory: 'none' },
    holder: 'jiangsu',
  }),
  '13.8-2: no reply by Sunday 26 September, a make-up day: on the 27th it counts as accepted as of the 17th': told(
    arrived('2021-09-17'),
    {
      on: '2021-09-27',
      state: 'review',
      due: { statutory: '2021-10-21', reply: 'stopped', transfer: 'stopped' },
      facts: { acceptedOn: '2021-09-17', acceptedHow: 'deemed' },
      papers: ['receipt', 'acceptance'],
    },
  ),
  '13.8-3: what was already lacking at first may not be asked for in a second correction': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-22', 'officer', 'askCorrection', { missing: [defect('title-deed', '缺第3页')] }],
      ['2021-09-24', 'applicant', 'supply', { supplied: [plan] }],
      ['2021-09-27', 'officer', 'askCorrection', { missing: [defect('photo', '缺近期照片')] }],
    ],
    { state: 'supplemented', refusedBy: 'correctionOnce', papers: ['receipt', 'correction'] },
  ),
  '13.8-3: a problem that the supplied material itself brings up may be followed up, once': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-22', 'officer', 'askCorrection', { missing: [defect('plan', '缺平面图')] }],
      ['2021-09-24', 'applicant', 'supply', { supplied: [plan] }],
      ['2021-09-27', 'officer', 'followUp', { missing: [defect('plan', '平面图不清晰')] }],
      ['2021-09-28', 'applicant', 'supply', { supplied: [plan] }],
    ],
    {
      state: 'supplemented',
      due: { reply: '2021-10-11', correction: 'stopped' },
      papers: ['receipt', 'correction', 'correction'],
    },
  ),
  '13.8-3: a follow-up about something that was not supplied is refused': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-22', 'officer', 'askCorrection', { missing: [defect('plan', '缺平面图')] }],
      ['2021-09-24', 'applicant', 'supply', { supplied: [plan] }],
      ['2021-09-27', 'officer', 'followUp', { missing: [defect('photo', '缺近期照片')] }],
    ],
    { state: 'supplemented', refusedBy: 'arisesFromSupply' },
  ),
  'A second follow-up is refused': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-22', 'officer', 'askCorrection', { missing: [defect('plan', '缺平面图')] }],
      ['2021-09-23', 'applicant', 'supply', { supplied: [plan] }],
      ['2021-09-23', 'officer', 'followUp', { missing: [defect('plan', '不清晰')] }],
      ['2021-09-24', 'applicant', 'supply', { supplied: [plan] }],
      ['2021-09-24', 'officer', 'followUp', { missing: [defect('plan', '仍不清晰')] }],
    ],
    { refusedBy: 'followUpOnce' },
  ),
  '13.8-4: accepted 28 September, promised 5 working days: due 11 October, decided on the make-up Saturday after 4':
    told([...accepted('2021-09-28'), ['2021-10-09', 'officer', 'grantAlone']], {
      state: 'granted',
      used: { statutory: 4, promised: 4 },
      due: { promised: 'stopped', delivery: '2021-10-22' },
    }),
  '13.8-4: the promise is due on 11 October': told(accepted('2021-09-28'), {
    due: { promised: '2021-10-11', statutory: '2021-11-01' },
  }),
  'A promise longer than the law is shortened to the law': told(
    accepted('2021-09-28'),
    { due: { promised: '2021-10-11', statutory: '2021-10-11' } },
    { matter: { ...survey, statutory: wd(5), promised: wd(20) } },
  ),
  '13.8-5: expert review told in writing moves 10 August by the ten working days it took': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-16', 'officer', 'beginSpecial', { specialProcedure: '专家评审', applicantTold: true }],
      ['2021-07-30', 'officer', 'endSpecial'],
    ],
    {
      state: 'review',
      due: { statutory: '2021-08-24', special: 'stopped' },
      papers: ['receipt', 'acceptance', 'specialNotice'],
    },
  ),
  '13.8-5: without a notice the clock does not stop': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-16', 'officer', 'beginSpecial', { specialProcedure: '专家评审', applicantTold: false }],
      ['2021-07-30', 'officer', 'endSpecial'],
    ],
    { state: 'review', due: { statutory: '2021-08-10' }, papers: ['receipt', 'acceptance'] },
  ),
  'A notice given late stops the clock from that day': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-16', 'officer', 'beginSpecial', { specialProcedure: '专家评审', applicantTold: false }],
      ['2021-07-23', 'officer', 'tellSpecial'],
      ['2021-07-30', 'officer', 'endSpecial'],
    ],
    { due: { statutory: '2021-08-17' } },
  ),
  'While a noticed pause is open nothing is due': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-16', 'officer', 'beginSpecial', { specialProcedure: '专家评审', applicantTold: true }],
    ],
    { state: 'special', due: { statutory: null, promised: null, special: '2021-07-30' } },
  ),
  '13.8-6: a window whose row covers reception and form check only may not accept': told(
    [...received('2021-09-17'), ['2021-09-17', 'window', 'acceptHere']],
    { state: 'received', refusedBy: 'not-authorised' },
    { receiving: jiashan, authorisations: [{ ...formOnly, grantee: 'js-center', window: 'js-03' }] },
  ),
  '13.8-6: on the last day of the row the window accepts, and the clock starts that day': told(
    [...checked('2021-12-31'), ['2021-12-31', 'window', 'acceptHere'], ['2021-12-31', 'window', 'handOver']],
    {
      state: 'review',
      facts: { acceptedHow: 'delegated', acceptedOn: '2021-12-31' },
      due: { reply: 'none', promised: '2022-01-10' },
      holder: 'jiangsu',
    },
    { authorisations: [{ ...full, to: '2021-12-31' }] },
  ),
  '13.8-6: the row valid to 2021-12-31 does not carry an act of 2022-01-04': told(
    [...received('2022-01-04'), ['2022-01-04', 'window', 'acceptHere']],
    { refusedBy: 'not-authorised' },
    { authorisations: [row(['收件', '身份核验', '形式审查', '受理'], '2021-12-31')] },
  ),
  'The power to accept does not spread to another matter': told(
    [...received('2021-09-17'), ['2021-09-17', 'window', 'acceptHere']],
    { refusedBy: 'not-authorised' },
    { authorisations: [full], matter: licence },
  ),
  'Nobody signs what they proposed': told(
    [
      ...accepted('2021-09-28'),
      ['2021-09-29', 'officer', 'propose', { decision: 'grant' }],
      ['2021-09-29', 'both', 'sign'],
    ],
    { state: 'proposed', refusedBy: 'four-eyes' },
    {
      matter: licence,
      cast: {
        ...officerAs,
        officer: { person: 'wang', roles: ['officer'] },
        both: { person: 'wang', roles: ['officer', 'head'] },
      },
    },
  ),
  'After a correction the time to reply runs anew from the day it was supplied': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-22', 'officer', 'askCorrection', { missing: [defect('photo', '缺照片')] }],
      ['2021-09-24', 'applicant', 'supply', { supplied: [photo] }],
    ],
    { state: 'supplemented', facts: { countsFrom: '2021-09-24' }, due: { reply: '2021-09-30' } },
  ),
};
