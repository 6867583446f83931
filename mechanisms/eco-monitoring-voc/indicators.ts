import type { CaseIndicator, DeclaredIndicator } from '#kernel';

const runs: CaseIndicator = {
  title: ['走航次数', 'Runs'],
  unit: ['次', 'runs'],
  period: 'year',
  formula: { kind: 'count', of: 'runs' },
  counting: {
    version: 2,
    says: [
      '已判定的走航，按开始之年和所依标准版本计',
      'Runs that were judged, by the year they were begun and the edition judged by',
    ],
  },
  answers: 'receiving',
  dimensions: { receiving: { title: ['走航方', 'Side that drives'] }, edition: { title: ['标准版本', 'Edition'] } },
  counts: ({ state, due }) => {
    if (!state.taken.judge) return null;
    const { facts, clocks } = state;
    const spots = (facts.hotSpots ?? []) as readonly { readonly persistent?: boolean }[];
    const persistent = spots.filter((spot) => spot.persistent).length;
    const metres = Math.round(Number(facts.kilometres ?? 0) * 1000);
    const told = state.taken.tell !== undefined;
    const answered = clocks.answer?.stopped;
    const leads = ((facts.leads ?? []) as readonly unknown[]).length;
    return {
      on: state.openedOn,
      dimensions: { receiving: state.receiving.jurisdiction, edition: String(facts.edition ?? '') },
      counters: {
        runs: 1,
        ...(state.state !== 'unused' && { used: 1 }),
        ...(metres > 0 && { metres }),
        ...(spots.length > 0 && { spots: spots.length }),
        ...(persistent > 0 && { persistent }),
        ...(leads > 0 && { leads }),
        ...(facts.sourceConfirmed === true && { confirmed: 1 }),
        ...(told && { told: 1 }),
        ...(answered !== undefined && { answered: 1 }),
        ...(answered !== undefined && answered <= (due('answer') ?? answered) && { inTime: 1 }),
      },
    };
  },
};

const share = (title: CaseIndicator['title'], over: string, under: string): DeclaredIndicator => ({
  sameAs: 'runs',
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 1 },
});

/** Figures of 4.5. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  runs,
  used: share(['走航有效率', 'Runs that were used'], 'used', 'runs'),
  metres: {
    sameAs: 'runs',
    title: ['走航里程', 'Distance driven'],
    unit: ['米', 'metres'],
    formula: { kind: 'count', of: 'metres' },
  },
  spots: {
    sameAs: 'runs',
    title: ['热点', 'Hot spots'],
    unit: ['个', 'spots'],
    formula: { kind: 'count', of: 'spots' },
  },
  persistent: {
    sameAs: 'runs',
    title: ['持续热点', 'Persistent hot spots'],
    unit: ['个', 'spots'],
    formula: { kind: 'count', of: 'persistent' },
  },
  told: {
    sameAs: 'runs',
    title: ['跨界通报', 'Cross-border notices'],
    unit: ['件', 'notices'],
    formula: { kind: 'count', of: 'told' },
  },
  inTime: share(['跨界通报按期答复率', 'Notices answered in time'], 'inTime', 'told'),
  confirmed: share(['线索核实率', 'Leads confirmed'], 'confirmed', 'leads'),
};
