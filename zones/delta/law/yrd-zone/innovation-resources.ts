import { assumed, law, wd } from '#kernel';
import resources from '../../../../mechanisms/innovation-resources/mechanism.ts';

const ours = 'assumed' as const;
const from = '2021-01-01';

export default law(resources, 'yrd-zone', {
  actOf: [
    {
      from,
      value: {
        '911620001000': 'takeOver',
        '911620001100': 'admission',
        '911620001200': 'suspension',
        '911620001300': 'complaint',
      },
      cite: assumed('平台事项编码'),
      status: ours,
    },
  ],
  complaintsAllowed: [
    { from, value: 3, cite: assumed('示范区规则未公布：十二个月内三次查实投诉即暂停'), status: ours },
  ],
  complaintTerm: [{ from, value: wd(10), cite: assumed('示范区规则未公布：投诉处理'), status: ours }],
  admissionTerm: [{ from, value: wd(10), cite: assumed('示范区规则未公布：入库审核'), status: ours }],
  sourceDecides: [{ from, value: true, cite: assumed('示范区规则未公布：入库、暂停由来源地决定'), status: ours }],
});
