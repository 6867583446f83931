import { type CaseState, mandateOver, mandateRegister, partiesOf, represented } from '#kernel';
import type { Session } from '../auth/sessions.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { publishedFor } from '../evidence/reads.ts';

/**
 * Whether the reader is party to the case only as an agent whose registered mandate has ended since: they keep sight of what they
 * did themselves, and of nothing else. Asks the database for agents only.
 */
export const isFormerAgent = async (runtime: Runtime, session: Session, state: CaseState): Promise<boolean> => {
  const { key } = session.person;
  if (!key || partiesOf(state.facts).some((party) => party.key === key)) return false;
  const own = represented(state.facts).filter(({ agent }) => agent.key === key);
  for (const party of own) {
    const read = await publishedFor(runtime, runtime.pool, { register: mandateRegister, key: party.agent.mandate });
    if (!mandateOver(party, read, today(runtime))) return false;
  }
  return own.length > 0;
};
