import {
  type CaseEvent,
  type EntryHistory,
  entryAsOf,
  type Fact,
  isRegisterEffect,
  type RegisterSpec,
  standingHolds,
  stepOf,
  type Words,
} from '#kernel';
import { caseById } from '#store/queries/cases.ts';
import { eventsOf } from '#store/queries/journal.ts';
import type { EntryRow } from '#store/queries/register-search.ts';
import type { Kept } from '../engine/registers.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { handleOf } from './handle.ts';
import { maskKey, maskName } from './mask.ts';

export const registerView = ({ name, mechanism, spec }: Kept) => ({
  register: name,
  mechanism,
  title: spec.title,
  key: spec.key,
  columns: spec.columns,
  holds: spec.holds ?? {},
  ...(spec.extract && { extract: spec.extract.title }),
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Names and numbers of people made unreadable, at any depth: a list is for finding, the entry for reading. */
const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  const party = typeof value.key === 'string' && typeof value.name === 'string';
  return party
    ? { kind: value.kind, key: maskKey(value.key as string), name: maskName(value.name as string) }
    : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner)]));
};

const hidden = (column: Fact | undefined, value: unknown): unknown =>
  column?.personal && typeof value === 'string' ? maskKey(value) : masked(value);

/** Keys that begin with a citizen's number are not shown in lists, nor put into addresses. */
const isPersonal = (key: string): boolean => /^\d{17}[\dX]/.test(key);

export const entryLine = (spec: RegisterSpec, row: EntryRow, own: boolean, secret: string) => ({
  ...row,
  name: isPersonal(row.key) ? handleOf(secret, row.key) : row.key,
  key: !own && isPersonal(row.key) ? maskKey(row.key) : row.key,
  values: own
    ? row.values
    : Object.fromEntries(
        Object.entries(row.values).map(([name, value]) => [name, hidden(spec.columns[name], value)]),
      ),
});

const stepTitleOf = (runtime: Runtime, mechanism: string | undefined, step: string): Words =>
  (mechanism && stepOf(runtime.program.mechanism(mechanism), step)?.title) || [step, step];

/** The events that made the entry what it is: which step of which case, by which office, when. */
const chainOf = async (runtime: Runtime, { register, key, versions, holds }: EntryHistory) => {
  const ids = [
    ...new Set(
      [...versions, ...holds, ...holds.flatMap(({ released }) => released ?? [])].flatMap((one) => one.case ?? []),
    ),
  ];
  const states = await Promise.all(ids.map((id) => caseById(runtime.pool, id)));
  const cases = new Map(states.flatMap((state) => (state ? [[state.id, state.mechanism] as const] : [])));
  const events = (await Promise.all(ids.map((id) => eventsOf<CaseEvent>(runtime.pool, id)))).flat();
  return events
    .map(({ body }) => body)
    .filter(({ effects }) =>
      effects.some((one) => isRegisterEffect(one) && one.register === register && one.key === key),
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((event) => ({
      case: event.case,
      version: event.version,
      at: event.at,
      day: event.day,
      step: event.step,
      title: stepTitleOf(runtime, cases.get(event.case), event.step),
      authority: event.by.authority,
      effects: event.effects
        .filter((one) => isRegisterEffect(one) && one.register === register && one.key === key)
        .map((one) => ({
          kind: one.kind,
          ...('id' in one && { id: one.id }),
          ...('hold' in one && { hold: one.hold }),
        })),
    }));
};

const holdTitle = (spec: RegisterSpec, hold: string): Words => spec.holds?.[hold]?.title ?? [hold, hold];

/** An entry as of a day, as known at an instant, with all versions, holds as they stand then, and its chain of events. */
export const entryView = async (
  runtime: Runtime,
  { name, spec }: Kept,
  history: EntryHistory,
  asOf: { readonly on: string | undefined; readonly at: string | undefined },
) => {
  const on = asOf.on ?? today(runtime, asOf.at ?? runtime.now());
  const { version, holds } = entryAsOf(history, on, asOf.at);
  return {
    register: name,
    title: spec.title,
    keyTitle: spec.key,
    key: history.key,
    on,
    ...(spec.extract && { extract: spec.extract.title }),
    ...(asOf.at && { at: asOf.at }),
    version: version ?? null,
    newest: history.versions.at(-1)?.version ?? 0,
    columns: spec.columns,
    holdColumns: Object.fromEntries(Object.entries(spec.holds ?? {}).map(([name, one]) => [name, one.columns ?? {}])),
    holds: holds.map((hold) => ({ ...hold, title: holdTitle(spec, hold.hold) })),
    versions: history.versions,
    standing: standingHolds(history.holds, on).filter(({ rank }) => rank > 0).length,
    chain: await chainOf(runtime, history),
  };
};
