import type { Day, PaperRow, Words } from '#kernel';
import type { Missing } from './missing.ts';
import type { Seal } from './seal.ts';

/** A paper ready to be laid out: every text chosen and proofread, every code drawn. Plain data: it goes to another thread. */
export interface Sheet {
  readonly language: 'zh' | 'en';
  readonly authority: Words;
  readonly title: Words;
  readonly number: string;
  readonly on: Day;
  readonly date: string;
  readonly rows: readonly PaperRow[];
  readonly codes: readonly { readonly svg: string; readonly caption: Words; readonly link?: string }[];
  readonly signatures: readonly Words[];
  readonly contact: Words | undefined;
  readonly zone: Words;
  readonly seal: Seal;
  readonly reprint: boolean;
  readonly missing: readonly Missing[];
}

export const REPRINT: Words = ['补打', 'Reprint'];
export const DEMO: Words = ['演示文书，不具有法律效力', 'Demonstration only, without legal effect'];
export const PREVAILS: Words = ['以中文为准', 'The English is for reference; the Chinese text prevails.'];

/** Chinese, or English with the Chinese beside it: on a paper the Chinese term is never left out. */
export const both = ([zh, en]: Words, language: 'zh' | 'en', between = ' '): string =>
  language === 'zh' || zh === en ? zh : `${en}${between}${zh}`;

/** One word for both languages on marks that everybody must understand. */
export const twice = ([zh, en]: Words): string => `${zh} ${en}`;

export const missingNote = (missing: readonly Missing[], language: 'zh' | 'en'): string | undefined => {
  if (missing.length === 0) return undefined;
  const list = [...new Set(missing.map(({ code, where }) => (where ? `${code}（${where}）` : code)))].join('、');
  return both(
    [
      `字库缺字，以编码代替：${list}。请以原件核对。`,
      `Characters the font lacks, shown by their code: ${list}. Check the original.`,
    ],
    language,
    '\n',
  );
};

/** Width in half-width units: a Chinese character is two. */
export const unitsOf = (text: string): number =>
  Math.max(...text.split('\n').map((line) => [...line].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)));
