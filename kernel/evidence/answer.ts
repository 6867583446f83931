import type { EntryRead, RegisterSpec } from '../declare/mechanism.ts';
import { validateFacts } from '../declare/validate.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { subjectsOf } from '../register/subjects.ts';
import type { Day, Instant } from '../time/types.ts';
import { questionOf } from './ask.ts';
import { needsGuardian } from './guardian.ts';
import type { EvidenceAnswer, EvidenceRequest } from './types.ts';

export interface Answered {
  readonly answer: EvidenceAnswer;
  /** Whom the entries are about: their data tracker shows that it was answered. */
  readonly subjects: readonly string[];
}

const optionalOf = (columns: Readonly<Record<string, { readonly optional?: boolean }>>): readonly string[] =>
  Object.entries(columns).map(([name, column]) => (column.optional ? `${name}?` : name));

/**
 * The keeper's side: what it is asked, by its own declaration of what it answers to whom. Whoever asks has no say in this.
 * Refusals: `evidence-unknown`, `evidence-ground`, `evidence-consent`, `evidence-not-theirs` (consent of somebody the entry is
 * not about), `evidence-guardian`, `evidence-least-first`, `evidence-expired`. `answered`: ids of requests of this case already answered here.
 */
export const answerEvidence = (
  spec: RegisterSpec | undefined,
  request: EvidenceRequest,
  entries: readonly EntryRead[],
  { day, at, answered }: { readonly day: Day; readonly at: Instant; readonly answered: ReadonlySet<string> },
): Result<Answered> => {
  const question = questionOf(spec, request.question);
  if (!spec || !question)
    return refuse('evidence-unknown', ['本登记簿不答复该问题', 'This register does not answer that question']);
  if (!question.grounds.includes(request.ground))
    return refuse('evidence-ground', ['不得以该依据调取', 'It is not answered on this ground']);
  if (day > request.expires)
    return refuse('evidence-expired', ['取证请求已过期', 'The request has expired before it was answered']);
  if (question.after && !(request.after && answered.has(request.after)))
    return refuse('evidence-least-first', ['应先取最小必要的答复', 'The lesser question comes first']);
  const subjects = [
    ...new Set([
      ...entries.flatMap(({ key, values }) => subjectsOf(spec, key, values)),
      ...(request.about.subject ? [request.about.subject] : []),
    ]),
  ];
  const by = request.consent?.by;
  if (request.ground === 'consent') {
    if (!by) return refuse('evidence-consent', ['缺少本人单独同意', 'The person’s separate consent is missing']);
    const guardian = request.consent && needsGuardian(request.consent, day);
    if (guardian) return guardian;
    // Nothing entered about somebody is an answer about them too.
    if (subjects.length > 0 && !subjects.includes(by))
      return refuse('evidence-not-theirs', [
        '同意人不是登记的权利人，不能据此答复',
        'Whoever agreed is not the person the entry is about',
      ]);
  }
  const added = validateFacts(
    question.asks ?? {},
    request.about.with ?? {},
    optionalOf(question.asks ?? {}),
    '/with',
  );
  if (!added.ok) return added;
  const said = question.answer({ entries, with: added.value, day });
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const values = validateFacts(question.gives, known, optionalOf(question.gives), '/answer');
  if (!values.ok) return values;
  return ok({
    answer: {
      request: request.id,
      keeper: request.keeper,
      register: request.register,
      question: request.question,
      asOf: at,
      values: values.value,
      entries: entries.map(({ key, version }) => ({ key, version })),
    },
    subjects,
  });
};
