import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { entryAsOf, entryName, isDay, parseInstant, refuse, subjectsOf } from '#kernel';
import { logAccess } from '#store/queries/access.ts';
import { historyAsOf, loadHistories } from '#store/queries/register-histories.ts';
import {
  countEntries,
  type EntryRow,
  entryWithin,
  type Reach,
  readersOf,
  searchEntries,
} from '#store/queries/register-search.ts';
import type { Session } from '../auth/sessions.ts';
import { type Kept, registersOf } from '../engine/registers.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { type AsOf, extractOf, extractPdf } from '../view/extract.ts';
import { keyBehind } from '../view/handle.ts';
import { entryLine, entryView, registerView } from '../view/register-view.ts';
import { signedIn } from './context.ts';
import { Refused } from './problem.ts';
import { page } from './schemas.ts';

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
  const instant = at === undefined ? undefined : parseInstant(at, '/query/at');
  if (instant?.ok === false) throw new Refused(instant);
  return { on, at: instant?.value };
};

const found = async (node: Node, request: FastifyRequest) => {
  const session = await signedIn(node, request);
  const { register, key: given } = request.params as { register: string; key: string };
  const key = keyBehind(node.runtime.projector.trackSecret, given);
  const kept = registersOf(node.runtime.program).get(register);
  const row = kept && (await entryWithin(node.runtime.pool, register, reachOf(node, session, kept), key));
  if (!kept || !row) throw unknown();
  return { session, kept, row };
};

/** The entry as of a day and an instant, read by index and no more of it than that. */
const entryThen = async (node: Node, { name }: Kept, row: EntryRow, asOf: AsOf) => {
  const { runtime } = node;
  const at = runtime.now();
  const on = asOf.on ?? today(runtime, at);
  const history = await historyAsOf(runtime.pool, { register: name, key: row.key }, on, asOf.at ?? at);
  return entryAsOf(history, on, asOf.at);
};

const listQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  ...page,
});
const asOfFields = {
  on: Type.Optional(Type.String({ maxLength: 10, description: 'Event time: the day it was true' })),
  at: Type.Optional(Type.String({ maxLength: 40, description: 'Record time: what was known at that instant' })),
};
const asOfQuery = Type.Object(asOfFields);

const pdfQuery = Type.Object({
  ...asOfFields,
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
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
      const session = await signedIn(node, request);
      return Promise.all(
        [...registersOf(program).values()].map(async (kept) => ({
          ...registerView(kept),
          mechanismTitle: program.mechanism(kept.mechanism).title,
          // Within the reader's rights: none for those who may not read it.
          entries: await countEntries(pool, kept.name, reachOf(node, session, kept)),
        })),
      );
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
        total: await countEntries(pool, kept.name, reachOf(node, session, kept), text),
        items: rows.map((row) =>
          entryLine(kept.spec, row, isOwn(session, kept, row), node.runtime.projector.trackSecret),
        ),
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
      return extractOf(node.runtime, kept, row, await entryThen(node, kept, row, asOf), asOf);
    },
  );

  app.get(
    '/registers/:register/:key/extract.pdf',
    schema('The same as a paper with seal and QR code', pdfQuery),
    async (request, reply) => {
      const asOf = asOfOf(request);
      const { session, kept, row } = await found(node, request);
      await record(node, session, kept, row, `${whatOf(kept.name, row.key)} extract`);
      const extract = await extractOf(node.runtime, kept, row, await entryThen(node, kept, row, asOf), asOf);
      const { language = 'zh' } = request.query as { language?: 'zh' | 'en' };
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${encodeURIComponent(extract.id)}.pdf"`)
        .send(await extractPdf(node.runtime, kept, row, extract, language));
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
          what: what.endsWith(' extract') ? 'extract' : what.includes(' asked ') ? 'asked' : 'entry',
        }),
      );
    },
  );
};
