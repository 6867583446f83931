import { useQueries } from '@tanstack/react-query';
import { get, type Query } from './api.ts';
import type { Day, Instant, Words, ZoneView } from './types.ts';

export interface Cell {
  readonly receiving: string;
  readonly deciding: string;
  readonly closed?: number;
  readonly onTime?: number;
  /** Too few cases to be published. */
  readonly withheld?: boolean;
}
export interface Figure {
  readonly id: string;
  readonly title: Words;
  readonly value: number | string | null;
  readonly unit: Words | string;
  readonly definition: Words;
  readonly source?: Words;
}
export interface Answer {
  readonly asOf: Instant;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly smallest?: number;
  readonly matrix: readonly Cell[];
  readonly figures: readonly Figure[];
}

/** Figures are public: no signing in at the node that publishes them. */
export const indicators = (node: string, search: Query) => ({
  queryKey: ['indicators', node, search],
  queryFn: () => get<Answer>(node, 'indicators/cross-province', search),
  refetchInterval: 60_000,
});

const countiesOf = (zone: ZoneView, node: string): readonly string[] =>
  zone.nodes
    .find((one) => one.id === node)
    ?.jurisdictions.filter((code) => zone.jurisdictions.some((j) => j.code === code && j.level === 'county')) ?? [];

/** A node without a place of its own (the committee's) looks at the zone. */
export const isWholeZone = (zone: ZoneView, node: string): boolean => countiesOf(zone, node).length === 0;

/** A crossing case is known at both its nodes: each row of the matrix is taken from the node of its receiving place. */
export const useZoneIndicators = (zone: ZoneView, node: string, search: Query, enabled: boolean) => {
  const nodes = zone.nodes.map((one) => one.id).filter((id) => id !== node && !isWholeZone(zone, id));
  const queries = useQueries({ queries: nodes.map((id) => ({ ...indicators(id, search), enabled })) });
  const answers = nodes.flatMap((id, n) => (queries[n]?.data ? [{ node: id, answer: queries[n].data }] : []));
  const first = answers[0]?.answer;
  const busy = queries.some((query) => query.isLoading);
  const hosts = new Map(nodes.map((id) => [id, zone.nodes.find((one) => one.id === id)?.jurisdictions ?? []]));
  const rows = answers.flatMap(({ node: id, answer }) =>
    answer.matrix.filter((cell) => hosts.get(id)?.includes(cell.receiving)),
  );
  const data: Answer | undefined = first && !busy ? { ...first, figures: [], matrix: rows } : undefined;
  return {
    answers,
    data,
    silent: nodes.filter((_, n) => queries[n]?.isError),
    error: data || busy ? null : (queries.find((query) => query.error)?.error ?? null),
    refetch: () => Promise.all(queries.map((query) => query.refetch())),
  };
};
