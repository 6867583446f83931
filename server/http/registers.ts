import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { entryName, isDay, refuse, subjectsOf } from '#kernel';
import { logAccess } from '#store/queries/access.ts';
import { historyAsOf, loadHistories } from '#store/queries/register-histories.ts';
import {
  type EntryRow,
  entryWithin,
  nextStatusIndex,
  type Reach,
  readersOf,
  searchEntries,
} from '#store/queries/register-search.ts';
import type { Session } from '../auth/sessions.ts';
import { type Kept, registersOf } from '../engine/registers.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { entryLine, entryView, registerView } from '../view/register-view.ts';
import { signedIn } from './context.ts';
import { Refused } from './problem.ts';

const unknown = (): Refused =>
  new Refused(refuse('not-found', ['没有您可以查看的登记', 'There is no such entry that you may see']));

/** Within rights: what is about the reader, and what an authority keeps where the reader holds a post that reads this register. */
const reachOf = (node: Node, session: Session, { spec }: Kept): Reach => {
  const day = today(node.runtime);
  const authorities = session.posts
    .filter(
      (post) => spec.readers.includes(post.role) && post.from <= day && (post.to === undefined || day <= post.to),
    )
    .map(({ authority }) => authority);
  return { authorities, subjects: [...authorities, ...(session.person.key ? [session.person.key] : [])] };
};

const isOwn = (session: Session, kept: Kept, row: EntryRow): boolean =>
  session.person.key !== null && subjectsOf(kept.spec, row.key, row.values).includes(session.person.key);

const whatOf = (register: string, key: string): string => `entry ${entryName(register, key)}`;

/** Recorded before it is handed out, for everybody the entry is about: who looked, through which office, at what. */
const record = async (node: Node, session: Session, kept: Kept, row: EntryRow, what: string): Promise<void> => {
  const { person } = session;
  const reach = reachOf(node, session, kept);
  const authority = reach.authorities.includes(row.authority) ? row.authority : reach.authorities[0];
  const subjects = subjectsOf(kept.spec, row.key, row.values).filter((subject) => subject !== person.key);
  if (subjects.length === 0) return;
  const ground = isOwn(session, kept, row) ? 'co-holder' : 'register';
  const base = { at: node.runtime.now(), person: person.id, name: person.name, ground, what };
  await logAccess(
    node.runtime.pool,
    subjects.map((subjectKey) => ({ ...base, subjectKey, ...(authority && { authority }) })),
  );
};

const asOfOf = (request: FastifyRequest) => {
  const { on, at } = request.query as { on?: string; at?: string };
  if (on !== undefined && !isDay(on))
    throw new Refused(refuse('request-invalid', ['日期格式不符', '"on" is not a day'], { field: '/query/on' }));
  const instant = at === undefined ? undefined : new Date(at);
  if (instant && Number.isNaN(instant.getTime()))
    throw new Refused(refuse('request-invalid', ['时刻格式不符', '"at" is not an instant'], { field: '/query/at' }));
  return { on, at: instant?.toISOString() };
};

const found = async (node: Node, request: FastifyRequest) => {
  const session = await signedIn(node, request);
  const { register, key } = request.params as { register: string; key: string };
  const kept = registersOf(node.runtime.program).get(register);
  const row = kept && (await entryWithin(node.runtime.pool, register, reachOf(node, session, kept), key));
  if (!kept || !row) throw unknown();
  return { session, kept, row };
};

/** A signed statement of what the register says as of a day, verifiable by anyone like every credential (登记簿证明). */
const extractOf = async (node: Node, { name, spec }: Kept, row: EntryRow, asOf: ReturnType<typeof asOfOf>) => {
  const { extract } = spec;
  if (!extract)
    throw new Refused(refuse('no-extract', ['该登记簿不出具证明', 'No extract is given of this register']));
  const { runtime } = node;
  const at = runtime.now();
  const on = asOf.on ?? today(runtime, at);
  const history = await historyAsOf(runtime.pool, { register: name, key: row.key }, on, asOf.at ?? at);
  const { version, holds } = await entryView(runtime, { name, mechanism: '', spec }, history, { on, at: asOf.at });
  if (!version) throw new Refused(refuse('entry-not-then', ['当日没有有效登记', 'Nothing was entered for that day']));
  const values = Object.fromEntries(
    extract.columns.flatMap((column) =>
      version.values[column] === undefined ? [] : [[column, version.values[column]]],
    ),
  );
  const restrictions = holds
    .filter(({ rank }) => rank > 0)
    .map(({ hold, standing, rank, since, ends }) => ({ hold, standing, rank, since, ends }));
  const id = `X-${name}-${row.key}-${version.version}-${Date.parse(at).toString(36)}`;
  const claims = {
    register: name,
    key: row.key,
    on,
    knownAt: asOf.at ?? at,
    version: version.version,
    ...values,
    restrictions,
  };
  const disclosable = (extract.disclosable ?? []).filter((column) => column in values);
  const effect = { kind: 'credential.issue' as const, type: extract.type, id, subject: row.key, claims, disclosable };
  const statusIndex = await nextStatusIndex(runtime.pool);
  const text = await runtime.issue({ effect, statusIndex, at, authority: row.authority, case: row.case ?? id });
  return { id, text, claims };
};

const listQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const asOfQuery = Type.Object({
  on: Type.Optional(Type.String({ maxLength: 10, description: 'Event time: the day it was true' })),
  at: Type.Optional(Type.String({ maxLength: 40, description: 'Record time: what was known at that instant' })),
});

/** Registers: list, search within rights, an entry as of any day and any instant, extracts, who looked. Written once for all. */
export const registerRoutes = (app: FastifyInstance, node: Node): void => {
  const { pool, program } = node.runtime;
  const schema = (summary: string, querystring?: object) => ({
    schema: { tags: ['registers'], summary, ...(querystring && { querystring }) },
  });

  app.get(
    '/registers',
    schema('Registers kept by this program, with their columns and kinds of holds'),
    async (request) => {
      await signedIn(node, request);
      return [...registersOf(program).values()].map(registerView);
    },
  );

  app.get(
    '/registers/:register',
    schema('Search within rights: by beginning of the key or exact identity number', listQuery),
    async (request) => {
      const session = await signedIn(node, request);
      const kept = registersOf(program).get((request.params as { register: string }).register);
      if (!kept) throw unknown();
      const { q, offset = 0, limit = 20 } = request.query as { q?: string; offset?: number; limit?: number };
      const text = q?.trim();
      const rows = await searchEntries(pool, kept.name, reachOf(node, session, kept), {
        ...(text && { text }),
        offset,
        limit,
      });
      return {
        register: registerView(kept),
        items: rows.map((row) => entryLine(kept.spec, row, isOwn(session, kept, row))),
      };
    },
  );

  app.get(
    '/registers/:register/:key',
    schema(
      'An entry as of a day and an instant, with holds and the chain of events; the reading is recorded',
      asOfQuery,
    ),
    async (request) => {
      const asOf = asOfOf(request);
      const { session, kept, row } = await found(node, request);
      await record(node, session, kept, row, whatOf(kept.name, row.key));
      const histories = await loadHistories(pool, [{ register: kept.name, key: row.key }]);
      return entryView(node.runtime, kept, [...histories.values()][0]!, asOf);
    },
  );

  app.get(
    '/registers/:register/:key/extract',
    schema('A signed extract as of a day (登记簿证明)', asOfQuery),
    async (request) => {
      const asOf = asOfOf(request);
      const { session, kept, row } = await found(node, request);
      await record(node, session, kept, row, `${whatOf(kept.name, row.key)} extract`);
      return extractOf(node, kept, row, asOf);
    },
  );

  app.get(
    '/registers/:register/:key/readers',
    schema('Who looked at the entry: for those it is about and those who keep it'),
    async (request) => {
      const { kept, row } = await found(node, request);
      return (await readersOf(pool, whatOf(kept.name, row.key), 500)).map(
        ({ at, name, authority, ground, what }) => ({
          at,
          who: name,
          authority: program.zone.authorities.find(({ id }) => id === authority)?.title,
          ground,
          what: what.endsWith(' extract') ? 'extract' : 'entry',
        }),
      );
    },
  );
};
