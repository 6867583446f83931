import { type Effect, holdsOn, type Party, type StandingHold } from '#kernel';
import { holdersIn, TITLES, titleOf, unitOf } from '../reckoning.ts';
import { relying } from '../relying.ts';
import { type Estate, type EstateStep, pushTo, staysIn } from '../vocabulary.ts';

/** Whether the thing is still the debtor's: what was entered for another before cannot be seized (查扣冻规定 23). */
const stillTheirs = (seen: Estate): boolean =>
  holdersIn(titleOf(seen)).some(({ party }) => party.key === seen.facts.debtor?.key);

const seizures = (seen: Estate): readonly StandingHold[] =>
  holdsOn(titleOf(seen)?.holds, 'seizure', seen.day, { waiting: true });

/** 最高额抵押: the claim is fixed when the mortgagee learns of the seizure, which the push tells (民法典 423). */
const fixedBy = (seen: Estate): readonly StandingHold[] =>
  holdsOn(titleOf(seen)?.holds, 'mortgage', seen.day).filter(({ values }) => values.maximum === true);

const seize = (seen: Estate): readonly Effect[] => {
  if (!stillTheirs(seen)) return [];
  const { unit, court, document, debtor, seizureTerm } = seen.facts;
  const values = { court, document, debtor };
  return [
    {
      kind: 'register.hold',
      register: TITLES,
      key: unit as string,
      hold: 'seizure',
      id: `${seen.state.id}-CF`,
      from: seen.day,
      lasts: seizureTerm,
      values,
    },
    ...pushTo(seen, relying(seen), [`${court}已对该不动产登记查封`, 'A court has had this property seized']),
    ...pushTo(
      seen,
      fixedBy(seen).map(({ values: { holder }, case: via }) => ({ key: (holder as Party | undefined)?.key, via })),
      ['最高额抵押担保的债权自您知悉查封时确定', 'The claim under your maximum-amount mortgage is fixed from now on'],
    ),
  ];
};

const own = (seen: Estate) => ({ register: TITLES, key: seen.facts.unit as string, id: `${seen.state.id}-CF` });
const kindOf = ({ matter, law, facts }: Estate) => ({
  unit: unitOf(facts.unit),
  act: law('actOf')?.value[matter?.basic ?? ''],
});

/** What others order or report: seizures in order of service, notes of restrictions, and earlier records taken over. */
export const court = {
  serveSeizure: {
    title: ['办理查封（协助执行）', 'Enter a seizure for a court'],
    help: ['当场办理：先登记的生效，后到的轮候', 'At once: the first is effective, later ones wait in line'],
    by: 'officer',
    from: 'nothing',
    to: { oneOf: ['seized', 'moved'], pick: (seen) => (stillTheirs(seen) ? 'seized' : 'moved') },
    asks: ['unit', 'court', 'document', 'debtor', 'seizureTerm'],
    reads: ['title'],
    sets: (seen) => ({
      ...kindOf(seen),
      ...(fixedBy(seen).length > 0 && stillTheirs(seen) && { fixedClaims: fixedBy(seen).map(({ id }) => id) }),
      seizureOutcome: !stillTheirs(seen) ? 'moved' : seizures(seen).length ? 'waiting' : 'entered',
    }),
    requires: ['unitKnown', 'liesHere', 'kindFits', 'seizureTermLawful'],
    papers: ['courtAnswer'],
    then: seize,
  },
  renewSeizure: {
    title: ['续行查封', 'Renew the seizure'],
    by: 'officer',
    ...staysIn('seized'),
    asks: ['document', 'seizureTerm'],
    requires: ['seizureTermLawful'],
    papers: ['courtAnswer'],
    then: (seen) => [{ kind: 'register.renew', ...own(seen), lasts: seen.facts.seizureTerm }],
  },
  liftSeizure: {
    title: ['解除查封', 'Lift the seizure'],
    by: 'officer',
    from: 'seized',
    to: 'lifted',
    asks: ['document'],
    reads: ['title'],
    papers: ['courtAnswer'],
    then: (seen) => [
      { kind: 'register.release', ...own(seen), on: seen.day, reason: seen.facts.document as string },
      ...pushTo(seen, relying(seen), [
        '查封已解除；有轮候查封的，自动生效',
        'The seizure was lifted; the next in line, if any, takes effect',
      ]),
    ],
  },
  closeLapsed: {
    title: ['查封到期失效结案', 'Close: the seizure has lapsed'],
    by: 'officer',
    from: 'seized',
    to: 'lifted',
    reads: ['title'],
    requires: ['seizureLapsed'],
  },
  annotate: {
    title: ['标注限制', 'Note a restriction'],
    by: 'officer',
    from: 'nothing',
    to: 'noted',
    asks: ['unit', 'note', 'document', 'applicant?'],
    reads: ['title'],
    sets: kindOf,
    requires: ['unitKnown', 'liesHere', 'kindFits', 'titleKnown'],
    then: (seen) => [
      {
        kind: 'register.hold',
        register: TITLES,
        key: seen.facts.unit as string,
        hold: seen.facts.note as string,
        id: `${seen.state.id}-BZ`,
        from: seen.day,
        values: { holder: seen.facts.applicant, document: seen.facts.document },
      },
      ...pushTo(seen, relying(seen), ['登记簿上新增限制标注', 'A restriction was noted on the register']),
    ],
  },
  clearNote: {
    title: ['注销标注', 'Remove the note'],
    help: ['凭整改证明、生效文书等', 'On proof that it was put right, or a judgment'],
    by: 'officer',
    from: 'noted',
    to: 'cleared',
    asks: ['document'],
    reads: ['title'],
    then: (seen) => [
      {
        kind: 'register.release',
        register: TITLES,
        key: seen.facts.unit as string,
        id: `${seen.state.id}-BZ`,
        on: seen.day,
        reason: seen.facts.document as string,
      },
      ...pushTo(seen, relying(seen), ['登记簿上的限制标注已注销', 'A restriction noted on the register was removed']),
    ],
  },
  handIn: {
    title: ['提交历史登记资料', 'Hand in earlier records'],
    help: [
      '成批入簿也是办件：资料、来源和复核人都留痕',
      'Taking records over is a case too: source and checker stay on record',
    ],
    by: 'officer',
    from: 'nothing',
    to: 'handedIn',
    asks: ['batch', 'cause'],
    sets: ({ matter, law }) => ({ act: law('actOf')?.value[matter?.basic ?? ''] }),
    requires: ['kindFits', 'unitsKnown'],
    internal: true,
  },
  takeOver: {
    title: ['复核入簿', 'Check and take over'],
    by: 'registrar',
    from: 'handedIn',
    to: 'takenOver',
    differentFrom: ['handIn'],
    then: ({ facts }) =>
      (facts.batch ?? []).map(({ unit, since, ...values }) => ({
        kind: 'register.enter' as const,
        register: TITLES,
        key: unitOf(unit),
        values,
        from: since as string,
        expect: 0,
      })),
  },
  dismissRecords: {
    title: ['退回资料', 'Dismiss the records'],
    by: 'registrar',
    from: 'handedIn',
    to: 'withdrawn',
    noteRequired: true,
  },
} as const satisfies Record<string, EstateStep>;
