import { ok, type Result } from '../outcome/result.ts';
import { isDay } from '../time/day.ts';
import type { Day } from '../time/types.ts';
import { digits, faulty, type Kind, wrongCharacter, wrongCheck, wrongLength } from './refusals.ts';
import { firstBad, tidy } from './text.ts';

const kind: Kind = {
  code: 'id',
  name: ['公民身份号码', 'The citizen identity number'],
  remedy: ['请对照居民身份证重新填写18位号码', 'Enter the 18 characters again from the resident identity card'],
};

export interface CitizenId {
  readonly number: string;
  /** GB/T 2260 code of the place of first registration. It is not where the person lives: no rule may rest on it. */
  readonly firstRegistration: string;
  readonly birth: Day;
  readonly sex: 'male' | 'female';
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Province level of GB/T 2260, with 83 as the residence permits of Taiwan residents use it. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

export const citizenIdCheck = (first17: string): string => {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * (weights[i] as number);
  return checks[sum % 11] as string;
};

/**
 * 公民身份号码, GB 11643: 6 region + 8 birth date + 3 sequence (odd = male) + check by ISO 7064 MOD 11-2.
 * With `today` a birth date after it is refused. Refusals: `id-length`, `id-characters`, `id-region`, `id-birth-date`,
 * `id-birth-in-future`, `id-check-digit`.
 */
export function checkCitizenId(text: string, { today }: { readonly today?: Day } = {}): Result<CitizenId> {
  const number = tidy(text);
  if (number.length !== 18) return wrongLength(kind, '18', number.length);
  const bad = firstBad(number.slice(0, 17), /\d/);
  if (bad) return wrongCharacter(kind, bad, digits);
  if (!/[\dX]/.test(number.charAt(17))) return wrongCharacter(kind, 18, ['数字或X', 'a digit or X']);
  if (!provinces.has(number.slice(0, 2))) {
    return faulty(kind, 'region', ['第1至2位不是省级行政区划代码', 'does not begin with the code of a province'], {
      position: 1,
    });
  }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birth)) {
    return faulty(
      kind,
      'birth-date',
      ['第7至14位不是真实存在的日期', 'has no date that exists at positions 7 to 14'],
      { position: 7 },
    );
  }
  if (today !== undefined && birth > today) {
    return faulty(
      kind,
      'birth-in-future',
      ['第7至14位的出生日期晚于今天', 'has a birth date after today at positions 7 to 14'],
      { position: 7 },
    );
  }
  if (citizenIdCheck(number) !== number[17]) return wrongCheck(kind, 18);
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return ok({ number, firstRegistration: number.slice(0, 6), birth, sex });
}
