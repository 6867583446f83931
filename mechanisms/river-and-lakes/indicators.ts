import type { CaseIndicator, CountedCase, DeclaredIndicator } from '#kernel';

const sides = { deciding: { title: ['处置（被通报）方', 'Side that handles or is told'] } } as const;
const at = ({ state }: CountedCase) => ({ deciding: state.deciding.jurisdiction });
const inTime = ({ state, due }: CountedCase, ...clocks: readonly string[]): boolean =>
  clocks.every((name) => {
    const [stopped, last] = [state.clocks[name]?.stopped, due(name)];
    return stopped === undefined || last === undefined || stopped <= last;
  });
const kind = ({ state }: CountedCase, name: string): boolean => state.state.startsWith(name);
const late = ({ state }: CountedCase, duty: string): boolean =>
  ((state.facts.late ?? []) as readonly string[]).includes(duty);
const count = (name: string, yes: boolean): Readonly<Record<string, number>> => (yes ? { [name]: 1 } : {});

const alarms: CaseIndicator = {
  title: ['水质报警在办', 'Alarms open'],
  unit: ['件', 'alarms'],
  period: 'ever',
  formula: { kind: 'difference', of: 'raised', less: 'ended' },
  counting: { version: 1, says: ['已报警而未解除或终止的断面项目', 'Alarms raised and neither cleared nor ended'] },
  answers: 'receiving',
  dimensions: { receiving: { title: ['发现方', 'Side that found it'] } },
  counts: (record) =>
    kind(record, 'alarm')
      ? {
          on: record.state.openedOn,
          dimensions: { receiving: record.state.receiving.jurisdiction },
          counters: {
            raised: 1,
            ...count('ended', record.state.closedOn !== undefined),
            ...count('told', record.state.taken.informOther !== undefined),
            ...count('toldInTime', record.state.taken.informOther !== undefined && !late(record, 'inform')),
          },
        }
      : null,
};

const orders: CaseIndicator = {
  title: ['水环境工单销号', 'Work orders closed'],
  unit: ['件', 'orders'],
  period: 'month',
  formula: { kind: 'count', of: 'closed' },
  counting: { version: 1, says: ['期间内销号的工单', 'Work orders closed in the period'] },
  answers: 'deciding',
  dimensions: sides,
  counts: (record) => {
    const { state } = record;
    if (state.state !== 'orderClosed' || state.closedOn === undefined) return null;
    const other = state.taken.verifyOrder !== undefined || state.taken.verifyByOther !== undefined;
    return {
      on: state.closedOn,
      dimensions: at(record),
      counters: {
        closed: 1,
        ...count('inTime', inTime(record, 'accept', 'handle', 'verify') && state.facts.escalated === undefined),
        ...count('byOther', other),
      },
    };
  },
};

const patrols: CaseIndicator = {
  title: ['有效联合巡河', 'Joint patrols that count'],
  unit: ['次', 'patrols'],
  period: 'quarter',
  formula: { kind: 'count', of: 'held' },
  counting: {
    version: 1,
    says: [
      '两方以上到场的联合巡河，按安排之季计',
      'Patrols with at least two sides, by the quarter they were planned in',
    ],
  },
  answers: 'receiving',
  dimensions: { receiving: { title: ['组织方', 'Side that called it'] } },
  counts: (record) =>
    kind(record, 'patrol')
      ? {
          on: record.state.openedOn,
          dimensions: { receiving: record.state.receiving.jurisdiction },
          counters: {
            planned: 1,
            ...count('held', record.state.state === 'patrolHeld'),
            ...count('missed', /^patrol(Missed|Accounted)$/.test(record.state.state)),
          },
        }
      : null,
};

const tasks: CaseIndicator = {
  title: ['联保任务完成', 'Tasks done'],
  unit: ['项', 'tasks'],
  period: 'year',
  formula: { kind: 'count', of: 'done' },
  counting: {
    version: 1,
    says: ['有完成证据的任务，按下达之年计', 'Tasks with evidence, by the year they were set'],
  },
  answers: 'deciding',
  dimensions: sides,
  counts: (record) =>
    kind(record, 'task')
      ? {
          on: record.state.openedOn,
          dimensions: at(record),
          counters: {
            set: 1,
            ...count('done', record.state.state === 'taskDone'),
            ...count('explained', record.state.state === 'taskExplained'),
          },
        }
      : null,
};

const rectifications: CaseIndicator = {
  title: ['断面整改在办', 'Rectifications open'],
  unit: ['件', 'cases'],
  period: 'ever',
  formula: { kind: 'difference', of: 'opened', less: 'ended' },
  counting: { version: 1, says: ['已立案而未销号的断面整改', 'Rectifications opened and not ended'] },
  answers: 'receiving',
  dimensions: { receiving: { title: ['发现方', 'Side that found it'] } },
  counts: (record) =>
    kind(record, 'rect')
      ? {
          on: record.state.openedOn,
          dimensions: { receiving: record.state.receiving.jurisdiction },
          counters: { opened: 1, ...count('ended', record.state.closedOn !== undefined) },
        }
      : null,
};

const share = (sameAs: string, title: CaseIndicator['title'], over: string, under: string): DeclaredIndicator => ({
  sameAs,
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 1 },
});

/** What managers of the waters look at, as far as it is cases; classes, trends and completeness come from the readings. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  alarms,
  toldInTime: share('alarms', ['跨界通报按时率', 'Told across the border in time'], 'toldInTime', 'told'),
  orders,
  ordersInTime: share('orders', ['工单按时率', 'Work orders in time'], 'inTime', 'closed'),
  verifiedByOther: share('orders', ['另一方复核率', 'Verified by another side'], 'byOther', 'closed'),
  patrols,
  patrolsHeld: share('patrols', ['联合巡河到场率', 'Patrols with two sides'], 'held', 'planned'),
  tasks,
  tasksDone: share('tasks', ['任务完成率', 'Share of tasks done'], 'done', 'set'),
  rectifications,
};
