import type { CaseRule } from '../vocabulary.ts';
import { claiming } from './claiming.ts';
import { ordering } from './ordering.ts';
import { paying } from './paying.ts';
import { redeeming } from './redeeming.ts';

export const rules = { ...claiming, ...ordering, ...redeeming, ...paying } as const satisfies Record<
  string,
  CaseRule
>;
