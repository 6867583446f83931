import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { compareBasic, type Matter, type Mode, modesOf, refuse } from '#kernel';
import { importCatalogue, parseList } from '../catalogue/import.ts';
import { publishImport } from '../catalogue/publish.ts';
import { matterOn, today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { hasRole } from '../view/rights.ts';
import { useView } from '../view/use-view.ts';
import { signedIn, signedInToWrite } from './context.ts';
import { notStaff, Refused } from './problem.ts';
import { matterQuery } from './schemas.ts';

export type { Mode };

/** The catalogue: found by words, any two characters, pinyin initials, code or life event; compared between places. */
export const catalogueRoutes = (app: FastifyInstance, node: Node): void => {
  const inForce = (): readonly Matter[] => {
    const day = today(node.runtime);
    return [...node.runtime.matters.keys()].flatMap((code) => matterOn(node.runtime, code, day) ?? []);
  };

  app.get(
    '/matters',
    { schema: { tags: ['catalogue'], summary: 'Find matters', querystring: matterQuery } },
    async (request) => {
      const {
        q = '',
        jurisdiction,
        event,
        department,
        offset = 0,
        limit = 20,
      } = request.query as Record<string, string> & { offset?: number; limit?: number };
      return node.search(q, {
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
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
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
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
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
    async (request) => {
      const session = await signedInToWrite(node, request);
      if (!hasRole(session, 'operator', today(node.runtime)))
        throw new Refused(refuse('not-yours', ['仅运维人员可导入目录', 'Only operators import the catalogue']));
      const part = await request.file();
      if (!part)
        throw new Refused(refuse('request-invalid', ['没有收到文件', 'No file was sent'], { field: '/file' }));
      const parsed = await parseList(part.filename, await part.toBuffer());
      if (!parsed.ok) throw new Refused(parsed);
      const existing = [...node.runtime.matters.values()].flat();
      const report = importCatalogue(existing, parsed.value, node.runtime.program.zone);
      const foreign = [...report.added, ...report.changed.map((change) => change.matter)].find(
        (matter) => node.runtime.program.authorities[matter.authority]?.node !== node.id,
      );
      if (foreign)
        throw new Refused(
          refuse('catalogue-not-theirs', [
            `事项 ${foreign.code} 由其他节点公布`,
            `Matter ${foreign.code} is published by another node`,
          ]),
        );
      const { apply } = request.query as { apply?: boolean };
      const published =
        apply && report.errors.length === 0
          ? await publishImport(node.runtime, node.peers.keys(), report, session.person.id)
          : 0;
      if (published) node.wake();
      const { added, changed, unchanged, errors, preview } = report;
      return { added: added.length, changed: changed.length, unchanged, errors, preview, published };
    },
  );
};
