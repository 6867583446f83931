import { type EntryHistory, type EntryVersion, entryName, type HoldRecord, noHistory } from '#kernel';
import { type Client, type Db, together } from '../db.ts';

/** An entry of a register by its key. */
export interface EntryKey {
  readonly register: string;
  readonly key: string;
}

/** Locks of entries and of all that is about one person; also covers what is not there yet. `held`: what this transaction has. */
export const lockNames = async (client: Client, names: readonly string[], held?: Set<string>): Promise<void> => {
  const wanted = [...new Set(names)].filter((name) => !held?.has(name)).sort();
  if (wanted.length === 0) return;
  for (const name of wanted) held?.add(name);
  // One order for everybody, so that two transactions do not wait for each other.
  await client.query({
    name: 'lock-names',
    text: 'select pg_advisory_xact_lock(hashtextextended(n, 0)) from unnest($1::text[]) with ordinality as w(n, i) order by i',
    values: [wanted],
  });
};

export const subjectLock = (register: string, subject: string): string => `${register}/of/${subject}`;

const versionColumns = `register, key, version, values, valid_from as "validFrom", valid_to as "validTo", recorded_at as "recordedAt",
  case_id as "case", closed, closed_reason as reason`;
const holdColumns = `register, key, id, hold, sort as "order", seq, valid_from as "from", valid_until as until, lasts, values, recorded_at as "recordedAt",
  case_id as "case", renewals, released_on, released_reason, released_at, released_case`;

type VersionRow = EntryVersion & EntryKey;
type HoldRow = Omit<HoldRecord, 'released'> &
  EntryKey & {
    readonly released_on: string | null;
    readonly released_reason: string | null;
    readonly released_at: string | null;
    readonly released_case: string | null;
  };

const versionOf = ({ register: _r, key: _k, ...version }: VersionRow): EntryVersion => version;

export const holdOf = (row: HoldRow): HoldRecord => {
  const {
    register: _r,
    key: _k,
    released_on: on,
    released_reason: reason,
    released_at: at,
    released_case,
    ...hold
  } = row;
  const released = on === null ? null : { on, reason: reason ?? '', at: at ?? hold.recordedAt, case: released_case };
  return { ...hold, released };
};

/** Everything ever entered under these keys, by `entryName`; a key without anything brings an empty history. */
export const loadHistories = async (db: Db, keys: readonly EntryKey[]): Promise<Map<string, EntryHistory>> => {
  const found = new Map(keys.map(({ register, key }) => [entryName(register, key), noHistory(register, key)]));
  if (found.size === 0) return found;
  const values = [keys.map(({ register }) => register), keys.map(({ key }) => key)];
  const wanted = '(select distinct register, key from unnest($1::text[], $2::text[]) as w(register, key)) w';
  const [versions, holds] = await together(db, () => [
    db.query<VersionRow>({
      name: 'entry-versions',
      text: `select ${versionColumns} from ${wanted} join entries using (register, key) order by version`,
      values,
    }),
    db.query<HoldRow>({
      name: 'entry-holds',
      text: `select ${holdColumns} from ${wanted} join holds using (register, key) order by seq`,
      values,
    }),
  ]);
  for (const row of versions.rows) push(found, row, (before) => ({ versions: [...before.versions, versionOf(row)] }));
  for (const row of holds.rows) push(found, row, (before) => ({ holds: [...before.holds, holdOf(row)] }));
  return found;
};

const push = (
  found: Map<string, EntryHistory>,
  { register, key }: EntryKey,
  more: (before: EntryHistory) => Partial<EntryHistory>,
): void => {
  const name = entryName(register, key);
  const before = found.get(name) as EntryHistory;
  found.set(name, { ...before, ...more(before) });
};

/** Keys of the entries that are about a person or body now. */
export const keysOfSubject = async (db: Db, register: string, subject: string): Promise<readonly string[]> =>
  (
    await db.query<{ key: string }>({
      name: 'keys-of-subject',
      text: 'select key from register_subjects where register = $1 and subject_key = $2 order by key',
      values: [register, subject],
    })
  ).rows.map(({ key }) => key);

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** As `versionColumns` and `holdColumns`, with days and instants as JSON is to say them. */
const versionThen = `select register, key, version, values, valid_from as "validFrom", valid_to as "validTo", ${instant('recorded_at')} as "recordedAt",
  case_id as "case", closed, closed_reason as reason from entries
  where register = $1 and key = $2 and valid_from <= $3 and recorded_at <= $4 order by version desc limit 1`;
const holdsThen = `select register, key, id, hold, sort as "order", seq, valid_from as "from", valid_until as until, lasts, values,
  ${instant('recorded_at')} as "recordedAt", case_id as "case", renewals, released_on, released_reason, ${instant('released_at')} as released_at, released_case
  from holds where register = $1 and key = $2 and recorded_at <= $4 order by seq`;

/**
 * One version and the holds on it, as of a day and as known at an instant: what `entryAsOf` needs and no more. Two look-ups by
 * index in one question to the server, whatever the size of the register.
 */
export const historyAsOf = async (
  db: Db,
  { register, key }: EntryKey,
  on: string,
  at: string,
): Promise<EntryHistory> => {
  const { rows } = await db.query<{ version: VersionRow | null; holds: readonly HoldRow[] | null }>({
    name: 'entry-as-of',
    text: `select (select row_to_json(v) from (${versionThen}) v) as version,
      (select json_agg(h order by h.seq) from (${holdsThen}) h) as holds`,
    values: [register, key, on, at],
  });
  const { version, holds } = rows[0] ?? { version: null, holds: null };
  return { register, key, versions: version ? [versionOf(version)] : [], holds: (holds ?? []).map(holdOf) };
};
