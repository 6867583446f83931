import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';

/** Facts of a project that decide its route; only strings and booleans, so that a row can be read aloud. */
export type RouteFacts = Readonly<Record<string, string | boolean>>;

/** One row of the route × authority table. The first row whose every condition holds decides; a row without conditions is the rest. */
export interface RouteRow {
  readonly id: string;
  readonly when: RouteFacts;
  /** 审批, 核准, 备案 for a route table; the deciding authority for an authority table. */
  readonly gives: string;
  readonly because: Words;
}

export interface RouteAnswer {
  readonly route: string;
  readonly authority: string;
  readonly because: readonly Words[];
}

const firstRow = (rows: readonly RouteRow[], facts: RouteFacts): RouteRow | undefined =>
  rows.find((row) => Object.entries(row.when).every(([name, value]) => facts[name] === value));

const missing = (rows: readonly RouteRow[], facts: RouteFacts): readonly string[] => {
  const asked = new Set(rows.flatMap((row) => Object.keys(row.when)));
  return [...asked].filter((name) => facts[name] === undefined);
};

/** Route and authority of a project (factors 5.4.1), each with the row that decided. A fact the tables ask for must be given. */
export const routeOf = (
  facts: RouteFacts,
  routes: readonly RouteRow[],
  authorities: readonly RouteRow[],
): Result<RouteAnswer> => {
  const lacking = [...missing(routes, facts), ...missing(authorities, facts).filter((name) => name !== 'route')];
  if (lacking.length > 0)
    return refuse('route-facts', [`缺少事实:${lacking.join('、')}`, `Facts are missing: ${lacking.join(', ')}`], {
      detail: { lacking },
    });
  const route = firstRow(routes, facts);
  if (!route) return refuse('route-none', ['没有适用的审批路径', 'No row of the route table applies']);
  const authority = firstRow(authorities, { ...facts, route: route.gives });
  if (!authority) return refuse('authority-none', ['没有适用的审批机关', 'No row of the authority table applies']);
  return ok({ route: route.gives, authority: authority.gives, because: [route.because, authority.because] });
};
