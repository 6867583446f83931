import type { CaseIndicator, DeclaredIndicator } from '#kernel';

const LEADS = [1, 2, 3] as const;
/** An issue that was never made misses each of the days it owed. */
const OWED: readonly Verified[] = LEADS.map((lead) => ({ lead }));

interface Verified {
  readonly edition?: string;
  readonly lead?: number;
  readonly range?: boolean;
  readonly level?: boolean;
  readonly primary?: boolean;
}

const byLead = (list: readonly Verified[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    LEADS.flatMap((lead) => {
      const mine = list.filter((one) => one.lead === lead);
      const hits = mine.filter(({ range }) => range).length;
      return [
        ...(mine.length > 0 ? [[`days${lead}`, mine.length]] : []),
        ...(hits > 0 ? [[`range${lead}`, hits]] : []),
      ];
    }),
  );

const days: CaseIndicator = {
  title: ['已检验预报日', 'Forecast days verified'],
  unit: ['天', 'days'],
  period: 'month',
  formula: { kind: 'count', of: 'days' },
  counting: {
    version: 3,
    says: [
      '已用审核后数据检验的预报日，按发布日所在月和检验首日所依标准版本计；当日未发布的，三日均计未命中',
      'Forecast days verified with audited data, by the month of issue and the edition of the first day verified; an issue that was not made misses three days',
    ],
  },
  answers: 'receiving',
  dimensions: { receiving: { title: ['当班方', 'On duty'] }, edition: { title: ['标准版本', 'Edition'] } },
  counts: ({ state }) => {
    const list = state.state === 'missed' ? OWED : ((state.facts.verifications ?? []) as readonly Verified[]);
    const hits = (of: keyof Verified): number => list.filter((one) => one[of]).length;
    const [range, level, primary] = [hits('range'), hits('level'), hits('primary')];
    return {
      on: state.openedOn,
      dimensions: { receiving: state.receiving.jurisdiction, edition: list[0]?.edition ?? '' },
      counters: {
        issues: 1,
        ...(list.length > 0 && { days: list.length }),
        ...(range > 0 && { range }),
        ...(level > 0 && { level }),
        ...(primary > 0 && { primary }),
        ...(state.facts.inTime === true && { inTime: 1 }),
        ...(state.facts.warning === true && { warnings: 1 }),
        ...(state.facts.warnedInTime === true && { warnedInTime: 1 }),
        ...byLead(list),
      },
    };
  },
};

const share = (title: CaseIndicator['title'], over: string, under = 'days'): DeclaredIndicator => ({
  sameAs: 'days',
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 1 },
});

/** Skill of the joint forecast, and whether it was there in time. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  days,
  rangeHit: share(['AQI 范围命中率', 'Range hits'], 'range'),
  levelHit: share(['级别命中率', 'Level hits'], 'level'),
  primaryHit: share(['首要污染物命中率', 'Primary pollutant hits'], 'primary'),
  ...Object.fromEntries(
    LEADS.map((lead) => [
      `rangeHit${lead}`,
      share(
        [`提前${lead}日 AQI 范围命中率`, `Range hits, ${lead} ${lead === 1 ? 'day' : 'days'} ahead`],
        `range${lead}`,
        `days${lead}`,
      ),
    ]),
  ),
  warnedInTime: share(['重污染预警按时通报率', 'Warnings told in time'], 'warnedInTime', 'warnings'),
  inTime: share(['20时前发布率', 'Published before 20:00'], 'inTime', 'issues'),
};
