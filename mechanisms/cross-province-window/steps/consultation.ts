import { pendingOpinion } from '../reckoning.ts';
import { type State, staysIn, type WindowStep } from '../vocabulary.ts';

const consulting = [
  'pending',
  'supplemented',
  'review',
  'special',
  'joint',
  'proposed',
] as const satisfies readonly State[];

/**
 * 会签: another authority, in whichever province, is asked for its opinion. It sees the case from then on and answers at its own
 * node; whoever decides still decides alone.
 */
export const consultation = {
  consult: {
    title: ['征求会签意见', 'Ask another authority'],
    by: ['officer', 'head'],
    ...staysIn(...consulting),
    asks: ['consulted', 'question'],
    requires: ['consentGiven', 'consultsAnother', 'consultedOnce'],
    sets: ({ facts, day, before }) => ({
      consultations: [
        ...((before?.facts.consultations as never[] | undefined) ?? []),
        { authority: facts.consulted, question: facts.question, askedOn: day },
      ],
    }),
    concerns: ({ facts }) => (facts.consulted ? [facts.consulted] : []),
  },
  opine: {
    title: ['会签', 'Give the opinion asked for'],
    by: 'consulted',
    ...staysIn(...consulting),
    asks: ['stance', 'stanceSays?'],
    requires: ['opinionIsOpen', 'objectionHasReasons'],
    sets: (seen) => ({
      consultations: seen.facts.consultations?.map((one) =>
        one === pendingOpinion(seen)
          ? { ...one, opinion: seen.facts.stance, says: seen.facts.stanceSays, answeredOn: seen.day }
          : one,
      ),
    }),
    fromAfar: true,
  },
} as const satisfies Record<string, WindowStep>;
