import { coordinatorOf } from '../reckoning.ts';
import type { Waters, WatersStep } from '../vocabulary.ts';

const sides = ({ facts }: Waters): number => new Set((facts.participants ?? []).map(({ side }) => side)).size;
const counts = (seen: Waters): boolean => sides(seen) >= (seen.law('patrolSides')?.value ?? 2);

/** Joint patrols and tasks. A patrol counts only with two sides present; one that is not held is on record as missed. */
export const acts = {
  planPatrol: {
    title: ['安排联合巡河', 'Plan a joint patrol'],
    by: ['finder', 'node'],
    from: 'nothing',
    to: 'patrolPlanned',
    asks: ['title', 'water', 'level', 'dueOn?'],
    concerns: coordinatorOf,
  },
  holdPatrol: {
    title: ['登记联合巡河', 'Record the patrol'],
    by: 'finder',
    from: 'patrolPlanned',
    to: {
      oneOf: ['patrolHeld', 'patrolNotCounted'],
      pick: (seen) => (counts(seen) ? 'patrolHeld' : 'patrolNotCounted'),
    },
    asks: ['participants', 'findings'],
    papers: ['patrolRecord'],
  },
  missPatrol: {
    title: ['逾期未巡', 'Not held in time'],
    by: 'clock',
    from: 'patrolPlanned',
    to: 'patrolMissed',
    sets: () => ({ escalated: 1 }),
    papers: ['escalation'],
  },
  accountPatrol: {
    title: ['说明缺失原因', 'Account for the missed patrol'],
    by: 'chiefHere',
    from: 'patrolMissed',
    to: 'patrolAccounted',
    noteRequired: true,
  },

  openTask: {
    title: ['下达任务', 'Set a task'],
    by: ['finder', 'node'],
    from: 'nothing',
    to: 'taskOpen',
    asks: ['title', 'water', 'dueOn'],
    concerns: coordinatorOf,
  },
  doTask: {
    title: ['完成任务', 'Task done'],
    by: ['finder', 'neighbour'],
    from: 'taskOpen',
    to: 'taskDone',
    asks: ['evidence'],
    fromAfar: true,
  },
  explainTask: {
    title: ['说明未完成原因', 'Explain with a new date'],
    by: ['finder', 'neighbour'],
    from: 'taskOpen',
    to: 'taskExplained',
    asks: ['datedReason', 'dueOn'],
    fromAfar: true,
  },

  registerOutfall: {
    title: ['登记排口', 'Register an outfall'],
    by: 'finder',
    from: 'nothing',
    to: 'outfallKept',
    asks: ['title', 'water', 'outfallNumber', 'owner', 'activity', 'bankMetres', 'permit?', 'limits?', 'exception?'],
    requires: ['zoneAllows'],
    then: ({ facts, state, day }) => [
      {
        kind: 'register.enter',
        register: 'outfalls',
        key: facts.outfallNumber as string,
        values: {
          subject: facts.owner,
          water: facts.water,
          side: state.receiving.jurisdiction,
          permit: facts.permit,
          limits: facts.limits,
        },
        from: day,
      },
    ],
  },
} as const satisfies Record<string, WatersStep>;
