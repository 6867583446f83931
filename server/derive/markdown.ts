import type { Words } from '#kernel';

/** Text for one cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? '_(none)_'
    : [
        `| ${head.join(' | ')} |`,
        `|${head.map(() => '---').join('|')}|`,
        ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
      ].join('\n');

export const both = ([zh, en]: Words): string => `${zh} · ${en}`;

export const code = (text: string): string => `\`${text}\``;

export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** A page says where it comes from, so that nobody edits it. */
export const page = (title: string, from: string, parts: readonly string[]): string =>
  `${[`# ${title}`, `<!-- Derived by \`npm run docs\` from ${from}; edits are overwritten and fail a test. -->`, ...parts].join('\n\n')}\n`;

export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];
