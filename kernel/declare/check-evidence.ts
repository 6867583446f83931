import type { EvidenceSpec } from '../evidence/types.ts';
import type { AnyMechanism, RegisterSpec, Seen } from './mechanism.ts';

type Report = (path: string, says: string) => void;

const checkSpec = (mechanism: AnyMechanism, name: string, spec: EvidenceSpec<Seen>, report: Report): void => {
  const at = `evidence.${name}`;
  if (spec.under && mechanism.law[spec.under]?.kind !== 'basis')
    report(`${at}.under`, `"${spec.under}" is no law slot of kind basis`);
  if (spec.paper && mechanism.facts[spec.paper]?.kind !== 'file')
    report(`${at}.paper`, `"${spec.paper}" is no fact of kind file`);
  if (spec.when === 'ahead' && !spec.expires) report(`${at}.expires`, 'a request that is made ahead must expire');
  if (spec.when === 'live' && spec.ground === 'consent' && !spec.consented)
    report(`${at}.consented`, 'live evidence on the ground of consent must say where the consent is');
  if (spec.ground === 'duty' && !spec.under)
    report(`${at}.under`, 'what is asked on a duty must name the law that allows it');
  // 个人信息保护法 16: nobody may be turned away because they decline what another proof can show.
  if (spec.when === 'ahead' && spec.ground === 'consent' && !spec.paper)
    report(`${at}.paper`, 'whoever declines must have a paper to hand in instead');
  const own = mechanism.registers?.[spec.register];
  if (own && !own.answers?.[spec.question])
    report(`${at}.question`, `the register "${spec.register}" does not answer "${spec.question}"`);
};

const checkAnswers = (name: string, register: RegisterSpec, report: Report): void => {
  const answers = Object.entries(register.answers ?? {});
  const hasLess = answers.some(([, { extent }]) => extent !== 'record');
  for (const [question, { extent, after, gives, grounds }] of answers) {
    const at = `registers.${name}.answers.${question}`;
    if (Object.keys(gives).length === 0) report(`${at}.gives`, 'gives nothing');
    if (grounds.length === 0) report(`${at}.grounds`, 'is answered on no ground');
    if (after && !register.answers?.[after]) report(`${at}.after`, `there is no question "${after}"`);
    // The least that serves comes first: whoever declares a lesser question also says which one a record follows.
    if (extent === 'record' && hasLess && !after)
      report(`${at}.after`, 'a record is asked for after a lesser question');
  }
  for (const column of register.published?.columns ?? [])
    if (!register.columns[column]) report(`registers.${name}.published`, `there is no column "${column}"`);
};

/** Facts that lie elsewhere: what is asked, and what a register is prepared to answer or publishes. */
export const checkEvidence = (mechanism: AnyMechanism, report: Report): void => {
  for (const [name, spec] of Object.entries((mechanism.evidence ?? {}) as Record<string, EvidenceSpec<Seen>>))
    checkSpec(mechanism, name, spec, report);
  for (const [name, register] of Object.entries((mechanism.registers ?? {}) as Record<string, RegisterSpec>))
    checkAnswers(name, register, report);
};

/** Across mechanisms: what one asks, the keeper's declaration must answer. A register nobody here keeps is another zone's matter. */
export const checkQuestions = (mechanisms: Iterable<AnyMechanism>): readonly string[] => {
  const all = [...mechanisms];
  const registers = new Map(
    all.flatMap(({ registers: own }) => Object.entries((own ?? {}) as Record<string, RegisterSpec>)),
  );
  return all.flatMap(({ id, evidence }) =>
    Object.entries((evidence ?? {}) as Record<string, EvidenceSpec<Seen>>).flatMap(([name, spec]) => {
      const question = registers.get(spec.register)?.answers?.[spec.question];
      if (!registers.has(spec.register)) return [];
      if (!question)
        return [`${id}.evidence.${name}: the register "${spec.register}" does not answer "${spec.question}"`];
      return question.grounds.includes(spec.ground)
        ? []
        : [`${id}.evidence.${name}: "${spec.question}" is not answered on the ground of ${spec.ground}`];
    }),
  );
};
