import type { CaseEvent, Effect, Opening } from '#kernel';
import type { Client } from '#store/db.ts';
import { nextStatusIndexes } from '#store/queries/credentials.ts';
import type { Runtime } from './runtime.ts';

/** Places in the status list, drawn in blocks; a number that is never used marks nobody. */
const blocks = new WeakMap<Runtime, number[]>();

const nextIndex = async (runtime: Runtime, client: Client): Promise<number> => {
  const block = blocks.get(runtime) ?? [];
  blocks.set(runtime, block);
  if (block.length === 0) block.push(...(await nextStatusIndexes(client, 50)));
  return block.shift() as number;
};

/**
 * Completes what the kernel decided with what only the node can add: the signature of a credential and its place in the
 * status list. The text enters the journal, so that a rebuild finds the very credential that was handed out.
 */
export const materialise = async (
  runtime: Runtime,
  client: Client,
  event: CaseEvent,
  { deciding }: Pick<Opening, 'deciding'>,
): Promise<CaseEvent> => {
  if (!event.effects.some((effect) => effect.kind === 'credential.issue')) return event;
  const effects: Effect[] = [];
  for (const effect of event.effects) {
    if (effect.kind !== 'credential.issue') {
      effects.push(effect);
      continue;
    }
    const statusIndex = await nextIndex(runtime, client);
    const text = await runtime.issue({
      effect,
      statusIndex,
      at: event.at,
      authority: deciding.authority,
      case: event.case,
    });
    effects.push({ ...effect, text, statusIndex });
  }
  return { ...event, effects };
};
