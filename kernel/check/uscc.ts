import type { Words } from '../declare/words.ts';
import { ok, type Result } from '../outcome/result.ts';
import { digits, faulty, type Kind, wrongCharacter, wrongCheck, wrongLength } from './refusals.ts';
import { firstBad, tidy } from './text.ts';

const kind: Kind = {
  code: 'uscc',
  name: ['统一社会信用代码', 'The unified social credit code'],
  remedy: [
    '请对照营业执照或登记证书重新填写18位代码',
    'Enter the 18 characters again from the licence or certificate',
  ],
};

export interface Uscc {
  readonly number: string;
  /** 登记管理部门代码: 1 organs, 5 civil affairs, 9 market regulation, N agriculture, Y other … */
  readonly registrar: string;
  /** 机构类别代码 within the registrar. */
  readonly category: string;
  /** 登记管理机关行政区划码, GB/T 2260. */
  readonly region: string;
  /** The organisation's own code, GB 11714, with its check character. */
  readonly organisation: string;
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const letters: Words = [
  '数字或大写字母（不含I、O、S、V、Z）',
  'a digit or a capital letter other than I, O, S, V, Z',
];

export const usccCheck = (first17: string): string => {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += alphabet.indexOf(first17.charAt(i)) * (weights[i] as number);
  return alphabet[(31 - (sum % 31)) % 31] as string;
};

const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of an 全国组织机构代码, GB 11714: digits as they are, A = 10 … Z = 35, 11 − Σ mod 11, 10 → X, 11 → 0. */
export const organisationCheck = (first8: string): string => {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(first8.charAt(i), 36) * (innerWeights[i] as number);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
};

/**
 * 统一社会信用代码, GB 32100: registrar 1 + category 1 + region 6 + organisation code 9 (GB 11714) + check.
 * Refusals: `uscc-length`, `uscc-characters`, `uscc-check-digit`, `uscc-organisation-check-digit`.
 */
export function checkUscc(text: string): Result<Uscc> {
  const number = tidy(text);
  if (number.length !== 18) return wrongLength(kind, '18', number.length);
  const bad = firstBad(number, /[0-9A-HJ-NPQRTUWXY]/);
  if (bad) return wrongCharacter(kind, bad, letters);
  if (!/[1-9ANY]/.test(number.charAt(0))) {
    return wrongCharacter(kind, 1, [
      '登记管理部门代码（1至9、A、N、Y）',
      'the code of a registrar: 1 to 9, A, N or Y',
    ]);
  }
  const region = firstBad(number.slice(2, 8), /\d/);
  if (region) return wrongCharacter(kind, region + 2, digits);
  if (usccCheck(number) !== number[17]) return wrongCheck(kind, 18);
  const organisation = number.slice(8, 17);
  if (organisationCheck(organisation) !== organisation[8]) {
    return faulty(
      kind,
      'organisation-check-digit',
      [
        '第17位（组织机构代码校验码）与第9至16位不符',
        'holds at positions 9 to 17 an organisation code whose check character is wrong',
      ],
      { position: 17 },
    );
  }
  return ok({
    number,
    registrar: number.charAt(0),
    category: number.charAt(1),
    region: number.slice(2, 8),
    organisation,
  });
}
