import type { Effect, EntryRead } from '#kernel';
import { certificateOf, recognitionHere, remediesOf, titleEntry } from '../reckoning.ts';
import { BARS, ROUNDS, TITLES } from '../registers.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';

/** A title that never reached this register, or was closed here before, cannot be closed; the bar is entered all the same. */
const stands = ({ reads }: Case): boolean => {
  const entry = reads.title as EntryRead | undefined;
  return entry !== undefined && entry.version > 0 && !entry.closed;
};

const entering = (seen: Case): readonly Effect[] => {
  const { entry, round, series, level, opensOn, closesOn, certificate = '', applicant, barredUntil } = seen.facts;
  const reasons = (seen.facts.reasons ?? '').slice(0, 200);
  const from = seen.day;
  switch (entry) {
    case 'notice':
      return [
        {
          kind: 'register.enter',
          register: ROUNDS,
          key: round ?? '',
          values: { series, level, opensOn, closesOn },
          from,
        },
      ];
    case 'enter':
      return [titleEntry(seen, `互认登记 ${seen.facts.reference}`)];
    case 'revoke':
      return [
        ...(stands(seen)
          ? [{ kind: 'register.close' as const, register: TITLES, key: certificate, on: from, reason: reasons }]
          : []),
        {
          kind: 'register.enter',
          register: BARS,
          key: applicant?.key ?? '',
          values: { person: applicant, until: barredUntil, reason: reasons },
          from,
        },
      ];
    default:
      return [];
  }
};

/** What one place decided, entered by each of the others in its own register, by itself and in a case of its own. */
export const entries = {
  openEntry: {
    title: ['互认登记请求', 'Request to enter'],
    by: 'node',
    from: 'nothing',
    to: 'entrySent',
    asks: [
      'entry',
      'reference',
      'round?',
      'series?',
      'level?',
      'opensOn?',
      'closesOn?',
      'certificate?',
      'applicant?',
      'place?',
      'certifiedOn?',
      'barredUntil?',
      'reasons?',
    ],
    handsTo: 'deciding',
  },
  enterHere: {
    title: ['登记入簿', 'Entered here'],
    by: 'node',
    from: 'entrySent',
    to: 'entered',
    takesCustody: true,
    reads: ['title'],
    then: entering,
  },
  entryReturns: {
    title: ['登记请求退回', 'The request comes back'],
    by: 'node',
    from: 'entrySent',
    to: 'entryFailed',
    returnsCustody: true,
  },
} as const satisfies Record<string, CaseStep>;

/** What was certified there, as it stands in the register here. */
const recognised = (seen: Case) => {
  const found = recognitionHere(seen);
  const rule = found.ok ? found.value.rule : undefined;
  return {
    certificate: certificateOf(seen),
    certifiedOn: seen.facts.pastTitle?.issuedOn,
    place: seen.facts.pastTitle?.issuedIn,
    recognisedBy: rule === 'own' ? '本地颁发' : rule?.id,
  };
};

/** 直接认可: the rule asks for no filing, and the committee that reviewed was on file. */
const atOnce = (seen: Case): boolean => {
  const found = recognitionHere(seen);
  return found.ok && found.value.effect === 'equal' && seen.facts.pastTitle?.filed === true;
};

const enteredHere = (seen: Case): readonly Effect[] => [
  titleEntry(seen, `互认 ${seen.facts.pastTitle?.number}`),
  ...tell(seen, ['职称互认已登记', 'Your title is recognised here']),
];

/** 往期职称互认: what one of the places certified before counts in another, once it is put on file there. */
export const recognition = {
  askRecognition: {
    title: ['申请职称互认', 'Ask for recognition of a title'],
    by: ['applicant', 'window'],
    from: 'nothing',
    to: 'recogSent',
    asks: ['applicant', 'series', 'level', 'pastTitle', 'place?'],
    reads: ['bar'],
    requires: ['notBarred'],
    handsTo: 'deciding',
  },
  recognitionArrives: {
    title: ['互认申请签收', 'The request arrives'],
    by: 'node',
    from: 'recogSent',
    to: { oneOf: ['asked', 'recognised'], pick: (seen) => (atOnce(seen) ? 'recognised' : 'asked') },
    takesCustody: true,
    sets: (seen) => (atOnce(seen) ? recognised(seen) : {}),
    then: (seen) => (atOnce(seen) ? enteredHere(seen) : []),
  },
  recognitionReturns: {
    title: ['互认申请退回', 'The request comes back'],
    by: 'node',
    from: 'recogSent',
    to: 'withdrawn',
    returnsCustody: true,
  },
  fileRecognition: {
    title: ['互认备案', 'Put the recognition on file'],
    by: 'secretary',
    from: 'asked',
    to: 'recognised',
    sets: recognised,
    requires: ['committeeOnFile', 'recognisedHere'],
    papers: ['recognition'],
    then: enteredHere,
  },
  refuseRecognition: {
    title: ['不予互认', 'Refuse the recognition'],
    by: 'head',
    from: 'asked',
    to: 'notRecognised',
    asks: ['reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['remediesKnown'],
    papers: ['result'],
    then: (seen) => tell(seen, ['职称互认未获同意', 'Your title was not recognised']),
  },
} as const satisfies Record<string, CaseStep>;
