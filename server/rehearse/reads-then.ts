import {
  type CaseEvent,
  type CaseState,
  type EntryHistory,
  entryName,
  knownAt,
  noHistory,
  type Read,
  readOf,
  subjectsOf,
} from '#kernel';
import type { Pool } from '#store/db.ts';
import { childrenOf } from '#store/queries/cases.ts';
import { isLedgerRead, ledgerThen } from '#store/queries/ledger-then.ts';
import { frozenOf } from '#store/queries/observation-frozen.ts';
import { keysOfSubject, loadHistories } from '#store/queries/register-histories.ts';
import { registersOf } from '../engine/registers.ts';
import { stateThen } from '../engine/state-then.ts';
import { sumsRead } from '../indicators/sums.ts';
import type { Program } from '../load.ts';

/** Whose cases are replayed. */
export interface Where {
  readonly id: string;
  readonly program: Program;
  readonly pool: Pool;
  /** Keyed tags as this node makes them now; a step that asks for them cannot be reproduced without. */
  readonly tags?: (text: string) => readonly string[];
}

/** Cases that a step moves on besides its own, in the same act: a window that uses a blank has it booked with the batch. */
const movedBy = ({ case: id, effects }: CaseEvent): ReadonlySet<string | null> =>
  new Set([id, ...effects.flatMap((effect) => (effect.kind === 'case.step' ? [effect.case] : []))]);

/** What was there when the step was decided: everything known by then but what the step itself brought about at that instant. */
const justBefore = (history: EntryHistory, { at }: CaseEvent, moved: ReadonlySet<string | null>): EntryHistory => {
  const known = knownAt(history, at);
  const own = (when: string, by: string | null): boolean => when === at && moved.has(by);
  return {
    ...known,
    versions: known.versions.filter((one) => !own(one.recordedAt, one.case)),
    holds: known.holds
      .filter((one) => !own(one.recordedAt, one.case))
      .map((one) => (one.released && own(one.released.at, one.released.case) ? { ...one, released: null } : one)),
  };
};

const childrenThen = async (where: Where, parent: string, at: string): Promise<readonly CaseState[]> => {
  const children = await childrenOf(where.pool, parent);
  const then = children.map(({ id, mechanism }) => stateThen(where, id, mechanism, (event) => event.at <= at));
  return (await Promise.all(then)).flatMap((state) => state ?? []);
};

/** What a step read when it was decided. */
export const readThen = async (where: Where, read: Read, event: CaseEvent): Promise<unknown> => {
  const { program, pool } = where;
  const { at } = event;
  const moved = movedBy(event);
  const then = (history: EntryHistory | undefined) => history && readOf(justBefore(history, event, moved));
  const named = async (register: string, keys: readonly string[]) => {
    const histories = await loadHistories(
      pool,
      keys.map((key) => ({ register, key })),
    );
    return keys.map((key) => then(histories.get(entryName(register, key)) ?? noHistory(register, key)));
  };
  switch (read.kind) {
    case 'entry':
      return (await named(read.register, [read.key]))[0];
    case 'entries':
      return named(read.register, read.keys);
    case 'entriesOf': {
      const spec = registersOf(program).get(read.register)?.spec;
      const found = await named(read.register, await keysOfSubject(pool, read.register, read.subject));
      return found.filter(
        (one) => one && one.version > 0 && subjectsOf(spec, one.key, one.values).includes(read.subject),
      );
    }
    case 'children':
      return childrenThen(where, read.case, at);
    case 'tags':
      return where.tags && read.texts.map(where.tags);
    case 'sums':
      return sumsRead(program, pool, read.number, read.figure, at);
    case 'frozen':
      return (await frozenOf(pool, read.of, read.key)).filter((one) => new Date(one.at) <= new Date(at)).at(-1);
    default:
      return isLedgerRead(read) ? ledgerThen(pool, read, at) : undefined;
  }
};
