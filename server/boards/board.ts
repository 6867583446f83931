import {
  type AnyMechanism,
  type Block,
  type Board,
  type BoardSeen,
  type Day,
  type EntryRead,
  type Jurisdiction,
  type Running,
  refuse,
  resolveLaw,
  type Words,
} from '#kernel';
import { casesOnBoard } from '#store/queries/case-boards.ts';
import { entriesOnBoard } from '#store/queries/register-search.ts';
import { newestAct, snapshotsKept, sumsOf } from '#store/queries/snapshots.ts';
import type { Session } from '../auth/sessions.ts';
import { withoutFacts } from '../engine/confidential.ts';
import { today } from '../engine/runtime.ts';
import { Refused } from '../http/problem.ts';
import { indicatorBook } from '../indicators/book.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import { authoritiesOf, hiddenFrom } from '../view/rights.ts';

export interface Found {
  readonly mechanism: AnyMechanism;
  readonly name: string;
  readonly board: Board;
}

export const boardsOf = (program: Program): readonly Found[] =>
  [...program.mechanisms.values()].flatMap((mechanism) =>
    Object.entries((mechanism.boards ?? {}) as Record<string, Board>).map(([name, board]) => ({
      mechanism,
      name,
      board,
    })),
  );

/** Whether somebody may open a board: anyone where it is for everybody, else by a role held today. */
export const mayOpen = (board: Board, session: Session | undefined, day: Day): boolean =>
  board.readers === 'everybody' ||
  session?.posts.some(
    (post) => board.readers.includes(post.role) && post.from <= day && (post.to === undefined || day <= post.to),
  ) === true;

/** The place whose law a board shows: the one with most above it. */
const seatOf = ({ runtime }: Node): string =>
  [...runtime.node.jurisdictions].sort(
    (a, b) => runtime.program.chainOf(b).length - runtime.program.chainOf(a).length,
  )[0] as string;

const runningIn = (program: Program): readonly Running[] =>
  [...program.mechanisms.values()].map(({ id, number, title }) => {
    const versions = program.zone.law
      .filter((file) => file.mechanism === id)
      .flatMap((file) => Object.values(file.slots).flat());
    return {
      id,
      number,
      title,
      law: versions.length,
      assumed: versions.filter((version) => version.status === 'assumed').length,
      figures: [...indicatorBook(program).values()].filter(({ indicator }) => indicator.mechanism === id).length,
    };
  });

const sumsFor = async (node: Node, name: string): Promise<BoardSeen['sums']> => {
  const wanted = [...indicatorBook(node.runtime.program).values()].filter(({ indicator }) => indicator.name === name);
  const byId = new Map(wanted.map(({ indicator }) => [indicator.id, indicator.mechanism]));
  const counters = new Set(
    wanted.flatMap(({ indicator }) => (indicator.formula.kind === 'count' ? [indicator.formula.of] : [])),
  );
  const found = [];
  for (const counter of counters) found.push(...(await sumsOf(node.runtime.pool, [...byId.keys()], counter)));
  return found.map((row) => ({ ...row, mechanism: byId.get(row.indicator) ?? '' }));
};

interface KnownSums {
  readonly mark: number;
  readonly kept: number;
  readonly rows: Map<string, BoardSeen['sums']>;
}
const sums = new WeakMap<Node, KnownSums>();

/**
 * Sums over all that was ever published change only when a snapshot comes: kept until then. Whether anything was written is asked
 * first, from the end of an index; a committee writes all day, and snapshots are counted only then.
 */
const knownSums = async (node: Node, name: string): Promise<BoardSeen['sums']> => {
  const mark = await newestAct(node.runtime.pool);
  let known = sums.get(node);
  if (known?.mark !== mark) {
    const kept = await snapshotsKept(node.runtime.pool);
    known = { mark, kept, rows: known?.kept === kept ? known.rows : new Map() };
    sums.set(node, known);
  }
  const rows = known.rows.get(name) ?? (await sumsFor(node, name));
  known.rows.set(name, rows);
  return rows;
};

const nameIn =
  ({ zone, jurisdictions }: Program) =>
  (code: string): Words =>
    (jurisdictions.get(code) as Jurisdiction | undefined)?.short ??
    zone.nodes.find(({ id }) => id === code)?.title ??
    zone.authorities.find(({ id }) => id === code)?.title ?? [code, code];

export const boardView = async (
  node: Node,
  session: Session | undefined,
  { mechanism, board }: Found,
): Promise<readonly Block[]> => {
  const { runtime } = node;
  const { program, pool } = runtime;
  const day = today(runtime);
  const { needs } = board;
  const entries: Record<string, readonly EntryRead[]> = {};
  for (const register of needs.registers ?? []) entries[register] = await entriesOnBoard(pool, register);
  const seat = seatOf(node);
  const seen: BoardSeen = {
    day,
    at: runtime.now(),
    node: runtime.id,
    calendar: program.calendarOf(seat),
    cases:
      needs.cases && session
        ? (await casesOnBoard(pool, mechanism.id, authoritiesOf(session, day))).map((state) => ({
            ...state,
            facts: withoutFacts(state.facts, hiddenFrom(runtime, state, session)),
          }))
        : [],
    entries,
    sums: needs.sums ? await knownSums(node, needs.sums) : [],
    running: needs.running ? runningIn(program) : [],
    nameOf: nameIn(program),
    law: (slot) => {
      const found = resolveLaw(program.law, mechanism.id, slot, program.chainOf(seat), day);
      return found.ok ? (found.value as never) : undefined;
    },
  };
  return board.shows(seen);
};

export const boardNamed = (program: Program, id: string, name: string): Found => {
  const found = boardsOf(program).find((one) => one.mechanism.id === id && one.name === name);
  if (!found) throw new Refused(refuse('not-found', ['没有这个看板', 'There is no such board']));
  return found;
};
