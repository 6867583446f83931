import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import type { Calendar } from '../time/types.ts';
import { readCode } from './code.ts';
import { advanceProject } from './gate.ts';
import { answerIssue, type Issue, issueOn, type Level, reopenIssue, settleIssue } from './issue.ts';
import { lateItems } from './late.ts';
import { differingTerms, type Link, linkCompleted, linkLamp } from './link.ts';
import { checkAnnual, type Milestone, type Project } from './project.ts';
import { type RouteRow, routeOf } from './route.ts';
import { figuresBy, figuresOf, issueFigures } from './statistics.ts';
import { forecast, stageForecast } from './target.ts';
import { checkParts, kpiVersion, nextVersion, type PlanVersion } from './version.ts';

const calendar: Calendar = {
  id: 'cn',
  title: ['测试', 'Test'],
  weekend: [0, 6],
  years: {
    2021: {
      off: ['19', '20', '21']
        .map((d) => `2021-09-${d}`)
        .concat(['01', '02', '03', '04', '05', '06', '07'].map((d) => `2021-10-${d}`)),
      makeup: ['2021-09-18', '2021-09-26', '2021-10-09'],
      cite: 'test',
    },
  },
};
const milestone: Milestone = {
  id: 'm1',
  title: ['桥梁合龙', 'Bridge closed'],
  owner: 'SH',
  baseline: '2021-06-30',
  planned: '2021-06-30',
  evidence: 'photo',
  replanned: [],
};

const link: Link = {
  kind: 'link',
  id: 'l',
  firstSegment: 'A',
  secondSegment: 'B',
  first: { level: '城市主干路', width: '40' },
  second: { level: '城市主干路', width: '36' },
  openFirst: '2021-06-30',
  openSecond: '2021-09-28',
  signed: false,
};

test('a plan whose blocks do not sum to its projects is not imported', () => {
  assert.equal(must(checkParts({ 互联互通: 12, 生态环保: 10, 创新发展: 17, 公共服务: 26 }, 65)), 65);
  assert.equal(checkParts({ 互联互通: 12, 生态环保: 10, 创新发展: 17, 公共服务: 25 }, 65).ok, false);
  assert.equal(must(checkParts({ a: 2, b: 2, c: 1, d: 5, e: 6, f: 2 }, 18)), 18);
});

test('openings 90 days apart are green, 91 yellow, 181 red, and a link is complete with its later half', () => {
  const law = { yellowOver: 90, redOver: 180 };
  assert.deepEqual(
    ['2021-09-28', '2021-09-29', '2021-12-28'].map((openSecond) => linkLamp({ ...link, openSecond }, law).colour),
    ['green', 'yellow', 'red'],
  );
  assert.equal(linkCompleted({ ...link, completedFirst: '2021-06-30' }), undefined);
  assert.equal(linkCompleted({ ...link, completedFirst: '2021-06-30', completedSecond: '2021-05-01' }), '2021-06-30');
  assert.deepEqual(differingTerms(link), ['width']);
});

const project = (code: string, more: Partial<Project> = {}): Project => ({
  kind: 'project',
  code,
  title: ['道路', 'Road'],
  block: '设施互通',
  action: '道路连通',
  lead: 'SH',
  parties: ['SH', 'ZJ'],
  crossBorder: true,
  key: [
    { party: 'SH', weight: 1 },
    { party: 'ZJ', weight: 1 },
  ],
  stage: 'preliminary',
  estimates: {},
  milestones: [],
  annual: [],
  ...more,
});
const gates = {
  approved: true,
  landGranted: true,
  fundsFen: 10,
  firstYearFen: 10,
  links: [link],
  finalAccounts: false,
};

test('an interface that is not signed blocks the second segment and not the first', () => {
  const blocked = advanceProject(project('B'), 'started', gates);
  assert.equal(blocked.ok === false && blocked.says[1], 'Interface agreement l is not signed');
  assert.equal(must(advanceProject(project('A'), 'started', gates)).stage, 'started');
  assert.equal(
    must(advanceProject(project('B'), 'started', { ...gates, links: [{ ...link, signed: true }] })).stage,
    'started',
  );
});

test('a gate says everything that is missing, and stages are not jumped', () => {
  const blocked = advanceProject(project('A'), 'started', {
    ...gates,
    approved: false,
    landGranted: false,
    fundsFen: 9,
  });
  assert.equal(blocked.ok === false && blocked.says[1].split(';').length, 3);
  assert.equal(advanceProject(project('A'), 'completed', gates).ok, false);
  assert.equal(advanceProject(project('A', { stage: 'completed' }), 'accepted', gates).ok, false);
  assert.equal(
    advanceProject(project('A', { suspended: { since: '2021-01-01', because: ['停', 'Stop'] } }), 'started', gates)
      .ok,
    false,
  );
});

const levels: readonly Level[] = [
  { id: 'counterparts', title: ['对口部门', 'Counterpart departments'], term: { n: 5, unit: 'wd' } },
  { id: 'committee', title: ['执委会专题会议', 'Committee special meeting'], term: { n: 10, unit: 'wd' } },
  { id: 'council', title: ['理事会', 'Council'] },
];
const issue: Issue = {
  kind: 'issue',
  id: 'i',
  title: ['桥面标高', 'Deck levels'],
  projects: ['A'],
  raised: '2021-09-16',
  by: 'SH',
  asked: ['ZJ', 'JS'],
  answers: [],
  reopened: [],
};

test('an issue raised on 2021-09-16 is with the counterparts to 09-24, the committee to 10-13, then the council', () => {
  const on = (day: string) => must(issueOn(issue, levels, calendar, day));
  assert.deepEqual([on('2021-09-24').level, on('2021-09-24').due], [0, '2021-09-24']);
  assert.deepEqual([on('2021-09-26').level, on('2021-09-26').due], [1, '2021-10-13']);
  assert.deepEqual([on('2021-10-14').level, on('2021-10-14').due], [2, undefined]);
});

test('an issue is settled by minutes with owners, and opens again where it was settled', () => {
  assert.equal(settleIssue(issue, '2021-09-30', '', []).ok, false);
  assert.equal(settleIssue(issue, '2021-09-30', 'm', [{ id: 't', owner: '', due: '2021-10-30' }]).ok, false);
  const settled = must(
    settleIssue(must(answerIssue(issue, { party: 'ZJ', on: '2021-09-20', text: '同意' })), '2021-09-30', 'm', [
      { id: 't', owner: 'ZJ', due: '2021-10-30' },
    ]),
  );
  assert.equal(must(issueOn(settled, levels, calendar, '2021-12-01')).state, 'settled');
  const again = must(reopenIssue(settled, '2021-11-01', ['任务未完成', 'The task was not done'], levels, calendar));
  const state = must(issueOn(again, levels, calendar, '2021-11-02'));
  assert.deepEqual([state.state, state.level, state.due, state.silent], ['open', 1, '2021-11-15', ['JS']]);
});

test('what is late comes with its cause from the record, the longest first', () => {
  const late = lateItems(
    {
      projects: [
        project('A', { milestones: [milestone] }),
        project('B', { milestones: [{ ...milestone, id: 'm2', baseline: '2021-09-01' }] }),
      ],
      issues: [issue],
      links: [link],
      levels,
      calendar,
      reports: [{ project: 'A', party: 'ZJ', due: '2021-10-11' }],
      tasks: [
        { project: 'A', id: 't1', what: ['复核标高', 'Survey again'], owner: 'SH', due: '2021-10-13' },
        { project: 'A', id: 't2', what: ['报送图纸', 'Send the drawings'], owner: 'SH', due: '2021-10-14' },
      ],
    },
    '2021-10-14',
  );
  assert.deepEqual(
    late.map((l) => [l.what, l.id, l.days]),
    [
      ['milestone', 'm1', 106],
      ['link', 'l', 106],
      ['milestone', 'm2', 43],
      ['issue', 'i', 20],
      ['report', 'ZJ', 3],
      ['task', 't1', 1],
    ],
  );
  assert.ok(late[0]?.why[1].includes('open issues: Deck levels'));
  assert.equal(late[1]?.why[1], 'The interface is not signed; the sides differ on width');
});

const first: PlanVersion = {
  kind: 'plan-version',
  plan: '2021-2023',
  version: 1,
  from: '2021-05-13',
  entries: ['A', 'B', 'C'].map((code) => ({ code, block: 'b', action: 'a' })),
  changes: [],
};

test('a version is made of reasoned entries, exits and merges, and leaves the last one as it was', () => {
  const why = ['理由', 'Reason'] as const;
  const place = { block: 'b', action: 'a' };
  const second = must(
    nextVersion(
      first,
      '2022-03-01',
      [
        { kind: 'exit', code: 'A', because: why },
        { kind: 'merge', codes: ['B', 'C'], into: 'BC', because: why },
        { kind: 'entry', code: 'D', because: why },
      ],
      [
        { code: 'BC', ...place },
        { code: 'D', ...place },
      ],
    ),
  );
  assert.deepEqual(
    second.entries.map((e) => e.code),
    ['BC', 'D'],
  );
  assert.equal(first.entries.length, 3);
  assert.equal(must(kpiVersion([first, second], 2022)).version, 1);
  assert.equal(must(kpiVersion([first, second], 2023)).version, 2);
  assert.equal(kpiVersion([first, second], 2021).ok, false);
  assert.equal(nextVersion(first, '2022-03-01', [{ kind: 'exit', code: 'A', because: ['', ''] }], []).ok, false);
  assert.equal(nextVersion(first, '2022-03-01', [{ kind: 'exit', code: 'X', because: why }], []).ok, false);
  assert.equal(nextVersion(first, '2021-05-13', [{ kind: 'exit', code: 'A', because: why }], []).ok, false);
});

test('the route table decides by its first row that fits and says which', () => {
  const why = ['', ''] as const;
  const routes: RouteRow[] = [
    { id: 'r1', when: { government: true }, gives: '审批', because: why },
    { id: 'r2', when: { catalogue: true }, gives: '核准', because: why },
    { id: 'r3', when: {}, gives: '备案', because: why },
  ];
  const authorities: RouteRow[] = [
    { id: 'a1', when: { reserved: true }, gives: 'nation', because: why },
    { id: 'a2', when: { crossProvince: true, authorised: true }, gives: 'committee', because: why },
    { id: 'a3', when: {}, gives: 'county', because: why },
  ];
  const of = (facts: Record<string, boolean>) =>
    must(
      routeOf(
        { government: false, catalogue: false, reserved: false, crossProvince: false, authorised: false, ...facts },
        routes,
        authorities,
      ),
    );
  assert.deepEqual(
    [of({ government: true }).route, of({ catalogue: true }).route, of({}).route],
    ['审批', '核准', '备案'],
  );
  assert.deepEqual(
    [
      of({ reserved: true }).authority,
      of({ crossProvince: true, authorised: true }).authority,
      of({ crossProvince: true }).authority,
    ],
    ['nation', 'committee', 'county'],
  );
  assert.equal(routeOf({ government: true }, routes, authorities).ok, false);
});

test('a project code is read part by part, and the wrong part is named', () => {
  const rule = {
    id: 'national',
    separator: '-',
    segments: [
      { name: 'month', length: 4, of: 'digits' as const },
      { name: 'division', length: 6, of: 'digits' as const, values: ['310052', '310118'] },
      { name: 'industry', length: 2, of: 'digits' as const },
      { name: 'type', length: 2, of: 'digits' as const, values: ['01', '02', '03', '04'] },
      { name: 'serial', length: 6, of: 'digits' as const },
    ],
  };
  assert.equal(must(readCode(rule, '2105-310052-48-01-000123')).division, '310052');
  const wrong = readCode(rule, '2105-999999-48-01-000123');
  assert.equal(wrong.ok === false && wrong.detail?.part, 'division');
  assert.equal(readCode({ ...rule, separator: '' }, '21053100524801000123').ok, true);
  assert.equal(readCode({ ...rule, separator: '' }, '210531005248010001234').ok, false);
});

test('5-B: 115 projects, 70 started; 26 across the border, 20 of them started', () => {
  const rows = Array.from({ length: 115 }, (_, i) => ({
    project: project(`p${i}`, {
      crossBorder: i < 26,
      stage: i < 20 || (i >= 26 && i < 76) ? 'started' : 'preliminary',
      estimates: { feasibility: 500, preliminary: 550 },
    }),
    lamp: i < 3 ? ('red' as const) : ('green' as const),
    plannedFen: 100,
    investedFen: 50,
    gateDays: { approved: i },
  }));
  const all = figuresOf(rows);
  assert.deepEqual(
    [
      all.projects,
      all.started,
      all.startedShare,
      all.investedShare,
      all.lamps.red,
      all.gateDays.approved,
      all.estimateGrowth,
    ],
    [115, 70, '60.87', '50.00', 3, '57.0', '10.00'],
  );
  const cross = figuresBy(rows, (p) => [p.crossBorder ? 'cross' : 'inside']);
  assert.deepEqual([cross.cross?.projects, cross.cross?.startedShare], [26, '76.92']);
});

test('open issues are counted by the level and the age they have reached, and by who is silent', () => {
  const f = issueFigures(
    [issue, { ...issue, id: 'j', raised: '2021-09-30' }],
    levels,
    calendar,
    '2021-10-14',
    [7, 14, 30],
  );
  assert.deepEqual(f, {
    open: 2,
    byLevel: { counterparts: 0, committee: 1, council: 1 },
    byAge: [
      { upTo: 7, n: 0 },
      { upTo: 14, n: 1 },
      { upTo: 30, n: 1 },
      { upTo: null, n: 0 },
    ],
    silent: { ZJ: 2, JS: 2 },
  });
});

test('an annual target is the sum of its parties, and its curve ends at the whole', () => {
  assert.equal(
    checkAnnual(
      {
        year: 2021,
        parts: [
          { party: 'SH', fen: 1 },
          { party: 'ZJ', fen: 2 },
        ],
      },
      3,
    ).ok,
    true,
  );
  assert.equal(checkAnnual({ year: 2021, parts: [{ party: 'SH', fen: 1 }] }, 3).ok, false);
  assert.equal(checkAnnual({ year: 2021, parts: [{ party: 'SH', fen: 3 }], curve: [0, 100, 50] }, 3).ok, false);
});

test('18 of 35 results by 2021-07-13: 17 to go in 110 days, the forecast misses the tolerated 33.25', () => {
  const f = forecast(
    { kind: 'target', id: 't', number: 35, from: '2020-11-01', to: '2021-10-31', toleranceBp: 500 },
    18,
    { done: 18, days: 181 },
    { redBelowBp: 8000 },
    '2021-07-13',
  );
  assert.deepEqual(
    [f.share, f.toGo, f.daysLeft, f.everyDays, f.gain, f.expected, f.least, f.colour],
    ['51.43', 17, 110, '6.47', '10.9', '28.9', '33.25', 'yellow'],
  );
  assert.equal(
    forecast(
      { kind: 'target', id: 't', number: 35, from: '2020-11-01', to: '2021-10-31', toleranceBp: 500 },
      18,
      { done: 18, days: 181 },
      { redBelowBp: 9000 },
      '2021-07-13',
    ).colour,
    'red',
  );
  assert.equal(
    stageForecast(['listed', 'issued', 'landed', 'landed'], { listed: 2000, issued: 6000, landed: 9000 }),
    '2.6',
  );
});
