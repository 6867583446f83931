import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from './api.ts';
import { useNode } from './here.ts';
import type { Fact, Words } from './types.ts';

/** A register anybody may look up. */
export interface OpenRegister {
  readonly register: string;
  readonly mechanism: string;
  readonly title: Words;
  readonly key: Words;
}

export interface FoundEntry {
  readonly source: string;
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** As of when a peer's entries are here. */
export interface SourceOfEntries {
  readonly source: string;
  readonly at?: string;
  readonly stale: boolean;
  readonly incomplete: boolean;
}

export interface FoundEntries {
  readonly title: Words;
  readonly key: Words;
  readonly columns: Readonly<Record<string, Fact>>;
  readonly total: number;
  readonly sources: readonly SourceOfEntries[];
  readonly items: readonly FoundEntry[];
}

/** Nothing while they are asked for; none where they cannot be had. */
export const useOpenRegisters = (): readonly OpenRegister[] | undefined => {
  const node = useNode();
  const { data, isLoading } = useQuery({
    queryKey: ['published', node],
    queryFn: ({ signal }) => get<OpenRegister[]>(node, 'published', {}, signal),
    staleTime: 3_600_000,
  });
  return isLoading ? undefined : (data ?? []);
};

export const useFound = (register: string, q: string, limit: number, offset = 0, enabled = true) => {
  const node = useNode();
  return useQuery({
    queryKey: ['published', node, register, { q, limit, offset }],
    queryFn: ({ signal }) => get<FoundEntries>(node, `published/${register}`, { q, limit, offset }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
};
