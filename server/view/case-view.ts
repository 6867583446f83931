import {
  actingAs,
  type CaseEvent,
  type CaseState,
  type Command,
  endsMatter,
  type Fact,
  type FileRef,
  mayTake,
  reachable,
  type StateSpec,
  shutBeforehand,
  stepOf,
  type Words,
} from '#kernel';
import { type Copied, copiesOf } from '#store/queries/copies.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { actorOf, type Session } from '../auth/sessions.ts';
import { matterNamed, matterVersion, type Runtime } from '../engine/runtime.ts';
import { worldOf } from '../engine/work.ts';
import { clockViews } from './clock-view.ts';
import { type CaseExtras, caseExtras } from './extras.ts';
import { hiddenFrom, internalFacts, type Standing } from './rights.ts';
import { roomFiles } from './room.ts';

const without = (facts: Readonly<Record<string, unknown>>, hidden: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.has(name)));

/** Which steps there are, which are open to this person now, and why the others are not: the browser never recomputes law. */
export const stepsFor = (runtime: Runtime, state: CaseState, session: Session) => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  // The same for every step: who asks, on which day, under which law.
  const bare: Command = { case: state.id, step: '', actor: actorOf(runtime, session), facts: {} };
  const world = worldOf(runtime, state, bare, runtime.now());
  return Object.entries(mechanism.steps as Record<string, { by: string | readonly string[] }>)
    .filter(([, step]) => [step.by].flat().some((role) => mechanism.actors[role]?.kind !== 'system'))
    .flatMap(([name]) => {
      const step = stepOf(mechanism, name);
      if (!step || [step.from].flat().every((from) => from === 'nothing')) return [];
      // Whoever the step does not name is not told where the case lies either.
      if (world.ok && !actingAs(mechanism, step.by, bare.actor, state, world.value.day)) return [];
      const command: Command = { ...bare, step: name };
      // A step that may be asked for from afar is judged as the holder would.
      const seat = step.fromAfar && state.offeredTo === undefined ? state.holder : runtime.id;
      const may = world.ok ? mayTake({ ...world.value, node: seat }, state, state, command, step) : world;
      const open = (world.ok && may.ok && shutBeforehand(world.value, state, command, step, may.value)) || may;
      const asks = (step.asks ?? []).map((ask) => ({ name: ask.replace(/\?$/, ''), required: !ask.endsWith('?') }));
      return [
        {
          name,
          title: step.title,
          ...(step.help && { help: step.help }),
          asks,
          noteRequired: step.noteRequired === true,
          ...(endsMatter(mechanism, step, state.state) && { ends: true }),
          open: open.ok,
          ...(open.ok ? {} : { why: open.says, code: open.code }),
        },
      ];
    });
};

const opinionShown = ({ note, enclosed }: CaseEvent) => ({ ...(note && { note }), ...(enclosed && { enclosed }) });

const timelineOf = (
  runtime: Runtime,
  state: CaseState,
  events: readonly CaseEvent[],
  hidden: ReadonlySet<string>,
  party: boolean,
  copies: readonly Copied[],
) => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  return events.map((event) => {
    const step = stepOf(mechanism, event.step);
    const { person: _person, key: _key, ...by } = event.by;
    return {
      version: event.version,
      step: event.step,
      title: step?.title ?? ([event.step, event.step] as Words),
      day: event.day,
      at: event.at,
      by: party && event.by.kind === 'staff' ? { ...by, name: undefined, seat: undefined } : by,
      from: event.from,
      to: event.to,
      toTitle: mechanism.states[event.to]?.title ?? [event.to, event.to],
      // Where its title does not tell how a step came out.
      ...(step && typeof step.to === 'object' && event.from !== event.to && { decided: true as const }),
      // What a parent hears of a child bears the child's link, a name for machines.
      ...(!(party && step?.internal) && !(step?.hearsChildren && event.by.kind === 'node') && opinionShown(event)),
      ...(!party && {
        ...(event.signature && { signature: event.signature }),
        copies: copies.filter((copy) => copy.version === event.version).map(({ version: _, ...copy }) => copy),
      }),
      set: without(event.set, hidden),
      papers: event.papers.map((paper) => paper.number),
      ...(event.custody && { custody: event.custody }),
    };
  });
};

/**
 * The way ahead, if nothing unusual happens: the ordinary states after this one, in the order they are declared, as far as a
 * case like this can come to them (a mechanism may begin several kinds).
 */
const futureOf = (runtime: Runtime, state: CaseState) => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const { states } = mechanism;
  const now = states[state.state];
  if (now?.final) return [];
  const way = Object.entries(states as Record<string, StateSpec>).filter(([, spec]) => spec.ordinary);
  const here = way.findIndex(([name]) => name === state.state);
  const ahead = here >= 0 ? way.slice(here + 1) : way.filter(([, spec]) => (spec.stage ?? 0) > (now?.stage ?? 0));
  const within = reachable(mechanism, [state.state]);
  return ahead.filter(([name]) => within.has(name)).map(([name, spec]) => ({ state: name, title: spec.title }));
};

/** What of a case is not an agent's own doing, once their mandate has ended. */
const notTheirs = {
  future: [],
  clocks: [],
  steps: [],
  evidence: false,
  papers: [],
  credentials: [],
  children: [],
  track: '',
} as const;

export type CaseView = Awaited<ReturnType<typeof caseView>>;

/** A case as one person may see it. Reading it is logged by the caller before this is sent. */
export const caseView = async (runtime: Runtime, state: CaseState, session: Session, how: Standing) => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const party = how.kind === 'party';
  const hidden = party ? internalFacts(mechanism) : hiddenFrom(runtime, state, session);
  const all = (await eventsOf<CaseEvent>(runtime.pool, state.id)).map(({ body }) => body);
  const former = how.kind === 'party' && how.former === true;
  const events = former ? all.filter(({ by }) => by.key !== undefined && by.key === session.person.key) : all;
  const facts = without(former ? Object.assign({}, ...events.map(({ set }) => set)) : state.facts, hidden);
  const copied = !party && events.some(({ effects }) => effects.some(({ kind }) => kind === 'copy'));
  const copies = copied ? await copiesOf(runtime.pool, state.id) : [];
  const spec = mechanism.states[state.state];
  const extras: CaseExtras = await caseExtras(runtime, state);
  return {
    id: state.id,
    mechanism: state.mechanism,
    matter: matterNamed(runtime, state.matter),
    state: state.state,
    stateTitle: spec?.title ?? [state.state, state.state],
    outside: spec?.outside ?? spec?.title,
    stage: spec?.stage ?? 0,
    final: spec?.final === true,
    version: state.version,
    holder: state.holder,
    ...(state.offeredTo && { offeredTo: state.offeredTo }),
    receiving: state.receiving,
    deciding: state.deciding,
    ...(state.concerned && { concerned: state.concerned }),
    channel: state.channel,
    openedOn: state.openedOn,
    ...(state.closedOn && { closedOn: state.closedOn }),
    ...(state.parent && { parent: state.parent }),
    facts,
    room: [...roomFiles(mechanism, state, how)],
    factTitles: Object.fromEntries(
      Object.keys(facts).map((name) => [name, (mechanism.facts[name] as Fact | undefined)?.title]),
    ),
    timeline: timelineOf(runtime, state, events, hidden, party, copies),
    ...(copies.some((copy) => copy.person === session.person.id && copy.readAt === null) && { toRead: true }),
    future: futureOf(runtime, state),
    clocks: clockViews(runtime, state),
    steps: stepsFor(runtime, state, session),
    standing: how.kind === 'party' ? 'party' : how.side,
    // Whether there is anything to ask elsewhere: the screen then looks it up.
    evidence: Object.keys(mechanism.evidence ?? {}).length > 0,
    ...extras,
    matterDetail: matterVersion(runtime, state.matter.code, state.matter.version),
    ...(former && { former, ...notTheirs }),
  };
};

/** Files that hang on acts and not on facts, as far as the reader sees the acts: attachments of opinions, and at home signatures. */
export const filesOfActs = async (runtime: Runtime, state: CaseState, how: Standing): Promise<readonly FileRef[]> => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const events = (await eventsOf<CaseEvent>(runtime.pool, state.id)).map(({ body }) => body);
  return events.flatMap((event) => {
    const party = how.kind === 'party';
    if (party && stepOf(mechanism, event.step)?.internal) return [];
    return [...(event.enclosed ?? []), ...(event.signature && !party ? [event.signature] : [])];
  });
};
