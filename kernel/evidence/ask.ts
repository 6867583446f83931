import type { CaseState } from '../case/case.ts';
import type { AnyMechanism, RegisterSpec, Seen } from '../declare/mechanism.ts';
import type { Resolved } from '../law/resolve.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day, Instant } from '../time/types.ts';
import { needsGuardian } from './guardian.ts';
import { plusTerm } from './standing.ts';
import type { About, Consent, EvidenceRequest, EvidenceSpec, EvidenceState, Question } from './types.ts';

export const evidenceOf = (mechanism: AnyMechanism, name: string): EvidenceSpec<Seen> | undefined =>
  Object.hasOwn(mechanism.evidence ?? {}, name)
    ? (mechanism.evidence as Record<string, EvidenceSpec<Seen>>)[name]
    : undefined;

/** Steps for which a source elsewhere must be asked before they can be decided. */
export const liveStepsOf = (mechanism: AnyMechanism): ReadonlySet<string> =>
  new Set(
    Object.entries(mechanism.steps as Record<string, { readonly reads?: readonly string[] }>).flatMap(
      ([name, step]) => (step.reads?.some((read) => evidenceOf(mechanism, read)?.when === 'live') ? [name] : []),
    ),
  );

export const questionOf = (register: RegisterSpec | undefined, name: string): Question | undefined =>
  Object.hasOwn(register?.answers ?? {}, name) ? register?.answers?.[name] : undefined;

/** The last day on which a request made on `day` may be answered. */
export const requestExpires = ({ expires }: Pick<EvidenceSpec<never>, 'expires'>, day: Day): Day =>
  expires ? plusTerm(day, expires) : day;

/** What the engine knows when somebody asks. `earlier`: the requests of this case so far, newest last. */
export interface Asking {
  readonly mechanism: AnyMechanism;
  readonly evidence: string;
  readonly about: About;
  readonly case: Pick<CaseState, 'id'>;
  readonly asker: EvidenceRequest['asker'];
  readonly keeper: string;
  readonly register: RegisterSpec | undefined;
  readonly consent?: Consent;
  /** What `under` of the declaration resolves to on the day; absent: nothing in force. */
  readonly under?: Pick<Resolved, 'value' | 'cite'>;
  readonly earlier: readonly EvidenceState[];
  readonly id: string;
  readonly day: string;
  readonly at: Instant;
}

/** The lesser answer that a record may only follow, if this case has it. */
const lesser = (asking: Asking, spec: EvidenceSpec<Seen>, after: string): EvidenceState | undefined =>
  asking.earlier.findLast(
    ({ request, answer }) =>
      request.register === spec.register &&
      request.question === after &&
      request.about.key === asking.about.key &&
      request.about.subject === asking.about.subject &&
      answer !== undefined,
  );

/**
 * The request as it goes to the keeper. Refusals: `evidence-unknown`, `evidence-no-basis` (a duty without law in force on the day:
 * PIPL 13, 34), `evidence-consent` (the person has not agreed), `evidence-guardian` (under fourteen),
 * `evidence-least-first` (a record before the yes or no, or the band, that might have sufficed).
 */
export const askEvidence = (asking: Asking): Result<EvidenceRequest> => {
  const spec = evidenceOf(asking.mechanism, asking.evidence);
  const question = spec && questionOf(asking.register, spec.question);
  if (!spec || !question)
    return refuse('evidence-unknown', [
      `没有可取证的事项“${asking.evidence}”`,
      `There is no evidence "${asking.evidence}" to ask for`,
    ]);
  const under = asking.under?.value === true ? asking.under.cite : undefined;
  if (spec.ground === 'duty' && !under)
    return refuse('evidence-no-basis', [
      '当日没有允许依职权调取的有效规定',
      'No law in force on the day lets it be asked for on a duty',
    ]);
  if (spec.ground === 'consent' && !asking.consent)
    return refuse('evidence-consent', [
      '须经本人单独同意后才能取证',
      'The person must agree to this request, separately, before it is made',
    ]);
  const guardian = asking.consent && needsGuardian(asking.consent, asking.day);
  if (guardian) return guardian;
  const after = question.after ? lesser(asking, spec, question.after) : undefined;
  if (question.after && !after)
    return refuse('evidence-least-first', [
      '应先取最小必要的答复，仍不够用时才调取记录',
      'The least answer comes first: the record is asked for only when that does not suffice',
    ]);
  return ok({
    id: asking.id,
    case: asking.case.id,
    mechanism: asking.mechanism.id,
    evidence: asking.evidence,
    asker: asking.asker,
    keeper: asking.keeper,
    register: spec.register,
    question: spec.question,
    about: asking.about,
    ground: spec.ground,
    ...(under && { under }),
    purpose: spec.purpose,
    fields: Object.keys(question.gives),
    ...(asking.consent && { consent: asking.consent }),
    askedAt: asking.at,
    expires: requestExpires(spec, asking.day),
    ...(after && { after: after.request.id }),
    ...(spec.when === 'live' && { live: true as const }),
  });
};
