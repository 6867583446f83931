import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** An objection to one person's name or to a text. While open it stops the effect for that subject and no other. */
export interface Objection {
  readonly kind: 'objection';
  readonly id: string;
  /** The person on the list, or the hash of the text. */
  readonly about: string;
  readonly by: string;
  readonly raised: Day;
  readonly reason: string;
  /** For a text: what should stand instead. */
  readonly alternative?: string;
  readonly state: 'open' | 'upheld' | 'rejected' | 'withdrawn';
  readonly decided?: { readonly on: Day; readonly by: string; readonly because: Words };
}

export interface ObjectionRules {
  /** 会签: an objection to a text needs an alternative text. */
  readonly alternativeNeeded: boolean;
}

/** `last`: the last day on which objections are taken, when known. */
export const raiseObjection = (
  objection: Omit<Objection, 'kind' | 'state' | 'decided'>,
  rules: ObjectionRules,
  last?: Day,
): Result<Objection> => {
  if (objection.reason.trim() === '')
    return refuse('objection-reason', ['异议须说明理由', 'An objection needs reasons'], { field: '/reason' });
  if (rules.alternativeNeeded && !objection.alternative?.trim()) {
    return refuse(
      'objection-alternative',
      ['异议须提出替代文本', 'An objection to a text needs an alternative text'],
      { field: '/alternative' },
    );
  }
  if (last !== undefined && objection.raised > last) {
    return refuse('objection-late', [`异议期至 ${last}`, `Objections were taken until ${last}`]);
  }
  return ok({ kind: 'objection', ...objection, state: 'open' });
};

/** Decided by someone who neither raised it nor is its subject; the decision carries its reason. */
export const decideObjection = (
  objection: Objection,
  decision: {
    readonly outcome: 'upheld' | 'rejected';
    readonly on: Day;
    readonly by: string;
    readonly because: Words;
  },
): Result<Objection> => {
  if (objection.state !== 'open')
    return refuse('objection-decided', ['异议已处理', 'The objection has been dealt with']);
  if (decision.by === objection.by || decision.by === objection.about) {
    return refuse('own-act', [
      '异议人和当事人不得自行处理',
      'Neither the objector nor the person concerned decides it',
    ]);
  }
  if (decision.on < objection.raised)
    return refuse('objection-day', ['处理日期早于提出日期', 'Decided before it was raised']);
  const { outcome, ...decided } = decision;
  return ok({ ...objection, state: outcome, decided });
};

export const withdrawObjection = (objection: Objection, by: string, on: Day): Result<Objection> => {
  if (objection.state !== 'open')
    return refuse('objection-decided', ['异议已处理', 'The objection has been dealt with']);
  if (by !== objection.by)
    return refuse('not-the-objector', ['只有异议人可以撤回', 'Only who raised it may withdraw it']);
  return ok({
    ...objection,
    state: 'withdrawn',
    decided: { on, by, because: ['异议人撤回', 'Withdrawn by the objector'] },
  });
};

export const openObjections = (objections: readonly Objection[], about: string): readonly Objection[] =>
  objections.filter((o) => o.about === about && o.state === 'open');

export const upheldObjections = (objections: readonly Objection[], about: string): readonly Objection[] =>
  objections.filter((o) => o.about === about && o.state === 'upheld');
