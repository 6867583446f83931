import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel';
import { boardNamed, boardsOf, boardView, mayOpen } from '../boards/board.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { sessionOf, signedIn } from './context.ts';
import { Refused } from './problem.ts';

/** Overviews that mechanisms declare, each drawn from what its reader may see. */
export const boardRoutes = (app: FastifyInstance, node: Node): void => {
  const { program } = node.runtime;
  const schema = (summary: string) => ({ schema: { tags: ['boards'], summary } });

  app.get(
    '/boards',
    schema('The overviews that the reader may open; one of them is the home page of the committee'),
    async (request) => {
      const session = await sessionOf(node, request);
      const day = today(node.runtime);
      return boardsOf(program)
        .filter(({ board }) => mayOpen(board, session, day))
        .map(({ mechanism, name, board }) => ({
          mechanism: mechanism.id,
          board: name,
          title: board.title,
          ...(board.home && program.zone.publishesTo === node.id && { home: true }),
        }));
    },
  );

  app.get(
    '/boards/:mechanism/:board',
    schema('An overview as blocks: figures, tables, a time line, a map'),
    async (request) => {
      const { mechanism, board } = request.params as { mechanism: string; board: string };
      const found = boardNamed(program, mechanism, board);
      const session = await sessionOf(node, request);
      if (!mayOpen(found.board, session, today(node.runtime))) {
        const { person } = await signedIn(node, request);
        throw new Refused(
          refuse('not-yours', ['您的岗位不能查看该看板', 'Your post does not open this overview'], {
            detail: { person: person.id },
          }),
        );
      }
      return {
        mechanism,
        board,
        title: found.board.title,
        asOf: node.runtime.now(),
        blocks: await boardView(node, session, found),
      };
    },
  );
};
