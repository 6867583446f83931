import type { CaseIndicator, DeclaredIndicator } from '#kernel';
import type { HourRecord } from './reckoning.ts';

const practice = { title: ['执业地', 'Practised in'] } as const;

/** 互认按方向: where the certificate is from, and where it came to count. */
const registered: CaseIndicator = {
  title: ['跨省注册（按考试省份和执业省份）', 'Registrations by province of examination and of practice'],
  unit: ['人次', 'registrations'],
  period: 'year',
  formula: { kind: 'count', of: 'registered' },
  counting: {
    version: 1,
    says: ['期间内准予注册的办件', 'Cases in which registration was granted in the period'],
  },
  answers: 'deciding',
  persons: 'registered',
  smallest: 'smallestCell',
  dimensions: { exam: { title: ['考试省份', 'Examined in'] }, deciding: practice },
  counts: ({ state: { facts, deciding } }) => {
    const on = facts.registeredFrom as string | undefined;
    if (on === undefined || typeof facts.examPlace !== 'string') return null;
    return {
      on,
      dimensions: { exam: facts.examPlace, deciding: deciding.jurisdiction },
      counters: { registered: 1, ...(facts.recognisedBy !== undefined && { recognised: 1 }) },
    };
  },
};

/** Hours of a declaration all count or none do; they are counted for the place most of them come from. */
const hours: CaseIndicator = {
  title: ['认定学时（按出具地和使用地）', 'Hours recognised by place of issue and of use'],
  unit: ['学时', 'hours'],
  period: 'year',
  formula: { kind: 'count', of: 'hours' },
  counting: {
    version: 1,
    says: [
      '期间内认定的学时，一件含多地学时的计入学时最多的出具地',
      'Hours recognised in the period; a declaration with hours of several places counts for the one with most',
    ],
  },
  answers: 'deciding',
  dimensions: { issuer: { title: ['出具地', 'Issued in'] }, deciding: { title: ['使用地', 'Used in'] } },
  counts: ({ state: { facts, deciding, state, closedOn } }) => {
    if (state !== 'counted' || closedOn === undefined) return null;
    const byPlace = new Map<string, number>();
    for (const { issuer = '', hours: given = 0 } of (facts.records ?? []) as readonly HourRecord[])
      byPlace.set(issuer, (byPlace.get(issuer) ?? 0) + given);
    const [most] = [...byPlace].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (!most) return null;
    const total = [...byPlace.values()].reduce((sum, one) => sum + one, 0);
    return {
      on: closedOn,
      dimensions: { issuer: most[0], deciding: deciding.jurisdiction },
      counters: { hours: total, ...(most[0] !== deciding.jurisdiction && { crossed: total }) },
    };
  },
};

export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  registered,
  recognisedShare: {
    sameAs: 'registered',
    title: ['依互认规则注册的比例', 'Share registered under a rule of recognition'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'recognised', under: 'registered', decimals: 2 },
  },
  hours,
  crossedHours: {
    sameAs: 'hours',
    title: ['跨地区学时比例', 'Share of hours from elsewhere'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'crossed', under: 'hours', decimals: 2 },
  },
};
