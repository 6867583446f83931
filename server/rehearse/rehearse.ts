import {
  type CaseEvent,
  type CaseState,
  type Command,
  type EntryHistory,
  type EvidenceRead,
  entryName,
  evidenceOf,
  finalsOf,
  fold,
  knownAt,
  type LawBook,
  type Matter,
  type Read,
  type Rest,
  readOf,
  readsOf,
  subjectsOf,
  type World,
} from '#kernel';
import type { Pool } from '#store/db.ts';
import { childrenOf } from '#store/queries/cases.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { isLedgerRead, ledgerThen } from '#store/queries/ledger-then.ts';
import { allMatters } from '#store/queries/matters.ts';
import { keysOfSubject, loadHistories } from '#store/queries/register-histories.ts';
import { heldCases, wholeStory } from '#store/queries/registers-replay.ts';
import { registersOf } from '../engine/registers.ts';
import type { Program } from '../load.ts';
import { bookWith, type Proposal } from './proposal.ts';
import { publishedThen } from './published-then.ts';
import { type Change, type Past, replayCase } from './replay.ts';

/** How somebody who waits is told, and how they stop waiting. */
export interface Watch {
  readonly signal?: AbortSignal;
  readonly progress?: (cases: number) => void;
}

export interface Rehearsal {
  /** Stopped before all cases were looked at. */
  readonly stopped?: true;
  readonly node: string;
  readonly cases: number;
  readonly affected: number;
  readonly open: number;
  readonly unclear: number;
  readonly erased: number;
  readonly changes: readonly Change[];
}

/** What was there when the step was decided: everything known by then but what the case itself entered at that instant. */
const justBefore = (history: EntryHistory, at: string, id: string): EntryHistory => {
  const known = knownAt(history, at);
  const own = (when: string, by: string | null): boolean => when === at && by === id;
  return {
    ...known,
    versions: known.versions.filter((one) => !own(one.recordedAt, one.case)),
    holds: known.holds
      .filter((one) => !own(one.recordedAt, one.case))
      .map((one) => (one.released && own(one.released.at, one.released.case) ? { ...one, released: null } : one)),
  };
};

const childrenThen = async (
  program: Program,
  pool: Pool,
  parent: string,
  at: string,
): Promise<readonly CaseState[]> => {
  const states: CaseState[] = [];
  for (const child of await childrenOf(pool, parent)) {
    const finals = finalsOf(program.mechanism(child.mechanism));
    const events = (await eventsOf<CaseEvent>(pool, child.id)).filter(({ body }) => body !== null && body.at <= at);
    const state = events.reduce<CaseState | undefined>((before, { body }) => fold(before, body, finals), undefined);
    if (state) states.push(state);
  }
  return states;
};

const readThen = async (program: Program, pool: Pool, read: Read, at: string, id: string): Promise<unknown> => {
  const then = (history: EntryHistory | undefined) => history && readOf(justBefore(history, at, id));
  if (read.kind === 'entry') return then((await loadHistories(pool, [read])).get(entryName(read.register, read.key)));
  if (read.kind === 'children') return childrenThen(program, pool, read.case, at);
  if (isLedgerRead(read)) return ledgerThen(pool, read, at);
  if (read.kind !== 'entriesOf') return undefined;
  const spec = registersOf(program).get(read.register)?.spec;
  const keys = await keysOfSubject(pool, read.register, read.subject);
  const histories = await loadHistories(
    pool,
    keys.map((key) => ({ register: read.register, key })),
  );
  return [...histories.values()]
    .flatMap((history) => then(history) ?? [])
    .filter(({ key, values, version }) => version > 0 && subjectsOf(spec, key, values).includes(read.subject));
};

/** What the decision rested on beyond its node is in the event; what is not there could not be had then. */
const evidenceThen = (world: World, name: string, rests: readonly Rest[]): EvidenceRead => {
  const found = rests.find((rest) => rest.kind === 'evidence' && rest.evidence === name);
  if (found?.kind === 'evidence')
    return { evidence: name, standing: 'usable', values: found.answer.values, answer: found.answer };
  const live = evidenceOf(world.mechanism, name)?.when === 'live';
  return { evidence: name, standing: live ? 'unreachable' : 'declined' };
};

const pastOf = async (id: string, program: Program, pool: Pool): Promise<Past> => {
  const matters = new Map<string, Matter>(
    (await allMatters(pool)).map((matter) => [`${matter.code}@${matter.version}`, matter]),
  );
  const published = publishedThen(id, program, pool);
  return {
    program,
    authorisations: program.zone.authorisations,
    matter: (code, version) => matters.get(`${code}@${version}`),
    reads: async (world: World, state: CaseState | undefined, command: Command, { at, rests }: CaseEvent) => {
      const wanted = readsOf(world, state, command);
      const found: Record<string, unknown> = {};
      for (const [name, read] of Object.entries(wanted))
        found[name] =
          read.kind === 'evidence'
            ? evidenceThen(world, read.evidence, rests ?? [])
            : read.kind === 'published'
              ? await published(read.register, rests ?? [], at)
              : await readThen(program, pool, read, at, command.case);
      return found;
    },
  };
};

/** Every case the node holds, open and past, replayed under the proposed value. Reads only. */
export const rehearse = async (
  { id, program, pool }: { readonly id: string; readonly program: Program; readonly pool: Pool },
  proposal: Proposal,
  watch: Watch = {},
): Promise<Rehearsal> => {
  const past = await pastOf(id, program, pool);
  const law: LawBook = bookWith(program.law, proposal);
  const changes: Change[] = [];
  const count = { cases: 0, affected: 0, open: 0, unclear: 0, erased: 0 };
  const finals = finalsOf(program.mechanism(proposal.mechanism));
  for await (const portion of heldCases(pool, id, proposal.mechanism))
    for (const one of portion) {
      if (watch.signal?.aborted) return { node: id, ...count, changes, stopped: true };
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
      if (!finals.has(events.at(-1)?.body.to ?? '')) count.open++;
      changes.push(...replayed.changes);
    }
  return { node: id, ...count, changes };
};
