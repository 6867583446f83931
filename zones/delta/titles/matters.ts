import type { Matter, Words } from '#kernel';
import { authorities, bodyAt } from '../authorities.ts';
import { between } from '../between.ts';
import { places } from '../places.ts';
import { type Line, make } from '../registers/matters.ts';

const common = {
  lifeEvent: 'professional-qualification',
  serves: 'persons',
  legalBasis: [{ act: '职称评审管理暂行规定' }],
  modes: ['online', 'proxy'],
  visits: 0,
} as const;

const lines: readonly Line[] = [
  ['910320001000', '示范区联合职称申报', 'Joint review of a professional title', { ...common, type: '08' }],
  ['910320001100', '示范区职称互认备案', 'Recognition of a professional title', { ...common, type: '20' }],
  ['910320001200', '职称登记协办（三地）', 'Entry between places', { ...common, type: '20', modes: ['online'] }],
];

export const titleMatters = (): readonly Matter[] =>
  places.flatMap((place) =>
    lines.map((line) => make(place, bodyAt(place.key, 'hrss').id, 'joint-title-review', '20', line)),
  );

const kinds: readonly (readonly [kind: string, title: Words, opens: string])[] = [
  ['pool', ['评审专家名单报送', 'List of experts'], 'submitExperts'],
  ['round', ['职称评审通知与评委会组建', 'Notice of a review and its committee'], 'giveNotice'],
];

/** Between the departments: no catalogue lists these. */
export const titleInternal: readonly Matter[] = authorities
  .filter(({ department }) => department === 'human-resources')
  .flatMap((authority) =>
    kinds.map(([kind, title, opens]) =>
      between(
        {
          mechanism: 'joint-title-review',
          basic: `ZC-${kind}`,
          title,
          opens,
          from: '2021-01-01',
          legalBasis: [{ act: '职称评审管理暂行规定' }],
        },
        authority,
      ),
    ),
  );
