import {
  type Command,
  dayOf,
  type EvidenceRead,
  evidenceOf,
  evidenceRead,
  type PublishedRead,
  publishedRead,
  type Read,
  unneeded,
  type World,
} from '#kernel';
import type { Client, Db } from '#store/db.ts';
import { evidenceOfCase } from '#store/queries/evidence.ts';
import { ownEntries, publishedEntries } from '#store/queries/published.ts';
import { heardOf } from '#store/queries/published-marks.ts';
import { registersOf } from '../engine/registers.ts';
import { daysOf, type Runtime, today } from '../engine/runtime.ts';
import { sumsRead } from '../indicators/sums.ts';
import { peersOf } from './publish.ts';

/** Live answers that were fetched before the transaction, by evidence. */
export type Live = Readonly<Record<string, EvidenceRead>>;

const evidenceFor = async (
  runtime: Runtime,
  client: Client,
  world: World,
  command: Pick<Command, 'case'>,
  name: string,
  live: Live | undefined,
): Promise<EvidenceRead> => {
  const spec = evidenceOf(world.mechanism, name);
  // Nobody went to ask (a step taken from within a letter): that is how it stands.
  if (spec?.when === 'live') return live?.[name] ?? { evidence: name, standing: 'unreachable' };
  const states = await evidenceOfCase(client, command.case);
  const newest = states.findLast(({ request }) => request.evidence === name);
  const { utcOffset } = runtime.program.zone;
  return evidenceRead(name, spec ?? {}, newest, world.day, (at) => dayOf(at, utcOffset));
};

/** What this node and its peers publish of a register. */
export const publishedFor = async (
  runtime: Runtime,
  client: Db,
  { register, key, subject }: Omit<Extract<Read, { kind: 'published' }>, 'kind'>,
): Promise<PublishedRead> => {
  const { program } = runtime;
  const spec = registersOf(program).get(register)?.spec;
  const by = { ...(key !== undefined && { key }), ...(subject !== undefined && { subject }) };
  const peers = peersOf(runtime);
  const own = await ownEntries(client, runtime.id, register, {
    ...(key !== undefined && { keys: [key] }),
    ...(subject !== undefined && { subject }),
  });
  const theirs = await publishedEntries(client, register, by);
  const columns = new Set(spec?.published?.columns ?? []);
  const seen = own.map((entry) => ({
    ...entry,
    values: Object.fromEntries(Object.entries(entry.values).filter(([name]) => columns.has(name))),
  }));
  const heard = Object.entries(await heardOf(client, register, peers)).map(([source, { at }]) => [source, at]);
  const entries = [...seen, ...theirs];
  return publishedRead(register, spec, entries, Object.fromEntries(heard), today(runtime), daysOf(runtime), peers);
};

/** Splits what lies elsewhere from what the store can load and lock, and brings the former. */
export const readsElsewhere = async (
  runtime: Runtime,
  client: Client,
  world: World,
  command: Pick<Command, 'case'>,
  wanted: Readonly<Record<string, Read>>,
  live: Live | undefined,
): Promise<{ readonly found: Record<string, unknown>; readonly left: Record<string, Read> }> => {
  const found: Record<string, unknown> = {};
  const left: Record<string, Read> = {};
  for (const [name, read] of Object.entries(wanted)) {
    if (read.kind === 'evidence')
      found[name] = read.unneeded
        ? unneeded(read.evidence)
        : await evidenceFor(runtime, client, world, command, read.evidence, live);
    else if (read.kind === 'published') found[name] = await publishedFor(runtime, client, read);
    else if (read.kind === 'sums') found[name] = await sumsRead(runtime.program, client, read.number, read.figure);
    else left[name] = read;
  }
  return { found, left };
};
