import type { Handle } from '#exchange/post/receiver.ts';
import { type CaseEvent, ok, type Words } from '#kernel';
import type { Client } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { type MessageRow, projectMessage } from '#store/queries/messages.ts';
import { enqueue, type Outgoing } from '#store/queries/outbox.ts';
import type { Runtime } from './runtime.ts';

interface MessageLetter {
  readonly case: string;
  readonly version: number;
  readonly n: number;
  readonly to: string;
  readonly at: string;
  readonly text: Words;
}

/**
 * Messages to people who applied elsewhere: `via` names the case by which they came to rely on what has changed, and the node
 * where that case was received is where they look.
 */
export const passOnMessages = async (
  runtime: Runtime,
  client: Client,
  events: readonly CaseEvent[],
): Promise<void> => {
  const letters: Outgoing[] = [];
  for (const { case: id, version, at, effects } of events)
    for (const [n, effect] of effects.entries()) {
      if (effect.kind !== 'message' || effect.via === undefined) continue;
      const home = (await caseById(client, effect.via))?.receiving.node;
      if (!home || home === runtime.id) continue;
      const payload: MessageLetter = { case: id, version, n, to: effect.to, at, text: effect.text };
      letters.push({ peer: home, kind: 'message.told', at, payload });
    }
  await enqueue(client, letters);
};

export const messageHandlers = (_runtime: Runtime): Readonly<Record<string, Handle>> => ({
  'message.told': async ({ client }, { from }, payload) => {
    const { case: id, version, n, to, at, text } = payload as MessageLetter;
    const body: MessageRow = { case: id, version, n, key: to, at, zh: text[0], en: text[1] };
    await appendEvents(client, [
      { stream: `message/${from}/${id}/${version}/${n}`, version: 1, kind: 'message', at, origin: from, body },
    ]);
    await projectMessage(client, body);
    return ok(undefined);
  },
});
