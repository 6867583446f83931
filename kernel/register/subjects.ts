import type { Facts } from '../case/case.ts';
import type { RegisterSpec } from '../declare/mechanism.ts';

const keysIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('key' in value && typeof value.key === 'string') return [value.key];
  return Object.values(value).flatMap((inner) => (typeof inner === 'object' ? keysIn(inner) : []));
};

/**
 * Whom an entry is about: the identity numbers in its subject column, which may be a text, a party, or a list of either
 * (co-owners). Without a subject column the entry is about its key.
 */
export const subjectsOf = (spec: RegisterSpec | undefined, key: string, values: Facts): readonly string[] => {
  const found = [...new Set(keysIn(values[spec?.subject ?? 'subject']))];
  return found.length ? found : [key];
};

export interface Claim {
  readonly name: string;
  readonly value: string;
}

/** What only one entry at a time may say: each `unique` of the register, with the entry's values in it. */
export const claimsOf = (spec: RegisterSpec | undefined, values: Facts): readonly Claim[] =>
  (spec?.unique ?? []).flatMap((columns) => {
    const parts = columns.map((column) => values[column]);
    return parts.some((part) => part === undefined || part === null)
      ? []
      : [{ name: columns.join('+'), value: JSON.stringify(parts) }];
  });
