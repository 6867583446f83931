import type { CaseIndicator, DeclaredIndicator } from '#kernel';

const reports: CaseIndicator = {
  title: ['现场监测报告', 'Reports of on-site measurement'],
  unit: ['份', 'reports'],
  period: 'year',
  formula: { kind: 'count', of: 'reports' },
  counting: {
    version: 2,
    says: [
      '已签发的现场监测报告，按立项之年和所依标准版本计',
      'Reports issued, by the year the task was planned and the edition measured by',
    ],
  },
  answers: 'receiving',
  dimensions: { receiving: { title: ['监测方', 'Side that measures'] }, edition: { title: ['标准版本', 'Edition'] } },
  counts: ({ state }) =>
    state.taken.review
      ? {
          on: state.openedOn,
          dimensions: { receiving: state.receiving.jurisdiction, edition: String(state.facts.edition ?? '') },
          counters: {
            reports: 1,
            ...(state.facts.verdict === 'exceeds' && { exceeds: 1 }),
            ...(state.taken.share && { shared: 1 }),
            ...(state.state === 'accepted' && { accepted: 1 }),
            ...(state.taken.object && { objected: 1 }),
          },
        }
      : null,
};

const share = (title: CaseIndicator['title'], over: string, under: string): DeclaredIndicator => ({
  sameAs: 'reports',
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 1 },
});

/** Figures of 4.3: what was measured, and whether the three places accept it. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  reports,
  exceeds: share(['超标率', 'Above the limit'], 'exceeds', 'reports'),
  accepted: share(['互认率', 'Accepted without another test'], 'accepted', 'shared'),
  objected: share(['异议率', 'Objected to'], 'objected', 'shared'),
};
