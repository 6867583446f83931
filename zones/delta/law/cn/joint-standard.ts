import { act, law } from '#kernel';
import standard from '../../../../mechanisms/joint-standard/mechanism.ts';
import { nationalStandards } from '../../standards/register.ts';

export default law(standard, 'cn', {
  national: [
    {
      from: '2002-06-01',
      value: nationalStandards,
      cite: act('GB 3838-2002 表1、GB 3095-2012 及 2026 年版、HJ 633-2012 及 2026 年版').whole,
      status: 'reported',
    },
  ],
});
