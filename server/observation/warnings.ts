import { openCasesOf } from '#store/queries/observation-cases.ts';
import { systemActor } from '../engine/runtime.ts';
import type { Node } from '../node.ts';

const MECHANISM = 'eco-monitoring-air';

/** A forecast that warns and of which the districts were not told in the hours of the law: once, the committee is called in. */
export const watchWarnings = async (node: Node): Promise<number> => {
  const { pool, program, now } = node.runtime;
  if (!program.mechanisms.has(MECHANISM)) return 0;
  let done = 0;
  for (const state of await openCasesOf(pool, MECHANISM)) {
    const { warnBy, warnedAt, warnOverdue } = state.facts as Readonly<Record<string, string | boolean | undefined>>;
    const overdue = typeof warnBy === 'string' && warnBy < now() && warnedAt === undefined && warnOverdue !== true;
    if (!overdue || state.holder !== node.id) continue;
    const command = {
      case: state.id,
      step: 'warnLate',
      actor: systemActor(node.runtime, 'clock'),
      facts: {},
      note: `应于 ${warnBy} 前通报`,
    };
    if ((await node.executor.submit({ command })).ok) done++;
  }
  return done;
};
