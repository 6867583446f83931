import type { Matter, Words } from '#kernel';
import { authorities } from '../authorities.ts';

const kinds: readonly (readonly [basic: string, title: Words])[] = [
  ['STD-joint', ['区域统一标准共同制定', 'Joint making of a standard']],
  ['STD-entry', ['区域统一标准登记', 'Entry of a joint standard']],
];

/** Between the regulators: no catalogue lists these. */
export const standardInternal: readonly Matter[] = authorities
  .filter(({ department }) => department === 'market-regulation')
  .flatMap((authority) =>
    kinds.map(
      ([basic, [zh, en]]): Matter => ({
        code: `${basic}-${authority.jurisdiction}`,
        basic,
        version: 1,
        from: '2020-01-01',
        title: zh,
        titleEn: en,
        jurisdiction: authority.jurisdiction,
        authority: authority.id,
        type: '20',
        mechanism: 'joint-standard',
        serves: 'organisations',
        department: authority.department,
        instant: false,
        legalBasis: [],
        conditions: [],
        materials: [],
        fee: { amount: 0 },
        result: { kind: 'answer', name: zh },
        visits: 0,
        modes: ['online'],
        deemedAcceptance: { mode: 'on-spot' },
        tolerates: false,
        commitment: false,
        special: [],
        provenance: 'illustrative',
      }),
    ),
  );
