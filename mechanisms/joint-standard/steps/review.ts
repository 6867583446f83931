import {
  type Body,
  chargesMisplaced,
  chargesOf,
  countsOf,
  decideVote,
  fileBody,
  kept,
  makeResolution,
  ok,
  refuse,
  rollFor,
  taskSteps,
  withTasks,
} from '#kernel';
import { sameLimits } from '../national.ts';
import { sidesOf } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';
import { asNational } from './drafting.ts';

const bodyOf = (seen: Case): Body => {
  const term = { from: seen.day, to: '9999-12-31' };
  return {
    kind: 'body',
    id: `${seen.state.id}/panel`,
    title: ['专家技术审查组', 'Technical panel'],
    sides: sidesOf(seen).map(({ place }) => place),
    seats: (seen.facts.panel ?? []).map(({ id = '', side = '' }) => ({
      id,
      member: id,
      side,
      role: 'member',
      ...term,
    })),
    ...term,
  };
};

/** Counts the votes as they were recorded by name; what passes becomes a resolution, and its charges become tasks. */
const count = (seen: Case) => {
  const rule = seen.law('decision')?.value;
  const { body, votes = [], charges } = seen.facts;
  if (!rule || !body) return refuse('panel-missing', ['没有专家组', 'There is no panel']);
  const present = votes.filter(({ vote }) => vote !== 'absent').map(({ member = '' }) => member);
  const roll = rollFor(body, seen.state.id, seen.day, present, []);
  const n = (choice: string): number => votes.filter(({ vote }) => vote === choice).length;
  const decided = decideVote(rule, countsOf(roll, { yes: n('yes'), no: n('no'), abstain: n('abstain') }));
  if (!decided.ok) return decided;
  const base = { roll, decision: decided.value };
  if (decided.value.outcome !== 'passed') return ok(base);
  const resolution = makeResolution({
    id: `${seen.state.id}/R${(seen.state.taken.recordVotes ?? 0) + 1}`,
    meeting: seen.state.id,
    item: seen.state.id,
    textHash: seen.facts.text?.sha256 ?? '',
    decision: decided.value,
    charges: chargesOf(charges),
  });
  if (!resolution.ok) return resolution;
  const misplaced = chargesMisplaced(resolution.value.charges, seen.day, seen.state);
  return misplaced ?? ok({ ...base, tasks: withTasks(seen.facts.tasks, resolution.value) });
};

/** 送审稿 → 统一专家技术审查 → 报批稿, or back to the drafters. */
export const review = {
  seatPanel: {
    title: ['组成审查专家组', 'Seat the panel'],
    by: 'lead',
    from: 'forReview',
    to: 'seated',
    asks: ['panel'],
    requires: ['noDrafter'],
    reckons: (seen) => {
      const rules = seen.law('panel')?.value;
      return kept('body', fileBody(bodyOf(seen), rules ?? {}));
    },
  },
  recordVotes: {
    title: ['登记审查会议和表决', 'Record the meeting and its vote'],
    by: 'lead',
    from: 'seated',
    to: {
      oneOf: ['approved', 'returned', 'seated'],
      pick: ({ facts }) =>
        ({ passed: 'approved', failed: 'returned', void: 'seated' })[facts.decision?.outcome ?? 'void'] as
          | 'approved'
          | 'returned'
          | 'seated',
    },
    asks: ['votes', 'clauseOpinions?', 'charges?'],
    requires: ['everyoneRecorded'],
    reckons: count,
    papers: ['minutes', 'resolution'],
  },
  resubmit: {
    title: ['修改后重新送审', 'Resubmit'],
    help: ['限值有修改的,先再次征求意见', 'Changed limits are put to comment again first'],
    by: 'lead',
    from: 'returned',
    to: {
      oneOf: ['forReview', 'drafting'],
      pick: ({ facts, before }) =>
        sameLimits(facts.limits, before?.facts.limits as Case['facts']['limits']) ? 'forReview' : 'drafting',
    },
    asks: ['text', 'limits?', 'cited?'],
    requires: [...asNational],
  },
  lapse: {
    title: ['逾期未重新送审', 'Not resubmitted in time'],
    by: 'clock',
    from: 'returned',
    to: 'lapsed',
  },
  ...taskSteps({ by: 'side' as const, places: ['approved', 'signing'] as const, tasks: 'tasks', proof: 'evidence' }),
} as const satisfies Record<string, CaseStep>;
