import { type Actor, type AnyMechanism, type Command, lawBook, type Matter, type Zone } from '#kernel';
import type { Node } from '#server/node.ts';
import { grants, grantsLaw } from '../../kernel/story/grants.fixture.ts';
import { type TestZone, type TestZoneOptions, testZone } from './zone.ts';

export const grantsMatter = (zone: Zone, jurisdiction: string): Matter => ({
  ...(zone.matters().find((matter) => matter.jurisdiction === jurisdiction) as Matter),
  code: `grants-${jurisdiction}`,
  basic: 'grants',
  version: 1,
  mechanism: 'grants',
});

/** The small second zone with a fund in it: two nodes, `north` pays what is asked for there or at `south`. */
export const grantsOptions: TestZoneOptions = {
  name: 'border',
  at: '2026-03-02T06:00:00.000Z',
  alter: (program) => {
    const { zone } = program;
    const matters = zone.nodes.flatMap(({ jurisdictions }) => jurisdictions.map((code) => grantsMatter(zone, code)));
    const mechanisms = new Map<string, AnyMechanism>([...program.mechanisms, ['grants', grants]]);
    const law = [...zone.law, grantsLaw('borderland')];
    return {
      ...program,
      zone: { ...zone, law, internalMatters: matters },
      law: lawBook(law),
      mechanisms,
      mechanism: (id) => mechanisms.get(id) as AnyMechanism,
    };
  },
};

export const grantsZone = (): Promise<TestZone> => testZone(grantsOptions);

export const placeOf = (zone: Zone, node: string) => {
  const authority = zone.authorities.find((one) => one.node === node && one.department === 'registry');
  if (!authority) throw new Error(`no registry at ${node}`);
  return { jurisdiction: authority.jurisdiction, authority: authority.id, node };
};

export const citizen = { kind: 'person', key: '31011819900101001X', name: '甲' } as const;

export const asker = (node: Node): Actor => ({
  kind: 'party',
  node: node.id,
  person: 'a',
  name: '甲',
  key: citizen.key,
});

export const officer = (zone: Zone, node: Node): Actor => ({
  kind: 'staff',
  node: node.id,
  person: 'o',
  name: 'O',
  posts: [{ authority: placeOf(zone, node.id).authority, role: 'officer', from: '2000-01-01' }],
});

let count = 0;

/** Opens a case at `node`, received at `from`. */
export const opening = (
  zone: Zone,
  node: Node,
  step: string,
  actor: Actor,
  facts: Command['facts'],
  from: string = node.id,
): Command => ({
  case: `G${++count}`,
  step,
  actor,
  facts,
  opening: {
    mechanism: 'grants',
    matter: { code: `grants-${placeOf(zone, node.id).jurisdiction}`, version: 1, title: 'grants' },
    receiving: placeOf(zone, from),
    deciding: placeOf(zone, node.id),
    channel: 'window',
  },
});
