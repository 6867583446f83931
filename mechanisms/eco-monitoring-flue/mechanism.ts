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
import { calculated } from './calculate.ts';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';

export type Flue = Seen<typeof facts, typeof law>;

const actors = {
  team: office(['监测方', 'Measuring side'], 'officer', 'receiving'),
  reviewer: office(['监测方审核人', 'Reviewer of the measuring side'], 'head', 'receiving'),
  other: office(['相邻方生态环境部门', 'Ecology bureau of the other side'], 'officer', 'deciding'),
  third: office(['会同方生态环境部门', 'Ecology bureau of a further side'], 'officer', 'concerned'),
  otherHead: office(['相邻方负责人', 'Head of the other side'], 'head', 'deciding'),
  coordinator: office(['执委会', 'Committee'], 'committee', 'concerned'),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

const states = {
  planned: { title: ['监测计划', 'Planned'], stage: 1 },
  onSite: { title: ['现场监测', 'On site'], stage: 2 },
  calculated: { title: ['已计算待审核', 'Calculated, to be reviewed'], stage: 3 },
  reported: { title: ['已出报告', 'Reported'], stage: 4 },
  sharing: { title: ['正在共享', 'Being shared'], stage: 4 },
  shared: { title: ['已共享', 'Shared'], stage: 4 },
  objected: { title: ['有异议', 'Objected to'], stage: 4 },
  accepted: { title: ['三地互认', 'Accepted in all three places'], stage: 5, final: true },
  filed: { title: ['归档', 'Filed'], stage: 5, final: true },
  retest: { title: ['异议成立,重新监测', 'Objection upheld: measured again'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

const mustTell = ({ facts: { verdict, borderMetres }, law: find }: Flue): boolean =>
  verdict === 'exceeds' && borderMetres !== undefined && borderMetres <= (find('noticeMetres')?.value ?? 0);

const rules = {
  teamOfTwo: {
    says: ['现场监测应当由两名以上人员进行', 'At least two people measure'],
    field: 'team',
    holds: ({ facts: { team } }) => new Set(team).size >= 2,
  },
  calibrated: {
    says: ['仪器检定已过有效期', 'The calibration of an instrument has run out'],
    field: 'instruments',
    holds: ({ facts: { instruments }, day }) =>
      (instruments ?? []).every(({ calibratedUntil }) => (calibratedUntil ?? '') >= day),
  },
  sampledOnSite: {
    says: ['采样日期应在进场之后、登记之前', 'Samples are taken after the team entered and before they are recorded'],
    field: 'sampledOn',
    holds: ({ facts: { sampledOn, entry }, day }) =>
      sampledOn === undefined || (sampledOn <= day && sampledOn >= (entry?.at ?? '').slice(0, 10)),
  },
  tellFirst: {
    says: ['距他区 2 公里内超标，应当通报相邻方', 'Above the limit near another district: the neighbour is told'],
    holds: (seen) => !mustTell(seen),
  },
  clauseStated: {
    says: ['三地互认：异议应当指明标准条款', 'Mutual acceptance: an objection names the clause it rests on'],
    under: 'mutualAcceptance',
    field: 'clause',
    holds: ({ facts: { clause } }) => (clause ?? '').trim() !== '',
  },
} as const satisfies Record<string, Rule<Flue>>;

const papers = {
  report: {
    title: ['固定污染源废气现场监测报告', 'Report of an on-site measurement'],
    code: 'FQ',
    body: ({ facts: f, law: find, state }) => ({
      case: state.id,
      source: f.source,
      outlet: f.outlet,
      pollutant: f.pollutant,
      limit: f.limit,
      limitBasis: f.limitBasis,
      referenceOxygen: f.referenceOxygen,
      measured: f.measured,
      converted: f.converted,
      compared: f.compared,
      verdict: f.verdict,
      multiple: f.multiple,
      valid: f.valid,
      faults: f.faults,
      sampledOn: f.sampledOn,
      method: f.edition,
      methodStatus: find('method', f.sampledOn)?.status,
    }),
  },
} as const satisfies Record<string, PaperSpec<Flue>>;

type FlueStep = Step<
  Flue,
  keyof typeof actors,
  keyof typeof states,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  never
>;

const reportCredential: FlueStep['then'] = ({ state, facts: f, day }) => [
  {
    kind: 'credential.issue',
    type: 'flue-gas-report',
    id: `${state.id}-FQ`,
    subject: f.source ?? state.id,
    claims: {
      source: f.source,
      outlet: f.outlet,
      pollutant: f.pollutant,
      limit: f.limit,
      compared: f.compared,
      verdict: f.verdict,
      measuredOn: f.sampledOn ?? day,
    },
    disclosable: [],
  },
];

const steps = {
  plan: {
    title: ['制定监测计划', 'Plan'],
    by: 'team',
    from: 'nothing',
    to: 'planned',
    asks: ['title', 'source', 'outlet', 'pollutant', 'limit', 'limitBasis', 'referenceOxygen?', 'accredited', 'borderMetres', 'team', 'instruments'], // biome-ignore format: one list
    requires: ['teamOfTwo', 'calibrated'],
  },
  enter: {
    title: ['进场', 'Enter'],
    by: 'team',
    from: 'planned',
    to: 'onSite',
    asks: ['entry'],
    requires: ['calibrated'],
  },
  measure: {
    title: ['登记样品并计算', 'Record samples and calculate'],
    by: 'team',
    from: 'onSite',
    to: 'calculated',
    asks: ['samples', 'sampledOn?'],
    requires: ['sampledOnSite'],
    sets: calculated,
  },
  sendBack: {
    title: ['审核退回', 'Send back'],
    by: 'reviewer',
    from: 'calculated',
    to: 'onSite',
    noteRequired: true,
  },
  review: {
    title: ['审核签发报告', 'Review and issue the report'],
    by: 'reviewer',
    from: 'calculated',
    to: 'reported',
    differentFrom: ['measure'],
    papers: ['report'],
    then: reportCredential,
  },
  file: { title: ['归档', 'File'], by: 'team', from: 'reported', to: 'filed', requires: ['tellFirst'] },
  share: {
    title: ['共享并通报', 'Share and tell'],
    by: ['team', 'reviewer'],
    from: 'reported',
    to: 'sharing',
    asks: ['alsoTo?'],
    handsTo: 'deciding',
    concerns: ({ facts: { alsoTo } }) => alsoTo ?? [],
  },
  arrive: {
    title: ['报告到达', 'The report arrives'],
    by: 'node',
    from: 'sharing',
    to: 'shared',
    takesCustody: true,
  },
  comeBack: { title: ['未送达', 'It comes back'], by: 'node', from: 'sharing', to: 'reported', returnsCustody: true },
  accept: { title: ['认可结果', 'Accept the result'], by: 'other', from: 'shared', to: 'accepted' },
  lapse: { title: ['异议期满,结果互认', 'No objection in time'], by: 'clock', from: 'shared', to: 'accepted' },
  object: {
    title: ['提出异议', 'Object'],
    by: ['other', 'third'],
    from: 'shared',
    to: 'objected',
    asks: ['clause?', 'objection'],
    requires: ['clauseStated'],
    fromAfar: true,
  },
  answer: {
    title: ['答复异议', 'Answer the objection'],
    by: 'reviewer',
    from: 'objected',
    to: { oneOf: ['accepted', 'retest'], pick: ({ facts: { upheld } }) => (upheld ? 'retest' : 'accepted') },
    asks: ['upheld'],
    noteRequired: true,
    fromAfar: true,
  },
  escalate: {
    title: ['逾期升级', 'Escalate'],
    by: 'clock',
    from: 'reported',
    to: 'reported',
    ...escalation<Flue>(({ law: find }) => [find('escalatesTo')?.value ?? []].flat()),
  },
  coordinate: {
    title: ['协调督办', 'Coordinate'],
    by: 'coordinator',
    from: 'reported',
    to: 'reported',
    asks: ['coordination'],
    fromAfar: true,
  },
} as const satisfies Record<string, FlueStep>;

/** 4.3 固定污染源废气现场监测: from readings to a verdict that is valid in all three places without another test. */
export default mechanism({
  id: 'eco-monitoring-flue',
  number: '4.3',
  title: ['固定污染源废气现场监测', 'On-site measurement of flue gas'],
  purpose: [
    '一套方法、一份报告、三地互认：读数按同一规范换算，异议须指明条款。',
    'One method, one report, valid in all three places: an objection must name the clause it rests on.',
  ],
  uses: ['observation', 'case', 'clock', 'credential', 'exchange', 'law'],
  actors,
  facts,
  law,
  states,
  rules,
  papers,
  steps,
  indicators,
  credentials: { 'flue-gas-report': ['废气监测报告', 'Report of a flue gas measurement'] },
  clocks: {
    notice: {
      title: ['超标通报期限', 'Telling the neighbour'],
      owedBy: 'team',
      lasts: (seen) => (mustTell(seen) ? seen.law('noticeTerm') : undefined),
      starts: ['review'],
      stops: ['share', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: ['reviewer', 'otherHead'],
        says: ['超标结果逾期未通报相邻方，升级', 'The neighbour was not told in time: escalated'],
      },
      shownAs: 'transfer',
    },
    escalation: {
      title: ['升级后办理期限', 'After the escalation'],
      owedBy: 'reviewer',
      lasts: ({ facts: { escalated }, law: find }) => ((escalated ?? 0) < 2 ? find('noticeTerm') : undefined),
      starts: ['escalate'],
      stops: ['share', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: ['reviewer', 'otherHead'],
        says: ['升级后仍未通报，报执委会', 'Still not told: the committee is called in'],
      },
    },
    objection: {
      title: ['异议期限', 'Objecting'],
      owedBy: 'other',
      lasts: 'objectionTerm',
      starts: ['arrive'],
      stops: ['accept', 'object', 'lapse'],
      ifMissed: { takes: 'lapse', says: ['逾期未提异议，结果互认', 'No objection in time: the result stands'] },
      shownAs: 'reply',
    },
  },
  shows: { subject: 'title', columns: ['source', 'pollutant', 'compared', 'verdict'] },
});
