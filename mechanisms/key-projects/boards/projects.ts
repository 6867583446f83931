import {
  type Block,
  type Board,
  type BoardCell,
  cell,
  figuresBy,
  figuresOf,
  folded,
  kpiVersion,
  lateItems,
  type PlanFigures,
  policyWords,
  redStep,
  type Words,
} from '#kernel';
import type { law } from '../law.ts';
import { SERIES } from '../series.ts';
import { states } from '../vocabulary.ts';
import { guarantees } from './guarantees.ts';
import { platforms } from './platforms.ts';
import { type Overview, overviewOf, type Row, type Seen, versionsIn } from './rows.ts';
import { published } from './series.ts';
import { named, share, toCase, yuan } from './text.ts';
import { money, quarters, together } from './together.ts';

const figures = (all: PlanFigures): Block => ({
  kind: 'figures',
  title: ['总体', 'Overall'],
  items: [
    { title: ['项目', 'Projects'], ...cell(all.projects) },
    {
      title: ['开工率', 'Started'],
      ...cell(share(all.startedShare)),
      small: [`${all.started} 个`, `${all.started} projects`],
    },
    {
      title: ['完工率', 'Completed'],
      ...cell(share(all.completedShare)),
      small: [`${all.completed} 个`, `${all.completed} projects`],
    },
    {
      title: ['本年投资完成', 'Invested of this year’s plan'],
      ...cell(share(all.investedShare)),
      small: [
        `${yuan(all.investedFen)} / ${yuan(all.plannedFen)} 元`,
        `${yuan(all.investedFen)} of ${yuan(all.plannedFen)} yuan`,
      ],
    },
    ...(['red', 'yellow', 'grey', 'green'] as const).map((colour) => ({
      title: ['进度灯', 'Lamp'] as Words,
      ...cell(all.lamps[colour]),
      lamp: colour,
    })),
    {
      title: ['概算较估算增长', 'Growth of estimates'],
      ...cell(share(all.estimateGrowth)),
    },
  ],
});

/** By which rule the lamps are lit, and where it comes from. */
const rule = (seen: Seen): readonly Block[] => {
  const found = seen.law('lampPolicy');
  if (!found) return [];
  return [{ kind: 'notes', tone: 'info', title: ['进度灯规则', 'Lamp rule'], items: [policyWords(found.value)] }];
};

/** The figures by which a year is judged: of the version in force on 1 January, whatever happened to the list since. */
const kpi = ({ rows, year }: Overview, seen: Seen): Block => {
  const title: Words = [`${year} 年度考核口径`, `By which ${year} is judged`];
  const version = kpiVersion(versionsIn(seen), year);
  if (!version.ok) return { kind: 'notes', tone: 'info', title, items: [version.says] };
  const codes = new Set(version.value.entries.map(({ code }) => code));
  const mine = figuresOf(rows.flatMap(({ counted }) => (codes.has(counted.project.code) ? counted : [])));
  const { version: n, from } = version.value;
  return {
    kind: 'figures',
    title,
    items: [
      {
        title: ['1月1日有效版本', 'Version in force on 1 January'],
        ...cell(n),
        small: [`自 ${from}，列 ${codes.size} 项`, `since ${from}, ${codes.size} projects`],
      },
      { title: ['开工率', 'Started'], ...cell(share(mine.startedShare)) },
      { title: ['完工率', 'Completed'], ...cell(share(mine.completedShare)) },
      { title: ['投资完成', 'Invested'], ...cell(share(mine.investedShare)) },
    ],
  };
};

const cellsOf = ({ state, facts, lamp, counted, reds }: Row, seen: Seen): Readonly<Record<string, BoardCell>> => {
  const act = redStep(
    Array.from({ length: reds }, () => 'red' as const),
    seen.law('redSteps')?.value ?? [],
  );
  const stage = states[state.state as keyof typeof states]?.title ?? [state.state, state.state];
  return {
    title: cell(counted.project.title, { ...toCase(state.id), small: facts.code ?? '' }),
    block: cell(facts.block ?? '', { small: facts.action ?? '' }),
    place: cell(seen.nameOf(facts.place ?? '')),
    stage: cell(stage, facts.suspended ? { small: ['已暂停', 'suspended'] } : {}),
    lamp: { lamp: lamp.colour, small: named(lamp.because, seen) },
    money: cell(`${yuan(counted.investedFen)}`, {
      small: [`年度计划 ${yuan(counted.plannedFen)}`, `of ${yuan(counted.plannedFen)}`],
    }),
    act:
      reds > 0 ? cell([`连续红灯 ${reds} 个月`, `${reds} red months in a row`], act ? { small: act } : {}) : cell(''),
  };
};

const list = ({ rows }: Overview, seen: Seen): Block => ({
  kind: 'table',
  title: ['项目清单', 'Projects'],
  filter: 'block',
  columns: [
    { key: 'title', title: ['项目', 'Project'] },
    { key: 'block', title: ['板块与行动', 'Block and action'] },
    { key: 'place', title: ['所在地', 'Where'] },
    { key: 'stage', title: ['阶段', 'Stage'] },
    { key: 'lamp', title: ['进度灯及理由', 'Lamp, and why'] },
    { key: 'money', title: ['本年完成（元）', 'Done this year (yuan)'], right: true },
    { key: 'act', title: ['红灯措施', 'What red sets off'] },
  ],
  rows: rows.map((row) => ({ id: row.state.id, cells: cellsOf(row, seen) })),
});

const gantt = ({ rows }: Overview, seen: Seen): Block => ({
  kind: 'gantt',
  title: ['进度图', 'Time line'],
  today: seen.day,
  rows: rows.map(({ state, facts, lamp, counted }) => ({
    id: state.id,
    title: counted.project.title,
    ...toCase(state.id),
    lamp: lamp.colour,
    from: facts.plannedStart ?? state.openedOn,
    until: facts.plannedFinish ?? state.openedOn,
    doneBp:
      counted.plannedFen > 0 ? Math.min(10_000, Math.floor((counted.investedFen * 10_000) / counted.plannedFen)) : 0,
    marks: counted.project.milestones.map((m) => ({
      title: m.title,
      baseline: m.baseline,
      planned: m.planned,
      ...(m.reached && { reached: m.reached.on }),
    })),
  })),
});

const map = ({ rows }: Overview): Block => ({
  kind: 'map',
  title: ['项目分布', 'Where they are'],
  pins: rows.flatMap(({ state, facts, lamp, counted }) =>
    [...new Set([facts.place ?? '', ...(facts.crossBorder ? (facts.parties ?? []) : [])])].map((place) => ({
      id: `${state.id}/${place}`,
      place,
      title: counted.project.title,
      lamp: lamp.colour,
      ...toCase(state.id),
    })),
  ),
});

const late = (view: Overview, seen: Seen): Block => {
  const items = lateItems(
    {
      projects: view.rows.map((row) => row.counted.project),
      issues: view.issues,
      links: view.links,
      levels: seen.law('levels')?.value ?? [],
      calendar: seen.calendar,
      reports: view.late,
      tasks: view.tasks,
    },
    seen.day,
  );
  const kinds: Readonly<Record<string, Words>> = {
    milestone: ['节点', 'Milestone'],
    issue: ['协调事项', 'Issue'],
    link: ['接口', 'Interface'],
    report: ['月报', 'Report'],
    suspended: ['暂停', 'Suspended'],
    task: ['决议任务', 'Task'],
  };
  const names = (codes: string): Words => {
    const all = codes.split(', ').map((code) => seen.nameOf(code));
    return [all.map((w) => w[0]).join('、'), all.map((w) => w[1]).join(', ')];
  };
  return {
    kind: 'table',
    title: ['什么晚了，为什么', 'What is late, and why'],
    empty: ['没有逾期事项', 'Nothing is late'],
    columns: [
      { key: 'project', title: ['项目', 'Project'] },
      { key: 'what', title: ['事项', 'What'] },
      { key: 'owner', title: ['责任方', 'Who'] },
      { key: 'days', title: ['逾期天数', 'Days late'], right: true },
      { key: 'why', title: ['原因', 'Why'] },
    ],
    rows: items.map((item, n) => {
      const row = view.rows.find(({ facts }) => facts.code === item.project);
      return {
        id: `${n}`,
        cells: {
          project: cell(row?.counted.project.title ?? item.project, row ? toCase(row.state.id) : {}),
          what: cell(kinds[item.what] ?? item.what),
          owner: cell(names(item.owner)),
          days: cell(item.days),
          why: cell(named(item.why, seen)),
        },
      };
    }),
  };
};

const groupRows = (
  groups: Readonly<Record<string, PlanFigures>>,
  name: (key: string) => Words,
): Extract<Block, { kind: 'table' }>['rows'] =>
  Object.entries(groups).map(([key, f]) => ({
    id: key,
    cells: {
      name: cell(name(key)),
      projects: cell(f.projects),
      started: cell(share(f.startedShare)),
      completed: cell(share(f.completedShare)),
      money: cell(yuan(f.investedFen), { small: share(f.investedShare) }),
      lamps: cell(`${f.lamps.red} / ${f.lamps.yellow} / ${f.lamps.grey} / ${f.lamps.green}`),
    },
  }));

const groups = ({ rows }: Overview, seen: Seen): readonly Block[] => {
  const counted = rows.map((row) => row.counted);
  const columns = (title: Words) => [
    { key: 'name', title },
    { key: 'projects', title: ['项目', 'Projects'] as Words, right: true as const },
    { key: 'started', title: ['开工', 'Started'] as Words, right: true as const },
    { key: 'completed', title: ['完工', 'Completed'] as Words, right: true as const },
    { key: 'money', title: ['本年完成（元）', 'Done this year (yuan)'] as Words, right: true as const },
    { key: 'lamps', title: ['红 / 黄 / 灰 / 绿', 'Red / yellow / grey / green'] as Words, right: true as const },
  ];
  const crossing = (key: string): Words =>
    key === 'yes' ? ['跨界', 'Cross-border'] : ['不跨界', 'Within one place'];
  return [
    {
      kind: 'table',
      title: ['按板块', 'By block'],
      columns: columns(['板块', 'Block']),
      rows: groupRows(
        figuresBy(counted, (p) => [p.block]),
        (key) => [key, key],
      ),
    },
    {
      kind: 'table',
      title: ['按参与方', 'By party'],
      columns: columns(['参与方', 'Party']),
      rows: groupRows(
        figuresBy(counted, (p) => p.parties),
        seen.nameOf,
      ),
    },
    {
      kind: 'table',
      title: ['是否跨界', 'Across borders or not'],
      columns: columns(['类别', 'Kind']),
      rows: groupRows(
        figuresBy(counted, (p) => [p.crossBorder ? 'yes' : 'no']),
        crossing,
      ),
    },
  ];
};

const gates = (all: PlanFigures): Block => ({
  kind: 'table',
  title: ['各阶段平均天数', 'Mean days in each stage'],
  empty: ['尚无项目走完一个阶段', 'No project has left a stage yet'],
  columns: [
    { key: 'stage', title: ['阶段', 'Stage'] },
    { key: 'days', title: ['平均天数', 'Mean days'], right: true },
  ],
  rows: Object.entries(all.gateDays).map(([stage, days]) => ({
    id: stage,
    cells: { stage: cell(states[stage as keyof typeof states]?.title ?? stage), days: cell(days ?? '') },
  })),
});

const versions = (seen: Seen): Block => ({
  kind: 'table',
  title: ['计划版本', 'Versions of the plan'],
  empty: ['尚无印发的计划', 'No plan has been issued'],
  columns: [
    { key: 'period', title: ['计划期', 'Period'] },
    { key: 'version', title: ['版本', 'Version'], right: true },
    { key: 'from', title: ['生效日', 'In force from'] },
    { key: 'total', title: ['项目数', 'Projects'], right: true },
    { key: 'changes', title: ['本版调整', 'Changes of this version'], right: true },
  ],
  rows: (seen.entries.planVersions ?? []).map(({ key, values }) => ({
    id: key,
    cells: {
      period: cell(key, { to: { kind: 'entry', register: 'planVersions', key } }),
      version: cell(Number(values.planVersion)),
      from: cell(String(values.inForceFrom)),
      total: cell(Number(values.total)),
      changes: cell((values.changes as readonly unknown[]).length),
    },
  })),
});

/** 三年行动计划: the list, the time line, the map, what is late and why, and all figures. */
export const projects: Board<typeof law> = {
  title: ['三年行动计划项目', 'Projects of the three-year plan'],
  readers: ['officer', 'head'],
  needs: { cases: true, registers: ['planVersions', SERIES] },
  shows: (seen) => {
    const view = overviewOf(seen);
    const all = figuresOf(view.rows.map((row) => row.counted));
    return [
      figures(all),
      ...rule(seen),
      kpi(view, seen),
      late(view, seen),
      gantt(view, seen),
      map(view),
      list(view, seen),
      ...together(view, seen),
      ...[
        ...groups(view, seen),
        guarantees(view, seen),
        platforms(view, seen),
        money(view, seen),
        quarters(view, seen),
        gates(all),
        published(seen),
        versions(seen),
      ].map(folded),
    ];
  },
};
