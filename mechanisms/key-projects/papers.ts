import type { PaperSpec } from '#kernel';
import { outcomes } from './facts-company.ts';
import type { Case } from './vocabulary.ts';

export const papers = {
  plan: {
    title: ['三年行动计划（版本）', 'Three-year action plan, a version'],
    code: 'JH',
    body: ({ facts }) => ({
      period: facts.period,
      version: facts.planVersion,
      from: facts.effectiveFrom,
      projects: facts.entries?.length,
      signatures: facts.signatures,
      text: facts.planText?.hash,
    }),
  },
  decision: {
    title: ['项目批复、核准或备案', 'Decision on a project'],
    code: 'PF',
    body: ({ facts }) => ({
      code: facts.code,
      title: facts.title,
      route: facts.route,
      number: facts.decisionNumber,
      because: facts.routeBecause,
      scope: facts.scope,
    }),
  },
  urge: {
    title: ['督办函', 'Letter of supervision'],
    code: 'DB',
    body: ({ facts, note }) => ({ code: facts.code, title: facts.title, reason: note }),
  },
  minutes: {
    title: ['协调会议纪要', 'Minutes of coordination'],
    code: 'JY',
    body: ({ facts }) => ({ question: facts.question, minutes: facts.minutes, tasks: facts.tasks }),
  },
  resolution: {
    title: ['出资方决议', 'Resolution of the owners'],
    code: 'JD',
    body: ({ facts }) => {
      const last = facts.resolutions?.at(-1);
      return {
        code: facts.code,
        title: facts.title,
        motion: last?.motion,
        on: last?.on,
        conclusion: last && outcomes[last.outcome ?? 'void'][0],
        // The Chinese half of each line: papers are Chinese.
        because: last?.because?.replaceAll(/ \/ .*$/gm, ''),
        charges: last?.charges,
      };
    },
  },
  link: {
    title: ['跨界接口协议', 'Interface agreement'],
    code: 'JK',
    when: ({ facts }) => (facts.signedBy ?? []).length >= 2,
    body: ({ facts }) => ({
      firstSegment: facts.firstSegment,
      secondSegment: facts.secondSegment,
      terms: facts.firstTerms,
      openFirst: facts.openFirst,
      openSecond: facts.openSecond,
    }),
  },
} as const satisfies Record<string, PaperSpec<Case>>;
