import type { Place, WaterSection } from '#kernel';
import type { Runtime } from '../engine/runtime.ts';
import type { Node } from '../node.ts';

const placeOf = (node: Node, authority: string): Place | undefined => {
  const found = node.runtime.program.authorities[authority];
  return found && { jurisdiction: found.jurisdiction, authority: found.id, node: found.node };
};

/** The ecology bureau of a side. */
export const bureauOf = (node: Node, side: string): Place | undefined => {
  const bureau = node.runtime.program.zone.authorities.find(
    ({ jurisdiction, department }) => jurisdiction === side && department === 'ecology',
  );
  return bureau && placeOf(node, bureau.id);
};

/**
 * The bureau that operates a section's station and the one across the border from it: upstream of a station that lies
 * downstream, else downstream. Undefined where both sides of the section are one.
 */
export const acrossFrom = (
  node: Node,
  section: WaterSection,
): { readonly here: Place; readonly there: Place } | undefined => {
  const here = placeOf(node, section.operator);
  if (!here) return undefined;
  const side = section.upstream === here.jurisdiction ? section.downstream : section.upstream;
  const there = side === here.jurisdiction ? undefined : bureauOf(node, side);
  return there && { here, there };
};

/** The node that keeps the readings of a site: its operator's for a section, the place's own for a station of air. */
export const keeperOf = ({ program }: Pick<Runtime, 'program'>, site: string): string | undefined => {
  const { observation, nodes } = program.zone;
  const section = observation?.water.sections.find((one) => one.site === site);
  if (section) return program.authorities[section.operator]?.node;
  const city = observation?.air.cities.find(({ sites }) => sites.includes(site));
  return city && nodes.find(({ jurisdictions }) => jurisdictions.includes(city.jurisdiction))?.id;
};
