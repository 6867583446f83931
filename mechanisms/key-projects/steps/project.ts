import { routeOf, splitByKey } from '#kernel';
import { grantsReturned, grantsUsed, useGrants } from '../guarantees.ts';
import { actingParty, keyOf, PROJECTS } from '../reckoning.ts';
import { filing } from '../rules/index.ts';
import { type Case, type CaseStep, running, staysIn } from '../vocabulary.ts';

const routed = ({ facts, law }: Case) => {
  const answer = routeOf(
    {
      fundedBy: facts.fundedBy ?? '',
      inCatalogue: facts.inCatalogue === true,
      crossBorder: facts.crossBorder === true,
      reservedByState: facts.reservedByState === true,
      provinceKeeps: facts.provinceKeeps === true,
    },
    law('routes')?.value ?? [],
    law('authorities')?.value ?? [],
  );
  return answer.ok
    ? {
        route: answer.value.route,
        approver: answer.value.authority,
        routeBecause: answer.value.because.map(([zh, en]) => `${zh} / ${en}`).join('\n'),
      }
    : {};
};

const anyRunning = staysIn(...running);

/** 项目: from idea to use; every gate says all that keeps it shut. */
export const project = {
  nominate: {
    title: ['提出项目', 'Propose a project'],
    by: 'proposer',
    from: 'nothing',
    to: 'sent',
    asks: [
      'code',
      'title',
      'titleEn?',
      'block',
      'action',
      'owner',
      'place',
      'crossBorder?',
      'parties',
      'keyBy',
      'key',
      'votesSuspended?',
      'fundedBy',
      'inCatalogue?',
      'reservedByState?',
      'provinceKeeps?',
      'cost',
      'landAsked?',
      'energyAsked?',
      'capacityAsked?',
      'plannedStart',
      'plannedFinish',
      'milestones?',
      'commercial?',
    ],
    reads: ['codes'],
    requires: ['matterFits', 'codeFits', 'keyFits', 'competent', 'codeOfDecider', 'codeFree', 'isEnterprise'],
    sets: (seen) => ({ kind: 'project', ...routed(seen) }),
    handsTo: 'deciding',
  },
  approve: {
    title: ['审批、核准或备案', 'Approve, verify or file'],
    by: 'head',
    from: 'idea',
    to: 'approved',
    asks: ['decisionNumber'],
    requires: ['competent', 'gateOpen', 'codeFree'],
    reads: ['links', 'codes'],
    papers: ['decision'],
    then: ({ facts, day }) => [
      {
        kind: 'register.enter',
        register: PROJECTS,
        key: facts.code as string,
        from: day,
        expect: 0,
        values: {
          title: facts.title,
          place: facts.place,
          owner: facts.owner,
          route: facts.route,
          number: facts.decisionNumber,
        },
      },
    ],
  },
  extendApproval: { title: ['延长核准期限', 'Extend'], by: 'head', from: 'idea', to: 'idea', noteRequired: true },
  refuseProject: {
    title: ['不予批准', 'Refuse'],
    by: 'head',
    from: 'idea',
    to: 'projectRefused',
    noteRequired: true,
    papers: ['decision'],
    then: grantsReturned,
  },
  prepare: {
    title: ['前期：可研、初设、用地、环评', 'Preliminary works'],
    by: 'officer',
    from: 'approved',
    to: 'preliminary',
    asks: ['feasibility', 'preliminary'],
    requires: ['estimateWithin', 'gateOpen'],
    reads: ['links'],
    sets: ({ facts }) => ({ approvedEstimate: facts.preliminary }),
  },
  begin: {
    title: ['开工', 'Start'],
    help: [
      '须已批准、用地落实、资金不少于首年需要；跨界项目须已签接口',
      'Approved, land, funds for the first year, and a signed interface where it crosses a border',
    ],
    by: 'officer',
    from: 'preliminary',
    to: 'started',
    asks: ['prefinanced?'],
    requires: ['gateOpen', 'noPrefinancing'],
    reads: ['links'],
    sets: useGrants,
    then: grantsUsed,
  },
  construct: {
    title: ['转为在建', 'Under construction'],
    by: 'officer',
    from: 'started',
    to: 'under_construction',
    requires: ['gateOpen'],
    reads: ['links'],
  },
  complete: {
    title: ['完工', 'Completed'],
    by: 'officer',
    from: 'under_construction',
    to: 'completed',
    requires: ['gateOpen'],
    reads: ['links'],
  },
  acceptWorks: {
    title: ['竣工验收', 'Accept the works'],
    by: 'head',
    from: 'completed',
    to: 'accepted',
    asks: ['finalAccounts'],
    requires: ['gateOpen'],
    reads: ['links'],
    sets: useGrants,
    then: grantsUsed,
  },
  putIntoUse: {
    title: ['投入使用', 'Put into use'],
    by: 'officer',
    from: 'accepted',
    to: 'in_use',
    requires: ['gateOpen'],
    reads: ['links'],
  },
  evaluate: {
    title: ['后评价', 'Evaluate'],
    by: 'officer',
    from: 'in_use',
    to: 'post_evaluated',
    requires: ['gateOpen'],
    reads: ['links'],
    noteRequired: true,
  },
  suspend: {
    title: ['暂停', 'Suspend'],
    by: 'head',
    ...anyRunning,
    noteRequired: true,
    sets: ({ day, note }) => ({ suspended: { since: day, because: note } }),
  },
  resume: {
    title: ['恢复', 'Resume'],
    by: 'head',
    ...anyRunning,
    noteRequired: true,
    sets: () => ({ suspended: null }),
  },
  remove: {
    title: ['退出计划', 'Take out of the plan'],
    by: 'head',
    from: running,
    to: 'removed',
    noteRequired: true,
    then: grantsReturned,
  },
} as const satisfies Record<string, CaseStep>;

/** What happens along the way, by each party for its own part. */
export const works = {
  setYear: {
    title: ['下达年度计划', 'Set the target of a year'],
    by: 'officer',
    ...anyRunning,
    asks: ['year', 'yearFen', 'curve?'],
    requires: ['annualSums', 'yearOnce'],
    sets: ({ facts }) => {
      const parts = splitByKey(facts.yearFen ?? 0, keyOf(facts));
      const { curve } = facts;
      const target = { year: facts.year, parts: parts.ok ? parts.value : [], ...(curve?.length && { curve }) };
      return { annual: [...(facts.annual ?? []), target], curve: null };
    },
  },
  report: {
    title: ['报送月报', 'Report a month'],
    help: [
      '只报本方完成数，为本年累计；项目合计由各方相加，不得填报',
      'Your own part, cumulative in the year; totals are sums and never typed',
    ],
    by: ['partner', 'proposer', 'officer'],
    ...anyRunning,
    asks: ['year', 'month', 'fen', 'basis', 'correction?'],
    requires: ['isParty', 'reportFits'],
    fromAfar: true,
    sets: (seen) => {
      const { party, year, month, fen, on } = filing(seen);
      const { reports, basis, correction } = seen.facts;
      return {
        reports: [...(reports ?? []), { party, year, month, fen, basis, on, ...(correction && { correction }) }],
        correction: null,
      };
    },
  },
  reach: {
    title: ['完成节点', 'Reach a milestone'],
    by: ['partner', 'proposer', 'officer'],
    ...anyRunning,
    asks: ['milestoneId', 'proof'],
    requires: ['isParty', 'milestoneFits'],
    fromAfar: true,
    sets: ({ facts, day }) => ({
      milestones: (facts.milestones ?? []).map((m) =>
        m.id === facts.milestoneId ? { ...m, reachedOn: day, proof: facts.proof } : m,
      ),
    }),
  },
  replan: {
    title: ['调整节点日期', 'Move a milestone'],
    help: ['原定日期不变，进度灯仍按原定日期', 'The first date stays, and its lamp keeps counting'],
    by: 'officer',
    ...anyRunning,
    asks: ['milestoneId', 'newDay'],
    requires: ['milestoneFits'],
    noteRequired: true,
    sets: ({ facts }) => ({
      milestones: (facts.milestones ?? []).map((m) =>
        m.id === facts.milestoneId ? { ...m, planned: facts.newDay, moves: (m.moves ?? 0) + 1 } : m,
      ),
    }),
  },
  excuse: {
    title: ['认定正当理由', 'Accept a valid reason'],
    by: 'head',
    ...anyRunning,
    asks: ['excuseUntil'],
    noteRequired: true,
    sets: ({ facts, day, note }) => ({ excuse: { because: note, from: day, until: facts.excuseUntil } }),
  },
  adjustEstimate: {
    title: ['调整概算', 'Adjust the estimate'],
    by: 'head',
    ...anyRunning,
    asks: ['wanted', 'fundingSource?'],
    requires: ['ceilingKept'],
    noteRequired: true,
    sets: ({ facts }) => ({ approvedEstimate: facts.wanted }),
  },
  changeScope: {
    title: ['批准重大变更', 'Approve a change of place or scope'],
    help: [
      '变更建设地点或较大变更规模、内容的，报原审批机关',
      'A change of place or a large one of scope goes to the body that approved',
    ],
    by: 'head',
    ...staysIn(...running.filter((state) => state !== 'idea')),
    asks: ['scope', 'decisionNumber'],
    noteRequired: true,
    papers: ['decision'],
  },
  urge: {
    title: ['发督办函', 'Send a letter of supervision'],
    by: ['partner', 'proposer', 'officer'],
    ...anyRunning,
    requires: ['byCoordinator', 'redNow'],
    reads: ['links'],
    papers: ['urge'],
    noteRequired: true,
    fromAfar: true,
    sets: ({ day }) => ({ urgedOn: day }),
  },
  certify: {
    title: ['核定工程量', 'Certify works'],
    help: ['为开工以来累计；按季分摊', 'Cumulative since the start; shared out by quarter'],
    by: 'officer',
    ...anyRunning,
    asks: ['certifiedFen', 'correction?'],
    requires: ['notFalling'],
    noteRequired: true,
    sets: ({ facts, day }) => ({
      certifications: [
        ...(facts.certifications ?? []),
        { on: day, fen: facts.certifiedFen, ...(facts.correction && { correction: facts.correction }) },
      ],
      correction: null,
    }),
  },
  call: {
    title: ['催缴', 'Call funds'],
    by: 'officer',
    ...anyRunning,
    asks: ['callFen', 'callDue'],
    sets: ({ facts }) => {
      const parts = splitByKey(facts.callFen ?? 0, keyOf(facts));
      return { calls: [...(facts.calls ?? []), { due: facts.callDue, parts: parts.ok ? parts.value : [] }] };
    },
  },
  pay: {
    title: ['登记出资', 'Record a payment'],
    by: ['partner', 'proposer', 'officer'],
    ...anyRunning,
    asks: ['payFen', 'paySource?'],
    requires: ['isParty'],
    fromAfar: true,
    sets: (seen) => ({
      payments: [
        ...(seen.facts.payments ?? []),
        {
          party: actingParty(seen),
          fen: seen.facts.payFen,
          on: seen.day,
          ...(seen.facts.paySource && { source: seen.facts.paySource }),
        },
      ],
      paySource: null,
    }),
  },
} as const satisfies Record<string, CaseStep>;
