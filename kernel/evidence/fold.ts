import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Instant } from '../time/types.ts';
import type { EvidenceAct, EvidenceState, EvidenceStatus } from './types.ts';

/** From which states an act is possible. What was answered stays answered: a dispute stands beside it and undoes nothing. */
const from: Readonly<Record<EvidenceAct['act'], readonly (EvidenceStatus | 'nothing')[]>> = {
  ask: ['nothing'],
  // Consent is taken back as easily as it was given (PIPL 15); what was done on it stays done.
  decline: ['nothing', 'asked'],
  answer: ['asked'],
  refuse: ['asked'],
  release: ['answered'],
  withhold: ['answered', 'released'],
  doubt: ['answered', 'released'],
  examine: ['answered', 'released'],
  uphold: ['answered', 'released'],
  correct: ['answered', 'released', 'withheld'],
};

const notOpen = (act: EvidenceAct['act'], status: string): Result<never> =>
  refuse(
    'evidence-not-open',
    [`取证请求现为“${status}”，不能“${act}”`, `The request is "${status}": "${act}" is not possible now`],
    { detail: { status } },
  );

/**
 * The request after one more act, or the refusal that it is not open to it. On a statutory duty there is no preview: the
 * answer is usable when it comes, and the person is told.
 */
export const foldEvidence = (
  before: EvidenceState | undefined,
  act: EvidenceAct,
  at: Instant,
): Result<EvidenceState> => {
  const status = before?.status ?? 'nothing';
  if (!from[act.act].includes(status)) return notOpen(act.act, status);
  if (before && act.act === 'decline')
    return ok({ ...before, status: 'declined', version: before.version + 1, changedAt: at });
  if (act.act === 'ask' || act.act === 'decline') {
    const { about, consent } = act.request;
    const subjects = [...new Set([about.subject, consent?.by].flatMap((key) => key ?? []))];
    return ok({
      request: act.request,
      status: act.act === 'ask' ? 'asked' : 'declined',
      subjects,
      version: 1,
      changedAt: at,
    });
  }
  const state = { ...(before as EvidenceState), version: (before as EvidenceState).version + 1, changedAt: at };
  const { dispute: _dispute, doubt: _doubt, upheld: _upheld, ...undisputed } = state;
  switch (act.act) {
    case 'answer': {
      const subjects = [...new Set([...state.subjects, ...act.subjects])];
      const used = state.request.ground === 'duty' || state.request.live === true;
      return ok({ ...state, status: used ? 'released' : 'answered', answer: act.answer, subjects });
    }
    case 'refuse':
      return ok({ ...state, status: 'refused', refusal: { code: act.code, says: act.says } });
    case 'release':
      return ok({ ...state, status: 'released' });
    case 'withhold':
      return ok({ ...state, status: 'withheld' });
    case 'doubt':
      return ok({ ...undisputed, dispute: 'doubted', doubt: { why: act.why, by: act.by } });
    case 'examine':
      return ok({ ...state, dispute: 'examined' });
    case 'uphold':
      return ok({ ...undisputed, upheld: { why: act.why } });
    case 'correct':
      return ok({
        ...state,
        dispute: 'corrected',
        corrected: { why: act.why, ...(act.answer && { answer: act.answer }) },
      });
  }
};
