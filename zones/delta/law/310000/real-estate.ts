import { act, assumed, law, wd } from '#kernel';
import estate from '../../../../mechanisms/real-estate/mechanism.ts';
import { matrix } from '../cn/real-estate.ts';

const shanghai = act('上海市不动产登记若干规定', '2020-11-27');

export default law(estate, '310000', {
  terms: [
    {
      from: '2021-03-01',
      value: {
        transfer: wd(5),
        mortgage: wd(5),
        change: wd(5),
        cancel: wd(5),
        mortgageCancel: wd(1),
        notice: wd(1),
        objection: wd(0),
        correction: wd(30),
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
        correction: { transfer: 'stop', mortgage: 'stop', change: 'stop', mortgageCancel: 'stop', notice: 'stop' },
      },
      cite: shanghai.art('16、31、32、34'),
      status: 'assumed',
    },
  ],
  numbering: [
    { from: '2021-03-01', value: { province: '沪', place: '青字' }, cite: assumed('证号简称'), status: 'assumed' },
  ],
});
