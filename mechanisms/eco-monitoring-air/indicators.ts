import type { CaseIndicator, DeclaredIndicator } from '#kernel';

interface Verified {
  readonly range?: boolean;
  readonly level?: boolean;
  readonly primary?: boolean;
}

const days: CaseIndicator = {
  title: ['已检验预报日', 'Forecast days verified'],
  unit: ['天', 'days'],
  period: 'month',
  formula: { kind: 'count', of: 'days' },
  counting: {
    version: 1,
    says: [
      '已用审核后数据检验的预报日，按发布日所在月计',
      'Forecast days verified with audited data, by the month of issue',
    ],
  },
  answers: 'receiving',
  dimensions: { receiving: { title: ['当班方', 'On duty'] } },
  counts: ({ state }) => {
    const list = (state.facts.verifications ?? []) as readonly Verified[];
    const hits = (of: keyof Verified): number => list.filter((one) => one[of]).length;
    const [range, level, primary] = [hits('range'), hits('level'), hits('primary')];
    return {
      on: state.openedOn,
      dimensions: { receiving: state.receiving.jurisdiction },
      counters: {
        issues: 1,
        ...(list.length > 0 && { days: list.length }),
        ...(range > 0 && { range }),
        ...(level > 0 && { level }),
        ...(primary > 0 && { primary }),
        ...(state.facts.inTime === true && { inTime: 1 }),
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
  inTime: share(['20时前发布率', 'Published before 20:00'], 'inTime', 'issues'),
};
