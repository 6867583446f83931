import { diffDays, mechanism, nextDue } from '#kernel';
import { accounts } from './accounts.ts';
import { projects } from './boards/projects.ts';
import { facts } from './facts.ts';
import { indicators } from './indicators.ts';
import { redByReports } from './lamps.ts';
import { law } from './law.ts';
import { papers } from './papers.ts';
import { LINKS, openTasks, PLANS, PROJECTS } from './reckoning.ts';
import { keyProjects, planVersions, projectLinks, publishedProgress } from './registers.ts';
import { rules } from './rules/index.ts';
import { company } from './steps/company.ts';
import { guarantee } from './steps/guarantee.ts';
import { opening, plan } from './steps/plan.ts';
import { platform } from './steps/platform.ts';
import { project, works } from './steps/project.ts';
import { series } from './steps/series.ts';
import { issue, link } from './steps/together.ts';
import { actors, states } from './vocabulary.ts';

/**
 * 示范区重大建设三年行动计划: 谋盘子、定重点、配资源、滚动式. Plan versions, projects, interfaces and issues are cases; who decides a project
 * is the table's word, the committee sees and coordinates them all, and every party reports its own part.
 */
export default mechanism({
  id: 'key-projects',
  number: '5',
  title: ['示范区重大建设三年行动计划', 'Three-year action plan of major construction'],
  purpose: [
    '一张清单、各方共担：项目由有权机关审批，投资按协议分摊且合计不差一分，进度灯说明理由，接口未签不得开工，协调事项逾期自动升级。',
    'One list, shared by all: projects are decided by whoever has the power, money is split to the fen, lamps say why, an unsigned interface blocks, issues escalate by themselves.',
  ],
  uses: ['plan', 'case', 'clock', 'register', 'indicator', 'exchange', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    links: ({ facts: { code } }) => ({ kind: 'entriesOf', register: LINKS, subject: code ?? '' }),
    codes: ({ facts: { code } }) => ({ kind: 'published', register: PROJECTS, key: code ?? '' }),
    planNow: ({ facts: { period } }) => ({ kind: 'entry', register: PLANS, key: period ?? '' }),
  },
  rules,
  papers,
  steps: {
    ...opening,
    ...plan,
    ...project,
    ...works,
    ...guarantee,
    ...company,
    ...platform,
    ...series,
    ...issue,
    ...link,
  },
  clocks: {
    approval: {
      title: ['核准期限', 'Time to verify'],
      owedBy: 'head',
      lasts: ({ facts: { kind, route }, law: find }) =>
        kind === 'project' && route !== '备案' ? find('approvalTerm') : undefined,
      starts: ['arrives'],
      stops: ['approve', 'refuseProject', 'remove'],
      extends: [{ by: 'extendApproval', lasts: 'approvalExtension' }],
      ifMissed: { says: ['核准期限已过', 'The time to verify is over'] },
      shownAs: 'statutory',
    },
    level: {
      title: ['本级协调期限', 'Time of this level'],
      owedBy: 'officer',
      lasts: ({ facts: { kind, level }, law: find }) =>
        kind !== 'issue' || (level ?? 1) > 2 ? undefined : find((level ?? 1) === 1 ? 'levelOne' : 'levelTwo'),
      starts: ['arrives', 'escalate', 'reopen', 'taskMissed'],
      stops: ['settle', 'escalate'],
      ifMissed: { takes: 'escalate', says: ['逾期未议定，升级', 'Not settled in time: the next level has it'] },
      shownAs: 'reply',
    },
    signing: {
      title: ['会签期限', 'Time to sign'],
      owedBy: 'partnerHead',
      // One reminder, then level by level; after the last it stays there, and stays unsigned.
      lasts: ({ facts, law: find }) =>
        (facts.signingLevel ?? 0) < (find('signLevels')?.value.length ?? 0) ? find('signTerm') : undefined,
      starts: ['submitPlan', 'urgeSigners'],
      stops: ['issuePlan', 'dropPlan', 'revisePlan', 'urgeSigners'],
      ifMissed: {
        takes: 'urgeSigners',
        says: ['会签逾期：催办，再逾期升级', 'Not signed in time: reminded, then escalated'],
      },
      shownAs: 'reply',
    },
    task: {
      title: ['纪要任务期限', 'Tasks of the minutes'],
      owedBy: 'officer',
      // The next task that is due; when it is missed the issue is open again.
      lasts: ({ facts, day, law: find }) => {
        const grace = find('taskGrace');
        const due = openTasks(facts)
          .flatMap((task) => task.due ?? [])
          .sort()[0];
        if (!grace || !due) return undefined;
        return { ...grace, value: { n: Math.max(0, diffDays(day, due)) + grace.value.n, unit: 'd' } };
      },
      starts: ['settle', 'reportTask'],
      stops: ['reportTask', 'taskMissed', 'reopen', 'closeIssue'],
      ifMissed: { takes: 'taskMissed', says: ['任务逾期，重新协调', 'A task was missed: opened again'] },
      shownAs: 'reply',
    },
    ownersTask: {
      title: ['出资方决议任务期限', 'Tasks of the owners’ resolutions'],
      owedBy: 'partner',
      lasts: ({ facts, day, law: find }) => {
        const [owned, due] = [find('taskGrace'), nextDue(facts.ownersTasks)];
        return owned && due ? { ...owned, value: { n: Math.max(0, diffDays(day, due)), unit: 'd' } } : undefined;
      },
      starts: ['closeResolution', 'motionDue', 'finishTask', 'reopenTask'],
      stops: ['closeResolution', 'motionDue', 'finishTask', 'reopenTask', 'remove'],
      ifMissed: { tells: ['head', 'partner'], says: ['决议任务逾期未报告完成', 'A task of the owners is overdue'] },
      shownAs: 'reply',
    },
    motion: {
      title: ['出资方表决期限', 'Time for the owners to vote'],
      owedBy: 'partner',
      lasts: 'motionTerm',
      starts: ['moveResolution'],
      stops: ['closeResolution', 'motionDue', 'remove'],
      ifMissed: {
        takes: 'motionDue',
        says: ['表决期限届满，按已投的票计票', 'The time to vote is over: what was cast is counted'],
      },
      shownAs: 'reply',
    },
    urging: {
      title: ['督办函发出期限', 'Time to send the letter of supervision'],
      owedBy: 'officer',
      // Red opens one term at a time, and one letter a month is enough.
      lasts: (seen) => {
        const { facts, before, day, law: find } = seen;
        const clock = before?.clocks.urging;
        const open = clock !== undefined && clock.stopped === undefined;
        const sent = facts.urgedOn?.slice(0, 7) === day.slice(0, 7);
        return open || sent || !redByReports(seen) ? undefined : find('urgeTerm');
      },
      starts: ['report'],
      stops: ['report', 'urge', 'excuse'],
      goesOn: (seen) => redByReports(seen) && seen.facts.urgedOn !== seen.day,
      ifMissed: {
        tells: ['head'],
        says: ['红灯后未按期发督办函', 'Red, and no letter of supervision was sent in time'],
      },
      shownAs: 'reply',
    },
  },
  accounts,
  registers: { keyProjects, projectLinks, planVersions, publishedProgress },
  indicators,
  boards: { projects },
  shows: { subject: 'title', columns: ['kind', 'code', 'place'] },
});
