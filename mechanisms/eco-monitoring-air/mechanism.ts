import { mechanism, office, type PaperSpec, type Rule, type Seen, type StateSpec, type Step, system } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { apartOn, faultsOf, ownSide, verified, warnBy, warns } from './reckoning.ts';

export type Air = Seen<typeof facts, typeof law>;

const actors = {
  duty: office(['当班预报中心', 'Centre on duty'], 'officer', 'receiving'),
  other: office(['会商预报中心', 'Consulted centre'], 'officer', 'deciding'),
  /** The third centre, called in: it gives its forecast and follows from its own node. */
  third: office(['会同预报中心', 'Centre called in'], 'officer', 'concerned'),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

const states = {
  called: { title: ['会商已发起', 'Consultation called'], stage: 1 },
  calling: { title: ['正在送达', 'On its way'], stage: 1 },
  collecting: { title: ['征集各方意见', 'Collecting the sides'], stage: 2 },
  published: { title: ['已发布', 'Published'], stage: 4 },
  missed: { title: ['当日未发布,计为未命中', 'Not published: counts as a miss'], stage: 5, final: true },
  verified: { title: ['检验完成', 'Verified'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

const rules = {
  allSides: {
    says: ['各方意见尚未到齐', 'Not all sides have given their forecast'],
    field: 'opinions',
    holds: ({ facts: { sides, opinions } }) =>
      (sides ?? []).every((side) => (opinions ?? []).some((one) => one.side === side)),
  },
  sideTakesPart: {
    says: ['该方不参加本次会商', 'That side does not take part'],
    field: 'opinion',
    holds: ({ facts: { sides, opinion } }) => (sides ?? []).includes(opinion?.side ?? ''),
  },
  forOwnSide: {
    says: ['只能提交本方的预报', 'A centre gives the forecast of its own side'],
    field: 'opinion',
    holds: (seen) => seen.facts.opinion?.side === ownSide(seen),
  },
  consulted: {
    says: [
      '各方相差超过一个级别，应当有会商记录',
      'The sides lie more than a level apart: a consultation must be on record',
    ],
    field: 'consultation',
    holds: (seen) => apartOn(seen).length === 0 || (seen.facts.consultation ?? '').trim() !== '',
  },
  enoughDays: {
    says: ['至少预报未来三天', 'At least the three coming days'],
    under: 'publication',
    field: 'days',
    holds: (seen) => !faultsOf(seen).includes('too-few-days'),
  },
  narrowEnough: {
    says: ['AQI 预报范围过宽', 'A range of AQI is too wide'],
    field: 'days',
    holds: (seen) => !faultsOf(seen).includes('too-wide'),
  },
  warningGiven: {
    says: ['本次预报没有重污染，或已经通报', 'This forecast does not warn, or the districts were told'],
    holds: ({ facts: { warning }, before }) => warning === true && before?.facts.warnedAt === undefined,
  },
  everyDistrict: {
    says: ['应当通报全部区县', 'Every district is told'],
    field: 'warned',
    holds: ({ facts: { sides, warned } }) =>
      (sides ?? []).every((side) => (warned ?? []).some(({ district }) => district === side)),
  },
  toldOnce: {
    says: ['尚未通报，或本方已经签收', 'Not told yet, or your side acknowledged already'],
    holds: (seen) =>
      seen.facts.warnedAt !== undefined &&
      !(seen.before?.facts.received as readonly string[] | undefined)?.includes(ownSide(seen) ?? ''),
  },
  dayForecast: {
    says: ['该日不在预报之内', 'That day was not forecast'],
    field: 'observed',
    holds: ({ facts: { days, observed } }) => (days ?? []).some(({ day }) => day === observed?.day),
  },
  dayOver: {
    says: ['次日起用审核后的数据检验', 'A day is verified from the next day on'],
    field: 'observed',
    holds: ({ facts: { observed }, day }) => (observed?.day ?? '') < day,
  },
  dayOnce: {
    says: ['该日已经检验', 'That day was verified already'],
    field: 'observed',
    holds: ({ facts: { observed }, before }) =>
      !(before?.facts.verifications as readonly { day?: string }[] | undefined)?.some(
        ({ day }) => day === observed?.day,
      ),
  },
} as const satisfies Record<string, Rule<Air>>;

const papers = {
  issue: {
    title: ['示范区空气质量联合预报', 'Joint air-quality forecast'],
    code: 'YB',
    body: ({ facts: f, state, law: find, at }) => ({
      case: state.id,
      day: f.day,
      issuedAt: at,
      sides: f.sides,
      inputs: (f.opinions ?? []).map(({ side, inputsHash }) => ({ side, inputsHash })),
      days: f.days,
      text: f.text,
      consultation: f.consultation,
      method: find('method')?.value.id,
      methodStatus: find('method')?.status,
    }),
  },
  warning: {
    title: ['重污染天气会商通报', 'Notice of heavy pollution ahead'],
    code: 'YJ',
    when: warns,
    body: ({ facts: f, state }) => ({ case: state.id, day: f.day, days: f.days, to: f.sides }),
  },
} as const satisfies Record<string, PaperSpec<Air>>;

type AirStep = Step<
  Air,
  keyof typeof actors,
  keyof typeof states,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  never
>;

const complete = ({ facts: { days, verifications } }: Air): boolean =>
  (days ?? []).every(({ day }) => (verifications ?? []).some((one) => one.day === day));

const steps = {
  call: {
    title: ['发起联合会商', 'Call the consultation'],
    by: ['duty', 'node'],
    from: 'nothing',
    to: 'called',
    asks: ['title', 'day', 'sides', 'centres?'],
    concerns: ({ facts: { centres } }) => centres ?? [],
  },
  send: {
    title: ['送会商中心', 'Send to the other centre'],
    by: 'duty',
    from: 'called',
    to: 'calling',
    handsTo: 'deciding',
  },
  arrive: { title: ['会商到达', 'It arrives'], by: 'node', from: 'calling', to: 'collecting', takesCustody: true },
  comeBack: { title: ['未送达', 'It comes back'], by: 'node', from: 'calling', to: 'called', returnsCustody: true },
  giveOpinion: {
    title: ['提交一方预报(输入冻结)', 'Give the forecast of a side, inputs frozen'],
    by: ['duty', 'other', 'third'],
    from: 'collecting',
    to: 'collecting',
    asks: ['opinion'],
    requires: ['sideTakesPart', 'forOwnSide'],
    sets: ({ facts: { opinions, opinion } }) => ({
      opinions: [...(opinions ?? []).filter(({ side }) => side !== opinion?.side), opinion],
    }),
    fromAfar: true,
  },
  publish: {
    title: ['发布联合预报', 'Publish'],
    by: ['duty', 'other'],
    from: 'collecting',
    to: 'published',
    asks: ['days', 'text', 'consultation?'],
    sets: (seen) => ({
      issuedAt: seen.at,
      inTime: !faultsOf(seen).includes('late'),
      warning: warns(seen),
      warnBy: warnBy(seen),
    }),
    requires: ['allSides', 'consulted', 'enoughDays', 'narrowEnough'],
    papers: ['issue', 'warning'],
    fromAfar: true,
  },
  warnDistricts: {
    title: ['通报三区县', 'Tell the districts'],
    help: [
      '预报重度污染以上：发布后按时限通报各区县',
      'Heavy pollution ahead: every district is told within the hours of the law',
    ],
    by: ['duty', 'other'],
    from: 'published',
    to: 'published',
    asks: ['warned'],
    requires: ['warningGiven', 'everyDistrict'],
    sets: ({ at, facts: { warnBy: by } }) => ({ warnedAt: at, warnedInTime: by !== undefined && at <= by }),
    fromAfar: true,
  },
  warnLate: {
    title: ['预警通报逾期', 'The districts were not told in time'],
    by: 'clock',
    from: 'published',
    to: 'published',
    sets: () => ({ warnOverdue: true }),
    concerns: ({ law: find }) => [find('coordinator')?.value ?? []].flat(),
  },
  acknowledgeWarning: {
    title: ['签收预警通报', 'Acknowledge the warning'],
    by: ['duty', 'other', 'third'],
    from: 'published',
    to: 'published',
    requires: ['toldOnce'],
    sets: (seen) => ({ received: [...(seen.facts.received ?? []), ownSide(seen)] }),
    fromAfar: true,
  },
  miss: { title: ['当日未发布', 'Not published'], by: 'clock', from: 'collecting', to: 'missed' },
  verifyDay: {
    title: ['次日检验', 'Verify a day'],
    by: ['duty', 'other', 'third', 'node'],
    from: 'published',
    to: { oneOf: ['published', 'verified'], pick: (seen) => (complete(seen) ? 'verified' : 'published') },
    asks: ['observed'],
    requires: ['dayForecast', 'dayOver', 'dayOnce'],
    sets: verified,
    fromAfar: true,
  },
} as const satisfies Record<string, AirStep>;

/** 4.4 环境空气质量预报: one joint forecast a day before 20:00 from frozen inputs, verified with audited data from the next day on. */
export default mechanism({
  id: 'eco-monitoring-air',
  number: '4.4',
  title: ['环境空气质量联合预报', 'Joint air-quality forecast'],
  purpose: [
    '三地会商、输入冻结、一份文本同时发布，次日按同一规则检验。',
    'Three centres consult on frozen inputs, one text is published in three places, and verified by one rule.',
  ],
  uses: ['observation', 'case', 'clock', 'exchange', 'law'],
  actors,
  facts,
  law,
  states,
  rules,
  papers,
  steps,
  indicators,
  clocks: {
    publication: {
      title: ['当日发布', 'Publication on the day'],
      owedBy: 'duty',
      lasts: () => ({ n: 0, unit: 'd' }),
      starts: ['arrive'],
      stops: ['publish', 'miss'],
      ifMissed: { takes: 'miss', says: ['当日未发布，计为未命中', 'Not published on the day: a miss'] },
      shownAs: 'statutory',
    },
  },
  shows: { subject: 'title', columns: ['day', 'inTime', 'warning'] },
});
