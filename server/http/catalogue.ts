import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { compareBasic, type Matter, type Mode, modesOf, refuse } from '#kernel';
import { importCatalogue, type Parsed, parseList } from '../catalogue/import.ts';
import { publishImport } from '../catalogue/publish.ts';
import { matterOn, mattersOn, today } from '../engine/runtime.ts';
import { peersOf } from '../evidence/publish.ts';
import type { Node } from '../node.ts';
import type { Watch } from '../tasks/desk.ts';
import { hasRole } from '../view/rights.ts';
import { useView } from '../view/use-view.ts';
import { sessionOf, signedIn, signedInToWrite } from './context.ts';
import { dear } from './limits.ts';
import { notStaff, Refused } from './problem.ts';
import { matterQuery, page } from './schemas.ts';
import { sendTask } from './tasks.ts';

export type { Mode };

/** What the list would change; with somebody who puts it in force, it does. */
const takeIn = async (node: Node, parsed: Parsed, by: string | undefined, watch: Watch) => {
  const { runtime } = node;
  const report = await importCatalogue([...runtime.matters.values()].flat(), parsed, runtime.program.zone, watch);
  const foreign = [...report.added, ...report.changed.map((change) => change.matter)].find(
    (matter) => runtime.program.authorities[matter.authority]?.node !== node.id,
  );
  if (foreign)
    throw new Refused(
      refuse('catalogue-not-theirs', [
        `事项 ${foreign.code} 由其他节点公布`,
        `Matter ${foreign.code} is published by another node`,
      ]),
    );
  const { added, changed, unchanged, errors, preview } = report;
  const published = by && errors.length === 0 ? await publishImport(runtime, peersOf(runtime), report, by) : 0;
  if (published) node.wake();
  return { added: added.length, changed: changed.length, unchanged, errors, preview, published };
};

/** Whoever works for an authority begins what authorities do among themselves; nobody else is shown it. */
const isStaff = async (node: Node, request: FastifyRequest): Promise<boolean> =>
  (await sessionOf(node, request))?.person.kind === 'staff';

/** The catalogue: found by words, any two characters, pinyin initials, code or life event; compared between places. */
export const catalogueRoutes = (app: FastifyInstance, node: Node): void => {
  const inForce = (): readonly Matter[] => mattersOn(node.runtime, today(node.runtime));

  app.get(
    '/matters',
    { config: dear, schema: { tags: ['catalogue'], summary: 'Find matters', querystring: matterQuery } },
    async (request) => {
      const {
        q = '',
        jurisdiction,
        event,
        department,
        mechanism,
        offset = 0,
        limit = 20,
      } = request.query as Record<string, string> & { offset?: number; limit?: number };
      return node.search(q, {
        ...(mechanism && { mechanism, internal: await isStaff(node, request) }),
        ...(jurisdiction && { jurisdiction }),
        ...(event && { lifeEvent: event }),
        ...(department && { department }),
        offset: Number(offset),
        limit: Number(limit),
      });
    },
  );

  app.get(
    '/matters/:code',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'A matter as its guide shows it, and the same matter in the other places',
      },
    },
    async (request) => {
      const { code } = request.params as { code: string };
      const matter = matterOn(node.runtime, code, today(node.runtime));
      if (!matter)
        throw new Refused(
          refuse('matter-unknown', [`没有事项 ${code}`, `There is no matter ${code} in force today`]),
        );
      return {
        matter,
        implementations: inForce().filter((other) => other.basic === matter.basic),
        modes: modesOf(matter),
      };
    },
  );

  const compared = Type.Object({
    basic: Type.Optional(Type.String({ maxLength: 20 })),
    ...page,
  });
  app.get(
    '/matters-compare',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'What is unified, what differs: the work list of unification',
        querystring: compared,
      },
    },
    async (request) => {
      const { basic, offset = 0, limit = 20 } = request.query as { basic?: string; offset?: number; limit?: number };
      const all = compareBasic(basic ? inForce().filter((matter) => matter.basic === basic) : inForce());
      const work = [...all].sort((a, b) => Number(a.unified) - Number(b.unified));
      return {
        total: all.length,
        unified: all.filter((one) => one.unified).length,
        items: work.slice(Number(offset), Number(offset) + Number(limit)),
      };
    },
  );

  const used = Type.Object({
    jurisdiction: Type.Optional(Type.String({ maxLength: 20 })),
    ...page,
  });
  app.get(
    '/matters-use',
    {
      schema: {
        tags: ['catalogue'],
        summary:
          'What of the list is asked for: items without a case in twelve months, the items asked for most, unification',
        querystring: used,
      },
    },
    async (request) => {
      const session = await signedIn(node, request);
      if (session.person.kind !== 'staff') throw notStaff();
      const { jurisdiction, offset = 0, limit = 20 } = request.query as Static<typeof used>;
      return useView(node, inForce(), { jurisdiction, offset, limit });
    },
  );

  const importQuery = Type.Object({ apply: Type.Optional(Type.Boolean()) });
  app.post(
    '/catalogue/import',
    {
      schema: {
        tags: ['catalogue'],
        summary:
          'Import an implementation list (JSON, CSV, XLSX): what would change, and with apply=true, put in force',
        querystring: importQuery,
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      if (!hasRole(session, 'operator', today(node.runtime)))
        throw new Refused(refuse('not-yours', ['仅运维人员可导入目录', 'Only operators import the catalogue']));
      const part = await request.file();
      if (!part)
        throw new Refused(refuse('request-invalid', ['没有收到文件', 'No file was sent'], { field: '/file' }));
      const parsed = await parseList(part.filename, await part.toBuffer());
      if (!parsed.ok) throw new Refused(parsed);
      const { apply } = request.query as { apply?: boolean };
      return sendTask(node, reply, {
        kind: 'catalogue-import',
        title: ['导入实施清单', 'Import of an implementation list'],
        by: session.person.id,
        run: (watch) => takeIn(node, parsed.value, apply ? session.person.id : undefined, watch),
        view: (report) => report,
      });
    },
  );
};
