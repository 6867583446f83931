import type { CaseIndicator, DeclaredIndicator } from '#kernel';
import { kinds } from './facts.ts';
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

/** 决定: registered or refused, with the working days it took. */
const decided: CaseIndicator = {
  title: ['注册决定（按考试省份和执业省份）', 'Decisions by province of examination and of practice'],
  unit: ['件', 'cases'],
  period: 'year',
  formula: { kind: 'count', of: 'decided' },
  counting: {
    version: 1,
    says: ['期间内准予或者不予注册的办件', 'Cases in which registration was granted or refused'],
  },
  answers: 'deciding',
  persons: 'decided',
  smallest: 'smallestCell',
  dimensions: { exam: { title: ['考试省份', 'Examined in'] }, deciding: practice },
  counts: ({ state: { facts, deciding, state, closedOn }, used }) => {
    const refused = state === 'refused' && facts.act === 'register';
    const on = (facts.registeredFrom as string | undefined) ?? (refused ? closedOn : undefined);
    if (on === undefined || typeof facts.examPlace !== 'string') return null;
    return {
      on,
      dimensions: { exam: facts.examPlace, deciding: deciding.jurisdiction },
      counters: { decided: 1, days: used('statutory') ?? 0, ...(refused && { refused: 1 }) },
    };
  },
};

/** 其他专业资格: what was decided about them by one dimension and where they are used; how many of those recognised have ended since. */
const others = (
  [zh, en]: readonly [string, string],
  dimension: CaseIndicator['dimensions'],
  told: (facts: Readonly<Record<string, unknown>>) => Readonly<Record<string, string>>,
): CaseIndicator => ({
  title: [zh, en],
  unit: ['件', 'cases'],
  period: 'year',
  formula: { kind: 'count', of: 'recognised' },
  counting: {
    version: 1,
    says: [
      '期间内作出认可决定的办件，含其后因来源地撤销而失效的',
      'Cases recognised in the period, those included that ended since with their source',
    ],
  },
  answers: 'deciding',
  persons: 'asked',
  smallest: 'smallestCell',
  dimensions: { ...dimension, deciding: { title: ['认可地', 'Recognised in'] } },
  counts: ({ state: { facts, deciding, state, closedOn } }) => {
    if (facts.act !== 'recognise') return null;
    const on = (facts.recognisedOn as string | undefined) ?? (state === 'refused' ? closedOn : undefined);
    if (on === undefined) return null;
    const granted = facts.recognisedOn !== undefined;
    return {
      on,
      dimensions: { ...told(facts), deciding: deciding.jurisdiction },
      counters: {
        asked: 1,
        ...(granted ? { recognised: 1 } : { refused: 1 }),
        ...(state === 'recognitionEnded' && { ended: 1 }),
      },
    };
  },
});
const recognitions = others(
  ['专业资格认可（按发证地和认可地）', 'Qualifications recognised by place of issue and of use'],
  { exam: { title: ['发证地', 'Issued in'] } },
  ({ examPlace }) => ({ exam: String(examPlace) }),
);
const recognitionKinds = others(
  ['专业资格认可（按资格类型和认可地）', 'Qualifications recognised by kind and place of use'],
  { kind: { title: ['资格类型', 'Kind'], values: kinds } },
  ({ kind }) => ({ kind: String(kind) }),
);

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
  decided,
  meanDays: {
    sameAs: 'decided',
    title: ['平均用时', 'Mean time used'],
    unit: ['工作日', 'working days'],
    formula: { kind: 'quotient', over: 'days', under: 'decided', decimals: 1 },
  },
  refusedShare: {
    sameAs: 'decided',
    title: ['不予注册比例', 'Share refused'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'refused', under: 'decided', decimals: 2 },
  },
  recognitions,
  recognitionsRefused: {
    sameAs: 'recognitions',
    title: ['不予认可比例', 'Share not recognised'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'refused', under: 'asked', decimals: 2 },
  },
  recognitionsEnded: {
    sameAs: 'recognitions',
    title: ['认可后因来源地撤销失效的比例', 'Share that ended since with their source'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'ended', under: 'recognised', decimals: 2 },
  },
  recognitionKinds,
  hours,
  crossedHours: {
    sameAs: 'hours',
    title: ['跨地区学时比例', 'Share of hours from elsewhere'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'crossed', under: 'hours', decimals: 2 },
  },
};
