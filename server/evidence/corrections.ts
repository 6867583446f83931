import { type CaseEvent, entryName } from '#kernel';
import type { Client } from '#store/db.ts';
import { answersOn } from '#store/queries/evidence.ts';
import type { Runtime } from '../engine/runtime.ts';
import { signed, workOut } from './keeper.ts';
import { say } from './letters.ts';

/** What an act says was wrong (更正): by `register/key`, and why. */
const correctedBy = (events: readonly CaseEvent[]): ReadonlyMap<string, string> =>
  new Map(
    events.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.kind === 'register.enter' && effect.corrects !== undefined
          ? [[entryName(effect.register, effect.key), effect.corrects] as const]
          : [],
      ),
    ),
  );

/**
 * After a correction everybody who was answered from what stood before is told, with the answer as it would be now: the cases
 * that relied on it are listed for review at their node. In the transaction of the correction, after it is written.
 */
export const tellCorrections = async (
  runtime: Runtime,
  client: Client,
  events: readonly CaseEvent[],
): Promise<void> => {
  const corrected = correctedBy(events);
  if (corrected.size === 0) return;
  for (const { state } of await answersOn(client, [...corrected.keys()])) {
    const { request, answer } = state;
    const name = answer?.entries.map(({ key }) => entryName(request.register, key)).find((one) => corrected.has(one));
    const now = await workOut(runtime, client, { ...request, expires: '9999-12-31' });
    await say(runtime, client, request.id, 'keeper', {
      act: 'correct',
      why: corrected.get(name ?? '') ?? '',
      ...(now.ok && { answer: await signed(runtime, now.value.answer) }),
    });
  }
};
