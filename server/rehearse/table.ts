import type { Words } from '#kernel';
import type { Program } from '../load.ts';
import { sheetOf } from '../sheet/sheet.ts';
import type { Rehearsal } from './rehearse.ts';
import type { Kind } from './replay.ts';
import { inWords } from './words.ts';

export const headings: readonly Words[] = [
  ['节点', 'node'],
  ['办件', 'case'],
  ['在办或已结', 'open or past'],
  ['日期', 'day'],
  ['步骤', 'step'],
  ['类别', 'kind'],
  ['项目', 'what'],
  ['现行', 'now'],
  ['拟议', 'proposed'],
];

const kinds: Readonly<Record<Kind, string>> = {
  clock: '时限 clock',
  block: '受阻 blocked',
  decision: '决定 decision',
  fee: '费用 fee',
  fact: '内容 fact',
  paper: '文书 paper',
  posting: '账目 posting',
  entry: '登记 entry',
};

const both = ([zh, en]: Words): string => (zh === en ? zh : `${zh} ${en}`);

/** One row for each change, in words and in both languages, under `headings`. */
export const rowsOf = (program: Program, rehearsals: readonly Rehearsal[]): readonly (readonly string[])[] =>
  rehearsals.flatMap(({ node, mechanism, changes }) =>
    changes.map((one) => {
      const { step, what, before, after } = inWords(program, program.mechanism(mechanism), one);
      const open = one.open ? '在办 open' : '已结 past';
      return [node, one.case, open, one.day, both(step), kinds[one.kind], both(what), both(before), both(after)];
    }),
  );

export const rehearsalXlsx = (program: Program, rehearsals: readonly Rehearsal[]): Promise<Buffer> =>
  sheetOf(['推演', 'rehearsal'], headings, rowsOf(program, rehearsals));

/** By kind: how many changes in how many cases. */
export const countsOf = (
  rehearsals: readonly Rehearsal[],
): readonly { readonly kind: Kind; readonly changes: number; readonly cases: number }[] =>
  (Object.keys(kinds) as Kind[]).flatMap((kind) => {
    const found = rehearsals.flatMap(({ changes }) => changes.filter((one) => one.kind === kind));
    return found.length ? [{ kind, changes: found.length, cases: new Set(found.map((one) => one.case)).size }] : [];
  });

/** By kind in words: how many changes in how many cases. */
export const summaryOf = (
  rehearsals: readonly Rehearsal[],
): readonly { readonly kind: string; readonly changes: number; readonly cases: number }[] =>
  countsOf(rehearsals).map(({ kind, ...counts }) => ({ kind: kinds[kind], ...counts }));
