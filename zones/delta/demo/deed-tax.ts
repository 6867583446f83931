import { demo } from '#kernel';
import deedTax from '../../../mechanisms/deed-tax/mechanism.ts';
import { who } from '../registers/titles.ts';

/** The tax on the flat that is being sold in 吴江 is settled: its buyer may let the registry ask. */
export default demo(deedTax, [
  {
    key: 'the tax on a flat in 吴江, paid',
    matter: '910720000100',
    from: 'wj-tax',
    to: '320509',
    lines: [
      [
        6,
        'officer',
        'settle',
        (_scene, _day, _state, dayBefore) => ({
          receipt: '示例完税-1',
          payers: [who('js-resident')],
          unit: '320509005012GB00107F00030201',
          contractOn: dayBefore(1),
          price: 200_000_000,
          outcome: 'paid',
          due: 6_000_000,
          paid: 6_000_000,
        }),
      ],
    ],
  },
]);
