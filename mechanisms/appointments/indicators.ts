import type { DeclaredIndicator } from '#kernel';

export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  visits: {
    title: ['预约到期量', 'Appointments that fell due'],
    unit: ['次', 'appointments'],
    period: 'year',
    formula: { kind: 'count', of: 'due' },
    counting: { version: 1, says: ['期间内到场或者未到场的预约', 'Appointments attended or missed in the period'] },
    answers: 'deciding',
    dimensions: { deciding: { title: ['大厅所在地', 'Hall'] } },
    persons: 'due',
    smallest: 'smallestCell',
    counts: ({ state }) =>
      state.closedOn !== undefined && ['attended', 'missed'].includes(state.state)
        ? {
            on: state.closedOn,
            dimensions: { deciding: state.deciding.jurisdiction },
            counters: { due: 1, ...(state.state === 'attended' && { attended: 1 }) },
          }
        : null,
  },
  attended: {
    sameAs: 'visits',
    title: ['预约到场率', 'Appointments kept'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'attended', under: 'due', decimals: 2 },
  },
};
