import { office, type Rule, type Seen, type StateSpec, type Step, system } from '#kernel';
import type { facts, law } from './facts.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

/**
 * Receiving is the side that finds, announces or evaluates; deciding is the side that is told, handles or is evaluated.
 * So a notice goes either way across the border by the same steps: whoever finds is receiving.
 */
export const actors = {
  finder: office(['发现方生态环境部门', 'Ecology bureau of the finding side'], 'officer', 'receiving'),
  neighbour: office(['相邻方生态环境部门', 'Ecology bureau of the other side'], 'officer', 'deciding'),
  chiefHere: office(['发现方河湖长', 'Chief of the finding side'], 'head', 'receiving'),
  chiefThere: office(['相邻方河湖长', 'Chief of the other side'], 'head', 'deciding'),
  evaluator: office(['评价机构(执委会)', 'Evaluation body (committee)'], 'committee', 'receiving'),
  /** The head of the bureau of any side: signs for it. */
  chief: office(['各方河湖长', 'Chief of a side'], 'head', 'involved'),
  /** Called in: another side that is told or verifies, and the committee once a duty was escalated twice. */
  thirdSide: office(['会同方生态环境部门', 'Ecology bureau of a further side'], 'officer', 'concerned'),
  coordinator: office(['执委会', 'Committee'], 'committee', 'concerned'),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  alarmRaised: { title: ['报警待核实', 'Alarm to be confirmed'], stage: 1 },
  alarmConfirmed: { title: ['异常已确认', 'Confirmed'], stage: 2 },
  alarmInforming: { title: ['正在通报', 'The other side is being told'], stage: 2 },
  alarmTold: { title: ['已通报待签收', 'Told, to be acknowledged'], stage: 2 },
  alarmJoint: { title: ['联合处置', 'Handled jointly'], stage: 3 },
  alarmCleared: { title: ['报警解除', 'Cleared'], stage: 5, final: true },
  alarmEnded: { title: ['应急终止', 'Ended by joint decision'], stage: 5, final: true },

  releaseSent: { title: ['放水告知发出', 'Release announced'], stage: 1 },
  releaseTold: { title: ['放水告知送达', 'Release notice arrived'], stage: 2 },
  releaseKnown: { title: ['放水告知已签收', 'Release acknowledged'], stage: 5, final: true },
  releaseBack: { title: ['放水告知退回', 'Release notice came back'], stage: 5, final: true },

  orderFound: { title: ['发现', 'Found'], stage: 0 },
  orderSent: { title: ['派单中', 'Being dispatched'], stage: 1 },
  orderOffered: { title: ['待接单', 'To be accepted'], stage: 1 },
  orderHandling: { title: ['处置中', 'Being handled'], stage: 3 },
  orderToVerify: { title: ['待复核', 'To be verified'], stage: 4 },
  orderDisputed: { title: ['工单有争议', 'Disputed'], stage: 2 },
  orderClosed: { title: ['销号', 'Closed'], stage: 5, final: true },
  orderVoid: { title: ['工单撤销', 'Void'], stage: 5, final: true },

  patrolPlanned: { title: ['联合巡河已安排', 'Joint patrol planned'], stage: 1 },
  patrolHeld: { title: ['联合巡河完成', 'Joint patrol held'], stage: 5, final: true },
  patrolNotCounted: { title: ['巡河不计入联合', 'Patrol that does not count'], stage: 5, final: true },
  patrolMissed: { title: ['联合巡河缺失待说明', 'Joint patrol missed, to be accounted for'], stage: 4 },
  patrolAccounted: { title: ['巡河缺失已说明', 'Missed patrol accounted for'], stage: 5, final: true },

  taskOpen: { title: ['任务进行中', 'Task open'], stage: 3 },
  taskDone: { title: ['任务完成', 'Task done'], stage: 5, final: true },
  taskExplained: { title: ['任务延期说明', 'Explained with a new date'], stage: 5, final: true },

  scoreFrozen: { title: ['评价输入已冻结', 'Inputs frozen'], stage: 1 },
  scoreGiven: { title: ['已评分', 'Scored'], stage: 3 },
  scoreSent: { title: ['评分送达中', 'Score on its way'], stage: 3 },
  scoreTold: { title: ['评分异议期', 'Open to objection'], stage: 4 },
  scoreObjected: { title: ['评分有异议', 'Objected to'], stage: 4 },
  scoreFinal: { title: ['评分生效', 'Score final'], stage: 5, final: true },

  outfallKept: { title: ['排口已登记', 'Outfall registered'], stage: 5, final: true },

  targetsSigning: { title: ['功能目标待各方签署', 'Targets to be signed'], stage: 2 },
  targetsSet: { title: ['功能目标生效', 'Targets in force'], stage: 5, final: true },
  targetsDeclined: { title: ['功能目标未获同意', 'Targets declined'], stage: 5, final: true },
  chiefNamed: { title: ['河湖长已登记', 'Chief named'], stage: 5, final: true },

  rectOpen: { title: ['整改立案', 'Rectification opened'], stage: 1 },
  rectPlanned: { title: ['整改方案待会签', 'Plan drafted'], stage: 2 },
  rectSent: { title: ['方案送会签', 'Plan sent for approval'], stage: 2 },
  rectApproving: { title: ['双方河湖长审批', 'Approval by both chiefs'], stage: 3 },
  rectUnderWay: { title: ['整改中', 'Under way'], stage: 4 },
  rectEnded: { title: ['整改销号', 'Rectified'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

export type State = keyof typeof states;
type Facts = typeof facts;
type Law = typeof law;

export type Waters = Seen<Facts, Law>;
export type WatersRule = Rule<Waters> & { readonly under?: keyof Law; readonly field?: keyof Facts };
export type WatersStep = Step<
  Waters,
  keyof typeof actors,
  State,
  keyof Facts,
  keyof typeof rules,
  keyof typeof papers,
  'children' | 'frozen'
>;

export const staysIn = (...places: readonly State[]): Pick<WatersStep, 'from' | 'to'> => ({
  from: places,
  to: { oneOf: places, pick: ({ before }) => before?.state as State },
});
