import { addDays, type CaseState, diffDays, dueOf, refuse, workingDaysBetween } from '#kernel';
import type { CaseListItem } from '#store/queries/case-lists.ts';
import type { Session } from '../auth/sessions.ts';
import type { Runtime } from '../engine/runtime.ts';
import { matterNamed, today } from '../engine/runtime.ts';
import { Refused } from '../http/problem.ts';
import { aboutWords } from './about.ts';
import { caseLamp } from './clock-view.ts';
import { maskName } from './mask.ts';

export const weekEnd = (day: string): string => addDays(day, 6);

/** One row of a list. Names are masked: the list is for finding work, the case page (whose reading is logged) for reading. */
export const listItem = (runtime: Runtime, item: CaseListItem, session: Session) => {
  const mechanism = runtime.program.mechanism(item.mechanism);
  const day = today(runtime);
  const calendar = runtime.program.calendarOf(item.deciding_jurisdiction);
  const counted = item.next_due ? workingDaysBetween(calendar, day, item.next_due) : undefined;
  const daysLeft = item.next_due ? (counted?.ok ? counted.value : diffDays(day, item.next_due)) : undefined;
  const lit = { mechanism: item.mechanism, jurisdiction: item.deciding_jurisdiction, openedOn: item.opened_on };
  const own = session.person.key !== null && session.person.key === item.subject_key;
  return {
    id: item.id,
    mechanism: item.mechanism,
    matter: matterNamed(runtime, { code: item.matter, title: item.title }),
    state: item.state,
    stateTitle: mechanism.states[item.state]?.title ?? [item.state, item.state],
    about: aboutWords(runtime.program, mechanism, item.about ?? {}),
    applicant: item.subject_name ? (own ? item.subject_name : maskName(item.subject_name)) : '',
    receiving: { jurisdiction: item.receiving_jurisdiction, authority: item.receiving_authority },
    deciding: { jurisdiction: item.deciding_jurisdiction, authority: item.deciding_authority },
    holder: item.holder,
    openedOn: item.opened_on,
    ...(item.statutory_due && { statutoryDue: item.statutory_due }),
    ...(item.promised_due && { promisedDue: item.promised_due }),
    ...(daysLeft !== undefined && { daysLeft }),
    paused: item.paused,
    lamp: item.final ? 'none' : caseLamp(runtime, lit, Object.values(item.clocks)),
    assignee: item.assignee,
    version: item.version,
  };
};

/** The clock's own account of itself. */
export const explainClock = (runtime: Runtime, state: CaseState, name: string) => {
  const clock = Object.hasOwn(state.clocks, name) ? state.clocks[name] : undefined;
  if (!clock) throw new Refused(refuse('not-found', [`没有时限“${name}”`, `There is no clock "${name}"`]));
  const answer = dueOf(clock, runtime.program.calendar(clock.calendar));
  if (!answer.ok) throw new Refused(answer);
  return { clock, ...answer.value, source: state.clockSources[name] };
};
