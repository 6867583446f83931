import type { InjectOptions } from 'fastify';
import { chance } from './hostile.ts';
import { hostileHeaders, hostileJson, hostileText } from './hostile-values.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body?: Schema;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { readonly in: string; readonly name: string }[];
            readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
          }
        >
      >
    >
  >;
}

/** Every operation of the document that the application itself publishes. */
export const operationsOf = (document: OpenApi): readonly Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
      return {
        method: method.toUpperCase(),
        path,
        query: (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name),
        ...(body && { body }),
      };
    }),
  );

export interface Aim {
  /** Values that exist, by the name of the path parameter; their owners are not the ones who ask. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Cookie and page token of those who ask; genuine ones with the node they are good for. */
  readonly sessions: readonly { readonly node?: string; readonly headers: Readonly<Record<string, string>> }[];
}

const encode = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
};

/** A random hostile request for an operation; the same seed makes the same requests. */
export const requestsFor = (operations: readonly Operation[], aim: Aim, seed: number) => {
  const next = chance(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;

  const plain = (schema: Schema | undefined): string => {
    if (!schema) return '{}';
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return JSON.stringify(pick(schema.enum));
    if (schema.anyOf) return plain(pick(schema.anyOf));
    switch (schema.type) {
      case 'object':
        return objectOf(schema);
      case 'array':
        return '[]';
      case 'integer':
      case 'number':
        return '1';
      case 'boolean':
        return 'true';
      case 'null':
        return 'null';
      default:
        return JSON.stringify(pick(hostileText).replaceAll('\0', '').toWellFormed());
    }
  };

  /** A body of the declared shape in which about a third of the members are hostile, some missing, some too many. */
  const objectOf = (schema: Schema): string => {
    const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
      const luck = next();
      if (luck < 0.1) return [];
      return [`${JSON.stringify(name)}:${luck < 0.4 ? pick(hostileJson) : plain(member)}`];
    });
    if (next() < 0.15) members.push(`"more":${pick(hostileJson)}`);
    if (next() < 0.15) members.push(`"facts":{"applicant":${pick(hostileJson)},"consent":${pick(hostileJson)}}`);
    return `{${members.join(',')}}`;
  };

  const pathOf = (path: string): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      next() < 0.5 && aim.known[name]?.length ? pick(aim.known[name]) : encode(pick(hostileText)),
    );

  const queryOf = (names: readonly string[]): string => {
    const parts = names.flatMap((name) => (next() < 0.6 ? [`${name}=${encode(pick(hostileText))}`] : []));
    if (next() < 0.1) parts.push(`${pick([...names, 'x'])}[]=${encode(pick(hostileText))}`, 'a=1&a=2', '%00=%ff');
    return parts.length ? `?${parts.join('&')}` : '';
  };

  const bodyOf = (operation: Operation): string | undefined => {
    if (operation.method === 'GET') return next() < 0.03 ? pick(hostileJson) : undefined;
    const luck = next();
    if (luck < 0.06) return pick(hostileJson);
    if (luck < 0.09) return pick(['{', '{"a":', '\uFEFF{}', 'a=b', '--x\r\n\r\n', '\0', '{"a":1}{"b":2}', '']);
    if (luck < 0.092) return `{"facts":{"x":"${'y'.repeat(1_100_000)}"}}`;
    return plain(operation.body);
  };

  /** Two of three times one that is good for this node, else any: forged, expired, of another node, none. */
  const sessionFor = (path: string): Readonly<Record<string, string>> => {
    const good = aim.sessions.filter(({ node }) => node && path.startsWith(`/${node}/`));
    return pick(good.length && next() < 0.67 ? good : aim.sessions).headers;
  };

  return (n: number): InjectOptions & { readonly url: string; readonly method: string } => {
    const operation = operations[n % operations.length] as Operation;
    const method = next() < 0.02 ? pick(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) : operation.method;
    const payload = bodyOf(operation);
    const headers = {
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      'idempotency-key': `fuzz-${seed}-${n}`,
      ...sessionFor(operation.path),
      ...pick(hostileHeaders),
    };
    return {
      method: method as 'GET',
      url: pathOf(operation.path) + queryOf(operation.query),
      headers,
      ...(payload !== undefined && { payload }),
    };
  };
};
