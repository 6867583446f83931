import type { EntryRead, SumRead } from '#kernel';
import { actingAuthority, landedIn } from './rules.ts';
import { type Case, type CaseStep, entered, INSTITUTIONS, PRESS } from './vocabulary.ts';

const evidence = ({ reads, law }: Case) =>
  landedIn((reads.acts as readonly SumRead[] | undefined) ?? [], law('minActs')?.value ?? 1).map(
    ({ node, n, first }) => ({
      node,
      acts: n,
      first,
    }),
  );

/** From the published list to the life of each institution; every stage stands in the register with the case that wrote it. */
export const steps = {
  importList: {
    title: ['登记公布清单', 'Enter a published list'],
    by: 'officer',
    from: 'nothing',
    to: 'imported',
    asks: ['window', 'source', 'items', 'byDomain', 'total'],
    requires: ['partsSum'],
    then: ({ facts, day }) =>
      (facts.items ?? []).map(({ key, ...values }) => ({
        kind: 'register.enter' as const,
        register: INSTITUTIONS,
        key: key as string,
        from: day,
        expect: 0,
        values: { ...values, source: facts.source },
      })),
  },
  recordPress: {
    title: ['登记公布数', 'Record a published figure'],
    by: 'officer',
    from: 'nothing',
    to: 'recorded',
    asks: ['figure', 'value', 'unit', 'asOf', 'source'],
    reads: ['press'],
    requires: ['printedOnce'],
    then: ({ facts, day }) => [
      {
        kind: 'register.enter',
        register: PRESS,
        key: `${facts.figure}@${facts.asOf}`,
        from: day,
        expect: 0,
        values: {
          figure: facts.figure,
          value: facts.value,
          unit: facts.unit,
          asOf: facts.asOf,
          source: facts.source,
        },
      },
    ],
  },
  propose: {
    title: ['提出制度', 'Propose an institution'],
    by: 'officer',
    from: 'nothing',
    to: 'proposed',
    asks: [
      'key',
      'title',
      'titleEn?',
      'domain',
      'field',
      'window',
      'parties',
      'mechanism?',
      'novelty',
      'successorOf?',
    ],
    reads: ['entry'],
    requires: ['keyFree'],
    then: (seen) => entered(seen, 'proposed'),
  },
  takeUp: {
    title: ['接管已公布制度', 'Take up a published institution'],
    help: [
      '公布清单中的制度视为已印发，此后按生命周期办理',
      'What the list published counts as issued; its life goes on from there',
    ],
    by: 'officer',
    from: 'nothing',
    to: 'issued',
    asks: ['key', 'parties', 'instrument', 'novelty'],
    reads: ['entry'],
    requires: ['keyKnown'],
    sets: ({ reads }) => {
      const values = (reads.entry as EntryRead | undefined)?.values ?? {};
      const { title, titleEn, number, domain, field, window, mechanism, source } = values;
      return { title, titleEn, number, domain, field, window, mechanism, source };
    },
    then: (seen) => entered(seen, 'issued'),
  },
  list: {
    title: ['列入年度清单', 'List'],
    by: 'head',
    from: 'proposed',
    to: 'listed',
    then: (seen) => entered(seen, 'listed'),
  },
  beginDraft: {
    title: ['起草', 'Draft'],
    by: 'officer',
    from: 'listed',
    to: 'drafting',
    then: (seen) => entered(seen, 'drafting'),
  },
  consult: {
    title: ['送八方会签', 'Send to the eight parties'],
    by: 'officer',
    from: 'drafting',
    to: 'consultation',
    asks: ['draft'],
    requires: ['roundsLeft'],
    sets: ({ facts }) => ({ round: (facts.round ?? 0) + 1 }),
    concerns: ({ facts, law }) => (facts.parties ?? []).flatMap((p) => law('partyOffices')?.value[p] ?? []),
    then: (seen) => entered(seen, 'consultation'),
  },
  answer: {
    title: ['会签', 'Answer'],
    by: ['partnerHead', 'head'],
    from: 'consultation',
    to: 'consultation',
    asks: ['stance', 'alternative?'],
    requires: ['isParty', 'objectionReasoned'],
    fromAfar: true,
    sets: (seen) => ({
      stances: [
        ...(seen.facts.stances ?? []),
        { authority: actingAuthority(seen), stance: seen.facts.stance, on: seen.day, round: seen.facts.round ?? 1 },
      ],
    }),
  },
  redraft: {
    title: ['按意见修改', 'Redraft'],
    by: 'officer',
    from: 'consultation',
    to: 'drafting',
    noteRequired: true,
  },
  issue: {
    title: ['联合印发', 'Issue together'],
    by: 'head',
    from: 'consultation',
    to: 'issued',
    asks: ['instrument'],
    requires: ['allAnswered', 'noObjection'],
    then: (seen) => entered(seen, 'issued'),
  },
  pilot: {
    title: ['试行', 'Pilot'],
    by: 'officer',
    from: 'issued',
    to: 'piloting',
    then: (seen) => entered(seen, 'piloting'),
  },
  land: {
    title: ['认定落地', 'Record that it has landed'],
    help: ['证据取自各机制的实际办理，不得填报', 'The evidence is taken from the running mechanisms and never typed'],
    by: 'officer',
    from: ['issued', 'piloting'],
    to: 'landed',
    reads: ['acts'],
    requires: ['landedInProvinces'],
    sets: (seen) => ({ evidence: evidence(seen) }),
    then: (seen) => entered(seen, 'landed'),
  },
  evaluate: {
    title: ['评估', 'Evaluate'],
    by: 'officer',
    from: 'landed',
    to: 'evaluated',
    asks: ['noveltyReviewed'],
    noteRequired: true,
    then: (seen) => entered(seen, 'evaluated'),
  },
  recognise: {
    title: ['认定计数', 'Recognise and count'],
    help: ['计入认定日所在窗口，只计一次', 'Counted once, in the window of the day of recognition'],
    by: 'head',
    from: 'evaluated',
    to: 'recognised',
    requires: ['instrumentIssued', 'twoProvincesBound', 'noveltyReviewed'],
    sets: ({ day }) => ({ recognisedOn: day }),
    then: (seen) => entered(seen, 'recognised'),
  },
  replicate: {
    title: ['登记复制推广', 'Record an adoption'],
    help: ['须有示范区以外的一方以自己的文件采用', 'Somebody outside the zone adopts it by an instrument of its own'],
    by: 'officer',
    from: ['recognised', 'replicated'],
    to: 'replicated',
    asks: ['adopter', 'adopterPlace', 'adoptedAs', 'reach', 'instrument'],
    sets: ({ facts, before, day }) => ({
      adopters: [
        ...(facts.adopters ?? []),
        {
          adopter: facts.adopter,
          place: facts.adopterPlace,
          how: facts.adoptedAs,
          reach: facts.reach,
          instrument: facts.instrument,
          on: day,
        },
      ],
      instrument: before?.facts.instrument ?? null,
    }),
    then: (seen) => entered(seen, 'replicated'),
  },
  review: {
    title: ['到期评估', 'Review'],
    help: [
      '认定后 12 个月和 36 个月；依据变更的，提前评估',
      'Twelve and thirty-six months after; earlier where the legal basis changes',
    ],
    by: 'head',
    from: ['recognised', 'replicated', 'revised'],
    to: {
      oneOf: ['recognised', 'replicated', 'revised', 'repealed'],
      pick: ({ facts, before }) =>
        facts.outcome === 'repeal'
          ? 'repealed'
          : facts.outcome === 'revise'
            ? 'revised'
            : (before?.state as 'recognised'),
    },
    asks: ['outcome'],
    noteRequired: true,
    sets: ({ facts }) => ({ reviews: (facts.reviews ?? 0) + 1 }),
    then: (seen) =>
      seen.facts.outcome === 'keep' ? [] : entered(seen, seen.facts.outcome === 'repeal' ? 'repealed' : 'revised'),
  },
  withdraw: {
    title: ['撤回', 'Withdraw'],
    by: 'officer',
    from: ['proposed', 'listed', 'drafting', 'consultation', 'issued', 'piloting', 'landed', 'evaluated'],
    to: 'repealed',
    noteRequired: true,
    then: (seen) => entered(seen, 'repealed'),
  },
} as const satisfies Record<string, CaseStep>;
