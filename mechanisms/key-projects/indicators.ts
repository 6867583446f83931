import { type DeclaredIndicator, STAGES } from '#kernel';
import { kinds } from './facts.ts';

const dimensions = { deciding: { title: ['决定地', 'Decided in'] } } as const;

/** Figures of 5.5 that nodes publish; those that need lamps and curves are on the board, computed from the same cases. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  projects: {
    title: ['项目数', 'Projects'],
    unit: ['个', 'projects'],
    period: 'ever',
    formula: { kind: 'count', of: 'projects' },
    counting: { version: 1, says: ['入库且未退出的项目', 'Projects in the pool that were not taken out'] },
    answers: 'deciding',
    dimensions,
    counts: ({ state }) => {
      if (state.facts.kind !== 'project' || !STAGES.includes(state.state as never)) return null;
      const { reached } = state;
      return {
        on: state.openedOn,
        dimensions: { deciding: state.deciding.jurisdiction },
        counters: {
          projects: 1,
          ...(reached.started && { started: 1 }),
          ...(reached.completed && { completed: 1 }),
          ...(state.facts.crossBorder === true && { crossing: 1 }),
        },
      };
    },
  },
  startedShare: {
    sameAs: 'projects',
    title: ['开工率', 'Share started'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'started', under: 'projects', decimals: 2 },
  },
  completedShare: {
    sameAs: 'projects',
    title: ['完工率', 'Share completed'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'completed', under: 'projects', decimals: 2 },
  },
  opened: {
    title: ['新开事项', 'Cases opened'],
    unit: ['件', 'cases'],
    period: 'month',
    formula: { kind: 'count', of: 'opened' },
    counting: {
      version: 1,
      says: ['当月新开的计划、项目、协调事项和接口', 'Plans, projects, issues and interfaces opened in the month'],
    },
    answers: 'deciding',
    dimensions: { kind: { title: ['类别', 'Kind'], values: kinds } },
    counts: ({ state }) => ({
      on: state.openedOn,
      dimensions: { kind: typeof state.facts.kind === 'string' ? state.facts.kind : 'project' },
      counters: { opened: 1 },
    }),
  },
};
