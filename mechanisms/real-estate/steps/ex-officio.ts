import { titleOf, unitOf } from '../reckoning.ts';
import { relying } from '../relying.ts';
import { type EstateStep, pushTo } from '../vocabulary.ts';
import { inLine, outOfLine, underCorrection } from './registry.ts';

/**
 * 依职权更正、注销: what the registry finds wrong it first tells to the parties. They apply themselves, or agree in writing; otherwise it is
 * announced in public, examined and entered like any other registration.
 */
export const exOfficio = {
  actExOfficio: {
    title: [
      '发现登记错误或者应予注销，通知当事人',
      'Tell the parties of an error, or that the title is to be cancelled',
    ],
    help: ['逾期不办理的，公告后依职权办理', 'What they do not mend in time is announced and mended ex officio'],
    by: 'officer',
    from: 'nothing',
    to: 'noticed',
    asks: ['unit', 'cause', 'document', 'corrected?', 'wrongSince?', 'destroyed?'],
    reads: ['title'],
    sets: (seen) => ({
      unit: unitOf(seen.facts.unit),
      act: seen.law('actOf')?.value[seen.matter?.basic ?? ''],
      exOfficio: true,
      titleVersion: titleOf(seen)?.version ?? 0,
    }),
    requires: ['unitKnown', 'liesHere', 'kindFits', 'titleKnown', 'contentGiven', 'nothingSince'],
    papers: ['errorNotice'],
    then: (seen) => [
      ...underCorrection(seen),
      ...pushTo(seen, relying(seen), [
        '登记机构发现登记簿有误或者权利应予注销，请在通知书载明的期限内办理',
        'The registry has found an error, or that the title is to be cancelled: see the notice for the time to apply',
      ]),
    ],
  },
  agreeExOfficio: {
    title: ['当事人书面同意', 'The parties agree in writing'],
    by: 'officer',
    from: 'noticed',
    to: 'review',
    asks: ['consents'],
    reads: ['title'],
    sets: ({ day }) => ({ agreedOn: day }),
    requires: ['titleKnown', 'nothingSince'],
    then: inLine,
  },
  noticeOver: {
    title: ['通知期满，当事人未办理', 'The time after notice is over'],
    by: 'clock',
    from: 'noticed',
    to: 'review',
    reads: ['title'],
    then: inLine,
  },
  dropExOfficio: {
    title: ['终止依职权办理', 'Drop it'],
    help: ['当事人已自行办理，或者经核实登记无误', 'The parties have applied themselves, or nothing was wrong'],
    by: 'officer',
    from: ['noticed', 'review', 'announcing', 'checked'],
    to: 'withdrawn',
    reads: ['title'],
    noteRequired: true,
    requires: ['isExOfficio'],
    then: (seen) => [
      ...outOfLine(seen, '终止依职权办理'),
      ...pushTo(seen, relying(seen), [
        '登记机构已终止依职权办理',
        'The registry has dropped what it had begun ex officio',
      ]),
    ],
  },
} as const satisfies Record<string, EstateStep>;
