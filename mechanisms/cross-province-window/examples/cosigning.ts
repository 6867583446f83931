import { accepted, type Lines, licence, type Story, told } from './ground.ts';

const day = '2021-09-28';
const head = { id: 'head', name: 'head' };
const asked: Lines = [
  ...accepted(day),
  [day, 'officer', 'propose', { decision: 'grant', reasons: '符合条件' }],
  [day, 'officer', 'addCosigner', { cosigner: head }],
];
const waiting = { who: head, askedBy: 'officer', askedOn: day };
const of = { matter: licence };

/** 加签、减签: colleagues whose opinion is wanted before the decision is signed. */
export const cosigningStories: Readonly<Record<string, Story>> = {
  'A colleague who is asked to co-sign is told by name, and the decision waits for the signature': told(
    [...asked, [day, 'head', 'sign']],
    { state: 'proposed', refusedBy: 'cosigned', facts: { cosigners: [waiting] as never }, effects: ['copy'] },
    of,
  ),
  'Once co-signed, the decision can be signed': told(
    [...asked, [day, 'head', 'cosign', { cosignStance: 'agreed' }], [day, 'head', 'sign']],
    { state: 'granted', facts: { cosigners: [{ ...waiting, stance: 'agreed', signedOn: day }] as never } },
    of,
  ),
  'A co-signer who was removed is no longer waited for': told(
    [...asked, [day, 'officer', 'dropCosigner', { cosigner: head }, { note: '出差在外' }], [day, 'head', 'sign']],
    { state: 'granted', facts: { cosigners: [] as never } },
    of,
  ),
  'Removing a co-signer needs a reason': told(
    [...asked, [day, 'officer', 'dropCosigner', { cosigner: head }]],
    { refusedBy: 'note-missing' },
    of,
  ),
  'Nobody co-signs who was not asked': told(
    [...asked, [day, 'officer', 'cosign', { cosignStance: 'agreed' }]],
    { refusedBy: 'cosignsOwn' },
    of,
  ),
  'Nobody asks themselves': told(
    [...accepted(day), [day, 'officer', 'addCosigner', { cosigner: { id: 'officer', name: 'officer' } }]],
    { refusedBy: 'cosignerIsAnother' },
    of,
  ),
  'Nobody is asked twice before signing': told(
    [...asked, [day, 'officer', 'addCosigner', { cosigner: head }]],
    { refusedBy: 'cosignerAskedOnce' },
    of,
  ),
  'Only a co-signer who is asked can be removed': told(
    [
      ...asked,
      [day, 'officer', 'dropCosigner', { cosigner: { id: 'somebody', name: 'somebody' } }, { note: '改由他人' }],
    ],
    { refusedBy: 'cosignerIsAsked' },
    of,
  ),
  'Where nobody is asked nobody can be removed': told(
    [...accepted(day), [day, 'officer', 'dropCosigner', { cosigner: head }, { note: '改由他人' }]],
    { refusedBy: 'someoneIsAsked' },
    of,
  ),
  'A co-signer who objects says why': told(
    [...asked, [day, 'head', 'cosign', { cosignStance: 'objected' }]],
    { refusedBy: 'cosignReasoned' },
    of,
  ),
};
