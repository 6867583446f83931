import type { PaperSpec } from '#kernel';
import { partsScored } from './reckoning.ts';
import type { Waters } from './vocabulary.ts';

const name = ({ authorities }: Waters, id: string): string => authorities[id]?.title[0] ?? id;
const head = (seen: Waters) => ({
  case: seen.state.id,
  title: seen.facts.title,
  water: seen.facts.water,
  section: seen.facts.section,
  from: name(seen, seen.state.receiving.authority),
  to: name(seen, seen.state.deciding.authority),
});

export const papers = {
  crossBorderNotice: {
    title: ['跨界水质异常通报', 'Cross-border notice of abnormal water'],
    code: 'TBH',
    body: (seen) => ({
      ...head(seen),
      item: seen.facts.item,
      value: seen.facts.value,
      readAt: seen.facts.readAt,
      severity: seen.facts.severity,
      confirmedAt: seen.facts.confirmedAt,
      informedAt: seen.facts.informedAt,
      late: (seen.facts.late ?? []).includes('inform'),
      told: seen.facts.notices,
      basis: seen.law('eventReport')?.cite,
    }),
  },
  escalation: {
    title: ['逾期升级督办单', 'Escalation of an overdue duty'],
    code: 'DB',
    body: (seen) => ({
      ...head(seen),
      level: seen.facts.escalated,
      to: seen.facts.escalated === 1 ? '区县负责人' : '执委会',
      state: seen.before?.state,
      note: seen.note,
    }),
  },
  releaseNotice: {
    title: ['计划放水告知', 'Notice of a planned release'],
    code: 'FS',
    body: (seen) => ({ ...head(seen), releaseAt: seen.facts.releaseAt, flow: seen.facts.releaseFlow }),
  },
  order: {
    title: ['水环境问题工单', 'Work order'],
    code: 'GD',
    body: (seen) => ({
      ...head(seen),
      problem: seen.facts.problem,
      kind: seen.facts.problemKind,
      place: seen.facts.place,
    }),
  },
  patrolRecord: {
    title: ['联合巡河记录', 'Record of a joint patrol'],
    code: 'XH',
    body: (seen) => ({
      ...head(seen),
      level: seen.facts.level,
      participants: seen.facts.participants,
      findings: seen.facts.findings,
    }),
  },
  scoreSheet: {
    title: ['跟踪评估评分表', 'Score sheet of the tracking evaluation'],
    code: 'PF',
    body: (seen) => ({
      ...head(seen),
      period: seen.facts.period,
      inputs: seen.facts.inputs,
      inputsHash: seen.facts.inputsHash,
      weights: seen.law('weights')?.value,
      worths: seen.law('worths')?.value,
      worthsStatus: seen.law('worths')?.status,
      parts: partsScored(seen),
      weightsStatus: seen.law('weights')?.status,
      score: seen.facts.score,
      grade: seen.facts.grade,
    }),
  },
  targetSheet: {
    title: ['功能目标签署表', 'Signed targets of a water'],
    code: 'MB',
    when: ({ facts }) => Boolean(facts.signedOn),
    body: (seen) => ({
      ...head(seen),
      act: seen.facts.act,
      targets: seen.facts.targets,
      textHash: seen.facts.signing?.hash,
      signatures: seen.facts.signing?.signatures.map(({ party, on }) => ({ party, on })),
      from: seen.facts.signedOn,
    }),
  },
  rectification: {
    title: ['限期整改方案', 'Rectification plan'],
    code: 'ZG',
    body: (seen) => ({
      ...head(seen),
      reason: seen.facts.reason,
      analysis: seen.facts.analysis,
      plan: seen.facts.plan,
      approvals: seen.facts.approvals,
    }),
  },
} as const satisfies Record<string, PaperSpec<Waters>>;
