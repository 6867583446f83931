import type { CaseEvent, Effect, Opening } from '#kernel';
import type { Client } from '#store/db.ts';
import type { Runtime } from './runtime.ts';

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
    const { rows } = await client.query<{ n: number }>(`select nextval('credential_indexes')::int as n`);
    const statusIndex = (rows[0] as { n: number }).n;
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
