import { addMonths, diffDays, fact, mechanism } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { papers } from './papers.ts';
import { numberHere, STANDARDS } from './reckoning.ts';
import { rules } from './rules.ts';
import { drafting } from './steps/drafting.ts';
import { issuing } from './steps/issuing.ts';
import { review } from './steps/review.ts';
import { actors, states } from './vocabulary.ts';

/**
 * 生态环境统一标准的共同制定 (4.2). One project, one draft on three sites, one panel, one text signed by three regulators: effective at the
 * latest signature, in no place before, and in none alone. Silence signs nothing; it goes to mediation.
 */
export default mechanism({
  id: 'joint-standard',
  number: '4',
  title: ['统一标准共同制定', 'Joint making of standards'],
  purpose: [
    '统一立项、统一公开征求意见、统一专家审查，三方签署同一文本，同日同号发布；修改和废止同样共同作出。',
    'One project, one comment period, one panel; three signatures on one text, one serial and one date; amended and abolished jointly too.',
  ],
  uses: ['case', 'clock', 'register', 'deliberation', 'indicator', 'exchange', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    same: ({ facts: { topic } }) => ({ kind: 'published', register: STANDARDS, subject: topic ?? '' }),
    number: (seen) => ({ kind: 'published', register: STANDARDS, key: numberHere(seen) }),
    entry: ({ facts: { entryNumber } }) => ({ kind: 'entry', register: STANDARDS, key: entryNumber ?? '' }),
  },
  rules,
  papers,
  steps: { ...drafting, ...review, ...issuing },
  bodies: {
    panel: { title: ['专家技术审查组', 'Technical panel'], under: ['panel', 'decision'] },
  },
  notices: {
    draft: {
      title: ['标准征求意见稿', 'Draft standard, open for comment'],
      publicity: 'publicity',
      shows: ['title', 'topic', 'need', 'limits', 'text', 'round'],
      heads: ['title'],
      takes: ['comment'],
    },
  },
  clocks: {
    resubmission: {
      title: ['重新送审期限', 'Time to resubmit'],
      owedBy: 'lead',
      lasts: ({ facts: { decision }, law: find }) =>
        decision?.outcome === 'failed' ? find('resubmitTerm') : undefined,
      starts: ['recordVotes'],
      stops: ['resubmit', 'lapse', 'submitForApproval', 'recordVotes'],
      ifMissed: { takes: 'lapse', says: ['逾期未重新送审，项目终止', 'Not resubmitted in time: the project ends'] },
      shownAs: 'reply',
    },
    signing: {
      title: ['三方签署期限', 'Time for three signatures'],
      owedBy: 'sideHead',
      lasts: 'signTerm',
      starts: ['submitForApproval', 'mediate'],
      stops: ['signStandard', 'goToMediation', 'redraft'],
      goesOn: ({ step, facts: { approvedOn } }) => step === 'signStandard' && !approvedOn,
      ifMissed: {
        takes: 'goToMediation',
        says: [
          '逾期未签署，提请执委会协调；沉默不视为同意',
          'Not signed in time: to mediation; silence is not consent',
        ],
      },
      shownAs: 'promised',
    },
    filing: {
      title: ['备案期限', 'Time to file'],
      owedBy: 'side',
      lasts: 'filingTerm',
      starts: ['issue'],
      stops: ['fileNationally', 'reviewFallsDue', 'citedChanged'],
      goesOn: ({ step, facts: { filedBy, numbers } }) =>
        step === 'fileNationally' && filedBy?.length !== numbers?.length,
      ifMissed: { says: ['备案逾期', 'The filing is overdue'] },
      shownAs: 'statutory',
    },
    review: {
      title: ['复审期限', 'Review due'],
      owedBy: 'lead',
      // 五年 from the day it is in force, or from the review that kept it.
      lasts: ({ step, day, facts: { effectiveOn, review: found }, law: find }) => {
        const term = find('reviewTerm');
        if (!term || (step === 'decideReview' && found !== 'keep')) return undefined;
        const from = step === 'issue' ? (effectiveOn ?? day) : day;
        return { ...term, value: { n: diffDays(day, addMonths(from, 12 * term.value.n)), unit: 'd' } };
      },
      starts: ['issue', 'decideReview'],
      stops: ['reviewFallsDue', 'citedChanged', 'decideReview', 'signAbolition'],
      ifMissed: { takes: 'reviewFallsDue', says: ['应当复审', 'The standard is to be reviewed'] },
    },
  },
  indicators,
  registers: {
    localStandards: {
      title: ['区域统一地方标准', 'Joint local standards'],
      key: ['标准编号', 'Number'],
      columns: {
        title: fact.text(['标准名称', 'Title'], { searchable: true }),
        topic: fact.text(['标准化对象', 'Topic'], { searchable: true }),
        limits: facts.limits,
        cited: facts.cited,
        effectiveOn: fact.day(['实施日', 'In force from']),
        textHash: fact.text(['文本摘要', 'Hash of the text'], { optional: true }),
        numbers: facts.numbers,
        work: fact.text(['制定办件', 'Case']),
      },
      subject: 'topic',
      readers: ['officer', 'head'],
      // Standards are public; the three registers block duplicates of each other.
      published: { columns: ['title', 'topic', 'effectiveOn'], openTo: 'everybody' },
    },
  },
  shows: { subject: 'title', columns: ['topic', 'serial', 'effectiveOn'] },
});
