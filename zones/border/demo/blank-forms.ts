import { demo } from '#kernel';
import blanks from '../../../mechanisms/blank-forms/mechanism.ts';

const matter = '910120000300';

/** Blanks of Southbank at the window of Northbank, and a request of the other direction. */
export default demo(blanks, [
  {
    key: 'kept at the window of Northbank',
    matter,
    from: 'north-01',
    to: '990201',
    lines: [
      [12, 'window', 'ask', { form: '居住证明', quantity: 10 }],
      [11, 'issuer', 'handOut', { prefix: 'SB', first: 1, sheets: 10, waybill: '渡船-7(虚构)' }],
      [10, 'window', 'confirm', { counted: 10 }],
    ],
  },
  {
    key: 'asked for by Southbank',
    matter,
    from: 'south-01',
    to: '990101',
    lines: [[1, 'window', 'ask', { form: '摊位许可证', quantity: 5 }]],
  },
]);
