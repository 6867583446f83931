import type { Facts, PaperRow, Words } from '#kernel';
import { fieldLabel, headKeys, type Label, type Labels, labelOf } from './labels.ts';
import type { Proofreader } from './missing.ts';
import { inLanguage, isTableRow, type Reading, valueText } from './value.ts';

/** More columns than this do not fit a page: each record is then written out as one text. */
const MOST_COLUMNS = 5;

type Labelled = { readonly label: Words; readonly value: unknown };

const isWords = (value: unknown): value is Words =>
  Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string');

const isLabelled = (value: unknown): value is Labelled =>
  typeof value === 'object' && value !== null && 'value' in value && 'label' in value && isWords(value.label);

const table = (label: Label, items: readonly Readonly<Record<string, unknown>>[], reading: Reading): PaperRow => {
  const declared = Object.keys(label.of?.fields ?? label.fields ?? {});
  const keys = [...new Set([...declared, ...items.flatMap(Object.keys)])]
    .map((key) => ({ key, field: fieldLabel(label, key) }))
    .filter(({ key, field }) => items.some((item) => valueText(item[key], field, reading) !== ''));
  if (keys.length > MOST_COLUMNS)
    return { kind: 'list', label: label.title, items: items.map((item) => valueText(item, label, reading)) };
  return {
    kind: 'table',
    label: label.title,
    head: keys.map(({ field }) => field.title),
    rows: items.map((item) => keys.map(({ key, field }) => valueText(item[key], field, reading))),
  };
};

const rowsOfValue = (value: unknown, label: Label, reading: Reading): readonly PaperRow[] => {
  if (isLabelled(value)) return rowsOfValue(value.value, { title: value.label }, reading);
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined && item !== null && item !== '');
    if (items.length === 0) return [];
    if (items.every(isLabelled)) return items.flatMap((item) => rowsOfValue(item, label, reading));
    if (items.every((item) => isTableRow(item, reading))) return [table(label, items, reading)];
    const texts = items.map((item) => valueText(item, label.of ?? label, reading));
    if (texts.length > 1) return [{ kind: 'list', label: label.title, items: texts }];
    return [{ kind: 'text', label: label.title, text: texts[0] as string }];
  }
  const text = valueText(value, label, reading);
  return text === '' ? [] : [{ kind: 'text', label: label.title, text }];
};

/** A row with every text as the font can draw it. */
export const proofed = (row: PaperRow, reading: Reading, { proof }: Proofreader): PaperRow => {
  const where = inLanguage(row.label, reading);
  const words = ([zh, en]: Words): Words => [proof(zh, where), proof(en, where)];
  const label = words(row.label);
  if (row.kind === 'text') return { ...row, label, text: proof(row.text, where) };
  if (row.kind === 'list') return { ...row, label, items: row.items.map((item) => proof(item, where)) };
  const rows = row.rows.map((cells) => cells.map((cell) => proof(cell, where)));
  return { ...row, label, head: row.head.map(words), rows };
};

/** A paper is kept as JSON, whose keys have no order: who and what first, then as the mechanism declares its facts, then what only papers say. */
const inOrder = (body: Facts, facts: Labels = {}): readonly (readonly [string, unknown])[] => {
  const order = [...headKeys, ...Object.keys(facts)];
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(body).sort(([a], [b]) => rank(a) - rank(b));
};

/** The body of a paper as rows. A key without a value makes no row. */
export const rowsOf = (
  kind: string,
  body: Facts,
  facts: Labels | undefined,
  reading: Reading,
  proofreader: Proofreader,
): readonly PaperRow[] =>
  inOrder(body, facts)
    .flatMap(([key, value]) => rowsOfValue(value, labelOf(kind, key, facts), reading))
    .map((row) => proofed(row, reading, proofreader));
