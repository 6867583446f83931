import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AnyMechanism,
  type Authority,
  type Calendar,
  checkMechanism,
  checkNames,
  checkQuestions,
  type Demo,
  type Example,
  type ExampleSet,
  groundOf,
  type Jurisdiction,
  type Knows,
  type LawBook,
  type Words,
  type Zone,
} from '#kernel';

/** A zone and its mechanisms, cross-checked: what every node of the zone runs on. */
export interface Program {
  readonly zone: Zone;
  readonly mechanisms: ReadonlyMap<string, AnyMechanism>;
  readonly law: LawBook;
  readonly jurisdictions: ReadonlyMap<string, Jurisdiction>;
  readonly authorities: Readonly<Record<string, Authority>>;
  /** Short names of places, by division code. */
  readonly places: Readonly<Record<string, Words>>;
  /** Names of windows, by their ids. */
  readonly windows: Readonly<Record<string, Words>>;
  /** What the data of the zone name; a running node also knows what its catalogue has gained (`worldOf`). */
  readonly knows: Knows;
  readonly mechanism: (id: string) => AnyMechanism;
  readonly calendar: (id: string) => Calendar;
  readonly calendarOf: (jurisdiction: string) => Calendar;
  /** The jurisdiction and its parents, nearest first. */
  readonly chainOf: (jurisdiction: string) => readonly string[];
}

const root = join(import.meta.dirname, '..');

export const zoneNames = (): readonly string[] =>
  readdirSync(join(root, 'zones'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const loadMechanism = async (id: string): Promise<AnyMechanism> => {
  const { default: found } = (await import(join(root, 'mechanisms', id, 'mechanism.ts'))) as {
    default: AnyMechanism;
  };
  if (found.id !== id) throw new Error(`mechanisms/${id}: the declaration calls itself "${found.id}"`);
  return found;
};

/** Every folder under mechanisms/ that the zone names. All mistakes of all declarations are reported together. */
export const load = async (zoneName: string): Promise<Program> => {
  if (!zoneNames().includes(zoneName))
    throw new Error(`There is no zone "${zoneName}"; known: ${zoneNames().join(', ')}`);
  const { default: zone } = (await import(join(root, 'zones', zoneName, 'zone.ts'))) as { default: Zone };
  const mechanisms = new Map<string, AnyMechanism>();
  for (const id of zone.mechanisms) mechanisms.set(id, await loadMechanism(id));
  const program = assemble(zone, mechanisms);
  const problems = [
    ...[...mechanisms.values()].flatMap((mechanism) => checkMechanism(mechanism, zone)),
    ...checkNames(mechanisms.values()),
    ...checkQuestions(mechanisms.values()),
  ];
  if (problems.length)
    throw new Error(`The zone "${zoneName}" cannot run:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return program;
};

/** The stories of a mechanism, as a page reads them. Read only when somebody asks. */
export const loadStories = async (id: string): Promise<Readonly<Record<string, Example>>> => {
  const file = join(root, 'mechanisms', id, 'examples.ts');
  if (!existsSync(file)) return {};
  const { default: found } = (await import(file)) as { default: ExampleSet };
  return found.examples;
};

/** What a zone demonstrates: every file of `zones/<zone>/demo/`, in the order of their names. Read only when it is to be played. */
export const loadDemos = async (zoneName: string): Promise<readonly Demo[]> => {
  const folder = join(root, 'zones', zoneName, 'demo');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const demos: Demo[] = [];
  for (const file of files.sort()) {
    const { default: found } = (await import(join(folder, file))) as { default: Demo };
    if (`${found.mechanism}.ts` !== file)
      throw new Error(`zones/${zoneName}/demo/${file} shows "${found.mechanism}"`);
    demos.push(found);
  }
  return demos;
};

const assemble = (zone: Zone, mechanisms: ReadonlyMap<string, AnyMechanism>): Program => {
  const mechanism = (id: string): AnyMechanism => {
    const found = mechanisms.get(id);
    if (found === undefined) throw new Error(`bug: mechanism "${id}" is not in zone ${zone.id}`);
    return found;
  };
  return { ...groundOf(zone), zone, mechanisms, mechanism };
};
