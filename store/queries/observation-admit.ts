import { createHash } from 'node:crypto';
import type { Client, Db } from '../db.ts';
import { type Shape, shapeNumber, shapesByNumber } from './observation.ts';

/** In readings, not rows. */
export interface Admitted {
  readonly staged: number;
  readonly added: number;
  readonly changed: number;
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

interface Row {
  readonly channel: number;
  readonly at: string;
  readonly shape: number;
  readonly values: readonly (string | null)[];
  readonly states: readonly number[] | null;
  readonly flags: readonly number[] | null;
  readonly shown: readonly (string | null)[] | null;
}

type Cell = readonly [value: string | null, state: number, flags: number, shown: string | null];

const PAGE = 2000;
const put = 'insert into observation_readings (channel, at, version, shape, import, values, states, flags, shown)';
const columns = ['shape', 'values::text', 'states', 'flags', 'shown'];
const equal = columns.map((column) => `r.${column} is not distinct from s.${column}`).join(' and ');

const keyOf = ({ channel, at }: Pick<Row, 'channel' | 'at'>): string => `${channel}|${at}`;
const cellAt = (row: Row, n: number): Cell => [
  row.values[n] ?? null,
  row.states?.[n] ?? 0,
  row.flags?.[n] ?? 0,
  row.shown?.[n] ?? null,
];
const contentOf = (cell: Cell): string => JSON.stringify(cell);

/** Versions held of one key: the content of every item in each, and how many rows there are. */
interface Held {
  readonly items: Map<string, Set<string>>;
  version: number;
}

const learn = (held: Map<string, Held>, row: Row, shape: Shape): void => {
  const key = keyOf(row);
  const known = held.get(key) ?? { items: new Map(), version: 0 };
  for (const [n, item] of shape.items.entries()) {
    const contents = known.items.get(item) ?? new Set();
    known.items.set(item, contents.add(contentOf(cellAt(row, n))));
  }
  known.version++;
  held.set(key, known);
};

/** The part of a staged row that no version holds: the items to write, each new to the key or a change of it. */
const newIn = (row: Row, shape: Shape, held: Held | undefined) => {
  const at = shape.items.flatMap((item, n) => (held?.items.get(item)?.has(contentOf(cellAt(row, n))) ? [] : [n]));
  const changed = at.filter((n) => held?.items.has(shape.items[n] as string)).length;
  return { at, changed, added: at.length - changed };
};

const pick = <T>(list: readonly T[] | null, at: readonly number[], none: T): readonly T[] | null => {
  const picked = list && at.map((n) => list[n] as T);
  return picked?.some((one) => one !== none) ? picked : null;
};

interface Part {
  readonly version: number;
  readonly row: Row;
  readonly at: readonly number[];
  readonly shape: Shape;
}

/** A page in one statement: a source that restates a whole month writes as many parts as rows. */
const writeParts = async (client: Client, importNo: number, parts: readonly Part[]): Promise<void> => {
  const shapes = new Map<string, number>();
  const rows: object[] = [];
  for (const { at, row, version, shape } of parts) {
    const [items, units] = [at.map((n) => shape.items[n] as string), at.map((n) => shape.units[n] as string)];
    const name = `${items}|${units}`;
    const no = shapes.get(name) ?? (await shapeNumber(client, items, units));
    shapes.set(name, no);
    rows.push({
      channel: row.channel,
      at: row.at,
      version,
      shape: no,
      values: at.map((n) => row.values[n] ?? null),
      states: pick(row.states, at, 0),
      flags: pick(row.flags, at, 0),
      shown: pick(row.shown, at, null),
    });
  }
  if (rows.length === 0) return;
  await client.query(
    `${put} select channel, at, version, shape, $1, values, states, flags, shown
     from json_to_recordset($2) as p(channel int, at timestamptz, version smallint, shape smallint,
       values numeric[], states smallint[], flags smallint[], shown text[])`,
    [importNo, JSON.stringify(rows)],
  );
};

/**
 * What no held row has word for word is asked item by item (kernel `admit`): the same content as any version is known.
 * In pages, each seeing what the pages before it wrote.
 */
const admitRest = async (client: Client, importNo: number, within: string): Promise<Omit<Admitted, 'staged'>> => {
  await client.query(
    `create temporary table stage_rest on commit drop as
     select s.*, row_number() over (order by s.ord)::int as n from stage_readings s
     where not exists (select from observation_readings r where r.channel = s.channel and r.at = s.at and ${equal} and ${within})`,
  );
  const { rows: counted } = await client.query<{ n: number }>('select count(*)::int as n from stage_rest');
  let [added, changed] = [0, 0];
  for (let from = 1; from <= (counted[0]?.n ?? 0); from += PAGE) {
    const page = [from, from + PAGE - 1];
    const { rows: wanted } = await client.query<Row>(
      'select channel, at, shape, values::text[] as values, states, flags, shown from stage_rest where n between $1 and $2 order by n',
      page,
    );
    const { rows: before } = await client.query<Row>(
      `select r.channel, r.at, r.shape, r.values::text[] as values, r.states, r.flags, r.shown from observation_readings r
       where (r.channel, r.at) in (select channel, at from stage_rest where n between $1 and $2) and ${within} order by r.version`,
      page,
    );
    const shapes = await shapesByNumber(client, [...new Set([...wanted, ...before].map(({ shape }) => shape))]);
    const held = new Map<string, Held>();
    for (const row of before) learn(held, row, shapes.get(row.shape) as Shape);
    const parts: Part[] = [];
    for (const row of wanted) {
      const shape = shapes.get(row.shape) as Shape;
      const fresh = newIn(row, shape, held.get(keyOf(row)));
      if (fresh.at.length === 0) continue;
      added += fresh.added;
      changed += fresh.changed;
      learn(held, row, shape);
      parts.push({ row, at: fresh.at, shape, version: (held.get(keyOf(row)) as Held).version });
    }
    await writeParts(client, importNo, parts);
  }
  return { added, changed };
};

/**
 * Brings the staged rows in. Keys not met before go in first, as they stand in the file; rows held word for word add
 * nothing; what then remains are changes, and they are few. In the caller's transaction, behind the lock of the source.
 */
export const admitStaged = async (client: Client, importNo: number, span: Span): Promise<Admitted> => {
  await client.query(`set local work_mem = '32MB'; set local jit = off; analyze stage_readings (channel, at)`);
  const { rows: first } = await client.query<{ n: number }>(
    `with put as (
       ${put} select channel, at, 1, shape, $1, values, states, flags, shown from stage_readings on conflict do nothing
       returning cardinality(values) as n
     ) select coalesce(sum(n), 0)::int as n from put`,
    [importNo],
  );
  // Instants as written, so that the planner sees which months are meant.
  const within = `r.at >= '${span.from}' and r.at <= '${span.to}'`;
  const rest = await admitRest(client, importNo, within);
  const { rows } = await client.query<{ n: number }>(
    'select coalesce(sum(cardinality(values)), 0)::int as n from stage_readings',
  );
  return { staged: rows[0]?.n ?? 0, added: (first[0]?.n ?? 0) + rest.added, changed: rest.changed };
};

/**
 * One hash for everything an import added: per channel over its rows in order of time, then over the channels in order of
 * source and site. Recomputed from the table it must be the one in the journal.
 */
export const readingsHash = async (db: Db, importNo: number, { from, to }: Span): Promise<string> => {
  const { rows } = await db.query<{ source: string; id: string; hash: string }>(
    `select c.source, o.id, encode(r.hash, 'hex') as hash
     from (select channel, sha256(convert_to(string_agg(concat_ws('|', extract(epoch from at)::bigint, version,
             array_to_string(h.items, ','), values::text, states::text, flags::text, '"' || shown::text), E'\\n'
             order by at, version), 'UTF8')) as hash
           from observation_readings r join observation_shapes h on h.no = r.shape
           where import = $1 and at >= '${from}' and at <= '${to}' group by channel) r
     join observation_channels c on c.no = r.channel join observation_sites o on o.no = c.site
     order by c.source collate "C", o.id collate "C"`,
    [importNo],
  );
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.source}|${row.id}|${row.hash}\n`);
  return hash.digest('hex');
};
