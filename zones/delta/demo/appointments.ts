import { type DemoCase, demo } from '#kernel';
import appointments from '../../../mechanisms/appointments/mechanism.ts';

type Line = DemoCase<typeof appointments>['lines'][number];
const matter = '920020000200';

const ask = (ago: number, on: number, half: 'am' | 'pm', line: 'general' | 'helped', about: string): Line => [
  ago,
  'window',
  'ask',
  ({ applicant }, _day, _state, dayBefore) => ({ visitor: applicant, day: dayBefore(-on), half, line, about }),
];

/** Booked and attended, booked and missed, cancelled: from one province at a hall of another. */
export default demo(appointments, [
  {
    key: 'booked at 吴江 and attended',
    matter,
    from: 'qp-01',
    to: '320509',
    applicant: 'qp-resident',
    lines: [ask(9, 5, 'am', 'general', '不动产登记资料查询'), [4, 'hall', 'attend']],
  },
  { key: 'missed', matter, from: 'js-01', to: '310118', lines: [ask(9, 3, 'pm', 'helped', '社会保障卡')] },
  {
    key: 'cancelled',
    matter,
    from: 'wj-01',
    to: '330421',
    lines: [ask(5, 3, 'am', 'general', '营业执照'), [4, 'window', 'cancel']],
  },
]);
