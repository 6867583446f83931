import { canonicalText, type Effect, type EntryRead, type Facts } from '#kernel';
import { type Case, type CaseStep, INSTITUTIONS, RESOURCES } from '../vocabulary.ts';

export const kindOf = ({ matter, law }: Case) => ({ act: law('actOf')?.value[matter?.basic ?? ''] });

const enter = (register: string, key: string, values: Facts, day: string): Effect => ({
  kind: 'register.enter',
  register,
  key,
  values,
  from: day,
});

type Present = readonly (EntryRead | undefined)[];

interface Row {
  readonly register: string;
  readonly key: string;
  readonly values: Facts;
  readonly present: EntryRead | undefined;
}

const rowsIn = ({ facts, reads }: Case): readonly Row[] => {
  const [institutions, resources] = [reads.institutions as Present, reads.resources as Present];
  return [
    ...(facts.institutions ?? []).map((values, n) => ({
      register: INSTITUTIONS,
      key: values.institution?.key as string,
      values,
      present: institutions[n],
    })),
    ...(facts.resources ?? []).map(({ number, ...values }, n) => ({
      register: RESOURCES,
      key: number as string,
      values,
      present: resources[n],
    })),
  ];
};

const known = ({ present }: Row): boolean => present !== undefined && present.version > 0;
const unchanged = (row: Row): boolean =>
  known(row) && !row.present?.closed && canonicalText(row.present?.values) === canonicalText(row.values);

/** What the list adds and changes. A row that says what the register says already writes nothing: a list may be handed in again. */
const all = (seen: Case): readonly Effect[] =>
  rowsIn(seen)
    .filter((row) => !unchanged(row))
    .map(({ register, key, values, present }) => ({
      ...enter(register, key, values, seen.day),
      expect: present?.version ?? 0,
    }));

const counted = (seen: Case) => {
  const rows = rowsIn(seen);
  const added = (of: string): number => rows.filter((row) => row.register === of && !known(row)).length;
  const same = rows.filter(unchanged).length;
  const [newInstitutions, newResources] = [added(INSTITUTIONS), added(RESOURCES)];
  return { newInstitutions, newResources, same, changed: rows.length - newInstitutions - newResources - same };
};

/** 入库: a list that is handed in and checked by a second person, or one institution that applies. */
export const catalogue = {
  handIn: {
    title: ['提交机构与资源清单', 'Hand in institutions and resources'],
    by: 'officer',
    from: 'nothing',
    to: 'handedIn',
    asks: ['institutions?', 'resources?'],
    sets: kindOf,
    requires: ['kindFits', 'somethingHandedIn', 'ownInstitutions', 'numbersFit', 'numbersOnce'],
    internal: true,
  },
  takeOver: {
    title: ['复核入库', 'Check and take over'],
    by: 'head',
    from: 'handedIn',
    to: 'takenOver',
    differentFrom: ['handIn'],
    reads: ['institutions', 'resources'],
    sets: counted,
    then: all,
  },
  dismiss: {
    title: ['退回清单', 'Dismiss the list'],
    by: 'head',
    from: 'handedIn',
    to: 'dismissed',
    noteRequired: true,
  },
  applyAdmission: {
    title: ['申请入库', 'Apply for admission'],
    by: 'institution',
    from: 'nothing',
    to: 'applied',
    asks: ['institution', 'categories', 'controllers?', 'holdings?'],
    sets: kindOf,
    requires: ['kindFits'],
    handsTo: 'deciding',
  },
  admissionArrives: { title: ['签收', 'Arrives'], by: 'node', from: 'applied', to: 'pending', takesCustody: true },
  admissionBounces: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'applied',
    to: 'dismissed',
    returnsCustody: true,
  },
  admit: {
    title: ['准予入库', 'Admit'],
    by: 'head',
    from: 'pending',
    to: 'admitted',
    papers: ['admission'],
    then: ({ facts: { institution, categories, controllers, holdings }, state, day }) => [
      enter(
        INSTITUTIONS,
        institution?.key as string,
        {
          institution,
          place: state.deciding.jurisdiction,
          categories,
          controllers: controllers ?? [],
          holdings: holdings ?? [],
        },
        day,
      ),
    ],
  },
  refuseAdmission: {
    title: ['不予入库', 'Do not admit'],
    by: 'head',
    from: 'pending',
    to: 'dismissed',
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;
