import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownRefusal } from '#server/derive/refusals-page.ts';

/**
 * Finds the refusals that stand in the source: `refuse('code', [zh, en])`, the tables `'code': [zh, en]` of a closed
 * list, and the faults the code checks compose of a kind and a fault. It reads text, not meaning: its test is that every
 * page it feeds is compared, and that `checks/docs.test.ts` knows a few codes of each form.
 */
const folders = ['kernel', 'exchange', 'store', 'server'];

const literal = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)\s*,?/y;

/** One string literal at `at`, values put into it shown as `…`. */
const stringAt = (text: string, at: number): { readonly value: string; readonly end: number } | undefined => {
  literal.lastIndex = at;
  const found = literal.exec(text);
  if (!found) return undefined;
  const raw = found[1] ?? found[2] ?? found[3] ?? '';
  const value = raw.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…').replace(/\\(['"`])/g, '$1');
  return { value, end: literal.lastIndex };
};

/** `[zh, en]` from the bracket on. */
const wordsAt = (text: string, at: number): readonly [string, string] | undefined => {
  const zh = stringAt(text, at);
  const en = zh && stringAt(text, zh.end);
  return zh && en ? [zh.value, en.value] : undefined;
};

const matching = (text: string, pattern: RegExp): readonly RegExpExecArray[] => [...text.matchAll(pattern)];
const endOf = (match: RegExpExecArray): number => match.index + match[0].length;

const direct = (text: string) =>
  matching(text, /\brefuse\(\s*'([a-z][\w-]*)',\s*/g).map((match) => {
    const words = text[endOf(match)] === '[' ? wordsAt(text, endOf(match) + 1) : undefined;
    return { code: match[1] as string, words: words ?? (['…', '…'] as const) };
  });

const tables = (text: string, prefix: string) =>
  matching(text, /const (?:SAYS|says)\b[^=]*= \{([\s\S]*?)\n\}/g).flatMap((block) =>
    matching(block[1] as string, /(?:^|\n)\s*'?([a-z][\w-]*)'?:\s*\[/g).flatMap((match) => {
      const words = wordsAt(block[1] as string, endOf(match));
      return words ? [{ code: prefix + (match[1] as string), words }] : [];
    }),
  );

const outcomes = (text: string, prefix: string) =>
  matching(text, /\{ n: \d+, code: '([\w-]+)', says: \[/g).flatMap((match) => {
    const words = wordsAt(text, endOf(match));
    return words ? [{ code: prefix + (match[1] as string), words }] : [];
  });

const shared: readonly (readonly [string, RegExp, readonly [string, string]])[] = [
  ['length', /\bwrongLength\(/, ['应为…位，现为…位', 'must have … characters; this has …']],
  ['characters', /\bwrongCharacter\(/, ['第…位有误：此处应为…', 'has a fault at position …: expected …']],
  ['check-digit', /\bwrongCheck\(/, ['第…位校验码与其余各位不符', 'fails its check character at position …']],
];

const faults = (text: string) => {
  const kind = /const kind: Kind = \{\s*code: '(\w+)'/.exec(text)?.[1];
  if (!kind) return [];
  const own = matching(text, /\bfaulty\(\s*kind,\s*'([\w-]+)',\s*\[/g).map((match) => ({
    code: `${kind}-${match[1]}`,
    words: wordsAt(text, endOf(match)) ?? (['…', '…'] as const),
  }));
  const common = shared.flatMap(([fault, used, words]) =>
    used.test(text) ? [{ code: `${kind}-${fault}`, words }] : [],
  );
  return [...common, ...own];
};

const inFile = (file: string, text: string) => {
  const prefix = /refuse\(`ledger-\$\{code\}`/.test(text) ? 'ledger-' : '';
  return [
    ...direct(text),
    ...tables(text, prefix),
    ...outcomes(text, prefix),
    ...(file.includes('/check/') ? faults(text) : []),
  ];
};

/** Every code once, with the first sentence it is given; in the order of the folders. */
export const readRefusals = (root: string): readonly KnownRefusal[] => {
  const files = folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }).sort())
    .filter((file) => !/\.(test|fixture)\.ts$/.test(file) && !file.includes('server/derive/'));
  const found = new Map<string, KnownRefusal>();
  for (const file of files)
    for (const { code, words } of inFile(file, readFileSync(join(root, file), 'utf8'))) {
      const before = found.get(code);
      if (!before || before.zh === '…')
        found.set(code, { code, zh: words[0], en: words[1], file: before?.file ?? file });
    }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};
