import { type CaseEvent, type CaseState, finalsOf, fold } from '#kernel';
import { eventsOf } from '#store/queries/journal.ts';
import type { Runtime } from './runtime.ts';

/** A case as it stood, by the events known then; nothing: it was not there yet. Asked for many at once it is one query. */
export const stateThen = async (
  runtime: Pick<Runtime, 'program' | 'pool'>,
  id: string,
  mechanism: string,
  known: (event: CaseEvent) => boolean,
): Promise<CaseState | undefined> => {
  const finals = finalsOf(runtime.program.mechanism(mechanism));
  const events = await eventsOf<CaseEvent | null>(runtime.pool, id);
  return events
    .flatMap(({ body }) => (body !== null && known(body) ? body : []))
    .reduce<CaseState | undefined>((before, event) => fold(before, event, finals), undefined);
};
