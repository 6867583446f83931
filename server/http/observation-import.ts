import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { refuse } from '#kernel';
import { today } from '../engine/runtime.ts';
import { cleanName } from '../files/name.ts';
import type { Node } from '../node.ts';
import { type ObservationContext, observationOf } from '../observation/context.ts';
import { importFile } from '../observation/import-file.ts';
import { watch as lookAgain } from '../observation/watch.ts';
import type { Watch } from '../tasks/desk.ts';
import { hasRole } from '../view/rights.ts';
import { signedInToWrite } from './context.ts';
import { dear } from './limits.ts';
import { Refused, valueIn } from './problem.ts';
import { sendTask } from './tasks.ts';

const wish = Type.Object({
  source: Type.String({ minLength: 2, maxLength: 80 }),
  year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2100 })),
  strict: Type.Optional(Type.Boolean()),
});

/** Readers of tables take a path, so that a large CSV streams: the upload lies in a folder of its own while it is read. */
const fromBytes = async (
  context: ObservationContext,
  name: string,
  bytes: Buffer,
  by: string,
  options: Static<typeof wish>,
  watch: Watch,
) => {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-readings-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return valueIn(await importFile(context, path, { ...options, by, watch }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A published table of readings, brought in and evaluated on screen as `tongban observe import` does. */
export const observationImportRoutes = (app: FastifyInstance, node: Node): void => {
  const context = observationOf(node.runtime);
  if (!context) return;
  app.post(
    '/observations/import',
    {
      config: dear,
      schema: {
        tags: ['observation'],
        summary: 'Bring in a table of readings (CSV, JSON, XLSX) and evaluate it: a task',
        querystring: wish,
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      if (!hasRole(session, 'operator', today(node.runtime)))
        throw new Refused(refuse('not-yours', ['仅运维人员可导入监测数据', 'Only operators bring in readings']));
      const part = await request.file();
      if (!part)
        throw new Refused(refuse('request-invalid', ['没有收到文件', 'No file was sent'], { field: '/file' }));
      const bytes = await part.toBuffer();
      const name = cleanName(part.filename);
      const options = request.query as Static<typeof wish>;
      return sendTask(node, reply, {
        kind: 'readings-import',
        title: ['导入监测数据', 'Import of readings'],
        by: session.person.id,
        run: async (watch) => {
          const report = await fromBytes(context, name, bytes, session.person.id, options, watch);
          if (report.import)
            void lookAgain(node).catch((error: Error) => node.runtime.log(`watch: ${error.message}`));
          return report;
        },
        view: (report) => ({ ...report, errors: report.errors.slice(0, 200) }),
      });
    },
  );
};
