import type { Words } from '#kernel';
import { sheetOf } from '../sheet/sheet.ts';
import type { Rehearsal } from './rehearse.ts';
import type { Kind } from './replay.ts';

export const headings: readonly Words[] = [
  ['节点', 'node'],
  ['办件', 'case'],
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

export const rowsOf = (rehearsals: readonly Rehearsal[]): readonly (readonly string[])[] =>
  rehearsals.flatMap(({ node, changes }) =>
    changes.map((one) => [node, one.case, one.day, one.step, kinds[one.kind], one.what, one.before, one.after]),
  );

export const rehearsalXlsx = (rehearsals: readonly Rehearsal[]): Promise<Buffer> =>
  sheetOf(['推演', 'rehearsal'], headings, rowsOf(rehearsals));

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
