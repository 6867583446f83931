import { assert } from '../outcome/result.ts';
import type { ClockState } from '../time/clock.ts';
import type { CaseEvent, CaseState, ClockAct, LawSource } from './case.ts';

type Clocks = Record<string, ClockState>;

const startClock = (clocks: Clocks, act: ClockAct & { act: 'start' }, event: CaseEvent): void => {
  clocks[act.clock] = {
    name: act.clock,
    term: act.term,
    calendar: act.calendar,
    started: act.from,
    ...(act.term.unit === 'wh' && { startedAt: event.at }),
    ...(act.exact && { exact: true }),
    pauses: [],
    extensions: [],
  };
};

const changeClock = (clock: ClockState, act: ClockAct, event: CaseEvent): ClockState => {
  switch (act.act) {
    case 'start':
      return clock;
    case 'pause':
      return {
        ...clock,
        pauses: [...clock.pauses, { from: act.from, reason: act.reason, ...(act.notice && { notice: act.notice }) }],
      };
    case 'resume':
      return {
        ...clock,
        pauses: clock.pauses.map((pause) => (pause.until ? pause : { ...pause, until: act.until })),
      };
    case 'extend':
      return { ...clock, extensions: [...clock.extensions, { term: act.term, on: event.day, reason: act.reason }] };
    case 'stop':
      return { ...clock, stopped: act.on, ...(clock.term.unit === 'wh' && { stoppedAt: event.at }) };
  }
};

const foldClocks = (before: Readonly<Record<string, ClockState>>, event: CaseEvent): Clocks => {
  const clocks: Clocks = { ...before };
  for (const act of event.clocks) {
    if (act.act === 'start') startClock(clocks, act, event);
    else {
      const clock = clocks[act.clock];
      assert(clock, `event ${event.case}#${event.version} changes the clock ${act.clock} that was never started`);
      clocks[act.clock] = changeClock(clock, act, event);
    }
  }
  return clocks;
};

const foldCustody = (
  before: Pick<CaseState, 'holder' | 'offeredTo'>,
  event: CaseEvent,
): Pick<CaseState, 'holder' | 'offeredTo'> => {
  switch (event.custody?.act) {
    case undefined:
      return before;
    case 'offer':
      return { holder: before.holder, offeredTo: event.custody.to };
    case 'take':
      return { holder: event.by.node, offeredTo: undefined };
    case 'return':
      return { holder: before.holder, offeredTo: undefined };
  }
};

/** Whoever takes part once does so until the end: what they were shown cannot be taken back. */
const foldConcerned = (before: CaseState['concerned'], more: CaseEvent['concerns']): Pick<CaseState, 'concerned'> =>
  before || more ? { concerned: [...(before ?? []), ...(more ?? [])] } : {};

const sourcesIn = (event: CaseEvent): Record<string, LawSource> =>
  Object.fromEntries(event.clocks.flatMap((act) => (act.act === 'start' ? [[act.clock, act.source]] : [])));

/**
 * The state after one more event; the same function serves the live path, the mirror at another node, a rebuild and the
 * browser. `finals` are the mechanism's final states.
 */
export const fold = (before: CaseState | undefined, event: CaseEvent, finals: ReadonlySet<string>): CaseState => {
  assert(
    event.version === (before?.version ?? 0) + 1,
    `${event.case}: event ${event.version} after version ${before?.version ?? 0}`,
  );
  const opening = before ?? event.opened;
  assert(opening, `${event.case}: the first event must open the case`);
  const custody = foldCustody(before ?? { holder: event.by.node, offeredTo: undefined }, event);
  return {
    id: event.case,
    mechanism: opening.mechanism,
    matter: opening.matter,
    receiving: opening.receiving,
    deciding: opening.deciding,
    channel: opening.channel,
    ...(opening.parent && { parent: opening.parent }),
    ...foldConcerned(before?.concerned, event.concerns),
    state: event.to,
    version: event.version,
    facts: { ...before?.facts, ...event.set },
    holder: custody.holder,
    ...(custody.offeredTo && { offeredTo: custody.offeredTo }),
    ...((before?.crossed || (before && custody.holder !== before.holder)) && { crossed: true as const }),
    clocks: foldClocks(before?.clocks ?? {}, event),
    clockSources: { ...before?.clockSources, ...sourcesIn(event) },
    reached: { [event.to]: event.day, ...before?.reached },
    taken: { ...before?.taken, [event.step]: (before?.taken[event.step] ?? 0) + 1 },
    takenBy: event.by.person ? { ...before?.takenBy, [event.step]: event.by.person } : (before?.takenBy ?? {}),
    papers: [...(before?.papers ?? []), ...event.papers.map((paper) => paper.number)],
    ...((before?.enclosed || event.enclosed) && {
      enclosed: [...(before?.enclosed ?? []), ...(event.enclosed ?? [])],
    }),
    openedOn: before?.openedOn ?? event.day,
    openedAt: before?.openedAt ?? event.at,
    changedAt: event.at,
    ...(finals.has(event.to) ? { closedOn: before?.closedOn ?? event.day } : {}),
  };
};
