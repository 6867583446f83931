import type { Decision, Objections, Roll } from '#kernel';
import { type CaseIndicator, type CountedCase, type Day, type DeclaredIndicator, diffDays } from '#kernel';
import { levels, ownerships, seriesOptions } from './facts.ts';

const place = { title: ['单位所在地', 'Place of the employer'] } as const;
const level = { title: ['层级', 'Level'], values: levels } as const;
const committee = { title: ['组建地', 'Place of the committee'] } as const;

const outcomeOf = ({ state: { facts } }: CountedCase): Decision['outcome'] | undefined =>
  (facts.decision as Decision | undefined)?.outcome;

/** One person applies once per round, so cases are persons; what became of them counts in the year they applied. */
const became = (
  one: CountedCase,
  dimensions: (facts: Readonly<Record<string, unknown>>) => Record<string, string>,
) => {
  const { facts, reached } = one.state;
  const on = reached.applied;
  if (on === undefined || facts.ownership === undefined) return null;
  const outcome = outcomeOf(one);
  return {
    on,
    dimensions: dimensions(facts),
    counters: {
      applicants: 1,
      ...((outcome === 'passed' || outcome === 'failed') && { voted: 1 }),
      ...(outcome === 'passed' && { passed: 1 }),
      ...(facts.ownership === 'private' && { private: 1 }),
    },
  };
};

const aboutApplicants = {
  unit: ['人', 'persons'],
  period: 'year',
  formula: { kind: 'count', of: 'applicants' },
  counting: {
    version: 1,
    says: [
      '期间内申报的人数；表决结果计入申报年度',
      'Persons who applied in the period; what the vote came to counts in the year of the application',
    ],
  },
  answers: 'deciding',
  persons: 'applicants',
  smallest: 'smallestCell',
} as const;

const applicants: CaseIndicator = {
  ...aboutApplicants,
  title: ['申报人数（按单位所在地、层级）', 'Applicants by place of the employer and level'],
  dimensions: { place, level },
  counts: (one) => became(one, (facts) => ({ place: String(facts.place), level: String(facts.level) })),
};

const kinds: CaseIndicator = {
  ...aboutApplicants,
  title: ['申报人数（按系列、单位性质）', 'Applicants by series and kind of employer'],
  dimensions: {
    series: { title: ['系列（专业）', 'Series'], values: seriesOptions },
    ownership: { title: ['单位性质', 'Kind of employer'], values: ownerships },
  },
  counts: (one) => became(one, (facts) => ({ series: String(facts.series), ownership: String(facts.ownership) })),
};

/** 出席与回避: seats of committees, vote by vote. Members act in office, so nothing is withheld. */
const seats: CaseIndicator = {
  title: ['评审会议应到人次', 'Seats of committees, vote by vote'],
  unit: ['人次', 'seats'],
  period: 'year',
  formula: { kind: 'count', of: 'seats' },
  counting: {
    version: 1,
    says: [
      '期间内各次表决的评委会席位；出席和回避按表决名册',
      'Seats at every vote of the period; who was present or recused as the roll of the vote says',
    ],
  },
  answers: 'deciding',
  dimensions: { deciding: committee, level },
  counts: ({ state: { facts, deciding } }) => {
    const roll = facts.roll as Roll | undefined;
    if (!roll || facts.ownership === undefined) return null;
    return {
      on: roll.on,
      dimensions: { deciding: deciding.jurisdiction, level: String(facts.level) },
      counters: { seats: roll.seats.length, present: roll.present.length, recused: roll.recused.length },
    };
  },
};

const shown: CaseIndicator = {
  title: ['公示人数', 'Persons whose result was shown in public'],
  unit: ['人', 'persons'],
  period: 'year',
  formula: { kind: 'count', of: 'shown' },
  counting: {
    version: 1,
    says: [
      '期间内开始公示的人数；有异议、异议成立的按人计',
      'Persons shown from a day of the period on; objected to, and upheld, counted by person',
    ],
  },
  answers: 'deciding',
  persons: 'shown',
  smallest: 'smallestCell',
  dimensions: { place },
  counts: ({ state: { facts, reached } }) => {
    const on = reached.shown;
    if (on === undefined) return null;
    const list = (facts.objections as Objections | undefined)?.list ?? [];
    return {
      on,
      dimensions: { place: String(facts.place) },
      counters: {
        shown: 1,
        ...(list.length > 0 && { objected: 1 }),
        ...(list.some(({ state }) => state === 'upheld') && { upheld: 1 }),
      },
    };
  },
};

const certified: CaseIndicator = {
  title: ['发证人数', 'Persons certified'],
  unit: ['人', 'persons'],
  period: 'year',
  formula: { kind: 'count', of: 'certified' },
  counting: {
    version: 1,
    says: [
      '期间内取得证书的人数；天数自申报截止日至发证日',
      'Persons certified in the period; days from the closing date of the round to the certificate',
    ],
  },
  answers: 'deciding',
  persons: 'certified',
  smallest: 'smallestCell',
  dimensions: { place, level },
  counts: ({ state: { facts, reached } }) => {
    const [on, closed] = [reached.certified, facts.closesOn as Day | undefined];
    if (on === undefined) return null;
    return {
      on,
      dimensions: { place: String(facts.place), level: String(facts.level) },
      counters: { certified: 1, ...(closed !== undefined && { timed: 1, days: diffDays(closed, on) }) },
    };
  },
};

/** 互认按方向: where the title was given, and where it came to count. */
const recognised: CaseIndicator = {
  title: ['职称互认（按颁发地、使用地）', 'Titles recognised by place of issue and of use'],
  unit: ['人次', 'recognitions'],
  period: 'year',
  formula: { kind: 'count', of: 'recognised' },
  counting: { version: 1, says: ['期间内准予备案的互认', 'Recognitions put on file in the period'] },
  answers: 'deciding',
  persons: 'recognised',
  smallest: 'smallestCell',
  dimensions: { issued: { title: ['颁发地', 'Issued in'] }, deciding: { title: ['使用地', 'Used in'] } },
  counts: ({ state: { facts, reached, deciding } }) => {
    const on = reached.recognised;
    const past = facts.pastTitle as { readonly issuedIn?: string } | undefined;
    return on === undefined
      ? null
      : {
          on,
          dimensions: { issued: past?.issuedIn ?? '', deciding: deciding.jurisdiction },
          counters: { recognised: 1 },
        };
  },
};

const share = (sameAs: string, title: readonly [string, string], over: string, under: string): DeclaredIndicator => ({
  sameAs,
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 2 },
});

/** Figures of 10. The gap between places or kinds of employer is read off the pass rate, broken down. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  applicants,
  passRate: share('applicants', ['通过率（按单位所在地、层级）', 'Pass rate by place and level'], 'passed', 'voted'),
  privateShare: share(
    'applicants',
    ['民营企业申报占比', 'Share of applicants from private enterprises'],
    'private',
    'applicants',
  ),
  kinds,
  kindsPassRate: share(
    'kinds',
    ['通过率（按系列、单位性质）', 'Pass rate by series and kind of employer'],
    'passed',
    'voted',
  ),
  seats,
  attendance: share('seats', ['评审会议出席率', 'Attendance of committees'], 'present', 'seats'),
  recusal: share('seats', ['回避率', 'Seats recused'], 'recused', 'seats'),
  shown,
  objected: share('shown', ['有异议的比例', 'Share objected to'], 'objected', 'shown'),
  certified,
  daysToCertificate: {
    sameAs: 'certified',
    title: ['申报截止到发证平均天数', 'Days from the closing date to the certificate'],
    unit: ['天', 'days'],
    formula: { kind: 'quotient', over: 'days', under: 'timed', decimals: 1 },
  },
  recognised,
};
