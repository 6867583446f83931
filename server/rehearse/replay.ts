import {
  type Actor,
  type Authorisation,
  type CaseEvent,
  type CaseState,
  type Command,
  canonicalText,
  decide,
  dueDayOf,
  type Fact,
  type Facts,
  finalsOf,
  fold,
  isRegisterEffect,
  type LawBook,
  type Matter,
  type Refusal,
  type Result,
  readsOf,
  refuse,
  stepOf,
  type Words,
  type World,
} from '#kernel';
import type { Program } from '../load.ts';

export interface Recorded {
  readonly event: CaseEvent;
  /** Written by the node that rehearses: only these were decided here. */
  readonly own: boolean;
}

/** What a rehearsal needs beside the events: what the decision of then could read. */
export interface Past {
  readonly program: Program;
  /** As it is: the zone's, with joint standards. */
  readonly law: LawBook;
  readonly authorisations: readonly Authorisation[];
  readonly matter: (code: string, version: number) => Matter | undefined;
  readonly reads: (
    world: World,
    state: CaseState | undefined,
    command: Command,
    event: CaseEvent,
  ) => Promise<World['reads']>;
}

export type Kind = 'clock' | 'block' | 'decision' | 'fee' | 'fact' | 'paper' | 'posting' | 'entry';

/** One thing that would have been otherwise. */
export interface Change {
  readonly case: string;
  readonly day: string;
  readonly step: string;
  readonly kind: Kind;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Of a fact that is nobody's personal one: what stood behind `before` and `after`. */
  readonly values?: readonly [now: unknown, then: unknown];
  /** Of a block: why, as the person would have been told. */
  readonly says?: Words;
}

const actorOf = (program: Program, state: CaseState | undefined, event: CaseEvent): Actor => {
  const { role, kind, node, person, name, key, authority, window, seat } = event.by;
  const spec = program.mechanism((state ?? event.opened)?.mechanism ?? '').actors[role];
  const post =
    authority && spec?.kind === 'office'
      ? [{ authority, role: spec.role, from: '0001-01-01', ...(window && { window }), ...(seat && { seat }) }]
      : [];
  return { kind, node, ...(person && { person }), ...(name && { name }), ...(key && { key }), posts: post };
};

const commandOf = (program: Program, state: CaseState | undefined, event: CaseEvent): Command => {
  const mechanism = program.mechanism((state ?? event.opened)?.mechanism ?? '');
  const asked = new Set((stepOf(mechanism, event.step)?.asks ?? []).map((ask) => ask.replace(/\?$/, '')));
  const said = { ...event.set, ...event.answers };
  const facts = Object.fromEntries(Object.entries(said).filter(([name]) => asked.has(name)));
  return {
    case: event.case,
    step: event.step,
    actor: actorOf(program, state, event),
    facts,
    ...(event.note && { note: event.note }),
    ...(event.enclosed && { enclosed: event.enclosed }),
    ...(event.signature && { signature: event.signature }),
    copies: event.effects.flatMap((effect) => (effect.kind === 'copy' ? [effect.to] : [])),
    ...(event.opened && { opening: event.opened }),
  };
};

const again = async (
  past: Past,
  law: LawBook,
  state: CaseState | undefined,
  event: CaseEvent,
): Promise<Result<CaseEvent>> => {
  const { program } = past;
  const opening = state ?? event.opened;
  const command = commandOf(program, state, event);
  const mechanism = program.mechanism(opening?.mechanism ?? '');
  const takes = stepOf(mechanism, event.step)?.takesCustody;
  const bare: World = {
    mechanism,
    node: (takes ? state?.offeredTo : state?.holder) ?? event.by.node,
    day: event.day,
    at: event.at,
    law,
    chainOf: program.chainOf,
    calendarOf: program.calendarOf,
    matter: opening && past.matter(opening.matter.code, opening.matter.version),
    authorisations: past.authorisations,
    authorities: program.authorities,
    places: program.places,
    windows: program.windows,
    // What a case named was known when it was named.
    knows: () => true,
    reads: {},
  };
  const wanted = readsOf(bare, state, command);
  const reads = Object.keys(wanted).length ? await past.reads(bare, state, command, event) : {};
  try {
    return decide({ ...bare, reads }, state, command);
  } catch (error) {
    return unreadable(error as Error);
  }
};

/** A rule cannot work with the value: a table of law without what the rule looks up in it. */
const unreadable = ({ message }: Error): Refusal =>
  refuse('law-unreadable', [`规则无法按该数值计算（${message}）`, `A rule cannot work with this value (${message})`]);

/** In canonical form: what the store gives back has its names in another order than what was just worked out. */
const text = (value: unknown): string =>
  value === undefined ? '—' : typeof value === 'string' ? value : canonicalText(value);

/** Who somebody is is nobody's business in a rehearsal: only that it would have been otherwise. */
const hidden = { before: '•••', after: '•••' } as const;

type Lines = ReadonlyMap<string, string>;

const postings = ({ effects }: CaseEvent): Lines =>
  new Map(
    effects.flatMap((effect) =>
      effect.kind === 'ledger.post'
        ? effect.transfers.map((one, n) => [`${n + 1} ${one.debit} → ${one.credit}`, String(one.amount)] as const)
        : [],
    ),
  );

/** Terms of entries and holds; their contents may be about people. */
const entries = ({ effects }: CaseEvent): Lines =>
  new Map(
    effects.flatMap((effect) => {
      if (!isRegisterEffect(effect)) return [];
      const { from, to, until, lasts, on } = effect as Readonly<Record<string, unknown>>;
      const said = Object.entries({ from, to, until, lasts, on }).filter(([, value]) => value !== undefined);
      return [[`${effect.kind.slice(9)} ${effect.register}`, text(Object.fromEntries(said))] as const];
    }),
  );

const differing = (
  kind: Kind,
  base: Pick<Change, 'case' | 'day' | 'step'>,
  now: Lines,
  then: Lines,
): readonly Change[] =>
  [...new Set([...now.keys(), ...then.keys()])].flatMap((what) => {
    const [before, after] = [now.get(what) ?? '—', then.get(what) ?? '—'];
    return before === after ? [] : [{ ...base, kind, what, before, after }];
  });

const compareEvents = (program: Program, mechanism: string, now: CaseEvent, then: CaseEvent): readonly Change[] => {
  const base = { case: now.case, day: now.day, step: now.step };
  const changes: Change[] = [];
  if (now.to !== then.to) changes.push({ ...base, kind: 'decision', what: 'state', before: now.to, after: then.to });
  const facts = program.mechanism(mechanism).facts as Readonly<Record<string, Fact>>;
  for (const name of new Set([...Object.keys(now.set), ...Object.keys(then.set)])) {
    const [before, after] = [text(now.set[name]), text(then.set[name])];
    if (before !== after)
      changes.push({
        ...base,
        kind: ['money', 'amount'].includes(facts[name]?.kind ?? '') ? 'fee' : 'fact',
        what: name,
        ...(facts[name]?.personal ? hidden : { before, after, values: [now.set[name], then.set[name]] }),
      });
  }
  const kinds = (event: CaseEvent): string => event.papers.map(({ kind }) => kind).join(' ');
  if (kinds(now) !== kinds(then))
    changes.push({ ...base, kind: 'paper', what: 'papers', before: kinds(now), after: kinds(then) });
  changes.push(...differing('posting', base, postings(now), postings(then)));
  changes.push(...differing('entry', base, entries(now), entries(then)));
  return changes;
};

const dueText = (program: Program, state: CaseState | undefined, name: string): string => {
  const clock = state?.clocks[name];
  if (!clock) return '—';
  const due = dueDayOf(clock, program.calendar(clock.calendar));
  return due.ok ? (due.value ?? 'paused') : due.code;
};

const compareClocks = (
  program: Program,
  last: CaseEvent,
  now: CaseState | undefined,
  then: CaseState | undefined,
): readonly Change[] =>
  [...new Set([...Object.keys(now?.clocks ?? {}), ...Object.keys(then?.clocks ?? {})])].flatMap((name) => {
    const [before, after] = [dueText(program, now, name), dueText(program, then, name)];
    const base = { case: last.case, day: last.day, step: last.step };
    return before === after ? [] : [{ ...base, kind: 'clock' as const, what: name, before, after }];
  });

/** Of what a step would set, what it does not set now: the rest stays as it is on record. */
const otherwise = (now: Facts, then: Facts): Facts =>
  Object.fromEntries(Object.entries(then).filter(([name, value]) => text(value) !== text(now[name])));

export interface Replayed {
  readonly changes: readonly Change[];
  /** Decisions that the present law does not reproduce from the record: left as they were taken. */
  readonly unclear: number;
}

/**
 * Replays one case under the law as it is and as proposed, side by side, and says where they part. A step the proposal would
 * have refused, or that would have led elsewhere, ends the comparison of the case: what people would have done then is unknown.
 */
export const replayCase = async (past: Past, proposed: LawBook, recorded: readonly Recorded[]): Promise<Replayed> => {
  const { program } = past;
  const mechanism = recorded[0]?.event.opened?.mechanism ?? '';
  const finals = finalsOf(program.mechanism(mechanism));
  const changes: Change[] = [];
  let [now, then]: [CaseState | undefined, CaseState | undefined] = [undefined, undefined];
  let unclear = 0;
  for (const { event, own } of recorded) {
    const present = own ? await again(past, past.law, now, event) : undefined;
    const replayable = present?.ok === true && present.value.to === event.to;
    if (present && !replayable) unclear++;
    const future = replayable ? await again(past, proposed, then, event) : undefined;
    if (future && !future.ok) {
      changes.push({
        case: event.case,
        day: event.day,
        step: event.step,
        kind: 'block',
        what: future.code,
        before: event.to,
        after: future.says[0],
        says: future.says,
      });
      return { changes: [...changes, ...compareClocks(program, event, now, then)], unclear };
    }
    const kept = present?.ok ? { ...event, clocks: present.value.clocks } : event;
    now = fold(now, kept, finals);
    const other: CaseEvent =
      future?.ok && present?.ok
        ? {
            ...event,
            set: { ...event.set, ...otherwise(present.value.set, future.value.set) },
            clocks: future.value.clocks,
            to: future.value.to,
          }
        : event;
    if (future?.ok && present?.ok) {
      const found = compareEvents(program, mechanism, present.value, future.value);
      changes.push(...found);
      if (present.value.to !== future.value.to) return { changes, unclear };
    }
    then = fold(then, other, finals);
  }
  const last = recorded.at(-1)?.event;
  return { changes: last ? [...changes, ...compareClocks(program, last, now, then)] : changes, unclear };
};
