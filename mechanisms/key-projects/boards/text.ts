import type { Words } from '#kernel';
import type { Seen } from './rows.ts';

/** What the plan says by code, said by name: places are six digits that stand alone, project codes hold theirs between hyphens. */
export const named = ([zh, en]: Words, { nameOf }: Pick<Seen, 'nameOf'>): Words => {
  const by = (text: string, n: 0 | 1): string => text.replace(/(?<![\d-])\d{6}(?![\d-])/g, (code) => nameOf(code)[n]);
  return [by(zh, 0), by(en, 1)];
};

/** Fen as yuan, exactly. */
export const yuan = (fen: number): string => {
  const sign = fen < 0 ? '-' : '';
  const abs = BigInt(Math.abs(fen));
  return `${sign}${(abs / 100n).toLocaleString('en')}.${String(abs % 100n).padStart(2, '0')}`;
};
export const share = (text: string | null): Words => (text === null ? ['–', '–'] : [`${text}%`, `${text}%`]);
export const toCase = (id: string) => ({ to: { kind: 'case', id } as const });
