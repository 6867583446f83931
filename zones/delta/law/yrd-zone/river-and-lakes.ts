import { act, assumed, law, wd } from '#kernel';
import waters from '../../../../mechanisms/river-and-lakes/mechanism.ts';

// Issued in the first half of 2021; targets, weights and terms of the document were not published. What is marked as ours
// stays replaceable and is shown as such wherever it is used.
const from = '2021-06-30';
const ours = 'assumed' as const;
const plan = act('重点跨界水体联保专项方案', '2020-09-30', 'http://dianjiangcn.com/Item/Show.asp?d=6248&m=1');
const notice = act('关于建立跨省流域上下游突发水污染事件联防联控机制的指导意见(环应急〔2020〕5号)');
const report = act('突发环境事件信息报告办法');

export default law(waters, 'yrd-zone', {
  confirmTerm: [{ from, value: wd(1), cite: assumed('报警1个工作日内核实'), status: ours }],
  acknowledgeTerm: [{ from, value: wd(1), cite: assumed('通报1个工作日内签收'), status: ours }],
  informHours: [{ from, value: 1, cite: assumed('确认后1小时内通报相邻方'), status: ours }],
  planHours: [{ from, value: 2, cite: assumed('2小时内提出联合采样方案'), status: ours }],
  dataHours: [{ from, value: 2, cite: assumed('每2小时共享数据'), status: ours }],
  reportHoursMajor: [{ from, value: 2, cite: report.whole, status: 'reported' }],
  reportHours: [{ from, value: 4, cite: report.whole, status: 'reported' }],
  releaseHours: [{ from, value: 24, cite: assumed('计划放水提前24小时告知'), status: ours }],
  clearAfter: [{ from, value: 3, cite: assumed('3次正常读数解除报警'), status: ours }],
  acceptTerm: [{ from, value: wd(1), cite: assumed('接单1个工作日'), status: ours }],
  handleTerm: [{ from, value: wd(3), cite: assumed('处置3个工作日'), status: ours }],
  handleTermFloating: [{ from, value: wd(1), cite: assumed('漂浮物、水葫芦1个工作日'), status: ours }],
  verifyTerm: [{ from, value: wd(2), cite: assumed('复核2个工作日'), status: ours }],
  photoMetres: [{ from, value: 100, cite: assumed('前后照片100米以内'), status: ours }],
  patrolTerms: [
    { from, value: { district: 92, town: 31, village: 7 }, cite: assumed('区县季、镇月、村周各一次'), status: ours },
  ],
  patrolSides: [{ from, value: 2, cite: assumed('两方以上到场方计入'), status: ours }],
  settleTerm: [{ from, value: wd(3), cite: assumed('工单异议3个工作日内裁定'), status: ours }],
  approveTerm: [{ from, value: wd(10), cite: assumed('整改方案双方河湖长各10个工作日内批准'), status: ours }],
  answerTerm: [{ from, value: wd(10), cite: assumed('评分异议10个工作日内答复'), status: ours }],
  objectionTerm: [{ from, value: wd(10), cite: assumed('异议10个工作日'), status: ours }],
  weights: [
    {
      from,
      value: { target: 40, change: 20, ecology: 10, tasks: 20, joint: 10 },
      cite: assumed('达标40、变化20、生态10、任务20、联合10'),
      status: ours,
    },
  ],
  worths: [
    {
      from,
      value: {
        trophic: [100, 100, 60, 30, 0],
        unmeasured: 50,
        steps: [0, 25, 50, 75, 100],
        trends: { items: ['CODMN', 'NH3N', 'TP', 'DO'], share: 50 },
        nothingDue: 100,
        noMonth: 0,
      },
      cite: assumed('贫、中营养100，轻度60，中度30，重度0；变化五级0至100，趋势占一半；未测50；无应办事项100'),
      status: ours,
    },
  ],
  lightParts: [
    { from, value: ['target', 'tasks', 'joint'], cite: assumed('季度评达标、任务、联合行动三项'), status: ours },
  ],
  grades: [
    {
      from,
      value: [
        { from: '90', grade: 'excellent' },
        { from: '75', grade: 'good' },
        { from: '60', grade: 'pass' },
        { from: '0', grade: 'fail' },
      ],
      cite: assumed('90优秀、75良好、60合格'),
      status: ours,
    },
  ],
  reportDays: [{ from, value: 10, cite: assumed('整改月报次月10日前报送'), status: ours }],
  analysisTerm: [{ from, value: wd(20), cite: assumed('成因分析20个工作日'), status: ours }],
  monthsToRectify: [{ from, value: 3, cite: assumed('连续3个月不达标立案整改'), status: ours }],
  monthsToEnd: [{ from, value: 3, cite: assumed('连续3个月达标销号'), status: ours }],
  escalatesTo: [{ from, value: 'committee', cite: assumed('二级升级、任务和巡河由执委会统筹'), status: ours }],
  controlZones: [
    {
      from,
      value: [
        { from: 0, to: 50, rule: 'forbidden', activities: ['outfall', 'stockyard', 'livestock'] },
        { from: 50, to: 500, rule: 'limited', activities: ['industry', 'livestock'] },
        { from: 500, to: 2000, rule: 'allowed', activities: [] },
      ],
      cite: assumed('岸线0–50米禁止、50–500米限制、500–2000米允许'),
      status: ours,
    },
  ],
  signatories: [
    {
      from,
      value: {
        taipu: ['wj-ecology', 'js-ecology', 'qp-ecology'],
        dianshan: ['qp-ecology', 'wj-ecology'],
        yuandang: ['wj-ecology', 'qp-ecology'],
        fenhu: ['wj-ecology', 'js-ecology'],
      },
      cite: assumed('各方生态环境局负责人代表本方签署'),
      status: ours,
    },
  ],
  signTerm: [{ from, value: wd(20), cite: assumed('20个工作日内签署'), status: ours }],
  eventReport: [{ from, value: true, cite: report.whole, status: 'reported' }],
  jointWater: [
    { from, value: true, cite: plan.whole, status: 'reported' },
    { from: '2021-07-01', value: true, cite: notice.whole, status: 'reported', transition: 'pending-too' },
  ],
});
