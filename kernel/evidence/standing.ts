import type { AnyMechanism, Rule, Seen } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import { type Refusal, refuse } from '../outcome/result.ts';
import { addDays, addMonths } from '../time/day.ts';
import type { Day, Term } from '../time/types.ts';
import type { EvidenceRead, EvidenceSpec, EvidenceStanding, EvidenceState } from './types.ts';

/** Natural days, months or years on; a working day counts as a natural one here, since freshness is no procedural term. */
export const plusTerm = (day: Day, { n, unit }: Term): Day =>
  unit === 'm' || unit === 'y'
    ? addMonths(day, unit === 'y' ? n * 12 : n)
    : addDays(day, unit === 'wh' ? Math.ceil(n / 24) : n);

const standingOf = (
  spec: Pick<EvidenceSpec<never>, 'fresh'>,
  state: EvidenceState,
  answeredOn: Day,
  day: Day,
): EvidenceStanding => {
  if (state.status === 'asked') return day > state.request.expires ? 'expired' : 'asked';
  if (state.status === 'answered') return 'preview';
  if (state.status !== 'released') return state.status;
  if (state.dispute === 'corrected') return 'corrected';
  if (state.dispute) return 'doubted';
  return spec.fresh && plusTerm(answeredOn, spec.fresh) < day ? 'stale' : 'usable';
};

/** How the newest request stands for a step on `day`. `dayOf` turns the instant of the answer into the zone's day. */
export const evidenceRead = (
  name: string,
  spec: Pick<EvidenceSpec<never>, 'fresh'>,
  state: EvidenceState | undefined,
  day: Day,
  dayOf: (at: string) => Day,
): EvidenceRead => {
  if (!state) return { evidence: name, standing: 'unasked' };
  const standing = standingOf(spec, state, state.answer ? dayOf(state.answer.asOf) : day, day);
  return {
    evidence: name,
    standing,
    ...(standing === 'usable' && state.answer && { values: state.answer.values, answer: state.answer }),
    ...(state.refusal && { says: state.refusal.says }),
  };
};

/** How evidence stands that this case does not need. */
export const unneeded = (evidence: string): EvidenceRead => ({ evidence, standing: 'unneeded' });

export const evidenceIn = (reads: Readonly<Record<string, unknown>>, name: string): EvidenceRead => {
  const found = Object.values(reads).find(
    (read): read is EvidenceRead =>
      typeof read === 'object' && read !== null && 'standing' in read && 'evidence' in read && read.evidence === name,
  );
  return found ?? { evidence: name, standing: 'unasked' };
};

const why: Readonly<Record<EvidenceStanding, Words>> = {
  usable: ['可以使用', 'usable'],
  unneeded: ['本件不需要', 'not needed in this case'],
  unasked: ['尚未取证', 'it has not been asked for'],
  asked: ['取证请求在途，尚未答复', 'it has been asked for and not answered yet'],
  preview: ['答复待申请人预览确认', 'the applicant has not looked at the answer and released it yet'],
  declined: ['申请人不同意取证', 'the applicant does not want it to be asked for'],
  withheld: ['申请人预览后不同意使用', 'the applicant looked at the answer and withholds it'],
  refused: ['保管机关未予答复', 'its keeper would not answer'],
  expired: ['取证请求已过期，未获答复', 'the request has expired without an answer'],
  stale: ['答复已超过时效', 'the answer is too old'],
  doubted: ['答复存疑，正在核实', 'the answer is in doubt and being looked into'],
  corrected: ['答复已被更正', 'the answer has been corrected'],
  unreachable: ['数据来源暂时联系不上', 'its keeper cannot be reached'],
};

/** When a paper may take the place of evidence: what can be had by sharing is not asked of people (在线政务服务规定 7), unless it failed. */
export const paperOpen = ({ standing }: EvidenceRead): boolean =>
  ['declined', 'withheld', 'refused', 'expired', 'unreachable', 'doubted'].includes(standing);

/** The evidence is usable, or the paper for it is here and the paper route is open. Otherwise the refusal that says which. */
export const proven = (
  name: string,
  spec: Pick<EvidenceSpec<never>, 'title' | 'paper'>,
  { reads, facts }: Pick<Seen, 'reads' | 'facts'>,
): true | Refusal => {
  const read = evidenceIn(reads, name);
  if (read.standing === 'usable' || read.standing === 'unneeded') return true;
  const open = spec.paper !== undefined && paperOpen(read);
  if (open && facts[spec.paper as string] !== undefined) return true;
  const [zh, en] = why[read.standing];
  return refuse(
    'evidence-missing',
    [
      `“${spec.title[0]}”：${zh}${read.says ? `（${read.says[0]}）` : ''}`,
      `${spec.title[1]}: ${en}${read.says ? ` (${read.says[1]})` : ''}`,
    ],
    {
      ...(open && { field: `/facts/${spec.paper}` }),
      remedy: open
        ? ['可以提交纸质证明', 'A paper proof may be handed in instead']
        : ['请先取证并由申请人确认', 'Ask for it first and let the applicant release the answer'],
    },
  );
};

/** A rule for `rules`: the evidence of that name is usable, or its paper is here. */
export const provenBy = (name: string, spec: Pick<EvidenceSpec<never>, 'title' | 'paper' | 'under'>): Rule<Seen> => ({
  says: [`“${spec.title[0]}”须先取证`, `${spec.title[1]} must be asked for first`],
  ...(spec.under && { under: spec.under }),
  holds: (seen) => proven(name, spec, seen),
});

/**
 * Live evidence that a step needs and that cannot be had now: a clear refusal before anything is decided. Where the declaration
 * says `otherwise: 'nothing'` the step goes on, and its rules see how the evidence stands.
 */
export const wantsSource = (
  mechanism: AnyMechanism,
  reads: Readonly<Record<string, unknown>>,
): Refusal | undefined => {
  for (const read of Object.values(reads)) {
    if (typeof read !== 'object' || read === null || !('standing' in read) || !('evidence' in read)) continue;
    const { evidence, standing, says } = read as EvidenceRead;
    const spec = (mechanism.evidence as Record<string, EvidenceSpec<Seen>> | undefined)?.[evidence];
    if (spec?.when !== 'live' || spec.otherwise === 'nothing' || standing === 'usable' || standing === 'unneeded')
      continue;
    const [zh, en] = why[standing];
    return refuse(
      standing === 'refused' ? 'source-refused' : 'source-unreachable',
      [
        `“${spec.title[0]}”：${zh}${says ? `（${says[0]}）` : ''}`,
        `${spec.title[1]}: ${en}${says ? ` (${says[1]})` : ''}`,
      ],
      standing === 'refused'
        ? {}
        : { remedy: ['请稍后再试，办件未作任何改动', 'Try again later: nothing in the case was changed'] },
    );
  }
  return undefined;
};
