import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { refuse } from '#kernel';
import { isConnectionLoss, isOutOfRoom } from '#store/db.ts';
import { type OidcOptions, oidcRoutes } from '../auth/oidc.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import { attachmentRoutes, statusListOf } from './attachments.ts';
import { auditTrailRoutes } from './audit-trail.ts';
import { ballotRoutes } from './ballots.ts';
import { boardRoutes } from './boards.ts';
import { caseRoutes } from './cases.ts';
import { catalogueRoutes } from './catalogue.ts';
import { deskRoutes } from './desk.ts';
import { evidenceRoutes } from './evidence.ts';
import { indicatorRoutes } from './indicators.ts';
import { ledgerRoutes } from './ledger.ts';
import { accountsKept, addressOf, type Limits, limitRequests } from './limits.ts';
import { mandateRoutes } from './mandates.ts';
import { metricsRoutes } from './metrics.ts';
import { mineRoutes } from './mine.ts';
import { noticeRoutes } from './notices.ts';
import { observationRoutes } from './observation.ts';
import { observationImportRoutes } from './observation-import.ts';
import { operatorRoutes } from './operator.ts';
import { Refused, sendProblem } from './problem.ts';
import { publicRoutes, verifyRoute, zoneView } from './public.ts';
import { publishedRoutes } from './published.ts';
import { queueRoutes } from './queue.ts';
import { registerRoutes } from './registers.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { savedQueryRoutes } from './saved-queries.ts';
import { problemSchema } from './schemas.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session.ts';
import { tableRoutes } from './tables.ts';
import { taskRoutes } from './tasks.ts';
import { onlyWellFormed } from './well-formed.ts';

export interface AppOptions {
  readonly program: Program;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly jobs: ReadonlyMap<string, Jobs>;
  readonly demo: boolean;
  readonly oidc?: OidcOptions | undefined;
  /** The address people use, for QR codes and status lists. */
  readonly origin: string;
  readonly pages: string;
  readonly version: string;
  /** Without them only sign-in and tickets are limited. */
  readonly limits?: Limits | undefined;
  readonly log: (line: string) => void;
}

/** What the multipart reader (busboy) says of a form that is cut off or no form: plain errors without a status. */
const brokenUpload =
  /^(Unexpected end of (form|file|multipart data)|Multipart: |Malformed |Part terminated early|Premature close)/;

const pagesMissing = 'The pages are not built yet: run "npm run build", then reload.';

/** What a stranger's or a programmer's mistake looks like from outside: our problem shape, never a stack. */
const onError =
  (log: (line: string) => void) =>
  (
    error: FastifyError,
    request: Parameters<FastifyInstance['errorHandler']>[1],
    reply: Parameters<FastifyInstance['errorHandler']>[2],
  ) => {
    if (error instanceof Refused) return sendProblem(reply, error.refusal);
    if (isConnectionLoss(error))
      return sendProblem(
        reply.header('retry-after', '2'),
        refuse('unavailable', ['数据库暂时不可用,请稍后再试', 'The database is not available at the moment'], {
          remedy: ['请用同一幂等键重试', 'Try again with the same Idempotency-Key'],
        }),
      );
    if (isOutOfRoom(error)) {
      log(`no room at ${request.routeOptions.url ?? '?'}: ${error.message}`);
      return sendProblem(
        reply.header('retry-after', '30'),
        refuse(
          'unavailable',
          ['服务器存储空间不足,什么都没有写入', 'The server has no room left; nothing was written'],
          {
            remedy: [
              '请通知运维人员,稍后用同一幂等键重试',
              'Tell the operator; try again later with the same Idempotency-Key',
            ],
          },
        ),
      );
    }
    if (error.statusCode === 429)
      return sendProblem(
        reply,
        refuse('too-many-requests', ['请求过于频繁,请稍后再试', 'Too many requests: try again in a while']),
      );
    if (error.code === 'FST_REQ_FILE_TOO_LARGE' || error.statusCode === 413)
      return sendProblem(reply, refuse('file-too-large', ['内容过大', 'The content is too large']));
    if (error.statusCode === 415)
      return sendProblem(
        reply,
        refuse('file-type-refused', ['不支持的内容类型', 'This content type is not accepted here']),
      );
    if (error.statusCode && error.statusCode < 500) {
      const first = error.validation?.[0];
      const field = first ? `/${error.validationContext}${first.instancePath}` : undefined;
      return sendProblem(
        reply,
        refuse(
          'request-invalid',
          ['请求格式不符', `The request is not well formed: ${error.message}`],
          field ? { field } : {},
        ),
      );
    }
    if (brokenUpload.test(error.message))
      return sendProblem(
        reply,
        refuse('request-invalid', ['上传内容不完整', `The upload is not well formed: ${error.message}`], {
          field: '/file',
        }),
      );
    log(`fault at ${request.method} ${request.routeOptions.url ?? '?'}: ${error.stack ?? error.message}`);
    return reply
      .code(500)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: 'about:tongban/fault',
          title: '系统故障',
          status: 500,
          detail: 'A fault of the program; it was recorded',
          code: 'fault',
          says: ['系统故障,已记录', 'A fault of the program; it was recorded'],
        }),
      );
  };

const describeApi = async (app: FastifyInstance, version: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tongban 通办',
        version,
        description:
          'Every node of the zone answers under its own path. Steps and facts of each mechanism: GET /{node}/api/mechanisms/{id}.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (json.$id as string | undefined) ?? `def-${i}`,
    },
  });
  // Under the policy of every other page: its own forbids the styles that the page itself writes.
  await app.register(swaggerUi, { routePrefix: '/docs' });
};

const nodeRoutes = (app: FastifyInstance, node: Node, options: AppOptions): void => {
  void app.register(
    async (api) => {
      api.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store');
      });
      sessionRoutes(api, node, { demo: options.demo, secure: options.origin.startsWith('https:') });
      if (options.oidc) oidcRoutes(api, node, { ...options.oidc, origin: options.origin });
      caseRoutes(api, node);
      deskRoutes(api, node);
      savedQueryRoutes(api, node);
      queueRoutes(api, node);
      catalogueRoutes(api, node);
      attachmentRoutes(api, node, options);
      publicRoutes(api, node);
      mineRoutes(api, node);
      mandateRoutes(api, node);
      registerRoutes(api, node);
      publishedRoutes(api, node);
      tableRoutes(api, node);
      evidenceRoutes(api, node);
      ledgerRoutes(api, node);
      rehearsalRoutes(api, node);
      taskRoutes(api, node);
      observationImportRoutes(api, node);
      indicatorRoutes(api, node);
      boardRoutes(api, node);
      observationRoutes(api, node);
      ballotRoutes(api, node);
      noticeRoutes(api, node);
      auditTrailRoutes(api, node);
      operatorRoutes(api, node, () => options.jobs.get(node.id)?.report() ?? []);
      api.get('/events', { schema: { hide: true } }, (_request, reply) => {
        reply.raw.writeHead(200, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
        reply.raw.write('retry: 3000\n\n');
        const stop = node.news.listen(() => reply.raw.write('data: changed\n\n'));
        const beat = setInterval(() => reply.raw.write(': here\n\n'), 20_000);
        reply.raw.on('close', () => {
          stop();
          clearInterval(beat);
        });
        reply.hijack();
      });
    },
    { prefix: `/${node.id}/api` },
  );
};

/** The whole HTTP surface: the same dozen routes for each node, a few for the zone, and the pages. */
export const createApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const app = fastify({
    bodyLimit: 1_048_576,
    // A slow body is somebody holding the door; twenty megabytes over a village line take under five minutes.
    requestTimeout: 300_000,
    http: { connectionsCheckingInterval: 2000 },
    trustProxy: 'loopback',
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', allErrors: false } },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: onError(options.log) as never,
  });
  app.setErrorHandler(onError(options.log) as never);
  app.addSchema(problemSchema);
  onlyWellFormed(app);
  metricsRoutes(app, options.nodes, options.jobs);
  await app.register(cookie);
  securityHeaders(app);
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] });
  await app.register(rateLimit, {
    global: false,
    cache: accountsKept,
    keyGenerator: ({ ip }) => addressOf(ip),
  });
  if (options.limits) limitRequests(app, options.limits);
  await app.register(multipart, { limits: { fileSize: 20 * 1_048_576, files: 1, fields: 5 } });
  await describeApi(app, options.version);
  for (const node of options.nodes.values()) nodeRoutes(app, node, options);
  app.get(
    '/api/zone',
    { schema: { tags: ['zone'], summary: 'The zone: places, authorities, windows, nodes' } },
    async () => ({ ...zoneView(options.program, options.demo), oidc: options.oidc !== undefined }),
  );
  verifyRoute(app, options.nodes, options.origin, (node) => statusListOf(node, options.origin));
  app.get(
    '/health',
    { schema: { tags: ['operator'], summary: 'Alive and able to reach the database' } },
    async (_request, reply) => {
      const answers = await Promise.all(
        [...options.nodes.values()].map((node) =>
          node.runtime.pool.query('select 1').then(
            () => true,
            () => false,
          ),
        ),
      );
      return reply.code(answers.every(Boolean) ? 200 : 503).send({
        ok: answers.every(Boolean),
        nodes: Object.fromEntries([...options.nodes.keys()].map((id, n) => [id, answers[n]])),
      });
    },
  );
  await servePages(app, options.pages);
  return app;
};

/** Built pages with long-lived names; every other address is the application's, which finds its way by the path. */
const servePages = async (app: FastifyInstance, pages: string): Promise<void> => {
  const built = existsSync(join(pages, 'index.html'));
  if (built)
    await app.register(serveStatic, {
      root: pages,
      cacheControl: false,
      setHeaders: (reply, path) =>
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.includes('/api/') || request.method !== 'GET')
      return sendProblem(reply, refuse('not-found', ['没有这个地址', 'There is nothing at this address']));
    if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(pagesMissing);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
};
