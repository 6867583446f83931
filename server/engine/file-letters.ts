import type { Readable } from 'node:stream';
import type { Handle } from '#exchange/post/receiver.ts';
import { type CaseEvent, type CaseState, type FileRef, ok, type Result, refuse } from '#kernel';
import type { Client } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import {
  addPart,
  fileCame,
  forgetParts,
  isUnderWay,
  isWanted,
  noteFile,
  partsOf,
  wantFiles,
} from '#store/queries/files.ts';
import { eventsOf } from '#store/queries/journal.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import { DEFAULT_LIMIT, type FileStore } from '../files/store.ts';
import { withheldFromNode, withoutFacts } from './confidential.ts';
import { type Runtime, today } from './runtime.ts';
import { followers, shareable } from './share.ts';
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

/** Digests of the files that a case names and this node has not. */
export const missingFiles = (files: FileStore, state: CaseState): readonly string[] => [
  ...new Set(filesIn([state.facts, state.enclosed]).flatMap((file) => (files.has(file.sha256) ? [] : [file.sha256]))),
];

export const wantLetter = (peer: string, id: string, sha256: string, at: string): Outgoing => ({
  peer,
  kind: 'file.want',
  stream: id,
  at,
  payload: { case: id, sha256 } satisfies Want,
});

/** Facts arrive at once, the files they name are fetched afterwards: a large file never holds a case up. */
export const askForFiles = async (work: Work, files: FileStore, peer: string, id: string): Promise<void> => {
  const state = work.states.get(id);
  const missing = state ? missingFiles(files, state) : [];
  if (missing.length === 0) return;
  const at = work.runtime.now();
  const fresh = await wantFiles(work.client, id, missing, peer, at);
  work.letters.push(...fresh.map((sha256) => wantLetter(peer, id, sha256, at)));
};

const bytesOf = async (stream: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Of the largest file that anybody may hand in. */
const mostParts = Math.ceil(DEFAULT_LIMIT / partSize);

const notWanted = refuse('file-not-wanted', ['本节点没有请求这个文件', 'This node did not ask for this file']);
const unknownFile = refuse('not-found', ['没有这个文件', 'There is no such file in this case']);

/** Attachments of notes that leave this node with them. */
const enclosedIn = async ({ client, runtime }: Work, state: CaseState): Promise<readonly FileRef[]> => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const events = await eventsOf<CaseEvent>(client, state.id);
  return events.flatMap(({ body }) => shareable(body, mechanism).enclosed ?? []);
};

/** A peer that takes part in a case may have the files that its shared facts name, and no others. */
const wanted =
  (runtime: Runtime, files: FileStore): Handle<Work> =>
  async (work, header, payload) => {
    const { case: id, sha256 } = payload as Want;
    const state = work.states.get(id) ?? (await caseById(work.client, id));
    const takesPart = state && followers(state, runtime.id).includes(header.from);
    const shared =
      state &&
      Object.entries(withoutFacts(state.facts, withheldFromNode(runtime.program, state, today(runtime), header.from)))
        .filter(([name]) => runtime.program.mechanism(state.mechanism).facts[name]?.shared)
        .flatMap(([, value]) => filesIn(value));
    const enclosed = state?.enclosed?.some((one) => one.sha256 === sha256) ? await enclosedIn(work, state) : [];
    const file = takesPart ? [...(shared ?? []), ...enclosed].find((one) => one.sha256 === sha256) : undefined;
    const stream = file && files.open(sha256);
    if (!file || !stream) return unknownFile;
    const going = work.letters.some(
      (one) => one.peer === header.from && (one.payload as Part).file?.sha256 === sha256,
    );
    if (going || (await isUnderWay(work.client, header.from, id, sha256))) return ok('under way');
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
  // What does not fit its name stays wanted: perhaps another has it.
  if (!stored.ok) return stored;
  await noteFile(client, stored.value, runtime.now(), null);
  await fileCame(client, part.file.sha256);
  return stored;
};

/** Parts may come in any number of deliveries and after any interruption; the last one makes the file. */
const arrived =
  (runtime: Runtime, files: FileStore): Handle =>
  async ({ client }, _header, payload) => {
    const part = payload as Part;
    if (files.has(part.file.sha256)) return ok('known');
    if (!(await isWanted(client, part.file.sha256)) || part.index >= mostParts) return notWanted;
    await addPart(client, part.file.sha256, part.index, Buffer.from(part.data, 'base64'));
    return complete(runtime, files, client, part);
  };

export const fileHandlers = (runtime: Runtime, files: FileStore): Readonly<Record<string, Handle<Work>>> => ({
  'file.want': wanted(runtime, files),
  'file.part': arrived(runtime, files),
});
