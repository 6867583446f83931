import { type Effect, type LedgerTransfer, STAGES, type Stage } from '#kernel';
import { grantedTo, quotaOf } from './accounts.ts';
import { guaranteeOf, isStage } from './reckoning.ts';
import type { Case } from './vocabulary.ts';

type Facts = Case['facts'];
type Grant = NonNullable<Facts['grants']>[number];
export type Of = NonNullable<Facts['grantOf']>;

export const elements: readonly Of[] = ['land', 'funds', 'energy', 'capacity'];

/** What a project asks for; funds are its whole investment. */
export const askedOf = ({ landAsked, cost, energyAsked, capacityAsked }: Facts, of: Of): number =>
  ({ land: landAsked, funds: cost, energy: energyAsked, capacity: capacityAsked })[of] ?? 0;

export const guaranteesOf = (facts: Facts) => elements.map((of) => guaranteeOf(facts, of, askedOf(facts, of)));

const accountsOf = ({ code = '' }: Facts, { of, party = '' }: Grant) => ({
  debit: quotaOf(of as Of, party),
  credit: grantedTo(of as Of, code, party),
});

/** The reservation of a grant: its own id, until the grant's last day. */
export const pledgeOf = ({ state: { id } }: Case, number: number): string => `${id}/grant/${number}`;
export const reservation = (facts: Facts, grant: Grant): LedgerTransfer => ({
  id: grant.pledge ?? '',
  ...accountsOf(facts, grant),
  amount: grant.amount ?? 0,
  pending: { expires: grant.expires ?? '' },
});

const open = ({ pledge, usedOn, expires = '' }: Grant, day: string): boolean =>
  pledge !== undefined && usedOn === undefined && expires >= day;

const settled = (seen: Case, how: 'commits' | 'releases'): readonly Effect[] => {
  const { before, day } = seen;
  const facts = (before?.facts ?? {}) as Facts;
  const transfers = (facts.grants ?? [])
    .filter((grant) => open(grant, day))
    .map(
      (grant): LedgerTransfer => ({
        id: `${grant.pledge}/${how}`,
        ...accountsOf(facts, grant),
        amount: how === 'commits' ? (grant.amount ?? 0) : 0,
        [how]: grant.pledge,
      }),
    );
  return transfers.length > 0 ? [{ kind: 'ledger.post', transfers }] : [];
};

/** The grant that is to be entered now, where it stands in no ledger yet and has not run out. */
export const unreserved = ({ facts, before, day }: Case): Grant | undefined => {
  const grant = ((before?.facts ?? {}) as Facts).grants?.[(facts.grantNumber ?? 0) - 1];
  return grant && grant.pledge === undefined && (grant.expires ?? '') >= day ? grant : undefined;
};

/** Once works have begun it is used, not reserved. */
const inWorks = ({ before }: Case): boolean =>
  isStage(before?.state ?? '') && STAGES.indexOf(before?.state as Stage) >= STAGES.indexOf('started');

export const enterGrant = (seen: Case) => ({
  grants: (seen.facts.grants ?? []).map((grant, n) =>
    n + 1 === seen.facts.grantNumber
      ? { ...grant, pledge: pledgeOf(seen, n + 1), ...(inWorks(seen) && { usedOn: seen.day }) }
      : grant,
  ),
});
export const grantEntered = (seen: Case): readonly Effect[] => {
  const grant = seen.facts.grants?.[(seen.facts.grantNumber ?? 0) - 1];
  if (!grant) return [];
  const { pending: _, ...used } = reservation(seen.facts, grant);
  return [{ kind: 'ledger.post', transfers: [inWorks(seen) ? used : reservation(seen.facts, grant)] }];
};

/** What stands on the day is used and no longer runs out. */
export const useGrants = ({ facts, day }: Case) => ({
  grants: (facts.grants ?? []).map((grant) => (open(grant, day) ? { ...grant, usedOn: day } : grant)),
});
export const grantsUsed = (seen: Case): readonly Effect[] => settled(seen, 'commits');
export const grantsReturned = (seen: Case): readonly Effect[] => settled(seen, 'releases');
