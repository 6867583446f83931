import {
  advanceProject,
  checkAnnual,
  checkCeiling,
  checkEstimate,
  checkParts,
  type EntryRead,
  nextVersion,
  ok,
  type PublishedRead,
  reachMilestone,
  readCode,
  replanMilestone,
  routeOf,
  signingState,
  splitByKey,
  takeReport,
} from '#kernel';
import { anyRed } from '../lamps.ts';
import {
  actingAuthority,
  actingParty,
  annualOf,
  changesOf,
  gateFacts,
  keyOf,
  linksIn,
  milestonesOf,
  placesIn,
  planHash,
  planIn,
  projectOf,
  reportsOf,
  stageAfter,
} from '../reckoning.ts';
import type { Case, CaseRule } from '../vocabulary.ts';
import { companyRules } from './company.ts';
import { guaranteeRules } from './guarantee.ts';
import { seriesRules } from './series.ts';
import { togetherRules } from './together.ts';

/** The report as it is being filed; the list of the case does not have it yet. */
export const filing = (seen: Case) => {
  const { facts, day } = seen;
  const party = actingParty(seen) ?? '';
  return {
    kind: 'report' as const,
    project: facts.code ?? '',
    party,
    year: facts.year ?? 0,
    month: facts.month ?? 0,
    fen: facts.fen ?? 0,
    basis: facts.basis ? [facts.basis] : [],
    on: day,
    ...(facts.correction && { correction: { because: [facts.correction, facts.correction] as const, by: party } }),
  };
};

export const rules = {
  matterFits: {
    says: ['该步骤不适用于此事项', 'This step does not belong to this matter'],
    holds: ({ law, matter, step }) =>
      law('kindOf')?.value[matter?.basic ?? ''] ===
      { draftPlan: 'plan', nominate: 'project', raiseIssue: 'issue', draftLink: 'link', recordSeries: 'series' }[
        step
      ],
  },
  byCoordinator: {
    says: ['只有协调机构可以办理', 'Only the coordinating body may do this'],
    holds: (seen) => actingAuthority(seen) === seen.law('coordinator')?.value,
  },

  // 行动计划
  partsSum: {
    says: ['分类数量之和与总数不符', 'The parts do not sum to the total'],
    field: 'parts',
    holds: ({ facts }) => {
      if (facts.total === undefined && !facts.parts?.length) return true;
      const parts = Object.fromEntries((facts.parts ?? []).map((p) => [p.name ?? '', p.count ?? 0]));
      const sums = checkParts(parts, facts.total ?? 0);
      return sums.ok || sums;
    },
  },
  versionFits: {
    says: ['版本与上一版本不衔接', 'The version does not continue the last'],
    field: 'changes',
    holds: ({ facts, reads }) => {
      const last = planIn((reads.planNow as EntryRead | undefined)?.values);
      if (!last)
        return (
          (facts.planVersion === 1 && (facts.changes ?? []).length === 0) || [
            '首个版本为第 1 版，不含调整',
            'The first version is number 1 and has no changes',
          ]
        );
      const next = nextVersion(last, facts.inForceFrom ?? '', changesOf(facts), [
        ...placesIn(facts),
        ...(facts.changes ?? []).map((c) => ({ code: c.code ?? '', block: c.block ?? '', action: c.action ?? '' })),
      ]);
      if (!next.ok) return next;
      if (facts.planVersion !== next.value.version)
        return [`应为第 ${next.value.version} 版`, `It is to be version ${next.value.version}`];
      const codes = (list: readonly { code: string }[]): string =>
        JSON.stringify(list.map(({ code }) => code).sort());
      return (
        codes(next.value.entries) === codes(placesIn(facts)) || [
          '清单与上一版本加调整不一致：每项差异须有理由',
          'The list is not the last one with the changes applied: every difference needs its reason',
        ]
      );
    },
  },
  isCoIssuer: {
    says: ['不是联合印发单位', 'Not one of the bodies that issue together'],
    holds: (seen) => (seen.law('coIssuers')?.value ?? []).includes(actingAuthority(seen) ?? ''),
  },
  roundsLeft: {
    says: ['会签轮次已用完，提请理事会', 'The rounds are used up: the council has it'],
    holds: ({ facts, law }) => (facts.signingRound ?? 0) <= (law('signRounds')?.value ?? 0),
  },
  textChanged: {
    says: ['文本未修改', 'The text has not changed'],
    field: 'entries',
    holds: ({ facts, before }) => planHash(facts) !== planHash((before?.facts ?? {}) as Case['facts']),
  },
  allSigned: {
    says: ['会签未齐：沉默不视为同意', 'Not all have signed: silence is no consent'],
    under: 'noSilence',
    holds: (seen) => {
      const state = seen.facts.planText && signingState(seen.facts.planText);
      if (!state || state.state === 'signed') return state !== undefined;
      const missing = state.state === 'split' ? state.others : state.missing;
      const names = (n: 0 | 1) =>
        missing.map((id) => seen.authorities[id]?.title[n] ?? id).join(n === 0 ? '、' : ', ');
      return [`尚未会签：${names(0)}`, `Not signed by ${names(1)}`];
    },
  },

  // 项目
  codeFits: {
    says: ['项目代码不符', 'The project code is wrong'],
    field: 'code',
    holds: ({ facts, law }) => {
      const rule = law('codeRule')?.value;
      const read = rule && readCode(rule, facts.code ?? '');
      return read === undefined || read.ok || read;
    },
  },
  codeOfDecider: {
    says: ['项目代码的行政区划不属于审批机关', 'The division in the code is not that of the deciding body'],
    field: 'code',
    holds: ({ facts, law, state }) => {
      const [rule, divisions] = [law('codeRule')?.value, law('codeDivisions')?.value];
      const read = rule && readCode(rule, facts.code ?? '');
      if (!divisions || !read?.ok) return true;
      const own = divisions.of[state.deciding.authority] ?? [];
      return (
        own.includes(read.value[divisions.part] ?? '') || [
          `该机关审批的项目，代码的${divisions.part}应为 ${own.join('、') || '（未赋权）'}`,
          `Of what this body decides, the ${divisions.part} in the code is ${own.join(', ') || 'none'}`,
        ]
      );
    },
  },
  codeFree: {
    says: ['该项目代码已在示范区登记', 'The code is given in the zone already'],
    field: 'code',
    holds: ({ reads }) => {
      const [taken] = (reads.codes as PublishedRead | undefined)?.entries ?? [];
      return (
        taken === undefined || [
          `代码已由 ${taken.source} 登记于“${String(taken.values.title)}”`,
          `${taken.source} gave the code to "${String(taken.values.title)}"`,
        ]
      );
    },
  },
  keyFits: {
    says: ['分摊权重须恰好列出各参与方', 'The key names every party once'],
    field: 'key',
    holds: ({ facts }) => {
      const split = splitByKey(facts.cost ?? 0, keyOf(facts));
      if (!split.ok) return split;
      return (
        [...(facts.parties ?? [])].sort().join() ===
        keyOf(facts)
          .map((k) => k.party)
          .sort()
          .join()
      );
    },
  },
  competent: {
    says: ['不是该项目的审批机关', 'This body does not decide this project'],
    field: 'fundedBy',
    holds: ({ facts, law, state, authorities }) => {
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
      if (!answer.ok) return answer;
      const bodies = law('approvers')?.value[answer.value.authority] ?? [];
      const [zh, en] = [0, 1].map((n) => bodies.map((id) => authorities[id]?.title[n] ?? id).join('、')) as [
        string,
        string,
      ];
      return (
        bodies.includes(state.deciding.authority) || [
          `应由${zh || '国家有关部门'}${answer.value.route}：${answer.value.because.map((b) => b[0]).join('；')}`,
          `To be decided by ${en || 'the State'}: ${answer.value.because.map((b) => b[1]).join('; ')}`,
        ]
      );
    },
  },
  gateOpen: {
    says: ['进入下一阶段的条件未满足', 'The gate to the next stage is shut'],
    holds: (seen) => {
      const state = seen.before?.state ?? 'idea';
      const to = stageAfter[seen.step];
      const links = linksIn(seen.reads.links as readonly EntryRead[] | undefined);
      const moved =
        to && advanceProject(projectOf(seen.facts, state), to, gateFacts(seen.facts, state, links, seen.day));
      return moved === undefined || moved.ok || moved;
    },
  },
  estimateWithin: {
    says: ['概算超过估算', 'The estimate is over the feasibility study'],
    field: 'preliminary',
    holds: ({ facts, law }) => {
      const over = law('estimateOverBp')?.value;
      if (over === undefined || facts.feasibility === undefined || facts.preliminary === undefined) return true;
      const checked = checkEstimate(facts.feasibility, facts.preliminary, { estimateOverBp: over });
      return checked.ok || checked;
    },
  },
  ceilingKept: {
    says: ['超出核定概算', 'Over the approved estimate'],
    under: 'investmentRules',
    field: 'wanted',
    holds: (seen) => {
      const { facts, state, before } = seen;
      const here = state.deciding.authority;
      const old = (before?.facts ?? {}) as Case['facts'];
      const checked = checkCeiling(old.approvedEstimate ?? old.cost ?? 0, facts.wanted ?? 0, {
        fundingSource: facts.fundingSource ?? '',
        approvedBy: actingAuthority(seen) ?? '',
        originalApprover: here,
      });
      return checked.ok || checked;
    },
  },
  isParty: {
    says: ['不是该项目的参与方', 'Takes no part in the project'],
    holds: (seen) => (seen.facts.parties ?? []).includes(actingParty(seen) ?? ''),
  },
  annualSums: {
    says: ['年度计划各方之和与总额不符', 'The parts of the year do not sum'],
    field: 'yearFen',
    holds: ({ facts }) => {
      const target = annualOf(facts).at(-1);
      if (!target) return false;
      const checked = checkAnnual(target, facts.yearFen ?? 0);
      return checked.ok || checked;
    },
  },
  yearOnce: {
    says: ['该年度计划已下达，不得改写', 'The year has its target: it is not rewritten'],
    field: 'year',
    holds: ({ facts, before }) =>
      !annualOf((before?.facts ?? {}) as Case['facts']).some((a) => a.year === facts.year),
  },
  reportFits: {
    says: ['月报不符', 'The report does not fit'],
    field: 'fen',
    holds: (seen) => {
      const mine = reportsOf(seen.facts).at(-1);
      const old = reportsOf((seen.before?.facts ?? {}) as Case['facts']);
      const taken = mine ? takeReport(old, mine, seen.facts.parties ?? []) : ok(old);
      return taken.ok || taken;
    },
  },
  noPrefinancing: {
    says: ['政府投资项目不得由施工单位垫资', 'No contractor finances a government project in advance'],
    under: 'investmentRules',
    field: 'prefinanced',
    holds: ({ facts }) => facts.fundedBy !== 'government' || facts.prefinanced !== true,
  },
  notFalling: {
    says: ['累计核定工程量低于上次，须写更正理由', 'Less is certified than before: say what is corrected'],
    field: 'certifiedFen',
    holds: ({ facts, before }) => {
      const last = ((before?.facts ?? {}) as Case['facts']).certifiedFen ?? 0;
      // The step has emptied the field by now; what it said stands in the newest entry.
      return (facts.certifiedFen ?? 0) >= last || !!facts.certifications?.at(-1)?.correction?.trim();
    },
  },
  milestoneFits: {
    says: ['没有这一节点或节点已完成', 'There is no such milestone, or it was reached'],
    field: 'milestoneId',
    holds: ({ facts, before, day, step, note }) => {
      const found = milestonesOf((before?.facts ?? {}) as Case['facts']).find((m) => m.id === facts.milestoneId);
      if (!found) return false;
      const changed =
        step === 'replan'
          ? replanMilestone(found, facts.newDay ?? '', day, [note ?? '', note ?? ''], '')
          : reachMilestone(found, day, facts.proof ?? '');
      return changed.ok || changed;
    },
  },
  redNow: {
    says: ['没有红灯项，不发督办函', 'Nothing is red: no letter'],
    holds: (seen) => anyRed(seen, linksIn(seen.reads.links as readonly EntryRead[] | undefined)),
  },

  ...guaranteeRules,
  ...companyRules,
  ...seriesRules,
  ...togetherRules,
} as const satisfies Record<string, CaseRule>;
