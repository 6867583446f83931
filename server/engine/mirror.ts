import { type CaseEvent, type CaseState, fold, ok, type Refusal, type Result, refuse } from '#kernel';
import type { Applied } from '#store/queries/project.ts';
import type { CaseLetter } from './outgoing.ts';

/** An event of another node that is news here, with the leaf its writer's journal holds for it. */
export interface Mirrored extends Applied {
  readonly origin: string;
  readonly leaf: string;
}

/** Who alone may write the next event: the holder, or, while it is offered, the side that takes it. */
const mayWrite = (before: CaseState | undefined, event: CaseEvent, origin: string): boolean => {
  if (!before) return event.by.node === origin;
  if (event.custody?.act === 'take') return event.by.node === origin && before.offeredTo === origin;
  if (before.offeredTo !== undefined && event.custody?.act !== 'return') return false;
  return before.holder === origin;
};

const gap = (event: CaseEvent, state: CaseState | undefined): Refusal =>
  refuse('letter-gap', [
    `办件 ${event.case} 已知第 ${state?.version ?? 0} 号记录，来函从第 ${event.version} 号起`,
    `Case ${event.case} is known here up to ${state?.version ?? 0}, and the letter begins at ${event.version}`,
  ]);

/**
 * Folds what a peer tells of a case onto what is known here. Refused as a whole, with nothing changed: an event by a node
 * that did not hold the case (two owners, an old owner's edit), or one that contradicts what is known. `self`: this node,
 * whose own acts nobody else may write. `letter-gap`: acts of an earlier holder are still under way from another node.
 */
export const foldLetter = (
  known: CaseState | undefined,
  letter: CaseLetter,
  from: string,
  self: string,
  finalsOf: (mechanism: string) => ReadonlySet<string>,
): Result<{ readonly state: CaseState | undefined; readonly news: readonly Mirrored[] }> => {
  const news: Mirrored[] = [];
  if (letter.events.at(-1)?.origin !== from)
    return refuse('letter-malformed', [
      '来函不是由写入方发出',
      'The letter does not come from the writer of its last event',
    ]);
  let state = known;
  for (const { event, origin, leaf } of letter.events) {
    if (event.case !== letter.case)
      return refuse('letter-malformed', ['来函混有其他办件', 'The letter mixes several cases']);
    if (event.version <= (state?.version ?? 0)) continue;
    if (event.version > (state?.version ?? 0) + 1) return gap(event, state);
    if (origin === self || (!letter.package && origin !== from) || !mayWrite(state, event, origin))
      return refuse('custody-not-theirs', [
        `${origin} 不是该办件的保管方，其第 ${event.version} 号记录不予采纳`,
        `${origin} does not hold the case: its event ${event.version} is not taken over`,
      ]);
    const mechanism = state?.mechanism ?? event.opened?.mechanism ?? '';
    const before: CaseState | undefined = state;
    state = fold(before, event, finalsOf(mechanism));
    news.push({ event, state, before, origin, leaf });
  }
  return ok({ state, news });
};
