import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Link } from './link.ts';
import { type Project, STAGES, type Stage } from './project.ts';
import { compareRatio, percent, ratio } from './ratio.ts';

/** What the gates look at; the caller reads it from registers and grants. */
export interface GateFacts {
  readonly approved: boolean;
  readonly landGranted: boolean;
  readonly fundsFen: number;
  readonly firstYearFen: number;
  readonly links: readonly Link[];
  readonly finalAccounts: boolean;
}

/** Law value of 政府投资条例 art. 12: over this share the feasibility study may have to be submitted again. Basis points. */
export interface BudgetLaw {
  readonly estimateOverBp: number;
}

/** 初步设计概算 over 可行性研究估算 by more than the share blocks; exactly the share does not (超过 excludes the boundary). */
export const checkEstimate = (feasibility: number, preliminary: number, law: BudgetLaw): Result<string> => {
  const over = percent(preliminary - feasibility, feasibility, 1) ?? '0.0';
  const limit = ratio(10_000 + law.estimateOverBp, 10_000);
  if (compareRatio(ratio(preliminary, feasibility), limit) <= 0) return ok(over);
  return refuse(
    'estimate-over',
    [
      `概算超过估算 ${over}%,可要求重新报送可行性研究报告`,
      `The estimate is ${over} % over the feasibility study, which may have to be submitted again`,
    ],
    {
      under: { act: '政府投资条例', article: '12' },
      detail: { feasibility, preliminary, over },
    },
  );
};

/** During construction the approved estimate is the ceiling; an increase names its source of funds and is decided by the original body. */
export const checkCeiling = (
  approved: number,
  wanted: number,
  adjustment?: { readonly fundingSource: string; readonly approvedBy: string; readonly originalApprover: string },
): Result<number> => {
  if (wanted <= approved) return ok(wanted);
  if (!adjustment?.fundingSource.trim())
    return refuse('ceiling', [
      '超出核定概算,须提出资金来源',
      'Over the approved estimate: an adjustment plan with its source of funds is needed',
    ]);
  if (adjustment.approvedBy !== adjustment.originalApprover)
    return refuse('ceiling-approver', ['概算调整由原核定部门批准', 'The original body approves the adjustment']);
  return ok(wanted);
};

const startFaults = (project: Project, f: GateFacts): readonly Words[] => {
  const out: Words[] = [];
  if (!f.approved) out.push(['未取得审批、核准或备案', 'It has no approval, verification or filing']);
  if (!f.landGranted) out.push(['用地未落实', 'The land is not granted']);
  if (f.fundsFen < f.firstYearFen)
    out.push([
      `资金 ${f.fundsFen} 分,首年需 ${f.firstYearFen} 分`,
      `Funds are ${f.fundsFen} fen, the first year needs ${f.firstYearFen}`,
    ]);
  if (project.crossBorder && f.links.length === 0)
    out.push(['跨界项目没有接口协议', 'A cross-border project has no interface agreement']);
  for (const link of f.links) {
    if (!link.signed && link.secondSegment === project.code)
      out.push([`接口协议 ${link.id} 未签`, `Interface agreement ${link.id} is not signed`]);
  }
  return out;
};

/** Moves a project one stage on, or says everything that blocks it. */
export const advanceProject = (project: Project, to: Stage, facts: GateFacts): Result<Project> => {
  if (project.suspended)
    return refuse('project-suspended', [
      `项目已暂停:${project.suspended.because[0]}`,
      `The project is suspended: ${project.suspended.because[1]}`,
    ]);
  if (STAGES.indexOf(to) !== STAGES.indexOf(project.stage) + 1)
    return refuse('stage-order', [
      `不能从 ${project.stage} 到 ${to}`,
      `From ${project.stage} a project does not go to ${to}`,
    ]);
  const faults =
    to === 'started'
      ? startFaults(project, facts)
      : to === 'accepted' && !facts.finalAccounts
        ? [['未完成决算', 'The final accounts are missing'] as const]
        : [];
  if (faults.length === 0) return ok({ ...project, stage: to });
  return refuse('gate', [faults.map((w) => w[0]).join(';'), faults.map((w) => w[1]).join('; ')], {
    detail: { faults },
  });
};
