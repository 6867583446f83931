import { createHash } from 'node:crypto';
import {
  addDays,
  type CaseState,
  claimsOf,
  type EntryHistory,
  entryName,
  foldRegister,
  type HoldRecord,
  isRegisterEffect,
  type Refusal,
  type RegisterSpec,
  subjectsOf,
  timelineOf,
} from '#kernel';
import type { Projector } from '../case-row.ts';
import { columnsOf, rowsInto } from '../columns.ts';
import { type Client, together } from '../db.ts';
import type { Applied } from './project.ts';
import { type EntryKey, loadHistories } from './register-histories.ts';

/** Somebody else changed the entry first: the transaction is to be undone, and the refusal told. */
export class RegisterConflict extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.says[1]}`);
    this.refusal = refusal;
  }
}

interface Touched {
  readonly before: EntryHistory;
  history: EntryHistory;
  readonly spec: RegisterSpec | undefined;
  state: CaseState;
}

const keyOf = ({ register, key }: EntryKey): EntryKey => ({ register, key });

const point = (register: string, name: string, value: string): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([register, name, value]))
    .digest();
  const n = BigInt(`0x${hash.subarray(0, 15).toString('hex')}`);
  return `[${n},${n}]`;
};

const entryRows = ({ before, history }: Touched) =>
  history.versions.slice(before.versions.length).map((version) => ({
    ...keyOf(history),
    version: version.version,
    values: version.values,
    valid_from: version.validFrom,
    valid_to: version.validTo,
    recorded_at: version.recordedAt,
    case_id: version.case,
    closed_reason: version.reason,
    closed: version.closed,
  }));

const holdRow = (history: EntryHistory, hold: HoldRecord) => ({
  ...keyOf(history),
  id: hold.id,
  hold: hold.hold,
  sort: hold.order,
  seq: hold.seq,
  valid_from: hold.from,
  valid_until: hold.until,
  lasts: hold.lasts,
  values: hold.values,
  recorded_at: hold.recordedAt,
  case_id: hold.case,
  renewals: hold.renewals,
  released_on: hold.released?.on ?? null,
  released_reason: hold.released?.reason ?? null,
  released_at: hold.released?.at ?? null,
  released_case: hold.released?.case ?? null,
});

const holdRows = ({ before, history }: Touched) => {
  const old = new Map(before.holds.map((hold) => [hold.id, hold]));
  return history.holds.filter((hold) => old.get(hold.id) !== hold).map((hold) => holdRow(history, hold));
};

const standsNow = ({ history, state }: Touched) => {
  const newest = history.versions.at(-1);
  if (!newest) return [];
  return [
    {
      ...keyOf(history),
      version: newest.version,
      authority: state.deciding.authority,
      values: newest.values,
      valid_from: newest.validFrom,
      valid_to: newest.validTo,
      closed: newest.closed,
      case_id: newest.case,
      changed_at: newest.recordedAt,
    },
  ];
};

const subjectRows = ({ history, spec }: Touched) =>
  subjectsOf(spec, history.key, history.versions.at(-1)?.values ?? {}).map((subject_key) => ({
    ...keyOf(history),
    subject_key,
  }));

/** A version about the very people of the one before leaves the index of people as it is. */
const isAboutOthers = ({ before, history, spec }: Touched): boolean => {
  const people = ({ key, versions }: EntryHistory): string =>
    versions.length ? subjectsOf(spec, key, versions.at(-1)?.values ?? {}).join('\n') : '';
  return people(before) !== people(history);
};

const claimRows = ({ history, spec }: Touched) =>
  timelineOf(history.versions, (day) => addDays(day, -1)).flatMap(({ version, from, to }) =>
    claimsOf(spec, version.values).map(({ name, value }) => ({
      ...keyOf(history),
      name,
      value,
      valid: `[${from},${to ?? ''}]`,
      point: point(history.register, name, value),
    })),
  );

const entryColumns = columnsOf({
  register: 'text',
  key: 'text',
  version: 'int',
  values: 'json',
  valid_from: 'date',
  valid_to: 'date',
  recorded_at: 'instant',
  case_id: 'text',
  closed_reason: 'text',
  closed: 'bool',
});
const holdColumns = columnsOf({
  register: 'text',
  key: 'text',
  id: 'text',
  hold: 'text',
  sort: 'text',
  seq: 'int',
  valid_from: 'date',
  valid_until: 'date',
  lasts: 'json',
  values: 'json',
  recorded_at: 'instant',
  case_id: 'text',
  renewals: 'json',
  released_on: 'date',
  released_reason: 'text',
  released_at: 'instant',
  released_case: 'text',
});
const nowColumns = columnsOf({
  register: 'text',
  key: 'text',
  version: 'int',
  authority: 'text',
  values: 'json',
  valid_from: 'date',
  valid_to: 'date',
  closed: 'bool',
  case_id: 'text',
  changed_at: 'instant',
});
const subjectColumns = columnsOf({ register: 'text', key: 'text', subject_key: 'text' });
const claimColumns = columnsOf({
  register: 'text',
  key: 'text',
  name: 'text',
  value: 'text',
  valid: 'days',
  point: 'numbers',
});
const changing = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');

const writeEntries = rowsInto('entries', entryColumns);
// A hold never changes but by renewal and release.
const writeHolds = rowsInto(
  'holds',
  holdColumns,
  `on conflict (register, key, id) do update set ${changing(['renewals', 'released_on', 'released_reason', 'released_at', 'released_case'])}`,
);
const writeNow = rowsInto(
  'register_entries',
  nowColumns,
  `on conflict (register, key) do update set ${changing(['version', 'authority', 'values', 'valid_from', 'valid_to', 'closed', 'case_id', 'changed_at'])}`,
);
const writeSubjects = rowsInto('register_subjects', subjectColumns);
const writeClaims = rowsInto('register_claims', claimColumns);

const drop = async (
  client: Client,
  table: 'register_subjects' | 'register_claims',
  touched: readonly Touched[],
): Promise<void> => {
  if (touched.length)
    await client.query({
      name: `drop-${table}`,
      text: `delete from ${table} t using unnest($1::text[], $2::text[]) as w(register, key) where t.register = w.register and t.key = w.key`,
      values: [touched.map(({ history }) => history.register), touched.map(({ history }) => history.key)],
    });
};

const effectsOf = (applied: readonly Applied[]) =>
  applied.flatMap((one) => one.event.effects.filter(isRegisterEffect).map((effect) => ({ ...one, effect })));

/**
 * What the events say in registers, ready to be written: each history is folded by the kernel, and the function answered writes the
 * difference, in a handful of statements for the whole batch. `stored`: entries as they stand in the tables, where the transaction has read them under
 * lock; kept up to date. Throws `RegisterConflict` when an effect no longer fits what stands.
 */
export const toRegisters = async (
  client: Client,
  applied: readonly Applied[],
  projector: Projector,
  stored: Map<string, EntryHistory> = new Map(),
): Promise<() => Promise<void>> => {
  const effects = effectsOf(applied);
  if (effects.length === 0) return async () => {};
  const unread = effects
    .map(({ effect }) => keyOf(effect))
    .filter(({ register, key }) => !stored.has(entryName(register, key)));
  for (const [name, history] of await loadHistories(client, unread)) stored.set(name, history);
  const touched = new Map<string, Touched>();
  for (const { event, state, effect } of effects) {
    const name = entryName(effect.register, effect.key);
    const before = stored.get(name) as EntryHistory;
    const spec = projector.mechanism(state.mechanism).registers?.[effect.register];
    const one = touched.get(name) ?? { before, history: before, spec, state };
    const after = foldRegister(one.history, effect, { at: event.at, day: event.day, case: event.case }, spec);
    if (!after.ok) throw new RegisterConflict(after);
    one.history = after.value;
    one.state = state;
    touched.set(name, one);
  }
  for (const [name, { history }] of touched) stored.set(name, history);
  const all = [...touched.values()];
  const entered = all.filter(({ before, history }) => history.versions.length > before.versions.length);
  const moved = entered.filter(isAboutOthers);
  const claiming = entered.filter(({ spec }) => spec?.unique?.length);
  const write = () =>
    together(client, () => [
      writeEntries(client, all.flatMap(entryRows)),
      writeHolds(client, all.flatMap(holdRows)),
      writeNow(client, entered.flatMap(standsNow)),
      drop(client, 'register_subjects', moved),
      writeSubjects(client, moved.flatMap(subjectRows)),
      drop(client, 'register_claims', claiming),
      writeClaims(client, claiming.flatMap(claimRows)),
    ]);
  return async () => void (await write());
};
