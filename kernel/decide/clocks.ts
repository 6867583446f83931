import type { CaseState, ClockAct, LawSource, Paper } from '../case/case.ts';
import type { AnyMechanism, ClockSpec, Lasts, Seen } from '../declare/mechanism.ts';
import type { Resolved } from '../law/resolve.ts';
import type { Term } from '../time/types.ts';

const matterSource = (seen: Seen): LawSource => ({
  slot: `matter:${seen.matter?.code ?? '-'}@${seen.matter?.version ?? 0}`,
  jurisdiction: seen.state.deciding.jurisdiction,
  from: seen.matter?.from ?? seen.day,
  status: seen.matter?.provenance === 'real' ? 'reported' : 'assumed',
});

export const sourceOf = ({ slot, jurisdiction, from, status }: Resolved): LawSource => ({
  slot,
  jurisdiction,
  from,
  status,
});

/** A clock's term and where it comes from: a law slot, or what the matter sets. */
const termOf = (lasts: Lasts<Seen, string>, seen: Seen): { term: Term; source: LawSource } | undefined => {
  if (typeof lasts === 'function') {
    const found = lasts(seen);
    if (found === undefined) return undefined;
    return 'slot' in found
      ? { term: found.value, source: sourceOf(found) }
      : { term: found, source: matterSource(seen) };
  }
  const law = seen.law(lasts);
  return law && { term: law.value as Term, source: sourceOf(law) };
};

const running = (before: CaseState | undefined, name: string): boolean => {
  const clock = before?.clocks[name];
  return clock !== undefined && clock.stopped === undefined;
};

/** What the step does to the clocks: starts, stops, pauses (only a numbered notice stops the counting), extensions. */
export const clockActs = (
  mechanism: AnyMechanism,
  step: string,
  seen: Seen,
  asOf: string | undefined,
  papers: readonly Paper[],
): readonly ClockAct[] => {
  const acts: ClockAct[] = [];
  // People read this in the explanation of the clock: a word, not the name of a step.
  const reason = seen.note ?? mechanism.steps[step]?.title[0] ?? step;
  for (const [clock, spec] of Object.entries(
    mechanism.clocks as Record<string, ClockSpec<Seen, string, string, string>>,
  )) {
    if (running(seen.before, clock)) {
      if (spec.stops.includes(step) && !spec.goesOn?.(seen)) acts.push({ clock, act: 'stop', on: seen.day });
      for (const pause of spec.pauses ?? []) {
        if (pause.by === step) {
          const notice = papers.find((paper) => paper.kind === pause.notice)?.number;
          acts.push({ clock, act: 'pause', from: seen.day, reason, ...(notice && { notice }) });
        }
        if (pause.until === step) acts.push({ clock, act: 'resume', until: seen.day });
      }
      for (const extension of spec.extends ?? []) {
        const lasts = extension.by === step ? termOf(extension.lasts, seen) : undefined;
        if (lasts) acts.push({ clock, act: 'extend', term: lasts.term, reason });
      }
    }
    if (spec.starts.includes(step)) {
      const lasts = termOf(spec.lasts, seen);
      // Hours count from the instant of the step: what counts as of an earlier day has no instant.
      const ofToday = asOf === undefined || lasts?.term.unit === 'wh';
      const from = ofToday ? seen.day : ((seen.facts as Record<string, string>)[asOf] ?? seen.day);
      if (lasts)
        acts.push({
          clock,
          act: 'start',
          ...lasts,
          from,
          calendar: seen.calendar.id,
          ...(spec.exact && { exact: true }),
        });
    }
  }
  return acts;
};
