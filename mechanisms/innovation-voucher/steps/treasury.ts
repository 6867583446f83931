import { type Effect, type EntryRead, isDay, parseBankFile } from '#kernel';
import { account } from '../accounts.ts';
import { post, wake } from '../money.ts';
import { dueStage, isApproved } from '../reads.ts';
import { type Instruction, instructionFile, matchBank } from '../reckoning/payment.ts';
import { PAYABLES, SUSPENSIONS } from '../registers.ts';
import { type Case, type CaseStep, kindOf, tell } from '../vocabulary.ts';

const own = ({ state }: Case): string => state.deciding.authority;
const source = (seen: Case): string => account('appropriation', own(seen), seen.facts.year ?? '-');
const pool = (seen: Case): string => account('pool', own(seen), seen.facts.year ?? '-');

const dueIn = (seen: Case): readonly EntryRead[] =>
  ((seen.reads.due ?? []) as readonly EntryRead[]).filter(({ closed }) => !closed);

const instructionOf = ({ key, values }: EntryRead): Instruction => ({
  reference: key,
  name: values.name as string,
  payee: values.account as string,
  amount: values.amount as number,
  year: values.year as string,
});

/** What was approved stays as it was approved: only how far its payment has come changes. */
const restaged = (seen: Case, { key, values }: EntryRead, stage: string): Effect => ({
  kind: 'register.enter',
  register: PAYABLES,
  key,
  values: { ...values, stage, batch: seen.state.id },
  from: seen.day,
});

const instructions = ({ facts }: Case): readonly Instruction[] => facts.instructions ?? [];

/** What this place approved of all that the batch or the bank names: its own decisions, not what was made of them. */
const approvedIn = (seen: Case): readonly EntryRead[] =>
  ((seen.reads.named ?? []) as readonly (EntryRead | undefined)[]).flatMap((one) =>
    one && one.version > 0 && isApproved(one, own(seen)) ? one : [],
  );

/** Approved list = instructions = bank file: three lists from three hands. */
const matched = (seen: Case) => {
  const read = parseBankFile(seen.facts.bankFile ?? '');
  const days = seen.law('bankDays')?.value ?? 5;
  const signed = seen.facts.signedOn ?? seen.day;
  const approved = approvedIn(seen).map(instructionOf);
  return read.ok ? matchBank(approved, instructions(seen), read.value, signed, days) : undefined;
};

/** What this file shows as paid that no file before it did. */
const fresh = (seen: Case) => {
  const known = new Set((seen.before?.facts.paidRefs ?? []) as readonly string[]);
  return (matched(seen)?.matched ?? []).filter(({ reference }) => !known.has(reference));
};

export const treasury = {
  appropriate: {
    title: ['登记年度预算', 'Enter the appropriation'],
    by: 'head',
    from: 'nothing',
    to: 'appropriated',
    asks: ['year', 'appropriation'],
    sets: kindOf,
    reads: ['pool', 'queue'],
    requires: ['kindFits'],
    then: (seen) => {
      const amount = seen.facts.appropriation ?? 0;
      return [
        ...post([{ id: `${seen.state.id}/appropriation`, debit: source(seen), credit: pool(seen), amount }]),
        ...wake(seen, amount),
      ];
    },
  },
  rebudget: {
    title: ['调整预算', 'Change the appropriation'],
    help: ['调增不限；调减只能到已承诺的金额', 'Up freely; down only to what is committed'],
    by: 'head',
    from: 'appropriated',
    to: 'appropriated',
    asks: ['change', 'reasons'],
    reads: ['pool', 'queue'],
    sets: ({ facts, before }) => ({
      appropriation: ((before?.facts.appropriation as number | undefined) ?? 0) + (facts.change ?? 0),
    }),
    requires: ['changeNotZero', 'lowerWithinFree'],
    then: (seen) => {
      const change = seen.facts.change ?? 0;
      const id = `${seen.state.id}/change-${(seen.state.taken.rebudget ?? 0) + 1}`;
      return change > 0
        ? [...post([{ id, debit: source(seen), credit: pool(seen), amount: change }]), ...wake(seen, change)]
        : post([{ id, debit: pool(seen), credit: source(seen), amount: -change }]);
    },
  },
  closeBudget: {
    title: ['结束预算年度', 'Close the year'],
    by: 'head',
    from: 'appropriated',
    to: 'budgetClosed',
    noteRequired: true,
  },
  assemble: {
    title: ['汇总付款批次', 'Assemble a batch'],
    by: 'officer',
    from: 'nothing',
    to: 'batched',
    asks: ['month'],
    reads: ['due'],
    sets: (seen) => {
      const list = dueIn(seen).map(instructionOf);
      return { ...kindOf(seen), instructions: list, instructionFile: instructionFile(list) };
    },
    requires: ['kindFits', 'somethingDue'],
  },
  sign: {
    title: ['签发付款指令', 'Sign the instructions'],
    by: 'head',
    from: 'batched',
    to: 'signed',
    differentFrom: ['assemble'],
    reads: ['due'],
    // What was frozen since it was put on the list is left out.
    sets: (seen) => {
      const due = new Set(dueIn(seen).map(({ key }) => key));
      const list = instructions(seen).filter(({ reference }) => due.has(reference ?? ''));
      return { instructions: list, instructionFile: instructionFile(list), signedOn: seen.day };
    },
    requires: ['somethingDue'],
    papers: ['batch'],
    then: (seen) => {
      const signed = new Set(instructions(seen).map(({ reference }) => reference));
      return dueIn(seen).flatMap((one) => (signed.has(one.key) ? restaged(seen, one, `sent:${own(seen)}`) : []));
    },
  },
  dropBatch: {
    title: ['作废批次', 'Drop the batch'],
    by: 'officer',
    from: 'batched',
    to: 'reconciled',
    noteRequired: true,
  },
  importBank: {
    title: ['导入银行回单并对账', "Import the bank's file"],
    help: [
      '核定清单、付款指令、银行回单三方一致才算已付',
      'Paid is what the approved list, the instructions and the bank all tell',
    ],
    by: ['treasurer', 'officer'],
    from: ['signed', 'reconciling'],
    to: {
      oneOf: ['reconciling', 'reconciled'],
      pick: (seen) => (matched(seen)?.closable ? 'reconciled' : 'reconciling'),
    },
    asks: ['bankFile'],
    reads: ['named'],
    sets: (seen) => {
      const known = (seen.before?.facts.paidRefs ?? []) as readonly string[];
      return {
        breaks: matched(seen)?.breaks ?? [],
        breaksSince: seen.before?.facts.breaksSince ?? seen.day,
        paidRefs: [...known, ...fresh(seen).map(({ reference }) => reference)],
      };
    },
    asOf: 'breaksSince',
    requires: ['bankFileReads'],
    then: (seen) =>
      fresh(seen).map(({ reference, serial, day }) => ({
        kind: 'case.step' as const,
        case: reference,
        step: 'settle',
        facts: { paidOn: isDay(day) ? day : seen.day, serial },
      })),
  },
  closeBreaks: {
    title: ['处理差异并结束批次', 'Close the breaks'],
    help: ['未到账的退回待付清单，下一批次重新付款', 'What did not arrive goes back on the list for the next batch'],
    by: 'head',
    from: 'reconciling',
    to: 'reconciled',
    differentFrom: ['importBank'],
    noteRequired: true,
    reads: ['named'],
    then: (seen) =>
      approvedIn(seen).flatMap((one) =>
        one.values.stage === `sent:${own(seen)}` && one.values.batch === seen.state.id
          ? restaged(seen, one, dueStage(own(seen)))
          : [],
      ),
  },
  suspendPayments: {
    title: ['暂停向机构兑付', 'Suspend payments to an institution'],
    help: [
      '只及于本地的券；机构是否暂停由其来源地决定',
      "This place's vouchers only: the source alone suspends an institution",
    ],
    by: 'head',
    from: 'nothing',
    to: 'notPaying',
    asks: ['institution', 'reasons'],
    sets: kindOf,
    requires: ['kindFits'],
    then: (seen) => [
      {
        kind: 'register.enter',
        register: SUSPENSIONS,
        key: seen.facts.institution?.key as string,
        values: { institution: seen.facts.institution, reasons: seen.facts.reasons },
        from: seen.day,
      },
      ...tell(seen.facts.institution?.key, seen, ['本地已暂停向贵机构兑付', 'Payments to you are suspended here']),
    ],
  },
  resumePayments: {
    title: ['恢复兑付', 'Resume payments'],
    by: 'head',
    from: 'notPaying',
    to: 'payingAgain',
    noteRequired: true,
    then: (seen) => [
      {
        kind: 'register.close',
        register: SUSPENSIONS,
        key: seen.facts.institution?.key as string,
        on: seen.day,
        reason: seen.note as string,
      },
    ],
  },
} as const satisfies Record<string, CaseStep>;
