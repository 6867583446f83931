import type { Readable } from 'node:stream';
import type { Handle } from '#exchange/post/receiver.ts';
import { type CaseState, type FileRef, ok, type Result, refuse } from '#kernel';
import type { Client } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { addPart, forgetParts, noteFile, partsOf } from '#store/queries/files.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import type { FileStore } from '../files/store.ts';
import type { Runtime } from './runtime.ts';
import { followers } from './share.ts';
import type { Work } from './work.ts';

/** Bytes of one part: small enough for any broker's limit once it is encrypted and written as text. */
const partSize = 384 * 1024;

interface Want {
  readonly case: string;
  readonly sha256: string;
}

interface Part {
  readonly file: FileRef;
  readonly index: number;
  readonly count: number;
  /** Base64. */
  readonly data: string;
}

const isFile = (value: object): value is FileRef =>
  'sha256' in value && typeof value.sha256 === 'string' && 'size' in value && 'name' in value;

/** Every file a value refers to, at any depth. */
export const filesIn = (value: unknown): readonly FileRef[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isFile(value)) return [value];
  return Object.values(value).flatMap(filesIn);
};

/** The letters that ask the sender of events for the files it names and this node has not. */
export const wantedFiles = (files: FileStore, peer: string, state: CaseState, at: string): readonly Outgoing[] => {
  const missing = new Set(filesIn(state.facts).flatMap((file) => (files.has(file.sha256) ? [] : [file.sha256])));
  return [...missing].map((sha256) => ({
    peer,
    kind: 'file.want',
    stream: state.id,
    at,
    payload: { case: state.id, sha256 } satisfies Want,
  }));
};

const bytesOf = async (stream: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const unknownFile = refuse('not-found', ['没有这个文件', 'There is no such file in this case']);

/** A peer that takes part in a case may have the files that its shared facts name, and no others. */
const wanted =
  (runtime: Runtime, files: FileStore): Handle<Work> =>
  async (work, header, payload) => {
    const { case: id, sha256 } = payload as Want;
    const state = work.states.get(id) ?? (await caseById(work.client, id));
    const takesPart = state && followers(state, runtime.id).includes(header.from);
    const shared =
      state &&
      Object.entries(state.facts)
        .filter(([name]) => runtime.program.mechanism(state.mechanism).facts[name]?.shared)
        .flatMap(([, value]) => filesIn(value));
    const file = takesPart ? shared?.find((one) => one.sha256 === sha256) : undefined;
    const stream = file && files.open(sha256);
    if (!file || !stream) return unknownFile;
    const bytes = await bytesOf(stream);
    const count = Math.max(1, Math.ceil(bytes.length / partSize));
    const parts = Array.from({ length: count }, (_, index): Outgoing => {
      const data = bytes.subarray(index * partSize, (index + 1) * partSize).toString('base64');
      return {
        peer: header.from,
        kind: 'file.part',
        stream: id,
        at: runtime.now(),
        payload: { file, index, count, data } satisfies Part,
      };
    });
    work.letters.push(...parts);
    return ok(count);
  };

const complete = async (runtime: Runtime, files: FileStore, client: Client, part: Part): Promise<Result<unknown>> => {
  const parts = await partsOf(client, part.file.sha256);
  if (parts.length < part.count) return ok(parts.length);
  const stored = await files.putBytes(
    parts.map((one) => one.data),
    { name: part.file.name, expected: part.file.sha256 },
  );
  await forgetParts(client, part.file.sha256);
  if (stored.ok) await noteFile(client, stored.value, runtime.now(), null);
  return stored;
};

/** Parts may come in any number of deliveries and after any interruption; the last one makes the file. */
const arrived =
  (runtime: Runtime, files: FileStore): Handle =>
  async ({ client }, _header, payload) => {
    const part = payload as Part;
    if (files.has(part.file.sha256)) return ok('known');
    await addPart(client, part.file.sha256, part.index, Buffer.from(part.data, 'base64'));
    return complete(runtime, files, client, part);
  };

export const fileHandlers = (runtime: Runtime, files: FileStore): Readonly<Record<string, Handle<Work>>> => ({
  'file.want': wanted(runtime, files),
  'file.part': arrived(runtime, files),
});
