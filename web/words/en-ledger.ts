import type { zhLedger } from './zh-ledger.ts';

export const enLedger: Readonly<Record<keyof typeof zhLedger, string>> = {
  'amount.why': 'How it was computed',
  'amount.computed': 'Computed by the system',
  'amount.law': 'A value set by law',
  'amount.share': '× {ratio}, {rounded}',
  'amount.down': 'rounded down',
  'amount.up': 'rounded up',
  'amount.half-up': 'rounded half up',
  'amount.sum': 'The sum of these',
  'amount.less': 'The first less the others',
  'amount.least': 'The smallest of these',
  'amount.most': 'The largest of these',
  'amount.raised': 'The smallest of these is below the lowest value allowed: {amount} stands',
  'amount.decided': 'decided',
  'amount.source': 'Source: {act} {article}',
  'amount.seats': 'seats',
  'amount.mu': 'mu',
};
