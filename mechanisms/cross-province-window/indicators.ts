import type { CaseIndicator, CountedCase, DeclaredIndicator } from '#kernel';

const places = {
  receiving: { title: ['收件地', 'Received in'] },
  deciding: { title: ['决定地', 'Decided in'] },
} as const;

/** Within the statutory term: the clock as it stood when it stopped; a case without such a clock cannot be late. */
const onTime = ({ state, due }: CountedCase): boolean => {
  const last = due('statutory');
  const ended = state.clocks.statutory?.stopped ?? state.closedOn;
  return last === undefined || ended === undefined || ended <= last;
};

const closed: CaseIndicator = {
  title: ['办结量', 'Cases closed'],
  unit: ['件', 'cases'],
  // A year, not a month: in a shorter period most pairs of places have too few persons to be published.
  period: 'year',
  formula: { kind: 'count', of: 'closed' },
  counting: {
    version: 1,
    says: ['期间内进入终态的办件', 'Cases that reached a final state in the period'],
  },
  answers: 'deciding',
  dimensions: places,
  persons: 'closed',
  smallest: 'smallestCell',
  counts: (record) => {
    const { closedOn, receiving, deciding, taken } = record.state;
    if (closedOn === undefined) return null;
    const crossed = receiving.jurisdiction !== deciding.jurisdiction;
    const inTime = onTime(record);
    return {
      on: closedOn,
      dimensions: { receiving: receiving.jurisdiction, deciding: deciding.jurisdiction },
      counters: {
        closed: 1,
        ...(crossed && { crossed: 1 }),
        ...(inTime && { onTime: 1 }),
        ...(crossed && inTime && { crossedOnTime: 1 }),
        ...(!taken.askCorrection && { atOnce: 1 }),
      },
    };
  },
};

/** Figures of 13.7. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  closed,
  crossShare: {
    sameAs: 'closed',
    title: ['跨省率', 'Cross-province share'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'crossed', under: 'closed', decimals: 2 },
  },
  onTime: {
    sameAs: 'closed',
    title: ['跨省按时率', 'On time, cross-province'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'crossedOnTime', under: 'crossed', decimals: 2 },
  },
  atOnce: {
    sameAs: 'closed',
    title: ['一次办成率', 'Done at once'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'atOnce', under: 'closed', decimals: 2 },
  },
  open: {
    title: ['在办', 'Open cases'],
    unit: ['件', 'cases'],
    period: 'ever',
    formula: { kind: 'difference', of: 'opened', less: 'ended' },
    counting: {
      version: 1,
      says: ['已开办而未到终态的办件', 'Cases begun that have not reached a final state'],
    },
    answers: 'deciding',
    dimensions: { deciding: places.deciding },
    counts: ({ state }) => ({
      on: state.openedOn,
      dimensions: { deciding: state.deciding.jurisdiction },
      counters: { opened: 1, ...(state.closedOn !== undefined && { ended: 1 }) },
    }),
  },
};
