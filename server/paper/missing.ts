import type { Coverage } from './coverage.ts';

/** A character the font cannot draw, and the field it stands in. */
export interface Missing {
  readonly char: string;
  /** As `U+20BB7`. */
  readonly code: string;
  readonly where: string;
}

/** Drawn as nothing anywhere: variation selectors, joiners, direction marks, control characters but the line break. */
const UNSEEN = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?!\n)\p{Cc}/gu;

const nameOf = (char: string): string =>
  `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

export interface Proofreader {
  /** The text with what the font lacks written as 〔U+20BB7〕: a blank in a name would be a wrong name. */
  readonly proof: (text: string, where: string) => string;
  readonly missing: readonly Missing[];
}

export const proofreader = (covers: Coverage): Proofreader => {
  const missing: Missing[] = [];
  const note = (char: string, where: string): string => {
    const code = nameOf(char);
    if (!missing.some((one) => one.code === code && one.where === where)) missing.push({ char, code, where });
    return `〔${code}〕`;
  };
  return {
    missing,
    proof: (text, where) => {
      let shown = '';
      for (const char of text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(UNSEEN, ''))
        shown += char === '\n' || covers(char.codePointAt(0) as number) ? char : note(char, where);
      return shown;
    },
  };
};
