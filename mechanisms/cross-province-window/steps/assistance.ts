import { openTo, requestsOf, unweighed, withRequest } from '../assistance.ts';
import { type State, staysIn, type WindowStep } from '../vocabulary.ts';

const checking = ['review', 'special', 'joint', 'extensionAsked'] as const satisfies readonly State[];

/**
 * R7 协查: facts that lie on another place's ground are checked there, by two of its officers, and become evidence when the decider has
 * reviewed them. It is no special procedure of 行政许可法 45: the statutory term runs on.
 */
export const assistance = {
  askAssistance: {
    title: ['请求协查', 'Ask for a check on site'],
    help: ['协查不停计法定期限', 'The statutory term runs on meanwhile'],
    by: ['officer', 'head'],
    ...staysIn(...checking),
    asks: ['assistant', 'toCheck'],
    requires: ['consentGiven', 'assistantElsewhere', 'assistanceAskedOnce'],
    sets: (seen) => ({
      assistance: [
        ...requestsOf(seen),
        { authority: seen.facts.assistant, question: seen.facts.toCheck, askedOn: seen.day },
      ],
    }),
    concerns: ({ facts }) => (facts.assistant ? [facts.assistant] : []),
  },
  assist: {
    title: ['回复协查', 'Report what was found'],
    by: 'consulted',
    ...staysIn(...checking),
    asks: ['checkedOn', 'checkedWhere', 'checkedBy', 'checkedFindings'],
    requires: ['assistanceIsOpen', 'twoAssisting', 'checkedByNow'],
    sets: (seen) =>
      withRequest(seen, openTo(seen), {
        outcome: 'found',
        on: seen.facts.checkedOn,
        where: seen.facts.checkedWhere,
        officers: seen.facts.checkedBy,
        findings: seen.facts.checkedFindings,
        answeredOn: seen.day,
      }),
    fromAfar: true,
  },
  declineAssistance: {
    title: ['不能协查', 'Say why it cannot be checked'],
    by: 'consulted',
    ...staysIn(...checking),
    requires: ['assistanceIsOpen'],
    noteRequired: true,
    sets: (seen) =>
      withRequest(seen, openTo(seen), { outcome: 'declined', findings: seen.note, answeredOn: seen.day }),
    fromAfar: true,
  },
  weighAssistance: {
    title: ['审查协查结果', 'Review the findings'],
    by: 'officer',
    ...staysIn(...checking),
    asks: ['assistanceVerdict', 'assistanceBecause?'],
    requires: ['findingsToWeigh', 'verdictExplained'],
    sets: (seen) =>
      withRequest(seen, unweighed(seen), {
        verdict: seen.facts.assistanceVerdict,
        because: seen.facts.assistanceBecause,
      }),
  },
} as const satisfies Record<string, WindowStep>;
