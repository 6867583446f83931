import type { Actor, Effect } from '../case/case.ts';
import type { Day } from '../time/types.ts';
import { fact, type ValueOf } from './fact.ts';

const stances = { agreed: ['同意', 'Agreed'], objected: ['不同意', 'Objected'] } as const;

const facts = {
  cosigners: fact.list(
    ['加签情况', 'Co-signers'],
    fact.record(['加签', 'Co-signature'], {
      who: fact.colleague(['加签人', 'Co-signer']),
      askedBy: fact.text(['提出人', 'Asked by'], { optional: true }),
      askedOn: fact.day(['提出日', 'Asked on']),
      stance: fact.choice(['意见', 'Opinion'], stances, { optional: true }),
      says: fact.longText(['理由', 'Reasons'], { optional: true }),
      signedOn: fact.day(['签署日', 'Signed on'], { optional: true }),
    }),
    { internal: true },
  ),
  cosigner: fact.colleague(['加签人', 'Co-signer']),
  cosignStance: fact.choice(['加签意见', 'Opinion as co-signer'], stances, { internal: true }),
};

type Row = NonNullable<ValueOf<typeof facts.cosigners>>[number];

/** What of a case co-signing looks at. */
interface Signing {
  readonly facts: { readonly [K in keyof typeof facts]?: ValueOf<(typeof facts)[K]> };
  readonly before: { readonly facts: Readonly<Record<string, unknown>> } | undefined;
  readonly actor: Actor;
  readonly day: Day;
  readonly note: string | undefined;
}

const rows = ({ before }: Pick<Signing, 'before'>): readonly Row[] =>
  (before?.facts.cosigners ?? []) as readonly Row[];
const pending = (seen: Signing, person: string | undefined): Row | undefined =>
  rows(seen).find(({ who, signedOn }) => signedOn === undefined && person !== undefined && who?.id === person);

/**
 * 加签、减签: colleagues of the deciding side whose opinion is wanted before the decision is signed. They are named at home only and
 * decide nothing; while one of them is still asked, the step that requires `cosigned` stays shut.
 */
export const cosigning = {
  facts,
  rules: {
    cosignerIsAnother: {
      says: ['不能给自己加签', 'Nobody asks themselves'],
      field: 'cosigner',
      holds: ({ facts: { cosigner }, actor }: Signing) => cosigner?.id !== actor.person,
    },
    cosignerAskedOnce: {
      says: ['已请该同事加签，尚未签署', 'That colleague has been asked and has not signed yet'],
      field: 'cosigner',
      holds: (seen: Signing) => pending(seen, seen.facts.cosigner?.id) === undefined,
    },
    cosignerIsAsked: {
      says: ['没有等待该同事签署的加签', 'No signature of that colleague is waited for'],
      field: 'cosigner',
      holds: (seen: Signing) => pending(seen, seen.facts.cosigner?.id) !== undefined,
    },
    someoneIsAsked: {
      says: ['没有等待签署的加签', 'No co-signature is waited for'],
      beforehand: true,
      holds: (seen: Signing) => rows(seen).some(({ signedOn }) => signedOn === undefined),
    },
    cosignsOwn: {
      says: ['没有请您加签', 'You have not been asked to co-sign'],
      beforehand: true,
      holds: (seen: Signing) => pending(seen, seen.actor.person) !== undefined,
    },
    cosignReasoned: {
      says: ['不同意的，请写明理由', 'An objection needs its reasons'],
      field: 'cosignStance',
      holds: ({ facts: { cosignStance }, note }: Signing) => cosignStance !== 'objected' || Boolean(note?.trim()),
    },
    cosigned: {
      says: ['加签尚未签署，请等待或者减签', 'A co-signature is still waited for'],
      beforehand: true,
      remedy: ['等待加签人签署，或者减签并说明理由', 'Wait for it, or remove the co-signer and say why'],
      holds: (seen: Signing) => rows(seen).every(({ signedOn }) => signedOn !== undefined),
    },
  },
  /** The steps of it: `by` may add and remove, and are who can be asked; `stays` says in which states, and leaves them. */
  steps: <A extends string, P extends object>(by: readonly A[], stays: P) =>
    ({
      addCosigner: {
        title: ['加签', 'Add a co-signer'],
        by,
        ...stays,
        asks: ['cosigner'],
        requires: ['cosignerIsAnother', 'cosignerAskedOnce'],
        sets: (seen: Signing) => ({
          cosigners: [
            ...rows(seen),
            { who: seen.facts.cosigner, ...(seen.actor.name && { askedBy: seen.actor.name }), askedOn: seen.day },
          ],
        }),
        then: ({ facts: { cosigner } }: Signing): readonly Effect[] =>
          cosigner ? [{ kind: 'copy', to: cosigner }] : [],
        internal: true,
      },
      dropCosigner: {
        title: ['减签', 'Remove a co-signer'],
        by,
        ...stays,
        asks: ['cosigner'],
        requires: ['someoneIsAsked', 'cosignerIsAsked'],
        sets: (seen: Signing) => {
          const dropped = pending(seen, seen.facts.cosigner?.id);
          return { cosigners: rows(seen).filter((row) => row !== dropped) };
        },
        noteRequired: true,
        internal: true,
      },
      cosign: {
        title: ['签署加签意见', 'Co-sign'],
        by,
        ...stays,
        asks: ['cosignStance'],
        requires: ['cosignsOwn', 'cosignReasoned'],
        sets: (seen: Signing) => {
          const own = pending(seen, seen.actor.person);
          const { cosignStance: stance } = seen.facts;
          const says = seen.note?.trim();
          return {
            cosigners: rows(seen).map((row) =>
              row === own ? { ...row, stance, ...(says && { says }), signedOn: seen.day } : row,
            ),
          };
        },
        internal: true,
      },
    }) as const,
} as const;
