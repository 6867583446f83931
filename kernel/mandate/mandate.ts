import { type Actor, type CaseState, partiesOf } from '../case/case.ts';
import type { Party } from '../declare/fact.ts';
import type { Read } from '../declare/mechanism.ts';
import { frame, toHex } from '../deliberation/frame.ts';
import { sha256 } from '../deliberation/sha256.ts';
import { publishedOn } from '../evidence/published.ts';
import type { PublishedRead } from '../evidence/types.ts';
import { type Refusal, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** The register of mandates 授权委托, by the number of the mandate; every node is told how each stands, and not whose it is. */
export const mandateRegister = 'mandates';

/** What is published of who empowered whom: whoever knows number and both identity numbers can check them, nobody can read them. */
export const mandateSeal = (number: string, grantor: string, agent: string): string =>
  toHex(sha256(frame('mandate', number, grantor, agent)));

export interface MandateTerms {
  /** `all`: every matter; `named`: those of `matters`, by basic code. */
  readonly extent: 'all' | 'named';
  readonly matters?: readonly string[];
}

export const mandateCovers = ({ extent, matters }: MandateTerms, basic: string | undefined): boolean =>
  extent === 'all' || (basic !== undefined && matters?.includes(basic) === true);

export type Represented = Party & { readonly agent: NonNullable<Party['agent']> };

interface Deed {
  readonly actor: Actor;
  readonly facts: CaseState['facts'];
  /** Only what this step brings. */
  readonly given: CaseState['facts'];
  /** The fact that names whom the step is for, once that is known. */
  readonly as?: string;
}

/** Parties for whom an agent with a mandate stands in. */
export const represented = (facts: CaseState['facts']): readonly Represented[] =>
  partiesOf(facts).filter((party): party is Represented => typeof party.agent?.mandate === 'string');

/** Whom the actor stands in for, or for whom somebody stands in before the clerk. */
const representedBy = ({ actor, facts, given, as }: Deed): readonly Represented[] => {
  if (actor.kind !== 'party') return actor.kind === 'staff' ? represented(given) : [];
  const named = as === undefined ? given : { ...given, [as]: facts[as] };
  return represented(named).filter(({ key, agent }) => agent.key === actor.key && key !== actor.key);
};

const readName = (number: string): string => `${mandateRegister}/${number.trim()}`;

/** The mandates a step may rest on, to be looked up before it is decided. */
export const mandateReads = ({ actor, facts, given }: Deed): Readonly<Record<string, Read>> =>
  Object.fromEntries(
    represented(actor.kind === 'party' ? facts : given).map(({ agent: { mandate } }) => [
      readName(mandate),
      { kind: 'published', register: mandateRegister, key: mandate.trim() },
    ]),
  );

/** What the register says of the mandate by which somebody stands in for this party. */
const registered = ({ key, agent }: Represented, { entries }: PublishedRead): PublishedRead['entries'] =>
  entries.filter(
    (one) => one.key === agent.mandate && one.values.seal === mandateSeal(agent.mandate, key, agent.key),
  );

const isOver = (own: PublishedRead['entries'], read: PublishedRead, day: Day): boolean =>
  own.length > 0 && publishedOn({ ...read, entries: own }, day).length === 0;

/** Whether the registered mandate by which somebody stands in for a party is over; one that was only seen on paper is not known to be. */
export const mandateOver = (party: Represented, read: PublishedRead, day: Day): boolean =>
  isOver(registered(party, read), read, day);

const nothing: PublishedRead = { register: mandateRegister, entries: [], heard: {}, stale: [] };

const remedy = [
  '请委托人在“授权委托”中重新授权，或者由本人办理',
  'Ask the grantor for a new mandate (授权委托), or let them act themselves',
] as const;

/** `seen`: a clerk has seen the mandate, so that it need not be registered. */
const judged = (
  party: Represented,
  read: PublishedRead,
  basic: string | undefined,
  day: Day,
  seen: boolean,
): Refusal | undefined => {
  const { mandate } = party.agent;
  const own = registered(party, read);
  if (own.length === 0)
    return seen && !read.entries.some((entry) => entry.key === mandate)
      ? undefined
      : refuse(
          'mandate-unknown',
          [
            `没有编号为“${mandate}”的授权委托登记，或者委托人、代理人与登记不符`,
            `No mandate "${mandate}" of this grantor for this agent is registered`,
          ],
          { remedy },
        );
  if (isOver(own, read, day))
    return refuse(
      'mandate-ended',
      [
        `授权委托“${mandate}”今日无效：已撤销、已辞任或者不在委托期限内`,
        `The mandate "${mandate}" is not in force today`,
      ],
      { remedy },
    );
  return own.some(({ values }) => mandateCovers(values as unknown as MandateTerms, basic))
    ? undefined
    : refuse(
        'mandate-matter',
        [`授权委托“${mandate}”不包括本事项`, `The mandate "${mandate}" does not extend to this matter`],
        { remedy },
      );
};

/**
 * Whoever acts for another from their own account needs a registered mandate, in force today, for this matter: at every step, so that
 * a revocation counts at once. At a window a written mandate (授权委托书) is seen by the clerk; one that is registered must hold there too.
 */
export const withoutMandate = (
  deed: Deed,
  reads: Readonly<Record<string, unknown>>,
  basic: string | undefined,
  day: Day,
): Refusal | undefined => {
  for (const party of representedBy(deed)) {
    const read = (reads[readName(party.agent.mandate)] as PublishedRead | undefined) ?? nothing;
    const refused = judged(party, read, basic, day, deed.actor.kind === 'staff');
    if (refused) return refused;
  }
  return undefined;
};
