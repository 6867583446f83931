import { type EntryRead, kept, ok, openText, refuse, type SumRead, signingState, signText } from '#kernel';
import { actingAuthority, draftHash, landedIn, officesOf } from './rules.ts';
import { type Case, type CaseStep, entered, INSTITUTIONS, PRESS } from './vocabulary.ts';

const acts = ({ reads, law, state }: Case): readonly SumRead[] =>
  landedIn((reads.acts as readonly SumRead[] | undefined) ?? [], law('minActs')?.value ?? 1, state.deciding.node);

/** To agree is to sign the text of the round by its hash; comments and objections say what they mean. */
const stated = (seen: Case) => {
  const { facts, actor, day, note } = seen;
  const { joint, stance = 'agree', alternative, stances = [], round = 1 } = facts;
  const party = actingAuthority(seen) ?? '';
  if (!joint) return refuse('no-text', ['没有会签文本', 'There is no text to sign']);
  const said = {
    authority: party,
    stance,
    on: day,
    round,
    text: joint.hash.slice(0, 16),
    ...(note?.trim() && { reason: note }),
    ...(stance === 'object' && { alternative }),
  };
  const more = { stances: [...stances, said], stance: null, alternative: null };
  if (stance === 'object') {
    if (joint.signatures.some((one) => one.party === party))
      return refuse('signed', ['已经签署：撤回须联合为之', 'Has signed: undoing a joint act is a joint act']);
    return alternative?.trim() && note?.trim()
      ? ok(more)
      : refuse(
          'objection-alternative',
          ['不同意须说明理由并附替代文字', 'An objection needs its reasons and an alternative text'],
          { field: '/facts/alternative' },
        );
  }
  if (stance === 'comments' && !note?.trim())
    return refuse('comments-missing', ['附意见同意须写明意见', 'Agreement with comments needs the comments']);
  return kept('joint', signText(joint, { party, hash: draftHash(facts), signer: actor.person ?? '', on: day }), more);
};

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
      'number?',
      'lead?',
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
    asks: ['key', 'parties', 'lead?', 'instrument', 'novelty'],
    reads: ['entry'],
    requires: ['keyKnown'],
    sets: ({ reads }) => {
      const values = (reads.entry as EntryRead | undefined)?.values ?? {};
      const { title, titleEn, number, domain, field, window, source } = values;
      return { title, titleEn, number, domain, field, window, source };
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
    requires: ['roundsLeft', 'textChanged'],
    sets: ({ facts }) => ({ round: (facts.round ?? 0) + 1, urged: null }),
    reckons: (seen) => {
      const { state, facts, actor } = seen;
      const id = `${state.id}/${facts.round}`;
      return ok({ joint: openText(id, draftHash(facts), officesOf(seen), actor.person ?? '') });
    },
    concerns: officesOf,
    then: (seen) => entered(seen, 'consultation'),
  },
  answer: {
    title: ['会签', 'Answer'],
    by: ['partnerHead', 'head'],
    from: 'consultation',
    to: 'consultation',
    help: [
      '同意即签署本轮文本；不同意须说明理由并附替代文字；沉默不视为同意',
      'To agree is to sign the text of this round; an objection needs reasons and a text; silence is no consent',
    ],
    asks: ['stance', 'alternative?'],
    requires: ['isParty'],
    fromAfar: true,
    reckons: stated,
  },
  urgeParties: {
    title: ['会签逾期：催办、升级', 'The round is over: reminded, then escalated'],
    by: 'clock',
    from: 'consultation',
    to: 'consultation',
    sets: ({ facts }) => ({ urged: (facts.urged ?? 0) + 1 }),
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
    sets: ({ facts }) => {
      const state = facts.joint && signingState(facts.joint);
      return state?.state === 'signed' ? { effectiveFrom: state.on } : {};
    },
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
    sets: (seen) => ({ evidence: acts(seen).map(({ node, n, first }) => ({ node, acts: n, first })) }),
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
    asks: ['adopter', 'adopterPlace', 'adoptedAs', 'reach', 'listedIn?', 'instrument'],
    requires: ['outsideZone', 'nationListed'],
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
      '认定后 12 个月和 36 个月；依据变更的，提前评估。实际办理取自各机制，不得填报',
      'Twelve and thirty-six months after, earlier where the basis changes. Real acts come from the mechanisms',
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
    asks: ['outcome', 'promised', 'costFen', 'complaints'],
    reads: ['acts'],
    noteRequired: true,
    sets: (seen) => {
      const { facts, day, note } = seen;
      const { outcome, promised, costFen, complaints } = facts;
      const shown = acts(seen);
      return {
        reviews: [
          ...(facts.reviews ?? []),
          {
            on: day,
            outcome,
            promised,
            acts: shown.reduce((sum, { n }) => sum + n, 0),
            provinces: shown.length,
            costFen,
            complaints,
            reason: note,
          },
        ],
      };
    },
    then: (seen) =>
      seen.facts.outcome === 'keep' ? [] : entered(seen, seen.facts.outcome === 'repeal' ? 'repealed' : 'revised'),
  },
  basisChanged: {
    title: ['依据变更，提前评估', 'The legal basis changed: review early'],
    by: 'officer',
    from: ['recognised', 'replicated', 'revised'],
    to: {
      oneOf: ['recognised', 'replicated', 'revised'],
      pick: ({ before }) => before?.state as 'recognised',
    },
    asks: ['basis'],
    noteRequired: true,
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
