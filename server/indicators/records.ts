import { type BoundIndicator, behind, type Day, type FigureQuery } from '#kernel';
import { type CaseListItem, casesOfMechanism } from '#store/queries/case-lists.ts';
import { countedCase } from '#store/queries/indicator-cells.ts';
import type { Session } from '../auth/sessions.ts';
import { daysOf, today } from '../engine/runtime.ts';
import { stateThen } from '../engine/state-then.ts';
import type { Node } from '../node.ts';
import { aboutInLists } from '../view/about.ts';
import { authoritiesOf } from '../view/rights.ts';
import { periodEnd } from './period.ts';

/** How many cases one request looks through before it says where to go on. */
const stretch = 2000;

export interface Behind {
  readonly items: readonly CaseListItem[];
  /** Goes on where this answer ends; nothing: that was all. */
  readonly next?: string;
}

/**
 * The cases behind a figure, newest first, by the very function that counted them, within the reader's rights: what their
 * offices decide or received. The rest of the figure is a number to them. `on`: by the cases as they stood at the end of that day.
 */
export const recordsBehind = async (
  node: Node,
  session: Session,
  indicator: BoundIndicator,
  query: FigureQuery,
  after: string | undefined,
  limit: number,
  on?: Day,
): Promise<Behind> => {
  const { pool, projector, program } = node.runtime;
  const dayOf = daysOf(node.runtime);
  const about = aboutInLists(program);
  const authorities = authoritiesOf(session, today(node.runtime));
  const until = query.period === undefined ? undefined : periodEnd(indicator.period, query.period);
  const items: CaseListItem[] = [];
  let mark = after;
  if (authorities.length === 0) return { items };
  for (let seen = 0; seen < stretch; ) {
    const rows = await casesOfMechanism(
      pool,
      {
        mechanism: indicator.mechanism,
        authorities,
        ...(until && { openedBy: until }),
        ...(mark && { after: mark }),
        limit: 200,
      },
      about,
    );
    if (rows.length === 0) return { items };
    const states = await Promise.all(
      rows.map(({ id, doc }) =>
        on === undefined ? doc : stateThen(node.runtime, id, doc.mechanism, ({ at }) => dayOf(at) <= on),
      ),
    );
    for (const [n, row] of rows.entries()) {
      mark = `${row.opened_on} ${row.id}`;
      seen++;
      const state = states[n];
      const own = state?.[indicator.answers].node === node.id;
      if (!own || behind(indicator, [countedCase(state, projector)], query).length === 0) continue;
      const { doc: _doc, ...item } = row;
      items.push(item);
      if (items.length === limit) return { items, next: mark };
    }
    if (rows.length < 200) return { items };
  }
  return { items, ...(mark && { next: mark }) };
};
