import { addMonths, dueDay, type PaperSpec, publicityOn } from '#kernel';
import { calendarsOf } from './reckoning.ts';
import type { Case } from './vocabulary.ts';

const head = ({ facts, state, authorities }: Case) => ({
  case: state.id,
  applicant: facts.applicant?.name,
  round: facts.round,
  series: facts.series,
  level: facts.level,
  decidedBy: authorities[state.deciding.authority]?.title[0] ?? state.deciding.authority,
});

const lastDay = (seen: Case): string | undefined => {
  const state = seen.facts.publicity && publicityOn(seen.facts.publicity, calendarsOf(seen), seen.day);
  return state?.ok ? state.value.last : undefined;
};

const voteOf = ({ facts: { decision, roll, meeting } }: Case) => ({
  presiding: meeting?.chair,
  attendance: roll?.present.join('、'),
  recused: roll?.recused.map(({ member, because }) => `${member}:${because[0]}`).join('；') || '无',
  conclusion: decision?.because.map(([zh]) => zh).join('；'),
  sums: decision && `同意 ${decision.counts.yes},不同意 ${decision.counts.no},弃权 ${decision.counts.abstain}`,
});

export const papers = {
  notice: {
    title: ['职称评审通知', 'Notice of a review'],
    code: 'TZ',
    body: (seen) => ({
      ...head(seen),
      conditions: seen.facts.conditions,
      opensOn: seen.facts.opensOn,
      closesOn: seen.facts.closesOn,
    }),
  },
  filing: {
    title: ['评审委员会备案表', 'Filing of a committee'],
    code: 'BA',
    body: (seen) => ({
      ...head(seen),
      committee: seen.facts.committee,
      committeeTo: seen.facts.committeeTo,
      seed: seen.facts.draw?.result?.seed,
    }),
  },
  acceptance: {
    title: ['申报受理通知书', 'Notice of acceptance'],
    code: 'SL',
    body: (seen) => ({ ...head(seen), acceptedOn: seen.day }),
  },
  correction: {
    title: ['申报材料补正通知书', 'Notice of what is to be completed'],
    code: 'BZ',
    body: (seen) => {
      const term = seen.law('correctionTerm')?.value;
      const due = term?.unit === 'wd' ? dueDay(seen.calendar, seen.day, term) : undefined;
      return { ...head(seen), correction: seen.facts.correction, correctBy: due?.ok ? due.value : undefined };
    },
  },
  minutes: {
    title: ['评审会议纪要', 'Minutes of the meeting'],
    code: 'JY',
    body: (seen) => ({
      ...head(seen),
      ...voteOf(seen),
      charges: seen.facts.charges,
      boardHash: seen.facts.ballot?.board?.boardHash,
      keptUntil: addMonths(seen.day, 12 * (seen.law('recordYears')?.value ?? 0)),
    }),
  },
  result: {
    title: ['评审结果通知', 'Notice of the result'],
    code: 'JG',
    body: (seen) => ({ ...head(seen), ...voteOf(seen), remedies: seen.facts.remedies }),
  },
  publicity: {
    title: ['评审结果公示', 'Publicity of the result'],
    code: 'GS',
    body: (seen) => ({
      ...head(seen),
      publishedName: seen.facts.publishedName,
      publishedEmployer: seen.facts.publishedEmployer,
      publicityTo: lastDay(seen),
    }),
  },
  finding: {
    title: ['异议核实结论', 'Finding on an objection'],
    code: 'HS',
    body: (seen) => ({
      ...head(seen),
      objectionId: seen.facts.objectionId,
      outcome: seen.facts.outcome,
      reasons: seen.note,
    }),
  },
  certificate: {
    title: ['职称证书', 'Certificate of a title'],
    code: 'ZS',
    when: ({ facts }) => facts.certifiedOn !== undefined,
    body: (seen) => ({
      ...head(seen),
      certificate: seen.facts.certificate,
      certifiedOn: seen.facts.certifiedOn,
      confirmedBy: seen.facts.signing?.signatures
        .map(({ party, on }) => `${seen.authorities[party]?.title[0] ?? party}（${on}）`)
        .join('；'),
    }),
  },
  revocation: {
    title: ['撤销职称决定书', 'Decision to revoke a title'],
    code: 'CX',
    body: (seen) => ({
      ...head(seen),
      certificate: seen.facts.certificate,
      reasons: seen.facts.reasons,
      barredUntil: seen.facts.barredUntil,
      remedies: seen.facts.remedies,
    }),
  },
  recognition: {
    title: ['职称互认备案单', 'Recognition on file'],
    code: 'HR',
    body: (seen) => ({
      ...head(seen),
      pastTitle: seen.facts.pastTitle,
      recognisedBy: seen.facts.recognisedBy,
      certificate: seen.facts.certificate,
    }),
  },
} as const satisfies Record<string, PaperSpec<Case>>;
