import type { Material, Matter } from '../declare/matter.ts';
import type { Term } from '../time/types.ts';

/** A property in which implementations of one basic item can differ. */
export type Aspect = 'title' | 'materials' | 'promised' | 'statutory' | 'fee' | 'result';

/** One material concept: where it is asked for and under which names. */
export interface MaterialLine {
  readonly concept: string;
  readonly name: string;
  readonly askedIn: readonly string[];
  readonly notAskedIn: readonly string[];
}

export interface Comparison {
  readonly basic: string;
  readonly title: string;
  readonly titleEn?: string;
  /** Jurisdictions that implement the item, in the order given. */
  readonly places: readonly string[];
  /** Material concept sets, promised terms and result types are equal (public-services.md 13.1 rule 3). */
  readonly unified: boolean;
  readonly differs: readonly Aspect[];
  /** Concepts that not every place asks for. */
  readonly materials: readonly MaterialLine[];
  readonly values: Readonly<Record<Exclude<Aspect, 'materials'>, Readonly<Record<string, string>>>>;
  /** What must be agreed for the item to be unified; empty when it is. */
  readonly work: readonly Aspect[];
}

const decisive: readonly Aspect[] = ['materials', 'promised', 'result'];

const termText = (term: Term | undefined): string => (term ? `${term.n}${term.unit}` : '');

const conceptsOf = (matter: Matter): ReadonlySet<string> => new Set(matter.materials.map(({ concept }) => concept));

const linesOf = (group: readonly Matter[]): readonly MaterialLine[] => {
  const seen = new Map<string, Material>();
  for (const { materials } of group)
    for (const material of materials) if (!seen.has(material.concept)) seen.set(material.concept, material);
  const sets = group.map((matter) => ({ place: matter.jurisdiction, concepts: conceptsOf(matter) }));
  return [...seen.values()].map(({ concept, name }) => ({
    concept,
    name,
    askedIn: sets.filter(({ concepts }) => concepts.has(concept)).map(({ place }) => place),
    notAskedIn: sets.filter(({ concepts }) => !concepts.has(concept)).map(({ place }) => place),
  }));
};

const valuesOf = (group: readonly Matter[], read: (matter: Matter) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(group.map((matter) => [matter.jurisdiction, read(matter)]));

const several = (values: Readonly<Record<string, string>>): boolean => new Set(Object.values(values)).size > 1;

const compareGroup = (basic: string, group: readonly Matter[]): Comparison => {
  const values = {
    title: valuesOf(group, ({ title }) => title),
    promised: valuesOf(group, ({ promised }) => termText(promised)),
    statutory: valuesOf(group, ({ statutory }) => termText(statutory)),
    fee: valuesOf(group, ({ fee }) => String(fee.amount)),
    result: valuesOf(group, ({ result }) => result.kind),
  };
  const materials = linesOf(group).filter(({ notAskedIn }) => notAskedIn.length > 0);
  const differs = (['title', 'materials', 'promised', 'statutory', 'fee', 'result'] as const).filter((aspect) =>
    aspect === 'materials' ? materials.length > 0 : several(values[aspect]),
  );
  const work = differs.filter((aspect) => decisive.includes(aspect));
  return {
    basic,
    title: group[0]?.title ?? basic,
    ...(group[0]?.titleEn && { titleEn: group[0].titleEn }),
    places: group.map(({ jurisdiction }) => jurisdiction),
    unified: work.length === 0,
    differs,
    materials,
    values,
    work,
  };
};

/**
 * “一套标准”: for each basic item that more than one place implements, what is unified and what differs. Give the matters
 * in force on one day, at most one per place and basic item. In the order of first appearance.
 */
export const compareBasic = (matters: readonly Matter[]): readonly Comparison[] => {
  const groups = new Map<string, Matter[]>();
  for (const matter of matters) {
    const group = groups.get(matter.basic);
    if (group) group.push(matter);
    else groups.set(matter.basic, [matter]);
  }
  return [...groups].filter(([, group]) => group.length > 1).map(([basic, group]) => compareGroup(basic, group));
};

export interface Unification {
  readonly implementations: number;
  readonly basics: number;
  /** Basic items implemented by more than one place, and by every place given. */
  readonly shared: number;
  readonly sharedByAll: number;
  readonly unified: number;
  /** How many shared items each aspect keeps from being unified. */
  readonly open: Readonly<Partial<Record<Aspect, number>>>;
}

/** Progress of unification, the figure of public-services.md 13.7: unified basic items / shared basic items. */
export const unification = (
  matters: readonly Matter[],
  compared: readonly Comparison[] = compareBasic(matters),
): Unification => {
  const places = new Set(matters.map(({ jurisdiction }) => jurisdiction)).size;
  const open: Partial<Record<Aspect, number>> = {};
  for (const { work } of compared) for (const aspect of work) open[aspect] = (open[aspect] ?? 0) + 1;
  return {
    implementations: matters.length,
    basics: new Set(matters.map(({ basic }) => basic)).size,
    shared: compared.length,
    sharedByAll: compared.filter((one) => one.places.length === places).length,
    unified: compared.filter(({ unified }) => unified).length,
    open,
  };
};
