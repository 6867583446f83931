import { useQuery } from '@tanstack/react-query';
import type { MandateTerms } from '../../kernel/index.ts';
import { get } from './api.ts';
import type { Day, Party } from './types.ts';

/** A registered mandate 授权委托, as its two people and a window see it. */
export interface Mandate extends MandateTerms {
  readonly number: string;
  readonly grantor: Party;
  readonly agent: Party;
  readonly from: Day;
  readonly until: Day | null;
  readonly standing: boolean;
}

export interface MyMandates {
  readonly given: readonly Mandate[];
  readonly held: readonly Mandate[];
  readonly places: readonly { readonly code: string; readonly jurisdiction: string }[];
}

/** Mine; with a matter, only those by which I may act in it today. */
export const useMyMandates = (node: string, matter?: string, enabled = true) =>
  useQuery({
    queryKey: ['mandates', node, 'mine', matter],
    queryFn: () => get<MyMandates>(node, 'my/mandates', { matter }),
    enabled,
  });

/** The party, acted for by the agent of the mandate. */
export const throughAgent = (party: Party, { agent, number }: Mandate): Party => ({
  ...party,
  agent: { key: agent.key, name: agent.name, mandate: number },
});
