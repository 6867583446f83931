import { assumed, law, wd } from '#kernel';
import estate from '../../../../mechanisms/real-estate/mechanism.ts';

// Which kinds each registry opened at the windows of the others is not published: these values are ours, dated, replaceable.
const opened = '2021-05-31';
const ours = 'assumed' as const;

export default law(estate, 'yrd-zone', {
  actOf: [
    {
      from: opened,
      value: {
        '910820000100': 'query',
        '910807000200': 'transfer',
        '910807000300': 'mortgage',
        '910807000400': 'change',
        '910807000500': 'mortgageCancel',
        '910807000600': 'cancel',
        '910807000700': 'notice',
        '910807000800': 'objection',
        '910807000900': 'correction',
        '910807001000': 'seizure',
        '910807001100': 'note',
        '910807001200': 'takeOver',
        '910820001300': 'appearance',
        '910807001400': 'first',
        '910807001500': 'residence',
        '910807001600': 'residenceCancel',
        '910807001700': 'noticeCancel',
      },
      cite: assumed('平台事项编码'),
      status: ours,
    },
  ],
  appearanceItem: [{ from: opened, value: '910820001300', cite: assumed('平台事项编码'), status: ours }],
  appearanceTerm: [{ from: opened, value: wd(5), cite: assumed('各方到场5个工作日，待登记机构确认'), status: ours }],
  onlineActs: [
    {
      from: opened,
      value: ['query', 'mortgage', 'mortgageCancel', 'objection', 'change', 'noticeCancel'],
      cite: assumed('网办范围待登记机构确认'),
      status: ours,
    },
  ],
  smallestCell: [{ from: opened, value: 5, cite: assumed('统计公布口径：少于5人的单元不公布'), status: ours }],
});
