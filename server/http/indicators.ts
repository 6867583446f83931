import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Words } from '#kernel';
import { crossProvinceFigures } from '#store/queries/indicators.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';

interface Figure {
  readonly id: string;
  readonly title: Words;
  readonly value: number | null;
  readonly unit: Words;
  readonly definition: Words;
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;
const percent: Words = ['%', '%'];

/** Cells of fewer persons than this are not published (public-services.md 0.7, assumed). */
const smallest = 5;

type Row = Awaited<ReturnType<typeof crossProvinceFigures>>;

const figuresOf = ({ matrix, totals }: Row): readonly Figure[] => {
  const closed = matrix.reduce((sum, cell) => sum + cell.closed, 0);
  const crossing = matrix.filter((cell) => cell.receiving !== cell.deciding);
  const crossed = crossing.reduce((sum, cell) => sum + cell.closed, 0);
  return [
    {
      id: 'closed',
      title: ['办结量', 'Cases closed'],
      value: closed,
      unit: ['件', 'cases'],
      definition: ['期间内进入终态的办件', 'Cases that reached a final state in the period'],
    },
    {
      id: 'cross-share',
      title: ['跨省率', 'Cross-province share'],
      value: share(crossed, closed),
      unit: percent,
      definition: [
        '收件地与决定地不同的办结件 ÷ 办结件',
        'Closed cases received and decided in different places ÷ closed cases',
      ],
    },
    {
      id: 'on-time',
      title: ['跨省按时率', 'On time, cross-province'],
      value: share(
        crossing.reduce((sum, cell) => sum + cell.onTime, 0),
        crossed,
      ),
      unit: percent,
      definition: [
        '按时办结的跨省件 ÷ 跨省办结件,以法定时限计',
        'Cross-province cases closed within the statutory term ÷ those closed',
      ],
    },
    {
      id: 'once',
      title: ['一次办成率', 'Done at once'],
      value: share(totals.withoutCorrection, totals.closed),
      unit: percent,
      definition: ['未经补正的办结件 ÷ 办结件', 'Closed without a correction ÷ closed'],
    },
    {
      id: 'open',
      title: ['在办', 'Open cases'],
      value: totals.open,
      unit: ['件', 'cases'],
      definition: ['截至今日未到终态的办件', 'Cases not yet in a final state today'],
    },
  ];
};

/** Figures of 13.7 as this node sees them: each with its definition; small cells are withheld. */
export const indicatorRoutes = (app: FastifyInstance, node: Node): void => {
  const query = Type.Object({
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
  });
  app.get(
    '/indicators/cross-province',
    {
      schema: {
        tags: ['indicators'],
        summary: 'Matrix receiving × deciding and the figures of the mechanism',
        querystring: query,
      },
    },
    async (request) => {
      const day = today(node.runtime);
      const { from = `${day.slice(0, 4)}-01-01`, to = day } = request.query as { from?: string; to?: string };
      const row = await crossProvinceFigures(node.runtime.pool, from, to);
      return {
        asOf: node.runtime.now(),
        period: { from, to },
        smallest,
        matrix: row.matrix.map((cell) =>
          cell.closed < smallest && cell.closed > 0
            ? { receiving: cell.receiving, deciding: cell.deciding, withheld: true }
            : cell,
        ),
        figures: figuresOf(row),
      };
    },
  );
};
