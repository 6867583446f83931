import { beginning, openings, papersForEvidence } from '../app/opening.ts';
import type { Facts, Matter, MechanismView, SessionView } from '../app/types.ts';
import { todayHere } from '../app/zone-time.ts';
import { type Ask, readAsks } from '../kit/form.tsx';

/**
 * Special because the clerk's one flow, and the applicant's one application, are each several steps of the declaration.
 * A mechanism without these steps is opened by its own first step, and goes on from its case page.
 */
const windowSteps = ['fill', 'submit', 'receive', 'promise', 'verifyIdentity', 'checkForm'];
/** What a window does only with the deciding body's authorisation; without it the case still goes on. */
export const powered = ['verifyIdentity', 'checkForm', 'acceptHere'];
/** The mechanism chose another mode: accepting here is not tried. */
export const passes = (step: string, { facts }: { readonly facts: Facts }): boolean =>
  step === 'acceptHere' && facts.mode !== undefined && facts.mode !== 'delegated';
const handing = ['acceptHere', 'handOver'];

export interface Flow {
  readonly open: string;
  readonly openAsks: readonly string[];
  readonly after: readonly string[];
  readonly asks: readonly Ask[];
}

const flowOf = (
  mechanism: MechanismView,
  kind: 'office' | 'party',
  then: readonly string[],
  matter: Matter,
): Flow | undefined => {
  const opening = beginning(openings(mechanism, kind), matter)[0];
  if (!opening) return undefined;
  const papers = papersForEvidence(mechanism);
  const present = then.filter((name) => mechanism.steps[name]);
  const asked = new Map<string, boolean>();
  for (const name of [opening.name, ...present])
    for (const ask of readAsks(mechanism.steps[name]?.asks)) {
      // The case is not open yet: nothing was asked for, so no paper can stand in for it.
      if (papers.has(ask.name)) continue;
      // The written promise is an exception, so nothing it asks for is compulsory in the flow.
      const required = ask.required && name !== 'promise';
      asked.set(ask.name, (asked.get(ask.name) ?? false) || required);
    }
  return {
    open: opening.name,
    openAsks: readAsks(opening.asks).map((ask) => ask.name),
    after: present,
    asks: [...asked].map(([name, required]) => ({ name, required })),
  };
};

export const windowFlow = (mechanism: MechanismView, matter: Matter, handOver: boolean): Flow | undefined =>
  flowOf(mechanism, 'office', handOver ? [...windowSteps, ...handing] : windowSteps, matter);

/** Wholly online only where the matter allows it and the applicant chose it; otherwise it goes to a window. */
export const applicantFlow = (mechanism: MechanismView, matter: Matter, facts: Facts): Flow | undefined =>
  flowOf(
    mechanism,
    'party',
    facts.onlineAgreed === true && matter.modes.includes('online') ? ['fill', 'submitOnline'] : ['fill', 'submit'],
    matter,
  );

/** What is the same nearly every time; each stays a visible field that can be changed. A consent that is a yes or no is never given ahead. */
export const prefilled = (mechanism: MechanismView): Facts => {
  const given: Record<string, unknown> = {};
  if (mechanism.facts.identityCheck) given.identityCheck = { method: 'card' };
  if (mechanism.facts.consent?.kind === 'record') given.consent = { version: '2021-1', signedOn: todayHere() };
  if (mechanism.facts.delivery) given.delivery = 'electronic';
  return given;
};

/** What is known of the signed-in person is filled in, and shown as such. */
export const knownOf = ({ person }: SessionView, fact: string | undefined): Facts =>
  person?.key && fact
    ? {
        [fact]: {
          kind: person.kind === 'organisation' ? 'organisation' : 'person',
          key: person.key,
          name: person.name,
        },
      }
    : {};
