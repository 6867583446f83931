import { commentFigures, type PaperSpec } from '#kernel';
import { sidesOf } from './reckoning.ts';
import type { Case } from './vocabulary.ts';

const head = ({ facts, state, authorities }: Case) => ({
  case: state.id,
  title: facts.title,
  topic: facts.topic,
  decidedBy: authorities[state.deciding.authority]?.title[0] ?? state.deciding.authority,
});

export const papers = {
  project: {
    title: ['统一立项通知', 'Joint project'],
    code: 'LX',
    when: ({ facts }) => facts.proposal?.signatures.length === facts.proposal?.parties.length,
    body: (seen) => ({ ...head(seen), need: seen.facts.need, limits: seen.facts.limits }),
  },
  commentSummary: {
    title: ['征求意见汇总处理表', 'Comments and answers'],
    code: 'YJ',
    body: (seen) => ({
      ...head(seen),
      round: seen.facts.round,
      commentSummary: commentFigures(
        seen.facts.comments?.list ?? [],
        sidesOf(seen).map(({ place }) => place),
      ),
    }),
  },
  minutes: {
    title: ['专家技术审查会议纪要', 'Minutes of the panel'],
    code: 'JY',
    body: (seen) => ({
      ...head(seen),
      attendance: seen.facts.roll?.present.join('、'),
      conclusion: seen.facts.decision?.because.map(([zh]) => zh).join('；'),
      clauseOpinions: seen.facts.clauseOpinions,
    }),
  },
  resolution: {
    title: ['审查决议', 'Resolution of the panel'],
    code: 'JD',
    when: ({ facts }) => facts.decision?.outcome === 'passed',
    body: (seen) => ({
      ...head(seen),
      conclusion: seen.facts.decision?.because.map(([zh]) => zh).join('；'),
      charges: seen.facts.charges,
    }),
  },
  announcement: {
    title: ['联合发布公告', 'Joint announcement'],
    code: 'GG',
    body: (seen) => ({
      ...head(seen),
      numbers: seen.facts.numbers,
      approvedOn: seen.facts.approvedOn,
      publishedOn: seen.facts.publishedOn,
      effectiveOn: seen.facts.effectiveOn,
    }),
  },
  mediation: {
    title: ['协调意见书', 'Result of the mediation'],
    code: 'XT',
    body: (seen) => ({ ...head(seen), mediation: seen.facts.mediation }),
  },
  evaluation: {
    title: ['实施评估报告', 'Evaluation of its use'],
    code: 'PG',
    body: (seen) => ({ ...head(seen), effectiveOn: seen.facts.effectiveOn, useReport: seen.facts.useReport }),
  },
  review: {
    title: ['复审结论', 'Result of the review'],
    code: 'FS',
    body: (seen) => ({ ...head(seen), review: seen.facts.review, reasons: seen.facts.reasons }),
  },
} as const satisfies Record<string, PaperSpec<Case>>;
