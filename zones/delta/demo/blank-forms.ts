import { demo } from '#kernel';
import blanks from '../../../mechanisms/blank-forms/mechanism.ts';

const matter = '920020000100';
const form = '不动产查询结果证明（示例）';

/** A batch at a window of 青浦 from which results are printed, one under way, one asked for. */
export default demo(blanks, [
  {
    key: 'kept at a window of 青浦, some used',
    matter,
    from: 'qp-01',
    to: '320509',
    lines: [
      [20, 'window', 'ask', { form, quantity: 20 }],
      [20, 'issuer', 'handOut', { prefix: 'KB示例', first: 1, sheets: 20, waybill: 'SF1000000001（示例）' }],
      [16, 'window', 'confirm', { counted: 19, lost: ['KB示例0000020'] }],
    ],
  },
  {
    key: 'under way to 嘉善',
    matter,
    from: 'js-01',
    to: '320509',
    lines: [
      [3, 'window', 'ask', { form, quantity: 10 }],
      [2, 'issuer', 'handOut', { prefix: 'KB示例', first: 21, sheets: 10, waybill: 'SF1000000002（示例）' }],
    ],
  },
  {
    key: 'asked for by a window of 吴江',
    matter,
    from: 'wj-01',
    to: '330421',
    lines: [[1, 'window', 'ask', { form: '残疾人证（示例）', quantity: 5 }]],
  },
]);
