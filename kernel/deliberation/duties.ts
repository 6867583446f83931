import { ok, type Result, refuse } from '../outcome/result.ts';

/** Who had a hand in an act, by the part they took: drafted, proposed, signed, reviewed, decided. */
export interface ActTrace {
  readonly act: string;
  readonly author: string;
  readonly hands: readonly { readonly person: string; readonly part: string }[];
}

/** Parts that one person may not hold together in one act; law data. `author` counts as a part. */
export type Incompatible = readonly (readonly [string, string])[];

/** Nobody cosigns the own act, whatever the table says; the table adds the other separations 职责分离. */
export const mayTakePart = (
  trace: ActTrace,
  person: string,
  part: string,
  incompatible: Incompatible = [],
): Result<string> => {
  if (part === 'cosign' && person === trace.author) {
    return refuse('own-act', ['不得会签本人的行为', 'Nobody cosigns the own act'], { detail: { act: trace.act } });
  }
  const held = trace.hands.filter((h) => h.person === person).map((h) => h.part);
  if (person === trace.author) held.push('author');
  const clash = incompatible.find(([a, b]) => (a === part && held.includes(b)) || (b === part && held.includes(a)));
  if (clash) {
    return refuse('duties-not-separate', [
      `同一人不得兼任“${clash[0]}”与“${clash[1]}”`,
      `One person may not be both "${clash[0]}" and "${clash[1]}" in one act`,
    ]);
  }
  if (part === 'cosign' && held.includes('cosign'))
    return refuse('cosigned-twice', ['已经会签', 'Has cosigned already']);
  return ok(person);
};
