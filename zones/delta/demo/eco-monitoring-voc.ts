import { demo } from '#kernel';
import voc from '../../../mechanisms/eco-monitoring-voc/mechanism.ts';

/** A hot spot of 青浦 whose upwind sector reaches 嘉善: told, to be answered. */
export default demo(voc, [
  {
    key: 'a hot spot told to the neighbour',
    matter: 'ECO-voc',
    from: 'qp-ecology',
    to: 'js-ecology',
    lines: [
      [
        4,
        'team',
        'plan',
        { title: '金泽至西塘走航(演示)', route: '沪青平公路至平黎公路', vehicle: '走航车1', instrument: 'PTR-01' },
      ],
      [3, 'team', 'check', { checksBefore: true }],
      [3, 'team', 'judge', { run: 'demo-3' }],
      [3, 'team', 'trace', { leads: ['示例涂装厂(虚构) 1447 m'] }],
      [2, 'team', 'tell'],
    ],
  },
]);
