import type { Zone } from '#kernel';
import { type AuditSite, reachSite } from '#server/audit/site.ts';
import { type Given, readConfig } from '#server/boot/config.ts';
import { zoneNames } from '#server/load.ts';
import { among, many, or, text, value } from './arguments.ts';
import { json } from './command.ts';

const usual = process.env.TONGBAN_ZONE ?? 'delta';

export const zoneNamed = async (name: string): Promise<Zone> =>
  ((await import(`../zones/${name}/zone.ts`)) as { default: Zone }).default;

export const zone = or(
  value('ZONE', '区域 the zone', (name) => among(name, zoneNames(), ['没有这个区域', 'there is no such zone'])),
  usual,
);

/** A node of the zone named beside it; an unknown zone is refused for itself. */
export const node = value('NODE', '节点 a node of the zone', async (id, typed) => {
  const name = typed.get('zone')?.at(-1) ?? usual;
  const nodes = zoneNames().includes(name) ? (await zoneNamed(name)).nodes.map((one) => one.id) : [id];
  return among(id, nodes, [`区域 ${name} 没有这个节点`, `the zone ${name} has no such node`]);
});

export const home = text('DIR', '数据目录 where nodes are kept, else TONGBAN_HOME or .tongban');

/** Where an audit looks. */
export const siteOptions = { node: many(node), zone, home, json };

/** Does `work` on the zone these options name, running or not. */
export const atSite = async <T>(
  where: Given,
  work: (site: AuditSite) => Promise<T>,
  more: { readonly readOnly?: boolean } = {},
): Promise<T> => {
  const site = await reachSite(readConfig(where), (line) => console.error(line), more);
  return await work(site).finally(() => site.close());
};
