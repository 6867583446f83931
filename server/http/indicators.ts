import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Day, isDay, periodOf, refuse } from '#kernel';
import { newestSeries, snapshotsOf } from '#store/queries/snapshots.ts';
import { today } from '../engine/runtime.ts';
import { type Defined, indicatorBook } from '../indicators/book.ts';
import { definedView, liveTotal, publishedView, seriesView } from '../indicators/figures.ts';
import { homeView } from '../indicators/home.ts';
import { genuine } from '../indicators/publish.ts';
import { recordsBehind } from '../indicators/records.ts';
import { figureReport, statisticsReport } from '../indicators/report.ts';
import type { Node } from '../node.ts';
import { listItem } from '../view/list-view.ts';
import { hasRole } from '../view/rights.ts';
import { signedIn, signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';
import { type ReportWish, reportFile, reportQuery, sendReport } from './report.ts';
import { sendTask } from './tasks.ts';

/** Who manages by exact figures at home; everybody else sees what is published. */
const managing = ['supervisor', 'head'];

const find = (node: Node, params: unknown): Defined => {
  const found = indicatorBook(node.runtime.program).get((params as { id: string }).id);
  if (!found) throw new Refused(refuse('not-found', ['没有这项指标', 'There is no such indicator']));
  return found;
};

/** Figures for everybody: definitions, series as published, snapshots to verify; and for those with rights what is behind them. */
export const indicatorRoutes = (app: FastifyInstance, node: Node): void => {
  const { program } = node.runtime;
  const schema = (summary: string, querystring?: object) => ({
    schema: { tags: ['indicators'], summary, ...(querystring && { querystring }) },
  });

  /** A day that has come: of a later one nobody can say what will have been counted. */
  const dayAsked = (query: unknown): Day | undefined => {
    const { on } = query as { on?: string };
    if (on === undefined || (isDay(on) && on <= today(node.runtime))) return on;
    throw new Refused(
      refuse('request-invalid', ['应为不晚于今日的日期', 'must be a day that has come'], { field: '/query/on' }),
    );
  };

  const wished = (query: unknown): ReportWish & { readonly mechanism?: string } => {
    const wish = query as ReportWish & { readonly mechanism?: string };
    if (wish.mechanism !== undefined && !program.mechanisms.has(wish.mechanism))
      throw new Refused(refuse('not-found', ['没有这项机制', 'There is no such mechanism']));
    return wish;
  };

  app.get(
    '/indicators',
    schema(
      'Every figure with its definition and how it stands here today, before publication',
      Type.Object({ mechanism: Type.Optional(Type.String({ maxLength: 60 })) }),
    ),
    async (request) => {
      const { mechanism } = request.query as { mechanism?: string };
      const all = [...indicatorBook(program).values()].filter(
        ({ indicator }) => mechanism === undefined || indicator.mechanism === mechanism,
      );
      const newest = Map.groupBy(await newestSeries(node.runtime.pool), ({ indicator }) => indicator);
      return Promise.all(
        all.map(async (one) => {
          const period = periodOf(one.indicator.period, today(node.runtime));
          const published = publishedView(one, newest.get(one.indicator.cells) ?? []);
          return {
            ...definedView(node, one),
            // The committee adds up what is published; its own cases alone would pass for the zone's.
            ...(program.zone.publishesTo !== node.id && { now: { period, ...(await liveTotal(node, one, period)) } }),
            ...(published && { published }),
          };
        }),
      );
    },
  );

  app.get(
    '/indicators/report',
    schema(
      'The figures with their definitions as PDF or XLSX; of one mechanism with the parts of their newest period',
      Type.Object({ ...reportQuery, mechanism: Type.Optional(Type.String({ maxLength: 60 })) }),
    ),
    async (request, reply) => {
      const wish = wished(request.query);
      const report = await statisticsReport(node, wish.mechanism, wish.language ?? 'zh');
      return sendReport(reply, node, report, wish, `statistics-${report.period}`);
    },
  );

  app.post(
    '/indicators/report',
    schema(
      'Begin to make the same report, for those signed in: a task with progress, that can be stopped',
      Type.Object({ ...reportQuery, mechanism: Type.Optional(Type.String({ maxLength: 60 })) }),
    ),
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const wish = wished(request.query);
      return sendTask(node, reply, {
        kind: 'statistics',
        each: 'person',
        title: ['制作统计报表', 'Making the report of figures'],
        by: session.person.id,
        run: async (watch) => {
          const report = await statisticsReport(node, wish.mechanism, wish.language ?? 'zh', watch);
          return reportFile(node, report, wish, `statistics-${report.period}`);
        },
        view: () => ({}),
        file: async (made) => made,
      });
    },
  );

  app.get(
    '/indicators/:id/report',
    schema(
      'One figure with definition, series and the parts of a period, as PDF or XLSX',
      Type.Object({ ...reportQuery, period: Type.Optional(Type.String({ maxLength: 20 })) }),
    ),
    async (request, reply) => {
      const wish = request.query as ReportWish & { readonly period?: string };
      const defined = find(node, request.params);
      const report = await figureReport(node, defined, wish.period, wish.language ?? 'zh');
      return sendReport(reply, node, report, wish, defined.indicator.id);
    },
  );

  app.get(
    '/indicators/:id',
    schema(
      'A figure: definition, series with corrections, the table of one period; `on` a day: as it was published by the end of it',
      Type.Object({
        period: Type.Optional(Type.String({ maxLength: 20 })),
        on: Type.Optional(Type.String({ maxLength: 10 })),
      }),
    ),
    async (request) => {
      const defined = find(node, request.params);
      const { period } = request.query as { period?: string };
      const on = dayAsked(request.query);
      return {
        ...definedView(node, defined),
        asOf: node.runtime.now(),
        zone: program.zone.publishesTo === node.id,
        ...(on && { on }),
        ...(await seriesView(node, defined, period, on)),
      };
    },
  );

  app.get(
    '/indicators/:id/home',
    schema(
      'Exact cells of a figure as this node counts them, for its supervisors and heads; never published',
      Type.Object({ period: Type.Optional(Type.String({ maxLength: 20 })) }),
    ),
    async (request) => {
      const session = await signedIn(node, request);
      const defined = find(node, request.params);
      if (!managing.some((role) => hasRole(session, role, today(node.runtime))))
        throw new Refused(
          refuse('not-yours', [
            '仅供本节点的督办人员和部门负责人查看',
            'For supervisors and heads of this node only',
          ]),
        );
      return homeView(node, defined, (request.query as { period?: string }).period);
    },
  );

  app.get(
    '/indicators/:id/snapshots',
    schema(
      'What was published of a period, every revision with the signature of its node',
      Type.Object({ period: Type.String({ maxLength: 20 }), node: Type.Optional(Type.String({ maxLength: 60 })) }),
    ),
    async (request) => {
      const { indicator } = find(node, request.params);
      const { period, node: of } = request.query as { period: string; node?: string };
      const rows = await snapshotsOf(node.runtime.pool, indicator.cells, { period, ...(of && { node: of }) });
      return Promise.all(
        rows.map(async (one) => ({
          ...one,
          genuine: await genuine(
            one,
            one.snapshot.node === node.id ? [node.keys] : (node.known.get(one.snapshot.node) ?? []),
          ),
        })),
      );
    },
  );

  app.get(
    '/indicators/:id/records',
    schema(
      'The cases behind a figure, within the rights of the reader; `on` a day: those counted by the end of it',
      Type.Object({
        period: Type.Optional(Type.String({ maxLength: 20 })),
        where: Type.Optional(Type.String({ maxLength: 300, description: 'JSON object: dimension to value' })),
        after: Type.Optional(Type.String({ maxLength: 150 })),
        on: Type.Optional(Type.String({ maxLength: 10 })),
      }),
    ),
    async (request) => {
      const session = await signedIn(node, request);
      const { indicator } = find(node, request.params);
      const { period, where, after } = request.query as { period?: string; where?: string; after?: string };
      const { items, next } = await recordsBehind(
        node,
        session,
        indicator,
        { by: [], ...(period && { period }), where: whereOf(where) },
        after,
        20,
        dayAsked(request.query),
      );
      return { items: items.map((item) => listItem(node.runtime, item, session)), ...(next && { next }) };
    },
  );
};

const whereOf = (text: string | undefined): Readonly<Record<string, string>> => {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string'))
      return value as Record<string, string>;
  } catch {
    // Falls through: what is not JSON is not a filter either.
  }
  throw new Refused(
    refuse('request-invalid', ['筛选条件格式不符', '"where" is a JSON object of texts'], { field: '/query/where' }),
  );
};
