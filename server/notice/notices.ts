import { type CaseState, type NoticeSpec, type Publicity, publicityOn, type Words } from '#kernel';
import { type Runtime, today } from '../engine/runtime.ts';

/** What this node shows of a case to everyone, and until when. */
export interface Notice {
  readonly case: string;
  readonly mechanism: string;
  readonly title: Words;
  readonly place: string;
  readonly from: string;
  /** Absent while another place has not posted: the period then has not begun. */
  readonly last?: string;
  readonly state: 'waiting' | 'running' | 'ended';
  readonly says: Words;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Names of the facts that name it in a list. */
  readonly heads: readonly string[];
  readonly takes: readonly string[];
}

const calendars = (runtime: Runtime, publicity: Publicity) =>
  Object.fromEntries(publicity.places.map(({ place }) => [place, runtime.program.calendarOf(place)]));

/** The notice as this node shows it today, or nothing: not posted here, taken down, or the case has gone on. */
export const noticeOf = (runtime: Runtime, state: CaseState): Notice | undefined => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const [spec] = Object.values((mechanism.notices ?? {}) as Record<string, NoticeSpec>);
  const publicity = state.facts[spec?.publicity ?? ''] as Publicity | undefined;
  if (!spec || !publicity || mechanism.states[state.state]?.final) return undefined;
  const open = (spec.takes ?? []).some((step) => [mechanism.steps[step]?.from ?? []].flat().includes(state.state));
  const day = today(runtime);
  const own = publicity.places.find(
    ({ place, from, removed }) =>
      runtime.node.jurisdictions.includes(place) && from !== undefined && from <= day && removed === undefined,
  );
  if (!open || !own?.from) return undefined;
  const now = publicityOn(publicity, calendars(runtime, publicity), day);
  if (!now.ok) return undefined;
  return {
    case: state.id,
    mechanism: state.mechanism,
    title: spec.title,
    place: own.place,
    from: own.from,
    ...(now.value.last && { last: now.value.last }),
    state: now.value.state,
    says: now.value.says,
    facts: Object.fromEntries(spec.shows.flatMap((name) => (name in state.facts ? [[name, state.facts[name]]] : []))),
    heads: spec.heads,
    takes: spec.takes ?? [],
  };
};
