import { classChoice, diffDays, fact, mechanism } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { ownTargets } from './official-facts.ts';
import { papers } from './papers.ts';
import { bothApproved, reportDue } from './reckoning.ts';
import { rules } from './rules.ts';
import { acts } from './steps/acts.ts';
import { alarm } from './steps/alarm.ts';
import { official } from './steps/official.ts';
import { order } from './steps/order.ts';
import { rectification, scoring } from './steps/scoring.ts';
import { actors, states } from './vocabulary.ts';

/** Told of a duty that is overdue; `above` where the committee follows the case from its first day. */
const heads = ['chiefHere', 'chiefThere'] as const;
const above = [...heads, 'coordinator'] as const;

/**
 * “一河三湖”环境要素功能目标、污染防治机制以及跟踪评估制度. Readings and classes are observation; what people owe one another
 * because of them are cases here: alarms and cross-border events, planned releases, work orders, joint patrols, tasks,
 * scores and rectifications. Each begins with a step of its own and shares actors, clocks and papers.
 */
export default mechanism({
  id: 'river-and-lakes',
  number: '3',
  title: ['“一河三湖”联保共治', 'One river, three lakes'],
  purpose: [
    '太浦河、淀山湖、元荡、汾湖一套目标、一张工单、一次评估；上下游双向通报，跨界处置由另一方复核。',
    'One set of targets, one work order and one evaluation for four waters: notices go both ways and the other side verifies.',
  ],
  uses: ['observation', 'case', 'clock', 'journal', 'exchange', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    children: ({ state }) => ({ kind: 'children', case: state.id }),
    frozen: ({ facts: { water, period } }) => ({ kind: 'frozen', of: 'scoring', key: `${water}/${period}` }),
  },
  rules,
  papers,
  steps: { ...alarm, ...order, ...acts, ...scoring, ...rectification, ...official },

  clocks: {
    confirm: {
      title: ['报警核实期限', 'Confirming the alarm'],
      owedBy: 'finder',
      lasts: 'confirmTerm',
      starts: ['raiseAlarm'],
      stops: ['confirmEvent', 'dismissAlarm', 'clearAlarm', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['逾期未核实，升级至区县负责人', 'Not confirmed in time: the district head is told'],
      },
      shownAs: 'reply',
    },
    acknowledgement: {
      title: ['通报签收期限', 'Acknowledging the notice'],
      owedBy: 'neighbour',
      lasts: 'acknowledgeTerm',
      starts: ['noticeArrives'],
      stops: ['acknowledge', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['逾期未签收，升级；沉默不视为同意', 'Not acknowledged: escalated, silence is no consent'],
      },
      shownAs: 'reply',
    },
    escalation: {
      title: ['升级后办理期限', 'After the escalation'],
      owedBy: 'chiefHere',
      lasts: ({ facts: { escalated }, law: find }) => ((escalated ?? 0) < 2 ? find('acknowledgeTerm') : undefined),
      starts: ['escalate', 'missPatrol'],
      stops: [
        'confirmEvent',
        'dismissAlarm',
        'clearAlarm',
        'informOther',
        'closeLocal',
        'acknowledge',
        'acceptOrder',
        'disputeOrder',
        'finishOrder',
        'verifyOrder',
        'verifyOwn',
        'verifyByOther',
        'sendBack',
        'accountPatrol',
        'planSampling',
        'addData',
        'reportUp',
        'agreeEnd',
        'acknowledgeRelease',
        'reportMonth',
        'settleDispute',
        'approveHere',
        'approveThere',
        'answerObjection',
        'escalate',
      ],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['升级后仍未办理，报执委会', 'Still not done: the committee is told'],
      },
    },
    accept: {
      title: ['接单期限', 'Accepting the order'],
      owedBy: 'neighbour',
      lasts: 'acceptTerm',
      starts: ['orderArrives'],
      stops: ['acceptOrder', 'disputeOrder', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未接单，升级', 'Not accepted in time: escalated'] },
      shownAs: 'reply',
    },
    handle: {
      title: ['处置期限', 'Handling the order'],
      owedBy: 'neighbour',
      lasts: ({ facts: { problemKind }, law: find }) =>
        problemKind === 'floating' || problemKind === 'hyacinth' ? find('handleTermFloating') : find('handleTerm'),
      starts: ['acceptOrder', 'settleDispute', 'sendBack'],
      stops: ['finishOrder', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未处置，升级', 'Not handled in time: escalated'] },
      shownAs: 'statutory',
    },
    verify: {
      title: ['复核期限', 'Verifying the order'],
      owedBy: 'finder',
      lasts: 'verifyTerm',
      starts: ['finishOrder'],
      stops: ['verifyOrder', 'verifyOwn', 'verifyByOther', 'sendBack', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未复核，升级', 'Not verified in time: escalated'] },
      shownAs: 'reply',
    },
    settle: {
      title: ['工单异议裁定期限', 'Settling the dispute'],
      owedBy: 'chiefHere',
      lasts: 'settleTerm',
      starts: ['disputeOrder'],
      stops: ['settleDispute', 'escalate'],
      ifMissed: { takes: 'escalate', tells: heads, says: ['逾期未裁定，升级', 'Not settled in time: escalated'] },
      shownAs: 'reply',
    },
    patrol: {
      title: ['联合巡河期限', 'Holding the patrol'],
      owedBy: 'finder',
      lasts: ({ facts: { level, dueOn }, law: find, day }) => {
        const most = dueOn ? Math.max(0, diffDays(day, dueOn)) : find('patrolTerms')?.value[level ?? ''];
        return most === undefined ? undefined : { n: most, unit: 'd' };
      },
      starts: ['planPatrol'],
      stops: ['holdPatrol', 'missPatrol'],
      ifMissed: {
        takes: 'missPatrol',
        tells: heads,
        says: ['逾期未开展，记为缺失', 'Not held in time: recorded as missed'],
      },
      shownAs: 'statutory',
    },
    task: {
      title: ['任务完成期限', 'Doing the task'],
      owedBy: 'neighbour',
      lasts: ({ facts: { dueOn }, day }) => (dueOn ? { n: Math.max(0, diffDays(day, dueOn)), unit: 'd' } : undefined),
      starts: ['openTask'],
      stops: ['doTask', 'explainTask'],
      ifMissed: { tells: above, says: ['任务逾期', 'The task is overdue'] },
      shownAs: 'statutory',
    },
    objection: {
      title: ['评分异议期限', 'Objecting to the score'],
      owedBy: 'neighbour',
      lasts: 'objectionTerm',
      starts: ['scoreArrives'],
      stops: ['acceptScore', 'objectScore', 'objectionLapses'],
      ifMissed: {
        takes: 'objectionLapses',
        says: ['逾期未提异议，评分生效', 'No objection in time: the score is final'],
      },
      shownAs: 'reply',
    },
    answer: {
      title: ['评分异议答复期限', 'Answering the objection'],
      owedBy: 'evaluator',
      lasts: 'answerTerm',
      starts: ['objectScore'],
      stops: ['answerObjection', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['逾期未答复异议，升级；评分未生效', 'Not answered in time: escalated, the score is not final'],
      },
      shownAs: 'reply',
    },
    approval: {
      title: ['整改方案批准期限', 'Approving the plan'],
      owedBy: 'chiefThere',
      lasts: (seen) => (bothApproved(seen) ? undefined : seen.law('approveTerm')),
      starts: ['planArrives', 'approveHere', 'approveThere'],
      stops: ['approveHere', 'approveThere', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['逾期未批准方案，升级；沉默不视为同意', 'Not approved in time: escalated, silence is no consent'],
      },
      shownAs: 'reply',
    },
    signing: {
      title: ['功能目标签署期限', 'Signing the targets'],
      owedBy: 'chief',
      lasts: 'signTerm',
      starts: ['proposeTargets'],
      stops: ['signTargets', 'declineTargets'],
      goesOn: ({ step, facts: { signedOn } }) => step === 'signTargets' && !signedOn,
      ifMissed: {
        tells: ['chief', 'coordinator'],
        says: ['逾期未签署；沉默不视为同意', 'Not signed in time; silence is no consent'],
      },
      shownAs: 'reply',
    },
    release: {
      title: ['放水告知签收期限', 'Acknowledging the release'],
      owedBy: 'neighbour',
      lasts: 'acknowledgeTerm',
      starts: ['releaseArrives'],
      stops: ['acknowledgeRelease', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['放水告知逾期未签收，升级', 'Release not acknowledged: escalated'],
      },
      shownAs: 'reply',
    },
    monthly: {
      title: ['整改月报期限', 'Monthly report of the rectification'],
      owedBy: 'finder',
      lasts: reportDue,
      starts: ['approveHere', 'approveThere', 'reportMonth'],
      stops: ['reportMonth', 'endRectification', 'escalate'],
      ifMissed: {
        takes: 'escalate',
        tells: heads,
        says: ['整改月报逾期，升级', 'The monthly report is overdue: escalated'],
      },
      shownAs: 'statutory',
    },
    analysis: {
      title: ['成因分析期限', 'Analysing the cause'],
      owedBy: 'finder',
      lasts: 'analysisTerm',
      starts: ['openRectification'],
      stops: ['analyse'],
      ifMissed: { tells: above, says: ['成因分析逾期', 'The analysis is overdue'] },
      shownAs: 'statutory',
    },
  },

  indicators,

  registers: {
    outfalls: {
      title: ['入河排口', 'Outfalls'],
      key: ['排口编号', 'Number'],
      columns: {
        subject: fact.text(['责任单位', 'Owner']),
        water: fact.water(['受纳水体', 'Receiving water']),
        side: fact.place(['所属一侧', 'Side']),
        permit: fact.text(['排污许可证', 'Permit'], { optional: true }),
        limits: fact.longText(['限值', 'Limits'], { optional: true }),
      },
      subject: 'subject',
      readers: ['officer', 'head'],
    },
    waterTargets: {
      title: ['水体功能目标', 'Function targets of waters'],
      key: ['水体/年度/断面', 'Water/year/section'],
      columns: {
        water: facts.water,
        section: fact.section(['断面', 'Section'], { optional: true, searchable: true }),
        year: fact.number(['年度', 'Year']),
        target: fact.choice(['目标类别', 'Class'], classChoice),
        items: ownTargets,
        act: facts.act,
        textHash: fact.text(['文本摘要', 'Hash of the text']),
        work: fact.text(['签署办件', 'Case']),
      },
      readers: ['officer', 'head', 'committee'],
      published: { columns: ['water', 'section', 'year', 'target', 'items', 'act', 'textHash'], openTo: 'everybody' },
    },
    waterChiefs: {
      title: ['河湖长名册', 'Chiefs of waters'],
      key: ['水体/一侧', 'Water/side'],
      columns: {
        water: facts.water,
        side: fact.place(['所属一侧', 'Side']),
        post: facts.post,
        chief: facts.chief,
        act: facts.act,
      },
      readers: ['officer', 'head', 'committee'],
      published: { columns: ['water', 'side', 'post', 'chief', 'act'], openTo: 'everybody' },
    },
  },

  shows: { subject: 'title', columns: ['water', 'section', 'severity', 'grade'] },
});
