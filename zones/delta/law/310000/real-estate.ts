import { act, assumed, law, months, wd } from '#kernel';
import estate from '../../../../mechanisms/real-estate/mechanism.ts';
import { announcements, matrix } from '../cn/real-estate.ts';

const shanghai = act('上海市不动产登记若干规定', '2020-11-27');

export default law(estate, '310000', {
  terms: [
    {
      from: '2021-03-01',
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
      cite: shanghai.art('14'),
      status: 'reported',
    },
  ],
  matrix: [
    {
      from: '2021-03-01',
      value: {
        ...matrix,
        correction: {
          transfer: 'stop',
          mortgage: 'stop',
          change: 'stop',
          mortgageCancel: 'stop',
          notice: 'stop',
          residence: 'stop',
        },
      },
      cite: shanghai.art('16、31、32、34'),
      status: 'assumed',
    },
  ],
  announcements: [
    {
      from: '2021-03-01',
      value: {
        ...announcements,
        inheritance: { term: months(3), countFirstDay: false, roll: true, compulsory: false },
      },
      cite: shanghai.art('21'),
      status: 'assumed',
    },
  ],
  numbering: [
    { from: '2021-03-01', value: { province: '沪', place: '青字' }, cite: assumed('证号简称'), status: 'assumed' },
  ],
});
