import {
  type CaseEvent,
  type EntryHistory,
  entryName,
  foldRegister,
  isRegisterEffect,
  ok,
  type Read,
  type RegisterSpec,
  type Result,
  refuse,
  subjectsOf,
} from '#kernel';
import { type Client, together } from '#store/db.ts';
import { lockAccountsOf } from '#store/ledger/index.ts';
import { accountsOf, type Histories, historiesFor, loadReads, lockOf, newHistories } from '#store/queries/reads.ts';
import { lockNames, subjectLock } from '#store/queries/register-histories.ts';
import { RegisterConflict } from '#store/queries/registers.ts';
import type { Program } from '../load.ts';

/** A register with the mechanism that declares and writes it. */
export interface Kept {
  readonly name: string;
  readonly mechanism: string;
  readonly spec: RegisterSpec;
}

const known = new WeakMap<Program, ReadonlyMap<string, Kept>>();

/** All registers of the program by name; no two mechanisms share one (`kernel/declare/check-names.ts`). */
export const registersOf = (program: Program): ReadonlyMap<string, Kept> => {
  const before = known.get(program);
  if (before) return before;
  const found = new Map<string, Kept>();
  for (const mechanism of program.mechanisms.values())
    for (const [name, spec] of Object.entries((mechanism.registers ?? {}) as Record<string, RegisterSpec>))
      found.set(name, { name, mechanism: mechanism.id, spec });
  known.set(program, found);
  return found;
};

/** The part of a transaction that concerns registers: what it has read, and what it has changed and not yet written. */
export interface RegisterWork {
  readonly runtime: { readonly program: Program; readonly tags: (text: string) => readonly string[] };
  readonly client: Client;
  histories?: Histories;
}

const historiesOf = (work: RegisterWork): Histories => {
  work.histories ??= newHistories();
  return work.histories;
};

/** What a step declared it must read, as this transaction has made it so far. */
export const readRegisters = async (
  work: RegisterWork,
  wanted: Readonly<Record<string, Read>>,
): Promise<Record<string, unknown>> => {
  const tagged: Record<string, unknown> = {};
  const stored: Record<string, Read> = {};
  for (const [name, read] of Object.entries(wanted))
    if (read.kind === 'tags') tagged[name] = read.texts.map((text) => work.runtime.tags(text));
    else stored[name] = read;
  const registers = registersOf(work.runtime.program);
  const isAbout = ({ register, key, versions }: EntryHistory, subject: string): boolean =>
    subjectsOf(registers.get(register)?.spec, key, versions.at(-1)?.values ?? {}).includes(subject);
  return { ...(await loadReads(work.client, stored, historiesOf(work), isAbout)), ...tagged };
};

const subjectsIn = (spec: RegisterSpec | undefined, { key, versions }: EntryHistory): readonly string[] => {
  const newest = versions.at(-1);
  return newest ? subjectsOf(spec, key, newest.values) : [];
};

/** Whom the entry is about only before or only after: who reads all entries of a person locks the entries found themselves. */
const subjectsTouched = (
  spec: RegisterSpec | undefined,
  before: EntryHistory,
  after: EntryHistory,
): readonly string[] => {
  const [old, now] = [subjectsIn(spec, before), subjectsIn(spec, after)];
  const moved = [...old.filter((one) => !now.includes(one)), ...now.filter((one) => !old.includes(one))];
  return moved.map((subject) => subjectLock(after.register, subject));
};

/** What many commands will read, locked in one order and loaded together: a transaction's worth in a handful of statements. */
export const preloadRegisters = async (work: RegisterWork, reads: readonly Read[]): Promise<void> => {
  if (reads.length < 2) return;
  const histories = historiesOf(work);
  await together(work.client, () => [
    lockNames(work.client, reads.flatMap(lockOf), histories.locked),
    lockAccountsOf(work.client, reads.flatMap(accountsOf)),
    historiesFor(
      work.client,
      reads.filter((read) => read.kind === 'entry'),
      histories,
    ),
  ]);
};

/**
 * What an event enters, worked out in memory; calling what is answered makes the next decision of the same transaction see
 * it, and the projection writes it at the end. A refusal means that the entry no longer is what the decision rests on.
 */
export const enterRegisters = async (work: RegisterWork, event: CaseEvent): Promise<Result<() => void>> => {
  const effects = event.effects.filter(isRegisterEffect);
  if (effects.length === 0) return ok(() => {});
  const histories = historiesOf(work);
  await historiesFor(work.client, effects, histories);
  const registers = registersOf(work.runtime.program);
  const fresh: Histories = new Map();
  const locks: string[] = [];
  for (const effect of effects) {
    const name = entryName(effect.register, effect.key);
    const before = (fresh.get(name) ?? histories.get(name)) as EntryHistory;
    const spec = registers.get(effect.register)?.spec;
    const after = foldRegister(before, effect, { at: event.at, day: event.day, case: event.case }, spec);
    if (!after.ok) return after;
    fresh.set(name, after.value);
    if (after.value.versions !== before.versions) locks.push(...subjectsTouched(spec, before, after.value));
  }
  await lockNames(work.client, locks, histories.locked);
  return ok(() => {
    for (const [name, history] of fresh) histories.set(name, history);
  });
};

/** What the database itself refused, as a refusal; nothing when it is a fault of another kind. */
export const refusedByRegister = (error: unknown): Result<never> | undefined => {
  if (error instanceof RegisterConflict) return error.refusal;
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23P01' && constraint === 'register_claims_once')
    return refuse('entry-overlaps', [
      '与已有登记重复：同一时间只能有一条',
      'Another entry says the same for the same time: there can be only one',
    ]);
  if (code === '23505' && ['entries_pkey', 'holds_order', 'holds_pkey', 'holds_sole'].includes(constraint ?? ''))
    return refuse('entry-stale', [
      '登记内容刚被他人变更，请重新查看',
      'Somebody else has just changed the entry: look at it again',
    ]);
  return undefined;
};
