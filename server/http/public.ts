import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { verifyCredential } from '#exchange/credential/credential.ts';
import { fromQr } from '#exchange/credential/offline.ts';
import { readStatusList } from '#exchange/credential/status-list.ts';
import { type AnyMechanism, type CaseEvent, type LawBook, type LawFile, refuse, type SlotKind } from '#kernel';
import { subjectOf } from '#store/case-row.ts';
import { caseByTrack } from '#store/queries/cases.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { refreshLaw } from '../engine/law.ts';
import { today } from '../engine/runtime.ts';
import { loadStories, type Program } from '../load.ts';
import type { Node } from '../node.ts';
import { written } from '../rehearse/proposal.ts';
import { clockViews } from '../view/clock-view.ts';
import { maskName } from '../view/mask.ts';
import { recognitionsOn } from '../view/recognition-view.ts';
import { dear } from './limits.ts';
import { Refused } from './problem.ts';

/** A declaration as data: functions drop out, the names, titles and sentences stay. */
export const declarationOf = (mechanism: AnyMechanism) => JSON.parse(JSON.stringify(mechanism)) as unknown;

/** What anyone may read without signing in: the zone, the declarations, the law, a case by its secret token. */
export const publicRoutes = (app: FastifyInstance, node: Node): void => {
  const { program } = node.runtime;

  app.get(
    '/mechanisms/:id',
    { schema: { tags: ['zone'], summary: 'A mechanism: facts, states, steps, rules, clocks, papers' } },
    async (request) => {
      const mechanism = program.mechanisms.get((request.params as { id: string }).id);
      if (!mechanism) throw new Refused(refuse('not-found', ['没有该机制', 'There is no such mechanism']));
      return declarationOf(mechanism);
    },
  );

  app.get(
    '/mechanisms/:id/stories',
    { schema: { tags: ['zone'], summary: 'The stories of a mechanism: each is a test, with its days' } },
    async (request) => {
      const { id } = request.params as { id: string };
      if (!program.mechanisms.has(id))
        throw new Refused(refuse('not-found', ['没有该机制', 'There is no such mechanism']));
      return Object.entries(await loadStories(id)).map(([name, { story, ends }]) => ({
        name,
        lines: story.map(([day, who, step, , more]) => ({ day, who, step, ...(more?.part && { part: more.part }) })),
        ...(ends.state && { state: ends.state }),
        ...(ends.refusedBy && { refusedBy: ends.refusedBy }),
      }));
    },
  );

  const lawQuery = Type.Object({
    mechanism: Type.Optional(Type.String({ maxLength: 60 })),
    on: Type.Optional(Type.String({ format: 'date' })),
  });
  app.get(
    '/law',
    {
      schema: {
        tags: ['zone'],
        summary: 'The law of a mechanism: every dated value with its source and status',
        querystring: lawQuery,
      },
    },
    async (request) => {
      const { book } = await refreshLaw(node.runtime);
      const { mechanism, on } = request.query as { mechanism?: string; on?: string };
      return [...program.mechanisms.values()]
        .filter((one) => !mechanism || one.id === mechanism)
        .flatMap((one) => lawRows(program, book, one, on));
    },
  );

  app.get(
    '/recognitions',
    {
      schema: {
        tags: ['zone'],
        summary:
          'Rules of recognition: what counts from where to where on a day, since and until when, with its source',
        querystring: Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) }),
      },
    },
    async (request) => {
      const { book } = await refreshLaw(node.runtime);
      return recognitionsOn(program, book, (request.query as { on?: string }).on ?? today(node.runtime));
    },
  );

  app.get(
    '/track/:token',
    { schema: { tags: ['cases'], summary: 'How a case stands, by the token on its receipt; names are masked' } },
    async (request) => {
      const state = await caseByTrack(node.runtime.pool, (request.params as { token: string }).token);
      if (!state)
        throw new Refused(
          refuse('not-found', ['没有这个查询码', 'There is no case with this token'], {
            remedy: ['请核对收件凭证上的查询码', 'Compare it with the receipt'],
          }),
        );
      const mechanism = program.mechanism(state.mechanism);
      const events = await eventsOf<CaseEvent>(node.runtime.pool, state.id);
      const spec = mechanism.states[state.state];
      const promised = clockViews(node.runtime, state).find((clock) => clock.shownAs === 'promised');
      const unitOf = (event: CaseEvent) => program.zone.authorities.find((a) => a.id === event.by.authority)?.title;
      return {
        id: state.id,
        matter: state.matter.title,
        applicant: maskName(subjectOf(mechanism, state)?.name ?? ''),
        stateTitle: spec?.title,
        outside: spec?.outside ?? spec?.title,
        stage: spec?.stage ?? 0,
        final: spec?.final === true,
        openedOn: state.openedOn,
        ...(promised?.due && { promisedDue: promised.due }),
        steps: events.flatMap(({ body }) =>
          mechanism.steps[body.step]?.internal
            ? []
            : [{ title: mechanism.steps[body.step]?.title, day: body.day, unit: unitOf(body) }],
        ),
      };
    },
  );
};

const slotsOf = (file: LawFile | undefined, slot: string) => file?.slots[slot] ?? [];

const lawRows = (program: Program, book: LawBook, mechanism: AnyMechanism, on: string | undefined) =>
  Object.entries(mechanism.law as Record<string, { kind: SlotKind; title: readonly [string, string] }>).map(
    ([slot, spec]) => ({
      mechanism: mechanism.id,
      slot,
      title: spec.title,
      kind: spec.kind,
      versions: program.zone.jurisdictions.flatMap((jurisdiction) =>
        slotsOf(book.get(`${mechanism.id}/${jurisdiction.code}`), slot)
          .filter(
            (version) => on === undefined || (version.from <= on && (version.to === undefined || on <= version.to)),
          )
          .map((version) => ({
            jurisdiction: jurisdiction.code,
            ...version,
            written: written(spec.kind, version.value),
          })),
      ),
    }),
  );

export const zoneView = (program: Program, demo: boolean) => {
  const { zone } = program;
  return {
    id: zone.id,
    title: zone.title,
    utcOffset: zone.utcOffset,
    nodes: zone.nodes,
    jurisdictions: zone.jurisdictions.map(({ code, level, title, short }) => ({ code, level, title, short })),
    authorities: Object.fromEntries(zone.authorities.map(({ id, ...rest }) => [id, rest])),
    windows: zone.windows,
    departments: zone.departments,
    lifeEvents: zone.lifeEvents,
    mechanisms: [...program.mechanisms.values()].map(({ id, number, title }) => ({ id, number, title })),
    ...(zone.schematic && { schematic: zone.schematic }),
    demo,
    observes: zone.observation !== undefined,
    waters: Object.fromEntries((zone.observation?.water.bodies ?? []).map(({ id, title }) => [id, title])),
    sections: Object.fromEntries((zone.observation?.water.sections ?? []).map(({ site, title }) => [site, title])),
    people: demo
      ? zone.people.map(({ login, name, node, does, kind, posts }) => ({
          login,
          name,
          node,
          does,
          kind,
          roles: [...new Set(posts.map((post) => post.role))],
        }))
      : [],
  };
};

/** Anyone may ask whether a credential is genuine and in force: the issuer's node answers for its status. */
export const verifyRoute = (
  app: FastifyInstance,
  nodes: ReadonlyMap<string, Node>,
  origin: string,
  statusList: (node: Node) => Promise<string>,
): void => {
  const body = Type.Object({ text: Type.String({ maxLength: 20_000 }) });
  app.get(
    '/api/keys',
    {
      schema: {
        tags: ['credentials'],
        summary: 'Public signing keys of all issuers, for verifying without a network',
      },
    },
    async () => {
      const first = nodes.values().next().value as Node;
      const issuers = [[first.id, [first.keys]] as const, ...[...first.known].filter(([id]) => id !== first.id)];
      return {
        at: first.runtime.now(),
        // Keys that were rotated out too: what they signed stays genuine.
        keys: issuers.flatMap(([node, keys]) =>
          keys.flatMap(({ kid, sign }) => (sign.crv === 'Ed25519' ? [{ node, kid, x: sign.x }] : [])),
        ),
      };
    },
  );
  app.post(
    '/api/verify',
    {
      config: dear,
      schema: { tags: ['credentials'], summary: 'Is this credential genuine, unchanged and in force?', body },
    },
    async (request) => {
      const given = (request.body as { text: string }).text.trim();
      const text = given.startsWith('TB1:') ? ((await fromQr(given)) ?? given) : given;
      const first = nodes.values().next().value as Node;
      const at = first.runtime.now();
      const tried: { code: string; says: readonly [string, string] }[] = [];
      for (const [id, keys] of [[first.id, [first.keys]] as const, ...first.known]) {
        const read = await verifyCredential(text, keys, { at });
        if (!read.ok) {
          tried.push({ code: read.code, says: read.says });
          if (read.code === 'credential-signature') continue;
          // What cannot be read names nobody: its keys were not asked.
          const named = read.code === 'credential-malformed' ? {} : { issuer: id };
          return { valid: false, ...named, problems: [{ code: read.code, says: read.says }] };
        }
        const issuer = nodes.get(id);
        const uri = `${origin}/${id}/api/status-list`;
        const list = issuer && (await readStatusList(await statusList(issuer), keys, { uri, at }));
        const now = list?.ok ? await verifyCredential(text, keys, { at, status: list.value }) : read;
        const base = {
          issuer: id,
          authority: read.value.issuer,
          type: read.value.type,
          id: read.value.id,
          claims: read.value.claims,
          issuedAt: read.value.issuedAt,
          expires: read.value.expires,
        };
        return now.ok
          ? { ...base, valid: true, status: now.value.status, problems: [] }
          : { ...base, valid: false, status: now.code, problems: [{ code: now.code, says: now.says }] };
      }
      return { valid: false, problems: tried.slice(-1) };
    },
  );
};
