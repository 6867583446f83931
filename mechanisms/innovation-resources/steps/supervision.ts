import { addMonths, type Effect, type EntryRead, holdsOn } from '#kernel';
import { type Case, type CaseStep, COMPLAINTS, INSTITUTIONS } from '../vocabulary.ts';
import { kindOf } from './catalogue.ts';

const suspension = (seen: Case): readonly Effect[] => [
  {
    kind: 'register.hold',
    register: INSTITUTIONS,
    key: seen.facts.institution?.key as string,
    hold: 'suspension',
    id: `${seen.state.id}-ZT`,
    from: seen.day,
    values: {},
  },
  {
    kind: 'message',
    to: seen.facts.institution?.key as string,
    text: [`已暂停创新券服务资格（${seen.state.id}）`, `Suspended (${seen.state.id})`],
  },
];

/** Price and quality, upheld within the twelve months before. */
const before = ({ reads, day }: Case): number =>
  ((reads.complaints ?? []) as readonly EntryRead[]).filter(
    ({ closed, validFrom }) => !closed && validFrom > addMonths(day, -12),
  ).length;

/** 三次查实投诉，或一次骗取: the source suspends its own institution, in the same step that finds it. */
export const suspends = (kind: string | undefined, upheldBefore: number, allowed: number): boolean =>
  kind === 'fraud' || upheldBefore + 1 >= allowed;

const upholding = (seen: Case): readonly Effect[] => {
  const { institution, kind, reference } = seen.facts;
  const entry = seen.reads.entry as EntryRead | undefined;
  const stands = holdsOn(entry?.holds, 'suspension', seen.day).length > 0;
  const due = suspends(kind, before(seen), seen.law('complaintsAllowed')?.value ?? 3);
  return [
    {
      kind: 'register.enter',
      register: COMPLAINTS,
      key: seen.state.id,
      values: { institution, kind, ...(reference && { reference }) },
      from: seen.day,
    },
    ...(due && !stands ? suspension(seen) : []),
  ];
};

/** Only the source suspends; others may stop paying their own vouchers (see `innovation-voucher`). */
export const supervision = {
  suspend: {
    title: ['暂停服务机构', 'Suspend an institution'],
    by: 'head',
    from: 'nothing',
    to: 'suspended',
    asks: ['institution', 'reasons'],
    reads: ['entry'],
    sets: kindOf,
    requires: ['kindFits', 'inRegister', 'notYetSuspended'],
    papers: ['suspension'],
    then: suspension,
  },
  lift: {
    title: ['恢复服务资格', 'Lift the suspension'],
    by: 'head',
    from: 'suspended',
    to: 'lifted',
    noteRequired: true,
    then: ({ facts, state, day, note }) => [
      {
        kind: 'register.release',
        register: INSTITUTIONS,
        key: facts.institution?.key as string,
        id: `${state.id}-ZT`,
        on: day,
        reason: note as string,
      },
    ],
  },
  complain: {
    title: ['投诉服务机构', 'Complain about an institution'],
    by: 'enterprise',
    from: 'nothing',
    to: 'complaintSent',
    asks: ['enterprise', 'institution', 'kind', 'reference?', 'reasons'],
    sets: kindOf,
    requires: ['kindFits'],
    handsTo: 'deciding',
  },
  complaintArrives: {
    title: ['签收', 'Arrives'],
    by: 'node',
    from: 'complaintSent',
    to: 'complaint',
    takesCustody: true,
  },
  complaintBounces: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'complaintSent',
    to: 'dismissed',
    returnsCustody: true,
  },
  uphold: {
    title: ['认定投诉属实', 'Uphold the complaint'],
    help: [
      '十二个月内第三次查实，或查实骗取的，同时暂停该机构',
      'The third in twelve months, or fraud, suspends it at once',
    ],
    by: 'head',
    from: 'complaint',
    to: 'upheld',
    reads: ['entry', 'complaints'],
    sets: (seen) => ({ upheldBefore: before(seen) }),
    requires: ['inRegister'],
    then: upholding,
  },
  rejectComplaint: {
    title: ['认定投诉不属实', 'Do not uphold'],
    by: 'head',
    from: 'complaint',
    to: 'notUpheld',
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;
