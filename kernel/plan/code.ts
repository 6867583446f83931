import { ok, type Result, refuse } from '../outcome/result.ts';

/** One part of a code: its length, what it is made of, and the values it may take where the rule lists them. */
export interface CodeSegment {
  readonly name: string;
  readonly length: number;
  readonly of: 'digits' | 'letters' | 'both';
  readonly values?: readonly string[];
}

/** A project-code rule as data, e.g. the national 24 digits year-month 4 · division 6 · industry 2 · type 2 · serial 6. */
export interface CodeRule {
  readonly id: string;
  readonly separator: string;
  readonly segments: readonly CodeSegment[];
}

const SHAPES = { digits: /^[0-9]+$/, letters: /^[A-Z]+$/, both: /^[0-9A-Z]+$/ } as const;

/** Splits a code into its named parts; refuses with the name of the part that is wrong. */
export const readCode = (rule: CodeRule, code: string): Result<Readonly<Record<string, string>>> => {
  const given = rule.separator === '' ? undefined : code.split(rule.separator);
  if (given && given.length !== rule.segments.length) {
    return refuse(
      'code-shape',
      [`编码应有 ${rule.segments.length} 段`, `The code has ${rule.segments.length} parts`],
      { field: '/code' },
    );
  }
  const out: Record<string, string> = {};
  let at = 0;
  for (const [i, segment] of rule.segments.entries()) {
    const part = given ? (given[i] ?? '') : code.slice(at, at + segment.length);
    at += segment.length;
    const fits =
      part.length === segment.length && SHAPES[segment.of].test(part) && (segment.values?.includes(part) ?? true);
    if (!fits)
      return refuse('code-part', [`编码的“${segment.name}”不符`, `The part "${segment.name}" of the code is wrong`], {
        field: '/code',
        detail: { part: segment.name, got: part },
      });
    out[segment.name] = part;
  }
  if (!given && at !== code.length)
    return refuse('code-shape', [`编码应为 ${at} 位`, `The code has ${at} characters`], { field: '/code' });
  return ok(out);
};
