import { createHmac } from 'node:crypto';
import { type AnyMechanism, type Calendar, type CaseState, dueAtOf, dueDayOf, type Party } from '#kernel';

/** What a projection needs beside the event: the declarations, the calendars, and the secret that makes tracking tokens. */
export interface Projector {
  readonly mechanism: (id: string) => AnyMechanism;
  readonly calendar: (id: string) => Calendar;
  readonly trackSecret: string;
  /** Whose tables these are: figures count what the node answers for. */
  readonly node: string;
}

export interface ClockRow {
  readonly case_id: string;
  readonly name: string;
  readonly due: string | null;
  readonly stopped: string | null;
  readonly status: 'running' | 'paused' | 'stopped' | 'unknown';
  readonly takes: string | null;
  /** Of a term in working hours. */
  readonly due_at: string | null;
  readonly tells: boolean;
}

/** A clock whose calendar is not published yet is `unknown`: an explicit state, never a guess. */
export const clockRows = (state: CaseState, projector: Projector): readonly ClockRow[] => {
  const specs = projector.mechanism(state.mechanism).clocks;
  return Object.values(state.clocks).map((clock) => {
    const calendar = projector.calendar(clock.calendar);
    const dueAt = dueAtOf(clock, calendar);
    const base = {
      case_id: state.id,
      name: clock.name,
      stopped: clock.stopped ?? null,
      takes: specs[clock.name]?.ifMissed?.takes ?? null,
      due_at: dueAt.ok ? (dueAt.value ?? null) : null,
      tells: specs[clock.name]?.ifMissed?.tells !== undefined,
    };
    const due = dueDayOf(clock, calendar);
    // A stopped clock keeps its last day: whether the duty was met in time is read from the two.
    if (clock.stopped) return { ...base, due: due.ok ? (due.value ?? null) : null, status: 'stopped' };
    if (!due.ok) return { ...base, due: null, status: 'unknown' };
    return due.value === undefined
      ? { ...base, due: null, status: 'paused' }
      : { ...base, due: due.value, status: 'running' };
  });
};

const trackOf = (id: string, secret: string): string =>
  createHmac('sha256', secret).update(id).digest('base64url').slice(0, 24);

export const subjectOf = (mechanism: AnyMechanism, state: Pick<CaseState, 'facts'>): Party | undefined => {
  const subject = mechanism.shows ? state.facts[mechanism.shows.subject as string] : undefined;
  return typeof subject === 'object' && subject !== null && 'key' in subject ? (subject as Party) : undefined;
};

const dueOfKind = (rows: readonly ClockRow[], mechanism: AnyMechanism, kind: string): string | null =>
  rows.find((row) => mechanism.clocks[row.name]?.shownAs === kind && row.status === 'running')?.due ?? null;

const earliest = (rows: readonly ClockRow[]): string | null =>
  rows.flatMap((row) => (row.status === 'running' ? (row.due ?? []) : [])).sort()[0] ?? null;

/** What of the row of table `cases` stays as it was opened. */
export const openedRow = (state: CaseState, projector: Projector) => ({
  mechanism: state.mechanism,
  matter: state.matter.code,
  title: state.matter.title,
  receiving_jurisdiction: state.receiving.jurisdiction,
  receiving_authority: state.receiving.authority,
  receiving_window: state.receiving.window ?? null,
  deciding_jurisdiction: state.deciding.jurisdiction,
  deciding_authority: state.deciding.authority,
  channel: state.channel,
  opened_on: state.openedOn,
  parent: state.parent?.case ?? null,
  track: trackOf(state.id, projector.trackSecret),
});

/** What of it changes: everything lists filter by, and the whole state as `doc`. */
export const changingRow = (state: CaseState, clocks: readonly ClockRow[], projector: Projector) => {
  const mechanism = projector.mechanism(state.mechanism);
  const subject = subjectOf(mechanism, state);
  return {
    id: state.id,
    state: state.state,
    final: mechanism.states[state.state]?.final === true,
    version: state.version,
    holder: state.holder,
    offered_to: state.offeredTo ?? null,
    concerned: state.concerned ? state.concerned.map(({ authority }) => authority) : null,
    mode: typeof state.facts.mode === 'string' ? state.facts.mode : null,
    subject_key: subject?.key ?? null,
    subject_name: subject?.name ?? null,
    closed_on: state.closedOn ?? null,
    changed_at: state.changedAt,
    statutory_due: dueOfKind(clocks, mechanism, 'statutory'),
    promised_due: dueOfKind(clocks, mechanism, 'promised'),
    next_due: earliest(clocks),
    paused: clocks.some((row) => row.status === 'paused'),
    doc: state,
  };
};
