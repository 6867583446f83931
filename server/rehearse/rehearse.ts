import {
  type CaseEvent,
  type CaseState,
  type Command,
  type EvidenceRead,
  evidenceOf,
  finalsOf,
  type Matter,
  type Rest,
  readsOf,
  unneeded,
  type World,
} from '#kernel';
import { allMatters } from '#store/queries/matters.ts';
import { heldCases, wholeStory } from '#store/queries/registers-replay.ts';
import { refreshLaw } from '../engine/law.ts';
import type { Watch } from '../tasks/desk.ts';
import { bookWith, type Proposal } from './proposal.ts';
import { publishedThen } from './published-then.ts';
import { readThen, type Where } from './reads-then.ts';
import { type Change, type Past, replayCase } from './replay.ts';

export interface Rehearsal {
  /** Stopped before all cases were looked at. */
  readonly stopped?: true;
  readonly node: string;
  readonly mechanism: string;
  readonly cases: number;
  readonly affected: number;
  readonly open: number;
  readonly unclear: number;
  readonly erased: number;
  readonly changes: readonly Found[];
}

/** A change, and whether its case is still being handled. */
export type Found = Change & { readonly open: boolean };

/** What the decision rested on beyond its node is in the event; what is not there could not be had then. */
const evidenceThen = (world: World, name: string, rests: readonly Rest[]): EvidenceRead => {
  const found = rests.find((rest) => rest.kind === 'evidence' && rest.evidence === name);
  if (found?.kind === 'evidence')
    return { evidence: name, standing: 'usable', values: found.answer.values, answer: found.answer };
  const live = evidenceOf(world.mechanism, name)?.when === 'live';
  return { evidence: name, standing: live ? 'unreachable' : 'declined' };
};

const pastOf = async (where: Where): Promise<Past> => {
  const { id, program, pool } = where;
  const matters = new Map<string, Matter>(
    [...(await allMatters(pool)), ...(program.zone.internalMatters ?? [])].map((matter) => [
      `${matter.code}@${matter.version}`,
      matter,
    ]),
  );
  const published = publishedThen(id, program, pool);
  return {
    program,
    law: (await refreshLaw(where)).book,
    authorisations: program.zone.authorisations,
    matter: (code, version) => matters.get(`${code}@${version}`),
    reads: async (world: World, state: CaseState | undefined, command: Command, event: CaseEvent) => {
      const { at, rests } = event;
      const wanted = readsOf(world, state, command);
      const found: Record<string, unknown> = {};
      for (const [name, read] of Object.entries(wanted)) {
        if (read.kind === 'evidence')
          found[name] = read.unneeded ? unneeded(read.evidence) : evidenceThen(world, read.evidence, rests ?? []);
        else if (read.kind === 'published') found[name] = await published(read.register, rests ?? [], at);
        else found[name] = await readThen(where, read, event);
      }
      return found;
    },
  };
};

/** Every case the node holds, open and past, replayed under the proposed value. Reads only. */
export const rehearse = async (where: Where, proposal: Proposal, watch: Partial<Watch> = {}): Promise<Rehearsal> => {
  const { id, program, pool } = where;
  const past = await pastOf(where);
  const law = bookWith(past.law, proposal);
  const changes: Found[] = [];
  const { mechanism } = proposal;
  const count = { cases: 0, affected: 0, open: 0, unclear: 0, erased: 0 };
  const finals = finalsOf(program.mechanism(proposal.mechanism));
  for await (const portion of heldCases(pool, id, proposal.mechanism))
    for (const one of portion) {
      if (watch.signal?.aborted) return { node: id, mechanism, ...count, changes, stopped: true };
      const events = await wholeStory<CaseEvent>(pool, one);
      count.cases++;
      watch.progress?.(count.cases);
      if (!events) {
        count.erased++;
        continue;
      }
      const recorded = events.map(({ body, origin }) => ({ event: body, own: origin === id }));
      const replayed = await replayCase(past, law, recorded);
      count.unclear += replayed.unclear;
      if (replayed.changes.length === 0) continue;
      count.affected++;
      const open = !finals.has(events.at(-1)?.body.to ?? '');
      if (open) count.open++;
      changes.push(...replayed.changes.map((change) => ({ ...change, open })));
    }
  return { node: id, mechanism, ...count, changes };
};
