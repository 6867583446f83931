import { assumed, law } from '#kernel';
import appointments from '../../../../mechanisms/appointments/mechanism.ts';

// How many people each window takes in half a day is for each hall to say; none has published it.
const from = '2021-05-31';
const status = 'assumed' as const;
const general = { am: 8, pm: 8, line: 'general' } as const;
const helped = { am: 6, pm: 6, line: 'helped' } as const;

export default law(appointments, 'yrd-zone', {
  capacity: [
    {
      from,
      value: {
        'qp-center': { 'qp-01': general, 'qp-02': general, 'qp-03': general, 'qp-04': helped },
        'wj-center': { 'wj-01': general, 'wj-02': general, 'wj-03': general, 'wj-04': helped },
        'js-center': { 'js-01': general, 'js-02': general, 'js-03': general, 'js-04': helped },
      },
      cite: assumed('每个窗口每半日8个号，老年人、残疾人服务窗口6个号'),
      status,
    },
  ],
  ahead: [{ from, value: 14, cite: assumed('可提前14天预约'), status }],
  smallestCell: [{ from, value: 5, cite: assumed('统计公布口径：少于5人次的单元不公布'), status }],
  orderly: [{ from, value: true, cite: assumed('窗口预约规则：号源公开、不超约、可改可退'), status }],
});
