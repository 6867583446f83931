import type { Effect } from '../case/case.ts';
import { type Colleague, type FileRef, fact } from '../declare/fact.ts';
import { validateFacts } from '../declare/validate.ts';
import { ok, type Result } from '../outcome/result.ts';

/** What somebody adds to an act beside what it asks (意见). */
export interface Opinion {
  readonly note?: string;
  /** Files that belong to the note (附件): whoever reads the note reads them, here and at the other nodes. */
  readonly enclosed?: readonly FileRef[];
  /** A hand-written signature (手写签名) as a picture; officials are named at home only, so it stays there. */
  readonly signature?: FileRef;
  /** Colleagues to whom the act is copied by name (抄送). */
  readonly copies?: readonly Colleague[];
}

const opinionFacts = {
  enclosed: fact.list(['附件', 'Attachments'], fact.file(['附件', 'Attachment']), { max: 10 }),
  signature: fact.file(['手写签名', 'Signature']),
  copies: fact.list(['抄送', 'Copies'], fact.colleague(['同事', 'Colleague']), { max: 20 }),
};

/** What is said beside the facts, checked as facts are; nothing where nothing is said. */
export const opinionOf = ({ note, enclosed, signature, copies }: Opinion): Result<Opinion> => {
  const given = { ...(enclosed?.length && { enclosed }), signature, ...(copies?.length && { copies }) };
  const checked = validateFacts(opinionFacts, given, ['enclosed?', 'signature?', 'copies?'], '');
  if (!checked.ok) return checked;
  const said = note?.trim();
  return ok({ ...(said && { note: said }), ...checked.value });
};

/** Each colleague once, whether the step or the person names them. */
export const withCopies = (effects: readonly Effect[], copies: readonly Colleague[]): readonly Effect[] => {
  const told = new Set(effects.flatMap((effect) => (effect.kind === 'copy' ? [effect.to.id] : [])));
  const more = copies.filter(({ id }, n) => !told.has(id) && copies.findIndex((one) => one.id === id) === n);
  return [...effects, ...more.map((to): Effect => ({ kind: 'copy', to }))];
};
