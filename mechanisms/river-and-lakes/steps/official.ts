import { type Effect, kept, signingState, signText } from '#kernel';
import { coordinatorOf, signatoriesOf } from '../reckoning.ts';
import type { Waters, WatersStep } from '../vocabulary.ts';

/** Each side signs the text it holds in its hands; only equal hashes make one act, in force from the latest signature. */
const sign = (seen: Waters) => {
  const { text, signing, signedText } = seen.facts;
  const joint = signing ?? {
    kind: 'joint-text' as const,
    id: seen.state.id,
    hash: text?.sha256 ?? '',
    parties: signatoriesOf(seen),
    author: seen.before?.takenBy.proposeTargets ?? '',
    signatures: [],
  };
  const signed = signText(joint, {
    party: seen.post?.authority ?? '',
    hash: signedText?.sha256 ?? '',
    signer: seen.actor.person ?? '',
    on: seen.day,
  });
  if (!signed.ok) return signed;
  const state = signingState(signed.value);
  return kept('signing', signed, state.state === 'signed' ? { signedOn: state.on } : {});
};

const enterTargets = ({ facts, state }: Waters): readonly Effect[] =>
  !facts.signedOn
    ? []
    : (facts.targets ?? []).map(({ section, year, target, items }) => ({
        kind: 'register.enter' as const,
        register: 'waterTargets',
        key: [facts.water, year, section].filter((part) => part !== undefined).join('/'),
        values: {
          water: facts.water,
          section,
          year,
          target,
          items,
          act: facts.act,
          textHash: facts.signing?.hash,
          work: state.id,
        },
        from: facts.signedOn as string,
      }));

/** 功能目标 set jointly by the sides of a water, and the chiefs 河湖长 each side names for itself. */
export const official = {
  proposeTargets: {
    title: ['提出功能目标', 'Propose the targets'],
    help: ['同一水体各方签署同一文本后生效，取代平台默认值', 'In force once every side of the water signed one text'],
    by: 'finder',
    from: 'nothing',
    to: 'targetsSigning',
    asks: ['title', 'water', 'act', 'targets', 'text'],
    requires: ['ownCase', 'sideOfWater'],
    sets: () => ({ signing: null, signedOn: null }),
    concerns: (seen) => [...signatoriesOf(seen), ...coordinatorOf(seen)],
  },
  signTargets: {
    title: ['签署功能目标', 'Sign the targets'],
    by: 'chief',
    from: 'targetsSigning',
    to: {
      oneOf: ['targetsSigning', 'targetsSet'],
      pick: ({ facts }) => (facts.signedOn ? 'targetsSet' : 'targetsSigning'),
    },
    asks: ['signedText'],
    reckons: sign,
    papers: ['targetSheet'],
    then: enterTargets,
    fromAfar: true,
  },
  declineTargets: {
    title: ['不同意功能目标', 'Decline the targets'],
    by: 'chief',
    from: 'targetsSigning',
    to: 'targetsDeclined',
    noteRequired: true,
    fromAfar: true,
  },
  nameChief: {
    title: ['登记河湖长', 'Name a chief'],
    help: ['各方登记本方河湖长', 'Each side names its own chief'],
    by: 'chiefHere',
    from: 'nothing',
    to: 'chiefNamed',
    asks: ['title', 'water', 'act', 'post', 'chief', 'since'],
    requires: ['ownCase', 'sideOfWater'],
    then: ({ facts, state }) => [
      {
        kind: 'register.enter',
        register: 'waterChiefs',
        key: `${facts.water}/${state.receiving.jurisdiction}`,
        values: {
          water: facts.water,
          side: state.receiving.jurisdiction,
          post: facts.post,
          chief: facts.chief,
          act: facts.act,
        },
        from: facts.since as string,
      },
    ],
  },
} as const satisfies Record<string, WatersStep>;
