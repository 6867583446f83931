import { mechanism } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { papers } from './papers.ts';
import { BARS, bars, POOLS, pools, ROUNDS, rounds, TITLES, titles } from './registers.ts';
import { rules } from './rules.ts';
import { entries, recognition } from './steps/elsewhere.ts';
import { filing } from './steps/filing.ts';
import { meeting } from './steps/meeting.ts';
import { result } from './steps/result.ts';
import { round } from './steps/round.ts';
import { actors, states } from './vocabulary.ts';

/**
 * 示范区联合职称评定. One committee drawn from the experts of three places, one review, one certificate that counts in all three. The
 * application is held by the department that organises the review; the others follow it, endorse, show and confirm from
 * where they are, and each writes its own register.
 */
export default mechanism({
  id: 'joint-title-review',
  number: '10',
  title: ['示范区联合职称评定', 'Joint review of professional titles'],
  purpose: [
    '三地专家组成一个评委会，一次评审、三地公示、三地确认，一张证书三地通用；撤销也在三地同时生效。',
    'One committee of experts from three places: reviewed once, shown and confirmed in all three, one certificate that counts in each; so does its revocation.',
  ],
  uses: [
    'case',
    'clock',
    'register',
    'recognition',
    'deliberation',
    'indicator',
    'credential',
    'exchange',
    'journal',
    'law',
  ],
  actors,
  facts,
  law,
  states,
  reads: {
    round: ({ facts: { round: key } }) => ({ kind: 'entry', register: ROUNDS, key: key ?? '' }),
    pools: ({ facts: { series } }) => ({ kind: 'entriesOf', register: POOLS, subject: series ?? '' }),
    title: ({ facts: { certificate } }) => ({ kind: 'entry', register: TITLES, key: certificate ?? '' }),
    bar: ({ facts: { applicant } }) => ({ kind: 'entry', register: BARS, key: applicant?.key ?? '' }),
  },
  rules,
  papers,
  steps: { ...round, ...filing, ...meeting, ...result, ...entries, ...recognition },
  bodies: {
    committee: {
      title: ['联合评审委员会', 'Joint review committee'],
      under: ['committee', 'decision', 'conflicts', 'minElectors'],
      draw: { fact: 'draw', commit: 'commitSecret', reveal: 'revealSecret' },
      ballot: { fact: 'ballot' },
    },
  },
  notices: {
    result: {
      title: ['职称评审结果公示', 'Result of a review'],
      publicity: 'publicity',
      shows: ['publishedName', 'publishedEmployer', 'series', 'level', 'round'],
      heads: ['publishedName', 'publishedEmployer'],
      takes: ['object'],
    },
  },
  clocks: {
    posting: {
      title: ['单位公示', 'Posting at the employer'],
      owedBy: 'employer',
      lasts: 'employerPostingTerm',
      starts: ['postAtEmployer'],
      stops: ['submitFile', 'withdraw'],
      ifMissed: { says: ['公示期已满，可以报送', 'The posting is over: the file can be submitted'] },
    },
    correction: {
      title: ['补正期限', 'Time to complete the file'],
      owedBy: 'applicant',
      lasts: 'correctionTerm',
      starts: ['askCorrection'],
      stops: ['complete', 'giveUp', 'withdraw'],
      ifMissed: { takes: 'giveUp', says: ['逾期未补正，视为放弃申报', 'Not completed in time: given up'] },
      shownAs: 'reply',
    },
    confirmation: {
      title: ['三地确认期限', 'Time to confirm'],
      owedBy: 'sideHead',
      lasts: 'confirmTerm',
      starts: ['showResult'],
      stops: ['denyConfirmation', 'confirm'],
      goesOn: ({ step, facts: { certifiedOn } }) => step === 'confirm' && certifiedOn === undefined,
      ifMissed: { says: ['确认逾期；沉默不视为同意', 'Not confirmed in time; silence is not consent'] },
      shownAs: 'promised',
    },
    recognition: {
      title: ['互认备案期限', 'Time to file a recognition'],
      owedBy: 'secretary',
      // What the rule recognises at once waits for nobody.
      lasts: ({ facts: { certificate }, law: find }) => (certificate ? undefined : find('recognitionTerm')),
      starts: ['recognitionArrives'],
      stops: ['fileRecognition', 'refuseRecognition'],
      ifMissed: { says: ['互认备案逾期', 'The recognition is overdue'] },
      shownAs: 'statutory',
    },
  },
  indicators,
  credentials: { 'tongban:title': ['职称证书', 'Certificate of a professional title'] },
  registers: { titlePools: pools, titleRounds: rounds, professionalTitles: titles, titleBars: bars },
  shows: { subject: 'applicant', columns: ['round', 'series', 'level', 'certificate'] },
});
