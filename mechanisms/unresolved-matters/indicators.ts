import type { CaseIndicator, DeclaredIndicator } from '#kernel';
import { facts } from './facts.ts';

/** Answered in time: on the first assignment as on any later one, the clock that ran last. */
const inTime = (due: string | undefined, stopped: string | undefined): boolean =>
  due !== undefined && stopped !== undefined && stopped <= due;

const ended: CaseIndicator = {
  title: ['“办不成事”办结量', 'Reports ended'],
  unit: ['件', 'reports'],
  period: 'year',
  formula: { kind: 'count', of: 'ended' },
  counting: {
    version: 1,
    says: [
      '期间内解决或者依法说明的反映，撤回的不计',
      'Solved, or explained by law, in the period; not those withdrawn',
    ],
  },
  answers: 'deciding',
  dimensions: {
    deciding: { title: ['反映窗口', 'Desk'] },
    obstacle: { title: facts.obstacle.title, values: facts.obstacle.options ?? {} },
  },
  persons: 'ended',
  smallest: 'smallestCell',
  counts: ({ state, due }) => {
    if (state.closedOn === undefined || !['solved', 'explained'].includes(state.state)) return null;
    return {
      on: state.closedOn,
      dimensions: { deciding: state.deciding.jurisdiction, obstacle: String(state.facts.obstacle) },
      counters: {
        ended: 1,
        ...(state.state === 'solved' && { solved: 1 }),
        ...((state.taken.assign ?? 0) > 1 && { again: 1 }),
        ...(state.taken.answer && { answered: 1 }),
        ...(state.taken.answer && inTime(due('answering'), state.clocks.answering?.stopped) && { inTime: 1 }),
      },
    };
  },
};

const share = (title: readonly [string, string], over: string, under = 'ended'): DeclaredIndicator => ({
  sameAs: 'ended',
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 2 },
});

export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  ended,
  solved: share(['“办不成事”解决率', 'Solved'], 'solved'),
  inTime: share(['“办不成事”按时答复率', 'Answered in time'], 'inTime', 'answered'),
  again: share(['“办不成事”再次交办率', 'Assigned more than once'], 'again'),
};
