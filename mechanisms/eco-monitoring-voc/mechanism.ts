import {
  atLeast,
  exact,
  fact,
  mechanism,
  office,
  type PaperSpec,
  type Rule,
  type Seen,
  type StateSpec,
  type Step,
  slot,
  system,
  type VocMethod,
} from '#kernel';

import { indicators } from './indicators.ts';

const crosses = { shared: true } as const;
const hash = {
  ...crosses,
  max: 64,
  pattern: '[0-9a-f]{64}',
  patternSays: ['应为 SHA-256 十六进制', 'must be a SHA-256 in hexadecimal'],
} as const;

const facts = {
  title: fact.text(['标题', 'Title'], { ...crosses, searchable: true }),
  route: fact.text(['路线', 'Route'], crosses),
  vehicle: fact.text(['车辆', 'Vehicle'], { ...crosses, max: 60 }),
  instrument: fact.text(['仪器', 'Instrument'], { ...crosses, max: 60 }),
  checksBefore: fact.yesNo(['走航前校准检查通过', 'Checks before passed'], crosses),
  checksAfter: fact.yesNo(['走航后校准检查通过', 'Checks after passed'], crosses),
  run: fact.text(['走航编号', 'Run'], { ...crosses, max: 80 }),
  track: fact.text(['轨迹数据哈希', 'Hash of the track'], hash),
  validShare: fact.decimal(['有效样点比例', 'Share of valid samples'], crosses),
  kilometres: fact.decimal(['里程(km)', 'Kilometres'], crosses),
  hotSpots: fact.list(
    ['热点', 'Hot spots'],
    fact.record(['热点', 'Hot spot'], {
      lon: fact.decimal(['经度(WGS84)', 'Longitude (WGS84)']),
      lat: fact.decimal(['纬度(WGS84)', 'Latitude (WGS84)']),
      peak: fact.decimal(['峰值(µg/m³)', 'Peak (µg/m³)']),
      persistent: fact.yesNo(['持续热点', 'Persistent']),
    }),
    { ...crosses, max: 100 },
  ),
  reaches: fact.list(['涉及的区县', 'Districts reached'], fact.place(['区县', 'District']), { ...crosses, max: 10 }),
  alsoTo: fact.list(['同时通报的其他方', 'Further sides told'], fact.authority(['单位', 'Authority']), {
    ...crosses,
    max: 5,
  }),
  furtherAnswer: fact.longText(['其他方核查答复', 'Answer of a further side'], crosses),
  furtherAnswers: fact.list(
    ['其他方核查答复', 'Answers of further sides'],
    fact.record(['答复', 'Answer'], {
      authority: fact.authority(['单位', 'Authority']),
      answer: fact.longText(['答复', 'Answer']),
    }),
    { ...crosses, max: 5 },
  ),
  leads: fact.list(['溯源线索', 'Leads'], fact.text(['线索', 'Lead']), { ...crosses, max: 50 }),
  answer: fact.longText(['核查答复', 'Answer'], crosses),
  sourceConfirmed: fact.yesNo(['污染源已核实', 'Source confirmed'], crosses),
  rerunTrack: fact.text(['复测轨迹哈希', 'Hash of the second track'], hash),
  rerunHot: fact.yesNo(['复测仍为热点', 'Still hot']),
} as const;

const law = {
  method: slot.table<VocMethod>(['走航热点识别方法', 'Method of hot spots']),
  noticeTerm: slot.term(['跨界通报期限', 'Time to tell the neighbour']),
  answerTerm: slot.term(['核查答复期限', 'Time to answer']),
  rerunTerm: slot.term(['复测期限', 'Time to run again']),
} as const;

export type Voc = Seen<typeof facts, typeof law>;

const actors = {
  team: office(['走航方', 'Side that drives'], 'officer', 'receiving'),
  other: office(['相邻方生态环境部门', 'Ecology bureau of the other side'], 'officer', 'deciding'),
  third: office(['会同方生态环境部门', 'Ecology bureau of a further side'], 'officer', 'concerned'),
  node: system(['系统', 'The system'], 'node'),
} as const;

const states = {
  planned: { title: ['计划', 'Planned'], stage: 1 },
  ready: { title: ['已校准', 'Calibrated'], stage: 1 },
  judged: { title: ['热点已判定', 'Judged'], stage: 3 },
  noticing: { title: ['正在通报', 'The neighbour is being told'], stage: 3 },
  told: { title: ['已通报', 'Told'], stage: 4 },
  answered: { title: ['已答复待复测', 'Answered, to be run again'], stage: 4 },
  unused: { title: ['本次走航不采用', 'Run not used'], stage: 5, final: true },
  stillHot: { title: ['复测仍为热点,转执法监测', 'Still hot: to be measured at the outlet'], stage: 5, final: true },
  archived: { title: ['归档', 'Archived'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

const crossing = ({ facts: { reaches }, state }: Voc): boolean =>
  (reaches ?? []).some((place) => place !== state.receiving.jurisdiction);

const usable = ({ facts: { checksAfter, validShare }, law: find }: Voc): boolean => {
  const share = exact(validShare ?? '');
  const least = find('method')?.value.validShare;
  return checksAfter === true && share !== undefined && least !== undefined && atLeast(share, least);
};

const rules = {
  checkedBefore: {
    says: ['走航前检查未通过，不得走航', 'The checks before failed: no run'],
    field: 'checksBefore',
    holds: ({ facts: { checksBefore } }) => checksBefore === true,
  },
  tellFirst: {
    says: [
      '热点或上风向涉及他区，应当先通报',
      'The spot or its upwind sector reaches another district: tell it first',
    ],
    field: 'reaches',
    holds: (seen) => !crossing(seen),
  },
  somethingToTell: {
    says: ['没有涉及他区的热点', 'No hot spot reaches another district'],
    field: 'reaches',
    holds: crossing,
  },
} as const satisfies Record<string, Rule<Voc>>;

const papers = {
  notice: {
    title: ['走航热点跨界通报', 'Cross-border notice of a hot spot'],
    code: 'ZH',
    body: ({ facts: f, state, law: find }) => ({
      case: state.id,
      run: f.run,
      track: f.track,
      datum: 'WGS84',
      hotSpots: f.hotSpots,
      reaches: f.reaches,
      leads: f.leads,
      method: find('method')?.value.id,
      methodStatus: find('method')?.status,
      says: '上风向线索不是证据，执法须以排口监测为准。',
    }),
  },
} as const satisfies Record<string, PaperSpec<Voc>>;

type VocStep = Step<
  Voc,
  keyof typeof actors,
  keyof typeof states,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  never
>;

const steps = {
  plan: {
    title: ['制定走航计划', 'Plan'],
    by: 'team',
    from: 'nothing',
    to: 'planned',
    asks: ['title', 'route', 'vehicle', 'instrument'],
  },
  check: {
    title: ['走航前校准', 'Checks before'],
    by: 'team',
    from: 'planned',
    to: 'ready',
    asks: ['checksBefore'],
    requires: ['checkedBefore'],
  },
  judge: {
    title: ['质控和热点判定', 'Quality control and hot spots'],
    help: ['数据由 POST /observations/voc 计算并冻结', 'Computed and frozen by POST /observations/voc'],
    by: ['team', 'node'],
    from: 'ready',
    to: { oneOf: ['judged', 'unused'], pick: (seen) => (usable(seen) ? 'judged' : 'unused') },
    asks: ['run', 'track', 'checksAfter', 'validShare', 'kilometres', 'hotSpots', 'reaches'],
  },
  trace: {
    title: ['上风向溯源', 'Trace upwind'],
    by: 'team',
    from: 'judged',
    to: 'judged',
    asks: ['leads'],
  },
  archive: { title: ['归档', 'Archive'], by: 'team', from: 'judged', to: 'archived', requires: ['tellFirst'] },
  tell: {
    title: ['跨界通报', 'Tell the neighbour'],
    by: 'team',
    from: 'judged',
    to: 'noticing',
    asks: ['alsoTo?'],
    requires: ['somethingToTell'],
    papers: ['notice'],
    handsTo: 'deciding',
    concerns: ({ facts: { alsoTo } }) => alsoTo ?? [],
  },
  arrive: { title: ['通报到达', 'The notice arrives'], by: 'node', from: 'noticing', to: 'told', takesCustody: true },
  comeBack: {
    title: ['通报未送达', 'It comes back'],
    by: 'node',
    from: 'noticing',
    to: 'judged',
    returnsCustody: true,
  },
  reply: {
    title: ['核查答复', 'Answer'],
    by: 'other',
    from: 'told',
    to: 'answered',
    asks: ['answer', 'sourceConfirmed'],
  },
  replyToo: {
    title: ['其他方核查答复', 'Answer of a further side'],
    by: 'third',
    from: ['told', 'answered'],
    to: { oneOf: ['told', 'answered'], pick: ({ before }) => before?.state as 'told' },
    asks: ['furtherAnswer'],
    sets: ({ facts: { furtherAnswers, furtherAnswer }, actor, state }) => ({
      furtherAnswers: [
        ...(furtherAnswers ?? []),
        {
          authority: state.concerned?.find(({ authority }) =>
            actor.posts?.some((post) => post.authority === authority),
          )?.authority,
          answer: furtherAnswer,
        },
      ],
    }),
    fromAfar: true,
  },
  runAgain: {
    title: ['复测', 'Run again'],
    by: 'team',
    from: 'answered',
    to: { oneOf: ['archived', 'stillHot'], pick: ({ facts: { rerunHot } }) => (rerunHot ? 'stillHot' : 'archived') },
    asks: ['rerunTrack', 'rerunHot'],
    fromAfar: true,
  },
} as const satisfies Record<string, VocStep>;

/** 4.5 挥发性有机物走航监测: a run is judged by one method, told across the border, answered, and run again. */
export default mechanism({
  id: 'eco-monitoring-voc',
  number: '4.5',
  title: ['挥发性有机物走航监测', 'Mobile VOC runs'],
  purpose: [
    '同一方法识别热点，跨界通报、按期答复、复测闭环。',
    'Hot spots by one method, told across the border, answered in time, and run again.',
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
    notice: {
      title: ['跨界通报期限', 'Telling the neighbour'],
      owedBy: 'team',
      lasts: (seen) => (crossing(seen) && usable(seen) ? seen.law('noticeTerm') : undefined),
      starts: ['judge'],
      stops: ['tell'],
      ifMissed: { says: ['逾期未通报', 'The neighbour was not told in time'] },
      shownAs: 'transfer',
    },
    answer: {
      title: ['核查答复期限', 'Answering'],
      owedBy: 'other',
      lasts: 'answerTerm',
      starts: ['arrive'],
      stops: ['reply'],
      ifMissed: { says: ['逾期未答复', 'No answer in time'] },
      shownAs: 'reply',
    },
    rerun: {
      title: ['复测期限', 'Running again'],
      owedBy: 'team',
      lasts: 'rerunTerm',
      starts: ['reply'],
      stops: ['runAgain'],
      ifMissed: { says: ['逾期未复测', 'Not run again in time'] },
      shownAs: 'statutory',
    },
  },
  shows: { subject: 'title', columns: ['route', 'validShare'] },
});
