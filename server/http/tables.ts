import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Fact, readTable, refuse, tableColumns, tableTemplate } from '#kernel';
import { csvOf, plainCsv, tableIn } from '../files/table.ts';
import type { Node } from '../node.ts';
import { signedInToWrite } from './context.ts';
import { dear } from './limits.ts';
import { Refused } from './problem.ts';

const tableSent = async (request: FastifyRequest): Promise<readonly (readonly string[])[]> => {
  const part = await request.file();
  if (!part) throw new Refused(refuse('request-invalid', ['没有收到文件', 'No file was sent'], { field: '/file' }));
  const table = await tableIn(part.filename, await part.toBuffer());
  if (!table.ok) throw new Refused(table);
  return table.value;
};

/** Lists of records are filled from a table: a template for every such list, and a file read row by row before anything is handed in. */
export const tableRoutes = (app: FastifyInstance, node: Node): void => {
  const listOf = (request: FastifyRequest): Fact => {
    const { id, fact } = request.params as { id: string; fact: string };
    const facts = node.runtime.program.mechanisms.get(id)?.facts as Readonly<Record<string, Fact>> | undefined;
    const found = facts && Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    if (!found || !tableColumns(found))
      throw new Refused(
        refuse('not-found', ['没有可以从表格填写的这一清单', 'No such list can be filled from a table']),
      );
    return found;
  };

  app.get(
    '/mechanisms/:id/lists/:fact/template',
    { schema: { tags: ['cases'], summary: 'The table from which a list of records can be filled (CSV)' } },
    async (request, reply) => {
      const { fact } = request.params as { fact: string };
      // Looked up first: only the name of a fact that exists may stand in a header.
      const template = csvOf(tableTemplate(listOf(request)));
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fact}.csv"`)
        .send(template);
    },
  );

  app.post(
    '/mechanisms/:id/lists/:fact',
    {
      config: dear,
      schema: {
        tags: ['cases'],
        summary: 'Read a table (CSV, XLSX) as the value of a list; errors name row and column. Nothing is stored',
      },
    },
    async (request) => {
      await signedInToWrite(node, request);
      const list = listOf(request);
      return readTable(list, await tableSent(request));
    },
  );

  app.post(
    '/tables/text',
    {
      config: dear,
      schema: {
        tags: ['cases'],
        summary:
          'The first sheet of an XLSX file as CSV text, for facts that keep a file of this kind. Nothing is stored',
      },
    },
    async (request) => {
      await signedInToWrite(node, request);
      return { text: plainCsv(await tableSent(request)) };
    },
  );
};
