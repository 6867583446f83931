import {
  addMonths,
  type CatalogueUse,
  catalogueUse,
  type Day,
  type Matter,
  type Unification,
  unification,
} from '#kernel';
import { casesPerMatter } from '#store/queries/matters.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';

interface Counted {
  readonly since: Day;
  readonly use: CatalogueUse;
  readonly unified: Unification;
}

const fresh = 60_000;
const counted = new WeakMap<
  Node,
  { readonly until: number; readonly of: readonly Matter[]; readonly what: Promise<Counted> }
>();

const count = async (node: Node, matters: readonly Matter[]): Promise<Counted> => {
  const { runtime } = node;
  const own = runtime.program.zone.nodes.find(({ id }) => id === node.id)?.jurisdictions ?? [];
  const since = addMonths(today(runtime), -12);
  const mine = matters.filter(({ jurisdiction }) => own.includes(jurisdiction));
  const use = catalogueUse(mine, await casesPerMatter(runtime.pool, own, since));
  return { since, use, unified: unification(matters) };
};

/** Every case of a year is read: those who look within a minute of each other see one count. */
const countedLately = (node: Node, matters: readonly Matter[]): Promise<Counted> => {
  const before = counted.get(node);
  if (before && before.until > Date.now() && before.of.length === matters.length) return before.what;
  const what = count(node, matters);
  counted.set(node, { until: Date.now() + fresh, of: matters, what });
  what.catch(() => counted.delete(node));
  return what;
};

const short = ({ code, title, titleEn, jurisdiction, authority, provenance }: Matter) => ({
  code,
  title,
  ...(titleEn && { titleEn }),
  jurisdiction,
  authority,
  provenance,
});

/** The list of this node's places as it is used: managers' statistics (13.7), of its own cases, not published. */
export const useView = async (
  node: Node,
  matters: readonly Matter[],
  {
    jurisdiction,
    offset,
    limit,
  }: { readonly jurisdiction?: string; readonly offset: number; readonly limit: number },
) => {
  const { since, use, unified } = await countedLately(node, matters);
  const here = (matter: Matter): boolean => jurisdiction === undefined || matter.jurisdiction === jurisdiction;
  const dead = use.dead.filter(here);
  return {
    since,
    places: use.places,
    unification: unified,
    top: use.top
      .filter(({ matter }) => here(matter))
      .slice(0, 20)
      .map(({ matter, cases }) => ({ ...short(matter), cases })),
    dead: { total: dead.length, items: dead.slice(offset, offset + limit).map(short) },
  };
};
