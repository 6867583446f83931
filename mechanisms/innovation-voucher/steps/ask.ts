import type { Effect, Facts } from '#kernel';
import type { requests } from '../facts.ts';
import type { Case } from '../vocabulary.ts';

/** A request to another authority: a case of its own there, received for this one, so that each side writes its own registers only. */
export const ask = (
  seen: Case,
  request: keyof typeof requests,
  place: string,
  facts: Facts,
  asks: 'receiving' | 'deciding' = 'deciding',
  part?: string,
): readonly Effect[] => {
  const matter = seen.law('requestItem')?.value;
  if (!matter || !place) return [];
  const n = (seen.state.taken[seen.step] ?? 0) + 1;
  return [
    {
      kind: 'case.open',
      link: [request, seen.step, n, ...(part ? [part] : [])].join('-'),
      matter,
      deciding: { jurisdiction: place, authority: '', node: '' },
      receiving: seen.state[asks],
      facts: Object.fromEntries(
        Object.entries({
          request,
          reference: seen.state.id,
          home: seen.state.deciding.authority,
          ...facts,
        }).filter(([, value]) => value !== undefined),
      ),
      after: [],
    },
  ];
};
