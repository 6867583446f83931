import type { FactKind } from './fact.ts';
import type { Words } from './words.ts';
import type { Zone } from './zone.ts';

/** Kinds of facts that name a thing of the zone, and what an id that the zone does not know is told. */
export const namedKinds = {
  place: ['本区没有这一地方', 'is no place of this zone'],
  authority: ['本区没有这一单位', 'is no authority of this zone'],
  node: ['本区没有这一节点', 'is no node of this zone'],
  window: ['本区没有这一窗口', 'is no window of this zone'],
  water: ['本区没有这一水体', 'is no water of this zone'],
  section: ['本区没有这一断面', 'is no section of this zone'],
  matter: ['事项目录没有这一事项', 'is no matter of the catalogue'],
} as const satisfies Partial<Record<FactKind, Words>>;
export type NamedKind = keyof typeof namedKinds;

export const isNamed = (kind: FactKind): kind is NamedKind => Object.hasOwn(namedKinds, kind);

/** Whether the zone has such a thing. */
export type Knows = (kind: NamedKind, id: string) => boolean;

/** What the data of a zone name. The catalogue is large, so it is read when a matter is first asked for. */
export const knownIn = (zone: Zone): Knows => {
  const water = zone.observation?.water;
  const ids: Record<NamedKind, ReadonlySet<string> | undefined> = {
    place: new Set(zone.jurisdictions.map(({ code }) => code)),
    authority: new Set(zone.authorities.map(({ id }) => id)),
    node: new Set(zone.nodes.map(({ id }) => id)),
    window: new Set(zone.windows.map(({ id }) => id)),
    water: new Set(water?.bodies.map(({ id }) => id)),
    section: new Set(water?.sections.map(({ site }) => site)),
    matter: undefined,
  };
  const basics = () =>
    new Set(
      [...zone.matters(), ...(zone.further?.() ?? []), ...(zone.internalMatters ?? [])].map(({ basic }) => basic),
    );
  return (kind, id) => {
    ids[kind] ??= basics();
    return ids[kind].has(id);
  };
};
