import { demo } from '#kernel';
import remittance from '../../../mechanisms/fee-remittance/mechanism.ts';

const matter = '920020000400';

/** What windows of 青浦 and 嘉善 collected for 吴江: one day checked by its treasury, one paid over and still to be checked. */
export default demo(remittance, [
  {
    key: 'a day of 青浦 for 吴江, credited',
    matter,
    from: 'qp-01',
    to: '320509',
    lines: [
      [11, 'window', 'list', (_scene, _day, _state, dayBefore) => ({ collectedOn: dayBefore(1) })],
      [11, 'head', 'remit', { transferReference: '示例汇款-0001' }],
      [10, 'checker', 'confirm', (_scene, day, state) => ({ credited: state?.facts.total, creditedOn: day })],
    ],
  },
  {
    key: 'a day of 嘉善 for 吴江, to be checked',
    matter,
    from: 'js-01',
    to: '320509',
    lines: [
      [9, 'window', 'list', (_scene, _day, _state, dayBefore) => ({ collectedOn: dayBefore(1) })],
      [2, 'head', 'remit', { transferReference: '示例汇款-0002' }],
    ],
  },
]);
