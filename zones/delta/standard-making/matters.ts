import type { Matter, Words } from '#kernel';
import { authorities } from '../authorities.ts';
import { between } from '../between.ts';

const kinds: readonly (readonly [basic: string, title: Words, opens: string])[] = [
  ['STD-joint', ['区域统一标准共同制定', 'Joint making of a standard'], 'propose'],
  ['STD-entry', ['区域统一标准登记', 'Entry of a joint standard'], 'openEntry'],
];

/** Between the regulators: no catalogue lists these. */
export const standardInternal: readonly Matter[] = authorities
  .filter(({ department }) => department === 'market-regulation')
  .flatMap((authority) =>
    kinds.map(([basic, title, opens]) =>
      between({ mechanism: 'joint-standard', basic, title, opens, from: '2020-01-01' }, authority),
    ),
  );
