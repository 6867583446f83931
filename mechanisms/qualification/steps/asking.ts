import type { Effect } from '#kernel';
import { marksByIssuer, statedOf } from '../reckoning.ts';
import type { Case } from '../vocabulary.ts';

export const kindOf = ({ matter, law }: Case) => ({ act: law('actOf')?.value[matter?.basic ?? ''] });

/** A request to the examining province: a case of its own there, so that its register is written by a step of that side. */
export const ask = (seen: Case, request: 'reserve' | 'commit' | 'release' | 'free' | 'note'): readonly Effect[] => {
  const { certificate, applicant, examPlace, registeredTo } = seen.facts;
  const matter = seen.law('requestItem')?.value;
  if (!matter || !examPlace) return [];
  const n = (seen.state.taken[seen.step] ?? 0) + 1;
  const facts = {
    request,
    certificate,
    applicant,
    requester: seen.state.deciding.jurisdiction,
    ground: request === 'reserve' ? 'consent' : 'duty',
    reference: seen.state.id,
    ...(registeredTo && { validUntil: registeredTo }),
  };
  const deciding = { jurisdiction: examPlace, authority: '', node: '' };
  return [{ kind: 'case.open', link: `${request}-${seen.step}-${n}`, matter, deciding, facts, after: [] }];
};

/** Each place that issued hours is asked about its own, by marks: no name leaves. `places`: only these. */
export const askIssuers = (
  seen: Case,
  request: 'claim' | 'unclaim',
  round: number,
  places: readonly string[] = [...marksByIssuer(seen).keys()],
): readonly Effect[] => {
  const matter = seen.law('hourRequestItem')?.value;
  if (!matter) return [];
  return [...marksByIssuer(seen)]
    .filter(([place]) => places.includes(place))
    .map(([place, marks]) => ({
      kind: 'case.open',
      link: `${request}-${place}-${round}`,
      matter,
      deciding: { jurisdiction: place, authority: '', node: '' },
      facts: {
        request,
        marks,
        ...(request === 'claim' && { stated: statedOf(seen, place) }),
        requester: seen.state.deciding.jurisdiction,
        ground: 'duty',
        reference: seen.state.id,
      },
      after: [],
    }));
};
