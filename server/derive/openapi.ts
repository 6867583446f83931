import { createApp } from '../http/app.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import { stepSchemas } from './fact-schema.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface OpenApi {
  readonly openapi: string;
  readonly paths?: Readonly<Record<string, unknown>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** A node that only has a name: routes are registered on it and never called. */
const described = (program: Program): Node => {
  const [first] = program.zone.nodes;
  const runtime = {
    id: first?.id,
    node: first,
    program,
    pool: {},
    matters: new Map(),
    now: () => '',
    log: () => undefined,
  };
  return { id: first?.id ?? 'node', runtime, peers: new Map(), senders: new Map(), keys: {} } as unknown as Node;
};

const noJobs: Jobs = { report: () => [], runAll: async () => undefined, stop: async () => undefined };

/** Keys in one order, so that two machines write the same file. */
const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

const node = {
  name: 'node',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'The node, as GET /api/zone lists them',
};

const forAnyNode = (paths: Record<string, unknown>, id: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) =>
      path.startsWith(`/${id}/`)
        ? [`/{node}/${path.slice(id.length + 2)}`, { parameters: [node], ...(item as object) }]
        : [path, item],
    ),
  );

/** The HTTP surface as OpenAPI 3.1: every node answers alike, so it is described once, with the node as a parameter. */
export const openApiOf = async (program: Program, version: string): Promise<OpenApi> => {
  const one = described(program);
  const app = await createApp({
    program,
    nodes: new Map([[one.id, one]]),
    jobs: new Map([[one.id, noJobs]]),
    demo: true,
    origin: 'http://localhost:8310',
    pages: '/nowhere',
    version,
    log: () => undefined,
  });
  await app.ready();
  const { servers: _servers, ...document } = app.swagger() as unknown as Record<string, Json>;
  await app.close();
  const components = document.components as { schemas?: Record<string, Json> };
  const steps = [...program.mechanisms.values()].map(stepSchemas);
  const full = {
    ...document,
    paths: forAnyNode(document.paths as Record<string, unknown>, one.id),
    components: { ...components, schemas: Object.assign({}, components.schemas, ...steps) },
  };
  return sorted(full as unknown as Json) as unknown as OpenApi;
};
