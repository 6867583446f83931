import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Refusal, refuse, type VocTrack } from '#kernel';
import { transaction } from '#store/db.ts';
import { appendEvents, eventsOf } from '#store/queries/journal.ts';
import { recentImports } from '#store/queries/observation-imports.ts';
import { judgeMark, marksOf } from '#store/queries/observation-marks.ts';
import { allStations, saveStation } from '#store/queries/observation-stations.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { refreshAdopted, standardsView } from '../observation/adopted.ts';
import { airBoard } from '../observation/air-view.ts';
import { airYear } from '../observation/air-year.ts';
import { bodiesView } from '../observation/bodies-view.ts';
import { type ObservationContext, observationOf } from '../observation/context.ts';
import { waterFigures } from '../observation/figures.ts';
import { forecastView } from '../observation/forecast-view.ts';
import { ingest } from '../observation/ingest.ts';
import { monthResult, yearResult } from '../observation/periods.ts';
import { reportOf } from '../observation/report/tables.ts';
import { scoringInputs } from '../observation/scoring.ts';
import { readingSources } from '../observation/shared-in.ts';
import { trophicSeries, trophicView } from '../observation/trophic-view.ts';
import { judgeRun, runsView, runView } from '../observation/voc.ts';
import { watch } from '../observation/watch.ts';
import {
  compareView,
  heatView,
  monthsView,
  periodView,
  sectionsView,
  seriesView,
  watersView,
} from '../observation/water-views.ts';
import { hasRole } from '../view/rights.ts';
import { signedIn, signedInToWrite } from './context.ts';
import { Refused, valueIn } from './problem.ts';
import { type ReportWish, reportQuery, sendReport } from './report.ts';

const day = Type.String({ format: 'date' });
const month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const period = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$' });
const word = Type.String({ minLength: 1, maxLength: 80 });
const tags = ['observation'];

const missing = (what: string): Refusal => refuse('not-found', [`没有 ${what}`, `There is no ${what}`]);

type Query = Record<string, string>;

/** What screens draw: sections, series, calendars, comparisons, trends. Open to read: nothing here is about a person. */
const readWater = (app: FastifyInstance, node: Node, context: ObservationContext): void => {
  const get = (
    path: string,
    summary: string,
    querystring: Record<string, Type.TSchema>,
    work: (query: Query) => unknown,
  ) =>
    app.get(
      `/observations${path}`,
      { schema: { tags, summary, querystring: Type.Object(querystring) } },
      async (request) => {
        await refreshAdopted(context);
        return work(request.query as Query);
      },
    );
  /** For staff of this node: leads name enterprises, and a lead is no proof. */
  const inside = (
    path: string,
    summary: string,
    querystring: Record<string, Type.TSchema>,
    work: (query: Query) => unknown,
  ) =>
    app.get(
      `/observations${path}`,
      { schema: { tags, summary, querystring: Type.Object(querystring) } },
      async (request) => {
        const session = await signedIn(node, request);
        if (session.person.kind !== 'staff')
          throw new Refused(refuse('not-yours', ['仅供工作人员查看', 'For staff only']));
        await refreshAdopted(context);
        return work(request.query as Query);
      },
    );
  const optional = Type.Optional;
  const now = (): string => today(node.runtime);
  get(
    '/waters',
    'The four waters: sections, duty, targets, chiefs, schematic outlines',
    { day: optional(day) },
    (q) => watersView(context, q.day ?? now()),
  );
  get('/sections', 'Registered sections with their class at the end of a day', { day: optional(day) }, (q) =>
    sectionsView(context, q.day ?? now()),
  );
  get(
    '/series',
    'One item of one site with its limits as bands',
    { site: word, item: word, from: day, to: day, source: optional(word) },
    (q) => seriesView(context, q as never),
  );
  get('/heat', 'Days of one section, each with the class of its mean', { site: word, from: day, to: day }, (q) =>
    heatView(context, q.site as string, q.from as string, q.to as string),
  );
  get(
    '/months',
    'Months of one section; with an item also its trend',
    { site: word, from: month, to: month, item: optional(word), edition: optional(word) },
    (q) => monthsView(context, q as never),
  );
  get(
    '/month',
    'The class of one section in one month',
    { site: word, month, source: optional(word), edition: optional(word) },
    async (q) => periodView(context, valueIn(await monthResult(context, q as never, q.month as string))),
  );
  get(
    '/year',
    'The class of one section in one year',
    { site: word, year: Type.String({ pattern: '^\\d{4}$' }), edition: optional(word) },
    async (q) => {
      const found = valueIn(await yearResult(context, q as never, q.year as string));
      return { ...periodView(context, found), months: found.months.map((one) => periodView(context, one)) };
    },
  );
  get(
    '/compare',
    'Upstream against downstream by month, with attribution',
    { up: word, down: word, item: word, from: month, to: month },
    (q) => compareView(context, q as never),
  );
  get('/trophic', 'Trophic level index of a lake section in a month', { site: word, month }, (q) =>
    trophicView(context, q.site as string, q.month as string),
  );
  get('/standards', 'Editions in force since when, joint standards among them', {}, () => standardsView(context));
  get('/trophic-series', 'Trophic level month by month', { site: word, from: month, to: month }, (q) =>
    trophicSeries(context, q.site as string, q.from as string, q.to as string),
  );
  get('/bodies', 'The four waters in a month or a year, with their change', { period }, (q) =>
    bodiesView(context, q.period as string),
  );
  get('/sources', 'As of when the readings of the other nodes are whole here', {}, () =>
    readingSources(node.runtime),
  );
  get('/air', 'Air quality of the three places: newest hour, 24 hours, daily index', { day: optional(day) }, (q) =>
    airBoard(context, q.day ?? now()),
  );
  get(
    '/air/year',
    'A year of air in each place: means, percentiles, days attained, composite index, or too few valid days',
    { year: Type.String({ pattern: '^(19|20)\\d{2}$' }) },
    (q) => airYear(context, q.year as string),
  );
  get(
    '/forecast',
    'The joint forecast in force on a day, and the skill of the last month',
    { day: optional(day) },
    (q) => forecastView(context, q.day ?? now()),
  );
  inside('/imports', 'The last imports', {}, () => recentImports(context.pool, 100));
  inside('/marks', 'Suspected stuck sensors and what people said of them', { site: optional(word) }, (q) =>
    marksOf(context.pool, q.site),
  );
  inside('/voc', 'Runs judged', {}, () => runsView(context));
  inside(
    '/voc/run',
    'A run: track, hot spots, upwind sectors, leads, districts reached',
    { run: word },
    async (q) => {
      const found = await runView(context, q.run as string);
      if (!found) throw new Refused(missing(q.run as string));
      return found;
    },
  );
  app.get(
    '/indicators/waters',
    {
      schema: {
        tags: ['indicators'],
        summary: 'Figures of mechanism 3',
        querystring: Type.Object({ from: month, to: month }),
      },
    },
    async (request) => {
      const { from, to } = request.query as { from: string; to: string };
      return waterFigures(context, from, to, now());
    },
  );
};

/** 月报、年报, as a paper or as sheets. */
const reports = (app: FastifyInstance, node: Node, context: ObservationContext): void => {
  app.get(
    '/observations/report',
    {
      schema: {
        tags,
        summary: 'The report of a month or a year as PDF or XLSX',
        querystring: Type.Object({ period, ...reportQuery }),
      },
    },
    async (request, reply) => {
      const wish = request.query as ReportWish & { readonly period: string };
      return sendReport(
        reply,
        node,
        await reportOf(context, wish.period, wish.language),
        wish,
        `waters-${wish.period}`,
      );
    },
  );
};

/** Stations sign what they send; the body is read as bytes, since a signature is over bytes. */
const stationDoor = (app: FastifyInstance, node: Node, context: ObservationContext): void => {
  void app.register(async (door) => {
    door.removeContentTypeParser('application/json');
    door.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    door.post(
      '/observations',
      {
        bodyLimit: 8 * 1_048_576,
        schema: {
          tags,
          summary: 'A signed batch of readings from a registered station',
          description:
            'Body: {station, sentAt, readings: [{site, item, at, shown, raw?, unit?, status?}]}. Header x-jws-signature: detached JWS (EdDSA) over the bytes of the body. Sending again, in whole or in part, adds nothing twice.',
        },
      },
      async (request) => {
        const signature = request.headers['x-jws-signature'];
        const jws = typeof signature === 'string' ? signature : undefined;
        const report = valueIn(await ingest(context, jws, request.body as Buffer));
        if (report.import) void watch(node).catch((error: Error) => node.runtime.log(`watch: ${error.message}`));
        return report;
      },
    );
  });
};

const officer = async (node: Node, request: FastifyRequest, roles: readonly string[]) => {
  const session = await signedInToWrite(node, request);
  if (!roles.some((role) => hasRole(session, role, today(node.runtime))))
    throw new Refused(refuse('not-yours', ['您的岗位不能办理', 'Your post may not do this']));
  return session;
};

const stationBody = Type.Object(
  {
    id: Type.String({ pattern: '^[\\w.-]{2,60}$' }),
    source: Type.String({ minLength: 2, maxLength: 80 }),
    sites: Type.Array(word, { minItems: 1, maxItems: 200 }),
    key: Type.Object({ kty: Type.Literal('OKP'), crv: Type.Literal('Ed25519'), x: Type.String({ maxLength: 60 }) }),
    state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('revoked')])),
  },
  { additionalProperties: false },
);

const writes = (app: FastifyInstance, node: Node, context: ObservationContext): void => {
  const { pool } = context;
  app.post(
    '/observations/stations',
    { schema: { tags, summary: 'Register a station and its key', body: stationBody } },
    async (request) => {
      const session = await officer(node, request, ['operator']);
      const body = request.body as {
        id: string;
        source: string;
        sites: string[];
        key: Record<string, string>;
        state?: 'active' | 'revoked';
      };
      const at = node.runtime.now();
      await saveStation(pool, { state: 'active', ...body, since: at });
      await note(node, `observation/station/${body.id}`, { act: 'station', by: session.person.id, ...body }, at);
      return { stations: (await allStations(pool)).map(({ key: _, ...station }) => station) };
    },
  );
  app.post(
    '/observations/marks/:id',
    {
      schema: {
        tags,
        summary: 'Confirm or dismiss a suspected sensor',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) }),
        body: Type.Object({
          state: Type.Union([Type.Literal('confirmed'), Type.Literal('dismissed')]),
          reason: Type.String({ minLength: 1, maxLength: 1000 }),
        }),
      },
    },
    async (request) => {
      const session = await officer(node, request, ['officer', 'head']);
      const { id } = request.params as { id: string };
      const { state, reason } = request.body as { state: 'confirmed' | 'dismissed'; reason: string };
      const at = node.runtime.now();
      const judged = await transaction(pool, (client) =>
        judgeMark(client, Number(id), state, session.person.id, reason, at),
      );
      if (judged === undefined) throw new Refused(missing(`mark ${id}`));
      await note(
        node,
        `observation/mark/${judged}`,
        { act: 'mark', of: Number(id), state, reason, by: session.person.id },
        at,
      );
      return { marks: await marksOf(pool) };
    },
  );
  app.post(
    '/observations/voc',
    {
      bodyLimit: 16 * 1_048_576,
      schema: { tags, summary: 'Judge a mobile VOC run from its track', body: trackBody },
    },
    async (request) => {
      await officer(node, request, ['officer', 'head']);
      return valueIn(await judgeRun(context, request.body as VocTrack));
    },
  );
  app.post(
    '/observations/scoring-inputs',
    {
      schema: {
        tags,
        summary: 'Compute and freeze the inputs of a score',
        body: Type.Object({ water: word, period: Type.String({ pattern: '^\\d{4}(-Q[1-4])?$' }) }),
      },
    },
    async (request) => {
      await officer(node, request, ['committee', 'head']);
      const { water, period } = request.body as { water: string; period: string };
      return valueIn(await scoringInputs(context, water, period));
    },
  );
};

const number = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,12})?$' });
const trackBody = Type.Object(
  {
    run: Type.String({ pattern: '^[\\w.-]{1,60}$' }),
    startedAt: Type.String({ format: 'date-time' }),
    datum: Type.String({ maxLength: 20 }),
    checksBefore: Type.Boolean(),
    checksAfter: Type.Boolean(),
    wind: Type.Object({ from: Type.Number({ minimum: 0, maximum: 360 }), speedMs: number }),
    species: Type.Optional(Type.Array(word, { maxItems: 50 })),
    samples: Type.Array(
      Type.Object({
        t: Type.Number({ minimum: 0 }),
        lon: Type.Number({ minimum: -180, maximum: 180 }),
        lat: Type.Number({ minimum: -90, maximum: 90 }),
        speedKmh: number,
        tvoc: number,
        hdop: Type.Optional(number),
        invalid: Type.Optional(Type.Boolean()),
      }),
      { minItems: 1, maxItems: 100_000 },
    ),
  },
  { additionalProperties: false },
);

/** A decision about observation that is no case: on record in the journal. */
const note = (node: Node, stream: string, body: unknown, at: string): Promise<unknown> =>
  transaction(node.runtime.pool, async (client) => {
    const version = (await eventsOf(client, stream)).length + 1;
    await appendEvents(client, [{ stream, version, kind: 'observation', at, origin: node.id, body }]);
  });

/** Readings in, and everything drawn from them out. Nothing is registered where the zone says nothing of observation. */
export const observationRoutes = (app: FastifyInstance, node: Node): void => {
  const context = observationOf(node.runtime);
  if (!context) return;
  readWater(app, node, context);
  reports(app, node, context);
  stationDoor(app, node, context);
  writes(app, node, context);
};
