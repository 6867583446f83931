import { checkUscc } from '../check/uscc.ts';
import { fenOf } from '../ledger/bank-file.ts';
import type { Fact } from './fact.ts';
import { validateFact } from './validate.ts';
import type { Words } from './words.ts';

/** One column of a table from which a list of records is filled: a field, or of a party its name or number. */
export interface TableColumn {
  readonly field: string;
  readonly part?: 'name' | 'key';
  readonly heading: Words;
  readonly fact: Fact;
  readonly required: boolean;
  /** What to write, as the template's second line says. */
  readonly help: Words;
}

export interface TableError {
  /** As the reader of the file counts: the heading is row 1. */
  readonly row: number;
  readonly column?: Words;
  readonly says: Words;
}

const simple: readonly Fact['kind'][] = [
  'text',
  'longText',
  'number',
  'decimal',
  'money',
  'day',
  'yesNo',
  'choice',
  'choices',
  'place',
  'authority',
  'node',
  'window',
  'water',
  'section',
  'entry',
];

const listed = (fact: Fact): string =>
  Object.values(fact.options ?? {})
    .map(([zh]) => zh)
    .join('、');

const helpOf = (fact: Fact): Words => {
  switch (fact.kind) {
    case 'money':
      return ['元，至多两位小数', 'yuan, at most two decimals'];
    case 'day':
      return ['如 2021-07-13', 'such as 2021-07-13'];
    case 'yesNo':
      return ['是或否', 'yes or no'];
    case 'choice':
      return [`其中之一：${listed(fact)}`, 'one of the titles'];
    case 'choices':
      return [`可多项，以顿号分隔：${listed(fact)}`, 'several, separated by 、'];
    case 'list':
      return ['可多项，以顿号分隔', 'several, separated by 、'];
    default:
      return ['', ''];
  }
};

/** The columns of a list of records, or nothing if a field that must be filled cannot stand in a cell. */
export const tableColumns = (list: Fact): readonly TableColumn[] | undefined => {
  const fields = list.kind === 'list' && list.of?.kind === 'record' ? list.of.fields : undefined;
  if (!fields) return undefined;
  const columns: TableColumn[] = [];
  for (const [field, fact] of Object.entries(fields)) {
    const base = { field, fact, required: fact.optional !== true, help: helpOf(fact) };
    const [zh, en] = fact.title;
    if (fact.kind === 'party')
      columns.push(
        { ...base, part: 'name', heading: [`${zh}名称`, `${en}, name`] },
        { ...base, part: 'key', heading: [`${zh}证件号码`, `${en}, number`] },
      );
    else if (simple.includes(fact.kind) || (fact.kind === 'list' && fact.of && simple.includes(fact.of.kind)))
      columns.push({ ...base, heading: fact.title });
    else if (base.required) return undefined;
  }
  return columns;
};

const split = (text: string): readonly string[] =>
  text
    .split(/[、;；,，]/)
    .map((one) => one.trim())
    .filter(Boolean);

const optionOf = (fact: Fact, text: string): string =>
  Object.entries(fact.options ?? {}).find(([key, titles]) => [key, ...titles].includes(text))?.[0] ?? text;

/** What a cell says, as its kind of fact is written; what cannot be read stays as it is, for the check to refuse. */
const valueIn = (fact: Fact, text: string): unknown => {
  switch (fact.kind) {
    case 'number':
      return /^-?[\d.]+$/.test(text) ? Number(text) : text;
    case 'money':
      return fenOf(text) ?? text;
    case 'day':
      return text.replace(/^(\d{4})[/.年]?(\d\d)[/.月]?(\d\d)日?$/, '$1-$2-$3');
    case 'yesNo':
      return ['是', 'yes', 'true'].includes(text) ? true : ['否', 'no', 'false'].includes(text) ? false : text;
    case 'choice':
      return optionOf(fact, text);
    case 'choices':
      return split(text).map((one) => optionOf(fact, one));
    case 'list':
      return split(text).map((one) => valueIn(fact.of as Fact, one));
    default:
      return text;
  }
};

type Cells = readonly string[];

const recordIn = (columns: readonly TableColumn[], places: readonly number[], cells: Cells) => {
  const found: Record<string, unknown> = {};
  for (const [n, { field, part, fact }] of columns.entries()) {
    const text = (cells[places[n] ?? -1] ?? '').trim();
    if (text === '') continue;
    if (part) found[field] = { ...(found[field] as object | undefined), [part]: text };
    else found[field] = valueIn(fact, text);
  }
  for (const { field, part } of columns) {
    const party = found[field] as { key?: string } | undefined;
    if (part === 'key' && party)
      found[field] = { kind: checkUscc(party.key ?? '').ok ? 'organisation' : 'person', ...party };
  }
  return found;
};

/**
 * A table as the value of a list, or everything that is wrong with it, each with its row and column. Rows without any text and
 * the template's line of help (it begins with #) are passed over. Headings are understood in both languages.
 */
export const readTable = (
  list: Fact,
  [head = [], ...body]: readonly Cells[],
): { readonly rows: readonly unknown[]; readonly errors: readonly TableError[] } => {
  const columns = tableColumns(list) ?? [];
  const titles = head.map((cell) => cell.trim().replace(/\*$/, '').toLowerCase());
  const places = columns.map(({ heading }) => {
    const names = heading.map((h) => h.toLowerCase());
    return titles.findIndex((one) => names.includes(one));
  });
  const missing = columns.filter(({ required }, n) => required && (places[n] ?? -1) < 0);
  if (columns.length === 0 || missing.length > 0)
    return {
      rows: [],
      errors: missing.map(({ heading }) => ({
        row: 1,
        column: heading,
        says: [`缺少“${heading[0]}”列`, `The column "${heading[1]}" is missing`],
      })),
    };
  const rows: unknown[] = [];
  const errors: TableError[] = [];
  for (const [n, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '') || cells[0]?.startsWith('#')) continue;
    const read = validateFact(list.of as Fact, recordIn(columns, places, cells), '');
    if (read.ok) rows.push(read.value);
    else {
      const [, field] = (read.field ?? '').split('/');
      const column = columns.find((one) => one.field === field)?.heading;
      errors.push({ row: n + 2, ...(column && { column }), says: read.says });
    }
  }
  if (rows.length + errors.length > (list.max ?? 200))
    errors.push({
      row: (list.max ?? 200) + 2,
      says: [`超过 ${list.max ?? 200} 行，请分批`, `More than ${list.max ?? 200} rows: bring them in parts`],
    });
  return { rows, errors };
};

/** The table people fill in: headings, an asterisk where a cell may not stay empty, and a line of help. */
export const tableTemplate = (list: Fact): readonly Cells[] => {
  const columns = tableColumns(list) ?? [];
  return [
    columns.map(({ heading, required }) => `${heading[0]}${required ? '*' : ''}`),
    columns.map(({ help }, n) => (n === 0 ? `# ${help[0]}` : help[0])),
  ];
};
