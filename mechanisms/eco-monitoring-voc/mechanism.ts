import {
  escalation,
  mechanism,
  office,
  type PaperSpec,
  type Rule,
  type Seen,
  type StateSpec,
  type Step,
  system,
} from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { judgedAgain, judgedFacts } from './judged.ts';

export type Voc = Seen<typeof facts, typeof law>;

const actors = {
  team: office(['走航方', 'Side that drives'], 'officer', 'receiving'),
  other: office(['相邻方生态环境部门', 'Ecology bureau of the other side'], 'officer', 'deciding'),
  third: office(['会同方生态环境部门', 'Ecology bureau of a further side'], 'officer', 'concerned'),
  headHere: office(['走航方负责人', 'Head of the side that drives'], 'head', 'receiving'),
  headThere: office(['相邻方负责人', 'Head of the other side'], 'head', 'deciding'),
  coordinator: office(['执委会', 'Committee'], 'committee', 'concerned'),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

const states = {
  planned: { title: ['计划', 'Planned'], stage: 1 },
  ready: { title: ['已校准', 'Calibrated'], stage: 1 },
  judged: { title: ['热点已判定', 'Judged'], stage: 3 },
  noticing: { title: ['正在通报', 'The neighbour is being told'], stage: 3 },
  told: { title: ['已通报', 'Told'], stage: 4 },
  answering: { title: ['答复在途', 'Answer on its way'], stage: 4 },
  answered: { title: ['已答复待复测', 'Answered, to be run again'], stage: 4 },
  unused: { title: ['本次走航不采用', 'Run not used'], stage: 5, final: true },
  stillHot: { title: ['复测仍为热点,转执法监测', 'Still hot: to be measured at the outlet'], stage: 5, final: true },
  archived: { title: ['归档', 'Archived'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

const crossing = ({ facts: { reaches }, state }: Voc): boolean =>
  (reaches ?? []).some((place) => place !== state.receiving.jurisdiction);

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
      species: f.species,
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
  'judged' | 'again'
>;

/** Where something is owed in time: the notice, the answer, the second run. */
const owing = ['judged', 'told', 'answered'] as const;
const staysIn = (...places: readonly (keyof typeof states)[]): Pick<VocStep, 'from' | 'to'> => ({
  from: places,
  to: { oneOf: places, pick: ({ before }) => before?.state as 'told' },
});

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
    help: [
      '填走航编号：轨迹上传时已计算并冻结，结论取自冻结的数据',
      'Name the run: what was computed and frozen when its track came in is what counts',
    ],
    by: ['team', 'node'],
    from: 'ready',
    to: { oneOf: ['judged', 'unused'], pick: ({ facts: { used } }) => (used ? 'judged' : 'unused') },
    asks: ['run'],
    reads: ['judged'],
    reckons: judgedFacts,
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
    by: ['team', 'headHere'],
    from: 'judged',
    to: 'noticing',
    asks: ['alsoTo?'],
    requires: ['somethingToTell'],
    papers: ['notice'],
    // Track and map go with the notice: the other side sees them among its runs.
    then: ({ facts: { run } }) => [{ kind: 'frozen.share', of: 'voc-run', key: run ?? '' }],
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
    by: ['other', 'headThere'],
    from: 'told',
    to: 'answering',
    asks: ['answer', 'sourceConfirmed'],
    handsTo: 'receiving',
  },
  answerArrives: {
    title: ['答复到达', 'The answer arrives'],
    by: 'node',
    from: 'answering',
    to: 'answered',
    takesCustody: true,
  },
  answerReturns: {
    title: ['答复未送达', 'The answer comes back'],
    by: 'node',
    from: 'answering',
    to: 'told',
    returnsCustody: true,
  },
  replyToo: {
    title: ['其他方核查答复', 'Answer of a further side'],
    by: 'third',
    ...staysIn('told', 'answered'),
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
    asks: ['rerun'],
    reads: ['again'],
    reckons: judgedAgain,
  },
  escalate: {
    title: ['逾期升级', 'Escalate'],
    by: 'clock',
    ...staysIn(...owing),
    ...escalation<Voc>(({ law: find }) => [find('escalatesTo')?.value ?? []].flat()),
  },
  coordinate: {
    title: ['协调督办', 'Coordinate'],
    by: 'coordinator',
    ...staysIn(...owing),
    asks: ['coordination'],
    fromAfar: true,
  },
} as const satisfies Record<string, VocStep>;

const heads = ['headHere', 'headThere'] as const;

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
  reads: {
    judged: ({ facts: { run } }) => ({ kind: 'frozen', of: 'voc-run', key: run ?? '' }),
    again: ({ facts: { rerun } }) => ({ kind: 'frozen', of: 'voc-run', key: rerun ?? '' }),
  },
  rules,
  papers,
  steps,
  indicators,
  clocks: {
    notice: {
      title: ['跨界通报期限', 'Telling the neighbour'],
      owedBy: 'team',
      lasts: (seen) => (crossing(seen) && seen.facts.used ? seen.law('noticeTerm') : undefined),
      starts: ['judge'],
      stops: ['tell', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未通报', 'The neighbour was not told in time'] },
      shownAs: 'transfer',
    },
    answer: {
      title: ['核查答复期限', 'Answering'],
      owedBy: 'other',
      lasts: 'answerTerm',
      starts: ['arrive'],
      stops: ['reply', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未答复', 'No answer in time'] },
      shownAs: 'reply',
    },
    rerun: {
      title: ['复测期限', 'Running again'],
      owedBy: 'team',
      lasts: 'rerunTerm',
      starts: ['reply'],
      stops: ['runAgain', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未复测', 'Not run again in time'] },
      shownAs: 'statutory',
    },
    escalation: {
      title: ['升级后办理期限', 'After the escalation'],
      owedBy: 'headHere',
      lasts: ({ facts: { escalated }, law: find }) => ((escalated ?? 0) < 2 ? find('escalationTerm') : undefined),
      starts: ['escalate'],
      stops: ['tell', 'archive', 'reply', 'runAgain', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['升级后仍未办理，报执委会', 'Still not done: the committee is told'],
      },
    },
  },
  shows: { subject: 'title', columns: ['route', 'validShare'] },
});
