import { actingAuthority } from '../reckoning.ts';
import { type CaseStep, running, staysIn } from '../vocabulary.ts';

/** 三平台数据交换 (5.5): by project code; nobody overwrites another's data, differences are shown until they are gone. */
export const platform = {
  tellPlatform: {
    title: ['报送平台数据', 'Tell what the platform holds'],
    help: [
      '按项目代码报送本方投资审批平台现有的数据；与审批平台不一致的逐项列出，以审批平台为准',
      'What your approval platform holds under this code; where it differs, the platform that approved stands',
    ],
    by: ['partner', 'proposer', 'officer'],
    ...staysIn(...running.filter((state) => state !== 'idea')),
    asks: ['platformRow'],
    fromAfar: true,
    sets: (seen) => ({
      platforms: [
        ...(seen.facts.platforms ?? []),
        { authority: actingAuthority(seen), on: seen.day, ...seen.facts.platformRow },
      ],
      platformRow: null,
    }),
  },
} as const satisfies Record<string, CaseStep>;
