import { useQuery } from '@tanstack/react-query';
import { get } from './api.ts';
import type { Day, Instant, Words } from './types.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly authority: string;
  readonly role: string;
  readonly title: Words;
  readonly window: string | null;
  readonly from: Day;
  readonly to: Day | null;
  readonly deputyFor: string | null;
  readonly deputyForName: string | null;
}

export interface Handover {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly fromName: string;
  readonly toName: string;
  readonly cases: readonly string[];
  readonly note: string;
  readonly offeredAt: Instant;
  readonly answeredAt: Instant | null;
  readonly accepted: boolean | null;
  readonly answer: string | null;
}

export const useColleagues = (node: string, enabled = true) =>
  useQuery({
    queryKey: ['colleagues', node],
    queryFn: () => get<readonly Colleague[]>(node, 'colleagues'),
    enabled,
    staleTime: 30_000,
  });

/** Under the key of the lists: what changes one is read again with the other. */
export const useHandovers = (node: string, enabled = true) =>
  useQuery({
    queryKey: ['cases', node, 'handovers'],
    queryFn: () => get<readonly Handover[]>(node, 'handovers'),
    enabled,
  });

/** One row per person, however many posts they hold. */
export const peopleIn = (posts: readonly Colleague[], without: string | undefined): readonly Colleague[] => [
  ...new Map(posts.filter((post) => post.id !== without).map((post) => [post.id, post])).values(),
];
