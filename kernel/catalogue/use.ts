import type { Matter } from '../declare/matter.ts';

/** How much of a place's list is asked for (public-services.md 13.7): dead items are those without a case in the period. */
export interface PlaceUse {
  readonly jurisdiction: string;
  readonly items: number;
  readonly used: number;
  readonly dead: number;
}

export interface ItemUse {
  readonly matter: Matter;
  readonly cases: number;
}

export interface CatalogueUse {
  readonly places: readonly PlaceUse[];
  /** Asked for most, the most first; equals in the order of their codes. */
  readonly top: readonly ItemUse[];
  readonly dead: readonly Matter[];
}

/** `opened`: cases begun in the period by implementation code. A code keeps its cases when a new version comes into force. */
export const catalogueUse = (matters: readonly Matter[], opened: ReadonlyMap<string, number>): CatalogueUse => {
  const uses = matters.map((matter): ItemUse => ({ matter, cases: opened.get(matter.code) ?? 0 }));
  const byPlace = Map.groupBy(uses, ({ matter }) => matter.jurisdiction);
  const places = [...byPlace].map(([jurisdiction, all]) => {
    const used = all.filter(({ cases }) => cases > 0).length;
    return { jurisdiction, items: all.length, used, dead: all.length - used };
  });
  const top = uses
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases || (a.matter.code < b.matter.code ? -1 : 1));
  return { places, top, dead: uses.filter(({ cases }) => cases === 0).map(({ matter }) => matter) };
};
