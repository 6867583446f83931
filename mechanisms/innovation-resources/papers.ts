import type { PaperSpec } from '#kernel';
import type { Case } from './vocabulary.ts';

export const papers = {
  admission: {
    title: ['服务机构入库通知书', 'Notice of admission'],
    code: 'RK',
    body: ({ facts, state }) => ({
      case: state.id,
      institution: facts.institution?.name,
      categories: facts.categories,
    }),
  },
  suspension: {
    title: ['服务机构暂停决定书', 'Decision to suspend'],
    code: 'ZT',
    body: ({ facts, state, authorities }) => ({
      case: state.id,
      institution: facts.institution?.name,
      reasons: facts.reasons,
      reviewBody: authorities[state.deciding.authority]?.reviewBody[0],
      court: authorities[state.deciding.authority]?.court[0],
    }),
  },
} as const satisfies Record<string, PaperSpec<Case>>;
