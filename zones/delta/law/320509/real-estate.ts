import { assumed, law, wd } from '#kernel';
import estate from '../../../../mechanisms/real-estate/mechanism.ts';

// The registry's own table is not published to us: 0, 1, 5 and 30 working days as in Shanghai stand in for it.
export default law(estate, '320509', {
  terms: [
    {
      from: '2021-05-31',
      value: {
        first: wd(5),
        firstCollective: wd(30),
        transfer: wd(5),
        inheritance: wd(30),
        mortgage: wd(5),
        change: wd(5),
        cancel: wd(5),
        mortgageCancel: wd(1),
        notice: wd(5),
        noticeCancel: wd(1),
        residence: wd(5),
        residenceCancel: wd(5),
        objection: wd(0),
        correction: wd(30),
        inspected: wd(30),
      },
      cite: assumed('办理期限待登记机构公布'),
      status: 'assumed',
    },
  ],
  numbering: [
    {
      from: '2021-05-31',
      value: { province: '苏', place: '苏州市吴江区' },
      cite: assumed('证号简称'),
      status: 'assumed',
    },
  ],
});
