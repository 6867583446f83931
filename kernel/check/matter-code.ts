import { ok, type Result } from '../outcome/result.ts';
import { digits, faulty, type Kind, wrongCharacter, wrongLength } from './refusals.ts';
import { firstBad, tidy } from './text.ts';
import { checkUscc } from './uscc.ts';

const kind: Kind = {
  code: 'matter',
  name: ['政务服务事项编码', 'The service item code'],
  remedy: [
    '请按事项清单填写12位基本编码、31位实施编码或33位业务办理项编码',
    'Enter the 12, 31 or 33 characters from the catalogue',
  ],
};

/** 基本编码, 实施编码, 业务办理项编码. */
export type MatterLevel = 'basic' | 'implementation' | 'handling';

export interface MatterCode {
  /** Provinces have schemes of their own: a code means something only with its scheme. */
  readonly scheme: string;
  readonly number: string;
  readonly level: MatterLevel;
  /** 基本编码: what the same matter has in common in every place. */
  readonly basic: string;
  /** 实施主体, a unified social credit code. */
  readonly body?: string;
  /** 行使层级. */
  readonly tier?: string;
  /** 业务办理项 within the implementation. */
  readonly handling?: string;
}

export const nationalScheme = 'GB/T 39554.1';

const levels: Readonly<Record<number, MatterLevel>> = { 12: 'basic', 31: 'implementation', 33: 'handling' };

/**
 * GB/T 39554.1: basic 12 digits; implementation 31 = USCC of the body 18 + tier 1 + basic 12; handling 33 = that + 2.
 * The composition is reported, not read in the standard. Another scheme needs a validator of its own and is refused.
 * Refusals: `matter-scheme`, `matter-length`, `matter-characters`, `matter-body`.
 */
export function checkMatterCode(
  text: string,
  { scheme = nationalScheme }: { readonly scheme?: string } = {},
): Result<MatterCode> {
  if (scheme !== nationalScheme) {
    return faulty(
      kind,
      'scheme',
      [`的编码规则“${scheme}”尚无校验规则`, `is of the scheme "${scheme}", which has no validator`],
      { scheme },
    );
  }
  const number = tidy(text);
  const level = levels[number.length];
  if (!level) return wrongLength(kind, '12、31、33', number.length);
  const from = level === 'basic' ? 0 : 18;
  const bad = firstBad(number.slice(from), /\d/);
  if (bad) return wrongCharacter(kind, from + bad, digits);
  if (level === 'basic') return ok({ scheme, number, level, basic: number });
  const body = checkUscc(number.slice(0, 18));
  if (!body.ok) {
    return faulty(
      kind,
      'body',
      [`前18位实施主体代码有误。${body.says[0]}`, `begins with the code of no body. ${body.says[1]}`],
      { ...body.detail, because: body.code },
    );
  }
  const parts = {
    scheme,
    number,
    level,
    basic: number.slice(19, 31),
    body: body.value.number,
    tier: number.charAt(18),
  };
  return ok(level === 'handling' ? { ...parts, handling: number.slice(31) } : parts);
}
