import type { Program } from '../load.ts';
import { both, code, page, table } from './markdown.ts';
import type { OpenApi } from './openapi.ts';

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operationsOf = (api: OpenApi) =>
  Object.entries(api.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Record<string, Operation | undefined>)[method];
      return operation ? [{ path, method: method.toUpperCase(), ...operation }] : [];
    }),
  );

const conventions = `Every node answers under its own path; \`{node}\` is one of those \`GET /api/zone\` lists. The same few routes serve
all mechanisms: what a step asks for is in its declaration (\`GET /{node}/api/mechanisms/{id}\`) and, as JSON Schema, in
\`openapi.json\` under \`components.schemas\` as \`mechanism.step\`.

- **Signing in** sets a cookie for the node's path. Writes also need the header \`X-CSRF\` (from \`GET …/session\`) and an \`Idempotency-Key\` of 8 to
  100 letters, digits, \`-\` or \`_\`: the same key with the same content gets the first answer again, with other content 409.
- **Opening a case**: \`POST …/cases\` with \`mechanism\`, \`matter\`, \`step\`, \`channel\`, \`facts\`. **Taking a step**: \`POST …/cases/{id}/steps/{step}\`
  with \`facts\`, \`note\` and \`expect\` (the version the person saw). A step that may be asked for from afar answers 202 when the holder's node has not answered yet.
- **Refusals** are \`application/problem+json\` (RFC 9457): \`code\` is the rule or one of [refusals.md](refusals.md), \`says\` the sentence in Chinese and
  English, \`under\` the legal source, \`field\` the JSON pointer of what is wrong, \`remedy\` what to do.
- **Changes** arrive as server-sent events at \`GET /{node}/api/events\`: a nudge to look again, never data.`;

/** The routes, grouped; and which schema belongs to which step. */
export const httpPage = (api: OpenApi, program: Program): string => {
  const byTag = Map.groupBy(operationsOf(api), (operation) => operation.tags?.[0] ?? 'other');
  const groups = [...byTag]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, operations]) =>
      [
        `## ${tag}`,
        table(
          ['Method', 'Path', 'What it does'],
          operations.map(({ method, path, summary }) => [method, code(path), summary ?? '']),
        ),
      ].join('\n\n'),
    );
  const steps = [...program.mechanisms.values()].map((mechanism) =>
    [
      `## Steps of ${code(mechanism.id)}`,
      table(
        ['Step', 'Title', 'Facts (? optional)'],
        Object.entries(mechanism.steps).map(([name, step]) => [
          code(name),
          both(step.title),
          (step.asks ?? []).map((ask: string) => code(ask)).join(' '),
        ]),
      ),
    ].join('\n\n'),
  );
  return page('HTTP', 'the routes and the declarations', [conventions, ...groups, ...steps]);
};
