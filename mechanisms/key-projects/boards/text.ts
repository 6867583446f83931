import type { Words } from '#kernel';

/** Fen as yuan, exactly. */
export const yuan = (fen: number): string => {
  const sign = fen < 0 ? '-' : '';
  const abs = BigInt(Math.abs(fen));
  return `${sign}${abs / 100n}.${String(abs % 100n).padStart(2, '0')}`;
};
export const share = (text: string | null): Words => (text === null ? ['–', '–'] : [`${text}%`, `${text}%`]);
export const toCase = (id: string) => ({ to: { kind: 'case', id } as const });
