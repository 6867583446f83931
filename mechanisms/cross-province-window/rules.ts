import { cosigning, isDay, type Party } from '#kernel';
import { assistanceRules } from './assistance.ts';
import { askedInVain, barOn, lacking, late, partsOf, partsSoFar, plus, promisedStill } from './reckoning.ts';
import { closingRules } from './rules-closing.ts';
import type { Window, WindowRule } from './vocabulary.ts';

const list = (names: readonly string[]): string => names.join('、');
const inGuide = ({ matter }: Window): ReadonlySet<string> =>
  new Set(['form', ...(matter?.materials ?? []).map((m) => m.concept)]);

export const intakeRules = {
  servesApplicant: {
    says: ['该事项不面向此类申请人', 'This matter does not serve applicants of this kind'],
    field: 'applicant',
    holds: ({ matter, facts }) =>
      !matter || matter.serves === 'both' || (facts.applicant?.kind === 'person') === (matter.serves === 'persons'),
  },
  sameApplicant: {
    says: ['申请人不能更换', 'The applicant cannot be exchanged'],
    field: 'applicant',
    remedy: ['请另建办件', 'Begin another application'],
    holds: ({ before, facts }) => (before?.facts.applicant as Party | undefined)?.key === facts.applicant?.key,
  },
  freeSubmission: {
    says: [
      '可以通过数据共享取得的材料，不得要求申请人提交',
      'What can be had by sharing may not be asked of the applicant',
    ],
    under: 'freeSubmission',
    field: 'materials',
    remedy: [
      '请发起共享查询；查询失败的，先登记失败原因',
      'Query the source; if the query fails, record the failure first',
    ],
    holds: ({ matter, facts }) => {
      const vain = askedInVain(matter, [...(facts.materials ?? []), ...(facts.supplied ?? [])], facts.failedQueries);
      return (
        vain.length === 0 || [
          `无需提交，可共享取得：${list(vain)}`,
          `Not to be handed in, can be had by sharing: ${list(vain)}`,
        ]
      );
    },
  },
  consentGiven: {
    says: [
      '材料要交给另一地的部门，须先签署服务同意书，签署日不晚于今天',
      'The case goes to a body elsewhere: the service consent must be signed first, not on a day to come',
    ],
    under: 'serviceConsent',
    field: 'consent',
    remedy: [
      '请签署同意书；不同意的，可携纸质材料到业务属地窗口办理',
      'Sign it, or apply on paper at a window of the deciding place',
    ],
    holds: ({ facts, state, day }) =>
      state.receiving.authority === state.deciding.authority ||
      (facts.consent?.agreed === true && !(facts.consent.signedOn && facts.consent.signedOn > day)),
  },
  identityVerified: {
    says: ['移交前须核验申请人身份，且人证一致', 'The applicant must be identified before handing over'],
    field: 'identityCheck',
    holds: ({ facts, authorised }) => !authorised('身份核验') || facts.identityCheck?.matched === true,
  },
  formChecked: {
    says: ['移交前须完成形式审查', 'The form check must be done before handing over'],
    field: 'materials',
    holds: ({ facts, authorised }) => !authorised('形式审查') || facts.formCheckedBy !== undefined,
  },
  materialsComplete: {
    says: ['材料不齐全', 'Materials are missing'],
    field: 'materials',
    remedy: ['请当场补齐；可容缺的材料可承诺限期补交', 'Complete them on the spot; some may be promised for later'],
    holds: (seen) => {
      const names = lacking(seen);
      return names.length === 0 || [`尚缺或不合格：${list(names)}`, `Missing or not in order: ${list(names)}`];
    },
  },
  onlineChosen: {
    says: [
      '该事项不能全程网办，或申请人没有选择网办',
      'The matter is not wholly online, or the applicant did not choose so',
    ],
    field: 'onlineAgreed',
    remedy: ['请提交窗口收件', 'Hand it in at a window'],
    holds: ({ facts }) => facts.mode === 'online' || facts.mode === 'kiosk',
  },
  toleranceAllowed: {
    says: [
      '只有指南列明可容缺的材料，才可以承诺补交',
      'Only materials the guide marks as 容缺 may be promised for later',
    ],
    under: 'tolerance',
    field: 'promises',
    holds: ({ matter, facts }) => {
      if (facts.promiseKind !== 'tolerance') return true;
      const may = new Set((matter?.materials ?? []).filter((m) => m.need === 'tolerable').map((m) => m.concept));
      return (
        matter?.tolerates === true &&
        (facts.promises ?? []).length > 0 &&
        (facts.promises ?? []).every((p) => may.has(p.concept ?? ''))
      );
    },
  },
  promisedInTime: {
    says: [
      '承诺补交日不得早于今天，也不得超过容缺最长期限',
      'A material may be promised from today to the longest term only',
    ],
    under: 'tolerance',
    field: 'promises',
    holds: ({ facts, law, day }) => {
      const longest = law('toleranceTerm');
      return (facts.promises ?? []).every(
        ({ promisedBy }) =>
          promisedBy !== undefined && day <= promisedBy && (!longest || promisedBy <= plus(day, longest.value)),
      );
    },
  },
  commitmentAllowed: {
    says: [
      '涉及公共安全、生态环境和生命健康的事项，不适用告知承诺',
      'A commitment does not replace proof where safety, environment or health is at stake',
    ],
    under: 'commitments',
    field: 'promiseKind',
    holds: ({ matter, facts }) =>
      facts.promiseKind !== 'commitment' ||
      (matter?.commitment === true && !matter.safety && facts.commitment !== undefined),
  },
  renewalInTime: {
    says: ['申请延续应当在有效期届满前的法定日期之前提出', 'Renewal must be asked for the legal time before expiry'],
    under: 'renewalRule',
    field: 'renewal',
    remedy: ['请按新办申请', 'Apply for a new licence instead'],
    holds: ({ facts, law, before, day }) => {
      const lead = law('renewalLead');
      const expires = facts.renewal?.expires;
      if (!expires || !lead || !isDay(expires)) return true;
      return plus(facts.receivedOn ?? before?.openedOn ?? day, lead.value) <= expires;
    },
  },
} as const satisfies Record<string, WindowRule>;

export const acceptanceRules = {
  notBarred: {
    says: ['申请人在限制申请期内', 'The applicant is barred from applying for this'],
    under: 'falseMaterials',
    field: 'applicant',
    holds: (seen) => {
      const bar = barOn(seen);
      return (
        bar === undefined || [
          `申请人在限制申请期内，至 ${bar.validTo ?? '—'}`,
          `The applicant is barred until ${bar.validTo ?? '—'}`,
        ]
      );
    },
  },
  replyInTime: {
    says: [
      '答复期限已过，自收到材料之日起已视为受理',
      'The time to reply has passed: the application counts as accepted',
    ],
    under: 'deemedAcceptance',
    holds: (seen) => !late(seen, 'reply'),
  },
  nothingBeyondGuide: {
    says: ['不得要求办事指南以外的材料', 'Nothing outside the guide may be asked for'],
    under: 'nothingBeyondGuide',
    field: 'missing',
    holds: (seen) => (seen.facts.missing ?? []).every((item) => inGuide(seen).has(item.concept ?? '')),
  },
  correctionOnce: {
    says: [
      '需要补正的内容应当一次告知，不得就原有缺陷再次要求补正',
      'Corrections are asked for once: not again for what was already lacking',
    ],
    under: 'oneTimeCorrection',
    field: 'missing',
    remedy: [
      '请受理；确由补正材料新产生的问题，用“就补正材料再告知”',
      'Accept it; for a problem that only the material supplied has brought up use the follow-up',
    ],
    holds: ({ state }) => (state.taken.askCorrection ?? 0) + (state.taken.askCorrectionHere ?? 0) === 0,
  },
  arisesFromSupply: {
    says: ['只能就本次补正的材料本身再告知', 'A follow-up may concern only the materials just supplied'],
    under: 'oneTimeCorrection',
    field: 'missing',
    holds: ({ facts }) => {
      const supplied = new Set((facts.supplied ?? []).map((m) => m.concept));
      return (facts.missing ?? []).every((item) => supplied.has(item.concept));
    },
  },
  followUpOnce: {
    says: ['就补正材料再告知以一次为限', 'There is one follow-up only'],
    under: 'oneTimeCorrection',
    holds: ({ state }) => (state.taken.followUp ?? 0) === 0,
  },
} as const satisfies Record<string, WindowRule>;

export const decisionRules = {
  twoOfficers: {
    says: ['实地核查应当由两名以上工作人员进行', 'An inspection on site takes two officers at least'],
    under: 'twoOfficers',
    field: 'inspection',
    holds: ({ facts }) => new Set(facts.inspection?.officers ?? []).size >= 2,
  },
  specialListed: {
    says: ['办事指南没有列明这一特别程序', 'The guide does not list this special procedure'],
    under: 'specialProcedures',
    field: 'specialProcedure',
    holds: ({ matter, facts }) =>
      matter?.special.some((s) => s.name === facts.specialProcedure) || [
        `指南列明的特别程序：${list(matter?.special.map((s) => s.name) ?? []) || '无'}`,
        `The guide lists: ${list(matter?.special.map((s) => s.name) ?? []) || 'none'}`,
      ],
  },
  notYetTold: {
    says: ['已经书面告知过申请人', 'The applicant has been told already'],
    beforehand: true,
    holds: ({ before }) => before?.facts.applicantTold !== true,
  },
  extensionOnce: {
    says: ['期限只能延长一次', 'The term is extended once only'],
    under: 'extensionOnce',
    beforehand: true,
    holds: ({ state }) => (state.taken.extend ?? 0) === 0,
  },
  extensionInTime: {
    says: ['法定期限已经届满，不能再延长', 'The term is over and can no longer be extended'],
    under: 'extensionOnce',
    beforehand: true,
    holds: (seen) => !late(seen, 'statutory'),
  },
  jointExtensionApproved: {
    says: [
      '联合办理延期，须经本级人民政府负责人批准',
      'Joint handling is extended only with the approval of the government of that level',
    ],
    under: 'extensionOnce',
    field: 'governmentApproval',
    holds: ({ matter, facts }) => !matter?.joint?.length || (facts.governmentApproval ?? '').trim() !== '',
  },
  hasParts: {
    says: ['该事项没有联办部分', 'This matter has no parts to be handled jointly'],
    beforehand: true,
    holds: (seen) => partsOf(seen).length > 0 && (seen.state.taken.openParts ?? 0) === 0,
  },
  partsDone: {
    says: ['联办事项尚未全部有结果', 'Not all parts have come to an end'],
    holds: (seen) => partsSoFar(seen).over,
  },
  partsRun: {
    says: ['联办事项尚未办理', 'The parts have not been handled'],
    remedy: ['请先启动联办', 'Begin the parts first'],
    holds: (seen) =>
      partsOf(seen).length === 0 || seen.facts.decision === 'terminate' || seen.facts.partsOutcome !== undefined,
  },
  decisionFitsParts: {
    says: ['决定与各联办部分的结果不符', 'The decision does not fit the outcome of the parts'],
    field: 'decision',
    holds: ({ facts }) => {
      if (facts.decision === 'grant') return facts.partsOutcome === undefined || facts.partsOutcome === 'all';
      return facts.decision !== 'partial' || facts.partsOutcome === 'partial';
    },
  },
  falseMaterialRefused: {
    says: [
      '隐瞒情况或者提供虚假材料的，应当不予许可并给予警告',
      'Where facts were hidden or false material was given, it is refused, with a warning',
    ],
    under: 'falseMaterials',
    field: 'decision',
    holds: ({ facts }) => facts.falseMaterial !== true || facts.decision === 'refuse',
  },
  reasonsGiven: {
    says: [
      '不予、部分准予或者终止，应当书面说明理由',
      'To refuse, grant in part or terminate, reasons must be given',
    ],
    under: 'reasonsAndRemedies',
    field: 'reasons',
    holds: ({ facts }) => facts.decision === 'grant' || (facts.reasons ?? '').trim() !== '',
  },
  remediesKnown: {
    says: [
      '没有该部门的复议机关和管辖法院信息，不能作出决定',
      'Review body and court of the deciding body are not known',
    ],
    under: 'reasonsAndRemedies',
    field: 'remedies',
    holds: ({ facts }) => facts.remedies !== undefined,
  },
  promisedSupplied: {
    says: ['容缺材料尚未补齐，不得准予', 'Materials promised have not come: it cannot be granted yet'],
    under: 'tolerance',
    field: 'materials',
    holds: (seen) => {
      if (seen.facts.decision === 'refuse' || seen.facts.decision === 'terminate') return true;
      const still = promisedStill(seen);
      return (
        still.length === 0 || [`容缺材料尚未补齐：${list(still)}`, `Promised materials have not come: ${list(still)}`]
      );
    },
  },
  allPromisedSupplied: {
    says: ['请一次补齐全部容缺材料', 'Supply all promised materials together'],
    under: 'tolerance',
    field: 'supplied',
    holds: (seen) => (seen.facts.promises ?? []).length > 0 && promisedStill(seen).length === 0,
  },
  overrunExplained: {
    says: ['超出承诺时限的，应当公开说明理由', 'The promise was overrun: the reason must be stated publicly'],
    under: 'promiseKept',
    field: 'overrunReason',
    holds: (seen) => !late(seen, 'promised') || (seen.facts.overrunReason ?? '').trim() !== '',
  },
  overrunWithoutPerson: {
    says: [
      '超时说明将向社会公开，不得写入申请人姓名、证件号码、电话或者办件编号',
      'The explanation is public: no name, identity number, telephone or case number in it',
    ],
    under: 'promiseKept',
    field: 'overrunReason',
    holds: ({ facts: { overrunReason = '', applicant }, state }) =>
      !/[0-9]{11}/.test(overrunReason) &&
      [applicant?.name, applicant?.key, applicant?.agent?.name, state.id].every(
        (one) => !one || !overrunReason.includes(one),
      ),
  },
  officerMayGrantAlone: {
    says: ['该类事项应当由负责人作出决定', 'The head must decide matters of this type'],
    remedy: ['请拟定决定，报负责人', 'Propose the decision to the head'],
    holds: ({ matter, law }) =>
      matter?.instant === true || (matter !== undefined && law('soleDecision')?.value.includes(matter.type) === true),
  },
} as const satisfies Record<string, WindowRule>;

export const rules = {
  ...intakeRules,
  ...acceptanceRules,
  ...decisionRules,
  ...assistanceRules,
  ...closingRules,
  ...cosigning.rules,
};
