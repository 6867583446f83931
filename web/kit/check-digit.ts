import type { Words } from '../app/types.ts';
import { noSpaces } from './tidy.ts';

/**
 * Tells a mistyped number while it is typed (公民身份号码 GB 11643, 统一社会信用代码 GB 32100). Help only: the server
 * decides with the kernel's own check, of which this repeats the arithmetic because the web imports types alone.
 */
export const tidyKey = (text: string): string =>
  noSpaces(text)
    .replace(/[-\u2010-\u2015\u2212]/g, '')
    .toUpperCase();

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const sum = (text: string, weights: readonly number[], value: (c: string) => number): number =>
  weights.reduce((total, weight, at) => total + value(text.charAt(at)) * weight, 0);

export type KeyState = 'empty' | 'short' | 'right' | Words;

export const keyState = (kind: 'person' | 'organisation', text: string): KeyState => {
  const key = tidyKey(text);
  if (key === '') return 'empty';
  if (key.length < 18) return 'short';
  if (key.length > 18) return [`应为18位,现为${key.length}位`, `18 characters are needed; this has ${key.length}`];
  if (kind === 'person') {
    if (!/^\d{17}[\dX]$/.test(key)) return ['应为17位数字加1位数字或X', 'Expected 17 digits and a digit or X'];
    return '10X98765432'[sum(key, idWeights, Number) % 11] === key[17]
      ? 'right'
      : ['校验码不符,请对照证件重新核对', 'The check digit does not match: compare with the card'];
  }
  if ([...key].some((c) => !alphabet.includes(c)))
    return ['含有不可用字符(I、O、S、V、Z不会出现)', 'Has a character that never occurs (I, O, S, V, Z)'];
  const check = alphabet[(31 - (sum(key, usccWeights, (c) => alphabet.indexOf(c)) % 31)) % 31];
  return check === key[17]
    ? 'right'
    : ['校验码不符,请对照营业执照重新核对', 'The check character does not match: compare with the licence'];
};
