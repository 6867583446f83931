import type { CaseState } from '../case/case.ts';
import { stepOf } from '../decide/decide.ts';
import { stepsOf } from '../declare/check.ts';
import { assert } from '../outcome/result.ts';
import { dueDayOf } from '../time/clock.ts';
import { addDays } from '../time/day.ts';
import type { Day } from '../time/types.ts';
import { expireIn } from './books.ts';
import { actorOf, openIn, play, type Stage } from './stage.ts';

interface Coming {
  readonly day: Day;
  readonly case: string;
  readonly step: string;
  readonly who: string;
}

/** The step by which an offered case is taken, on the day it was offered or when the link is up again. */
const arrival = (stage: Stage, state: CaseState): Coming | undefined => {
  if (!state.offeredTo) return undefined;
  const found = stepsOf(stage.mechanism).find(([, step]) => step.takesCustody && openIn(state.state)(step));
  assert(found, `${stage.mechanism.id} offers custody in "${state.state}" and no step takes it`);
  const offeredOn = stage.events.findLast((event) => event.case === state.id)?.day ?? state.openedOn;
  const down = stage.example.linkDown;
  const waits =
    down !== undefined && state.offeredTo !== state.holder && down.from <= offeredOn && offeredOn < down.until;
  const day = waits ? down.until : offeredOn;
  return { day, case: state.id, step: found[0], who: [found[1].by].flat()[0] as string };
};

/** Clocks that take a step by themselves the day after they ran out. */
const lapses = (stage: Stage, state: CaseState): readonly Coming[] =>
  Object.values(state.clocks).flatMap((clock) => {
    const name = stage.mechanism.clocks[clock.name]?.ifMissed?.takes;
    const step = name === undefined ? undefined : stepOf(stage.mechanism, name);
    if (
      name === undefined ||
      !step ||
      stage.example.alarmDown ||
      clock.stopped !== undefined ||
      !openIn(state.state)(step)
    )
      return [];
    const due = dueDayOf(clock, stage.ground.calendarOf(state.deciding.jurisdiction));
    if (!due.ok || due.value === undefined) return [];
    return [{ day: addDays(due.value, 1), case: state.id, step: name, who: [step.by].flat()[0] as string }];
  });

const next = (stage: Stage, until: Day): Coming | undefined =>
  [...stage.cases.values()]
    .flatMap((state) => [arrival(stage, state) ?? [], lapses(stage, state)].flat())
    .filter((coming) => coming.day <= until)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];

/** Lets everything happen that happens by itself up to and including the morning of `until`. */
export const timePasses = (stage: Stage, until: Day): void => {
  for (let coming = next(stage, until); coming; coming = next(stage, until)) {
    expireIn(stage.books, coming.day);
    const actor = actorOf(stage, coming.who, {}, coming.case);
    const refused = play(stage, coming.day, { case: coming.case, step: coming.step, actor, facts: {} });
    assert(!refused, `"${coming.step}" happens by itself on ${coming.day} and was refused: ${refused?.code}`);
  }
  expireIn(stage.books, until);
};
