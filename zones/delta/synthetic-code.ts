import { citizenIdCheck, organisationCheck, usccCheck } from '#kernel';

/**
 * Codes of invented bodies and people: the check characters are right (GB 32100, GB 11714, GB 11643), the rest is made
 * up. `MB` organs and public institutions, `MA` enterprises, as real codes have it since 2015; the low running numbers
 * keep them recognisable as synthetic.
 */
export const syntheticUscc = (kind: '11' | '12' | '13' | '91' | '92', region: string, n: number): string => {
  const organisation = `${kind.startsWith('9') ? 'MA' : 'MB'}${String(n).padStart(6, '0')}`;
  const first17 = `${kind}${region}${organisation}${organisationCheck(organisation)}`;
  return first17 + usccCheck(first17);
};

/** `birth` as YYYYMMDD, `sequence` three digits: odd = male. */
export const syntheticId = (region: string, birth: string, sequence: string): string => {
  const first17 = `${region}${birth}${sequence}`;
  return first17 + citizenIdCheck(first17);
};
