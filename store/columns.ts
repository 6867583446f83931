import type { Client } from './db.ts';

/**
 * Rows as parameters of one statement: an array per column, in PostgreSQL's binary form. Nothing is escaped, no JSON is
 * wrapped in JSON and parsed twice, and the text of the statement is the same for any number of rows, so that it is
 * prepared once.
 */
type Kind =
  | 'text'
  | 'int'
  | 'bool'
  | 'bytes'
  | 'json'
  | 'asWritten'
  | 'asWrittenText'
  | 'date'
  | 'instant'
  | 'names'
  | 'bigint'
  | 'days'
  | 'numbers';

interface Form {
  /** How the parameter is declared, and the number of its element type. */
  readonly type: string;
  readonly oid: number;
  /** What the column is turned into, where the parameter cannot be of its type. */
  readonly cast?: string;
  readonly write: (value: never) => Buffer | string;
}

const int4 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const int8 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};

/** jsonb in binary is a version and the text. */
const jsonb = (text: string): string => `\u0001${text}`;

const [yes, no] = [Buffer.from([1]), Buffer.from([0])];
const same = (value: string): string => value;
const quoted = (value: string): string => `"${value.replaceAll(/[\\"]/g, '\\$&')}"`;

const forms: Readonly<Record<Kind, Form>> = {
  text: { type: 'text[]', oid: 25, write: same },
  int: { type: 'int4[]', oid: 23, write: int4 },
  bigint: { type: 'int8[]', oid: 20, write: int8 },
  bool: { type: 'bool[]', oid: 16, write: (value: boolean) => (value ? yes : no) },
  bytes: { type: 'bytea[]', oid: 17, write: (value: Buffer) => value },
  json: { type: 'jsonb[]', oid: 3802, write: (value: unknown) => jsonb(JSON.stringify(value)) },
  asWritten: { type: 'json[]', oid: 114, write: (value: unknown) => JSON.stringify(value) },
  asWrittenText: { type: 'json[]', oid: 114, write: same },
  date: { type: 'text[]', oid: 25, cast: 'date', write: same },
  instant: { type: 'text[]', oid: 25, cast: 'timestamptz', write: same },
  days: { type: 'text[]', oid: 25, cast: 'daterange', write: same },
  numbers: { type: 'text[]', oid: 25, cast: 'numrange', write: same },
  names: { type: 'text[]', oid: 25, cast: 'text[]', write: (value: readonly string[]) => `{${value.map(quoted)}}` },
};

/** What turns a value of `from` into the column's type where it has another: `::date`, or nothing. */
export const castOf = (kind: Kind): string => (forms[kind].cast ? `::${forms[kind].cast}` : '');

const header = 20;

type Row = Readonly<Record<string, unknown>>;

/** array_recv: dimensions, whether there are nulls, element type, length, first index; then each element with its length. */
const arrayOf = ({ oid, write }: Form, rows: readonly Row[], name: string): Buffer => {
  const parts: (Buffer | string | null)[] = [];
  const sizes: number[] = [];
  let total = header;
  for (const row of rows) {
    const value = row[name];
    const part = value === null || value === undefined ? null : write(value as never);
    const size = part === null ? -1 : typeof part === 'string' ? Buffer.byteLength(part) : part.length;
    parts.push(part);
    sizes.push(size);
    total += 4 + Math.max(0, size);
  }
  const bytes = Buffer.allocUnsafe(total);
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(parts.includes(null) ? 1 : 0, 4);
  bytes.writeInt32BE(oid, 8);
  bytes.writeInt32BE(parts.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = header;
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n] as Buffer | string | null;
    const size = sizes[n] as number;
    at = bytes.writeInt32BE(size, at);
    if (part === null) continue;
    if (typeof part === 'string') bytes.write(part, at, size, 'utf8');
    else bytes.set(part, at);
    at += size;
  }
  return bytes;
};

export interface Columns<Name extends string> {
  /** `a, b, c` */
  readonly names: string;
  /** The same as the select list that gives each its type. */
  readonly select: string;
  /** What is selected from: `unnest(…) as r(a, b, c)`. At least one row must be given. */
  readonly from: string;
  readonly values: (rows: readonly Readonly<Record<Name, unknown>>[]) => Buffer[];
}

export const columnsOf = <Name extends string>(columns: Readonly<Record<Name, Kind>>): Columns<Name> => {
  const all = (Object.entries(columns) as [Name, Kind][]).map(([name, kind]) => ({ name, kind, form: forms[kind] }));
  const names = all.map(({ name }) => `"${name}"`).join(', ');
  return {
    names,
    select: all.map(({ name, kind }) => `r."${name}"${castOf(kind)}`).join(', '),
    from: `unnest(${all.map(({ form }, n) => `$${n + 1}::${form.type}`).join(', ')}) as r(${names})`,
    values: (rows) => all.map(({ name, form }) => arrayOf(form, rows, name)),
  };
};

/** The statement that puts rows into a table, prepared under its name; nothing is sent when there are none. */
export const rowsInto = <Name extends string>(table: string, columns: Columns<Name>, then = '') => {
  const text = `insert into ${table} (${columns.names}) select ${columns.select} from ${columns.from} ${then}`;
  return async (client: Client, rows: readonly Readonly<Record<Name, unknown>>[]) =>
    rows.length ? (await client.query({ name: `project-${table}`, text, values: columns.values(rows) })).rows : [];
};
