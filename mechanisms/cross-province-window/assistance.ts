import { fact } from '#kernel';
import type { Window, WindowRule } from './vocabulary.ts';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;

const outcomes = { found: ['已核查', 'Checked'], declined: ['不能协助', 'Cannot assist'] } as const;
const verdicts = { used: ['采信', 'Relied on'], notUsed: ['不予采信', 'Not relied on'] } as const;

/** R7 协查. Officers are named at home only, so their number crosses. */
const request = fact.record(['协查', 'Assistance'], {
  authority: fact.authority(['协查机关', 'Assisting authority']),
  question: fact.longText(['协查事项', 'What to check']),
  askedOn: fact.day(['发出日', 'Asked on']),
  outcome: fact.choice(['协查结果', 'Outcome'], outcomes, optional),
  on: fact.day(['核查日', 'Checked on'], optional),
  where: fact.text(['核查地点', 'Place'], optional),
  officers: fact.number(['核查人数', 'Number of officers'], optional),
  findings: fact.longText(['核查情况', 'Findings'], optional),
  answeredOn: fact.day(['回复日', 'Answered on'], optional),
  verdict: fact.choice(['审批部门审查', 'Decider’s own review'], verdicts, optional),
  because: fact.longText(['审查说明', 'Why'], optional),
});

export const assistanceFacts = {
  assistance: fact.list(['协查情况', 'Assistance'], request, crosses),
  assistant: fact.authority(['协查机关', 'Authority to ask'], crosses),
  toCheck: fact.longText(['协查事项', 'What to check'], crosses),
  checkedOn: fact.day(['核查日', 'Checked on'], crosses),
  checkedWhere: fact.text(['核查地点', 'Place'], crosses),
  checkedBy: fact.number(['核查人数', 'Number of officers'], { ...crosses, min: 1, max: 20 }),
  checkedFindings: fact.longText(['核查情况', 'Findings'], crosses),
  assistanceVerdict: fact.choice(['对协查结果的审查', 'Review of the findings'], verdicts, crosses),
  assistanceBecause: fact.longText(['审查说明', 'Why'], crosses),
} as const;

type Requests = NonNullable<Window['facts']['assistance']>;
export const requestsOf = ({ before }: Pick<Window, 'before'>): Requests =>
  (before?.facts.assistance ?? []) as Requests;

/** The request one of the actor's authorities has not answered yet. */
export const openTo = ({ before, actor }: Pick<Window, 'before' | 'actor'>) =>
  requestsOf({ before }).find(
    (one) =>
      one.answeredOn === undefined &&
      actor.posts?.some((post) => post.role === 'officer' && post.authority === one.authority),
  );

/** Findings the decider has not looked at yet: nothing is evidence before that. */
export const unweighed = (seen: Pick<Window, 'before'>) =>
  requestsOf(seen).find((one) => one.outcome === 'found' && one.verdict === undefined);

/** Of several authorities asked one still owes its answer. */
export const stillOpen = ({ facts, step }: Window): boolean =>
  ['assist', 'declineAssistance'].includes(step) &&
  (facts.assistance ?? []).some((one) => one.answeredOn === undefined);

/** The list with one of its requests brought up to date. */
export const withRequest = (seen: Window, which: Requests[number] | undefined, more: Partial<Requests[number]>) => ({
  assistance: requestsOf(seen).map((one) => (one === which ? { ...one, ...more } : one)),
});

export const assistanceRules = {
  assistantElsewhere: {
    says: ['协查应当请其他机关进行', 'Assistance is asked of another authority'],
    under: 'assistanceBasis',
    field: 'assistant',
    holds: ({ facts, state }) => facts.assistant !== state.deciding.authority,
  },
  assistanceAskedOnce: {
    says: ['该机关的协查尚未回复', 'That authority has been asked and has not answered yet'],
    field: 'assistant',
    holds: (seen) =>
      !requestsOf(seen).some((one) => one.authority === seen.facts.assistant && one.answeredOn === undefined),
  },
  assistanceIsOpen: {
    says: ['没有等待贵单位办理的协查', 'No request for assistance waits for your authority'],
    beforehand: true,
    holds: (seen) => openTo(seen) !== undefined,
  },
  twoAssisting: {
    says: ['协查核实应当由两名以上工作人员进行', 'A check on site takes two officers, also for another authority'],
    under: 'twoOfficers',
    field: 'checkedBy',
    holds: ({ facts }) => (facts.checkedBy ?? 0) >= 2,
  },
  checkedByNow: {
    says: ['核查日应当在发出协查之后、今天之前', 'The day of the check lies between the request and today'],
    field: 'checkedOn',
    holds: (seen) => {
      const { checkedOn } = seen.facts;
      return checkedOn !== undefined && checkedOn <= seen.day && checkedOn >= (openTo(seen)?.askedOn ?? checkedOn);
    },
  },
  findingsToWeigh: {
    says: ['没有等待审查的协查结果', 'There are no findings to review'],
    beforehand: true,
    holds: (seen) => unweighed(seen) !== undefined,
  },
  verdictExplained: {
    says: ['不予采信的须说明理由', 'Findings that are not relied on need the reason'],
    field: 'assistanceBecause',
    holds: ({ facts }) => facts.assistanceVerdict !== 'notUsed' || (facts.assistanceBecause ?? '').trim() !== '',
  },
  findingsWeighed: {
    says: ['协查结果须经审批部门自行审查，方可作出决定', 'The decider reviews findings itself before it decides'],
    under: 'assistanceBasis',
    remedy: ['请先审查协查结果', 'Review the findings first'],
    beforehand: true,
    holds: (seen) => unweighed(seen) === undefined,
  },
} as const satisfies Record<string, WindowRule>;
