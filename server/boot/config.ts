import { resolve } from 'node:path';

export interface Config {
  readonly zone: string;
  /** Nodes to host; all of the zone when empty. */
  readonly hosted: readonly string[];
  readonly home: string;
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  readonly databaseUrl: string | undefined;
  readonly appPassword: string | undefined;
  readonly demo: boolean;
  /** Whether requests are limited per address and session; off where a proxy in front does it. */
  readonly limits: boolean;
  /** Where the peers are that other processes host; without it only nodes of this process hear each other. */
  readonly nats:
    | {
        readonly url: string;
        readonly credentials?: string;
        readonly ca?: string;
        readonly domain?: string;
        readonly replicas: number;
      }
    | undefined;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | undefined;
}

export const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

const portOf = (text: string): number => {
  if (!isPort(text)) throw new Error(`PORT must be a number from 1 to 65535, not "${text}"`);
  return Number(text);
};

const oidcOf = (env: NodeJS.ProcessEnv): Config['oidc'] => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer) return undefined;
  if (!clientId || !clientSecret) throw new Error('OIDC_ISSUER also needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  return { issuer, clientId, clientSecret };
};

const natsOf = (env: NodeJS.ProcessEnv): Config['nats'] => {
  const { NATS_URL: url, NATS_CREDS: credentials, NATS_CA: ca, NATS_DOMAIN: domain } = env;
  const { NATS_REPLICAS: replicas = '1' } = env;
  if (!url) return undefined;
  if (!['1', '3', '5'].includes(replicas)) throw new Error(`NATS_REPLICAS must be 1, 3 or 5, not "${replicas}"`);
  return {
    url,
    replicas: Number(replicas),
    ...(credentials && { credentials }),
    ...(ca && { ca }),
    ...(domain && { domain }),
  };
};

/** What the command line says of itself; the environment says the rest. */
export interface Given {
  readonly zone?: string;
  readonly node?: readonly string[];
  readonly home?: string;
  readonly port?: string;
  readonly demo?: boolean;
}

/** From the command line and the environment. Throws a sentence for the operator. */
export const readConfig = (given: Given, env: NodeJS.ProcessEnv = process.env): Config => {
  const port = portOf(given.port ?? env.PORT ?? '8310');
  const host = env.HOST ?? '127.0.0.1';
  return {
    zone: given.zone ?? env.TONGBAN_ZONE ?? 'delta',
    hosted: given.node ?? [],
    home: resolve(given.home ?? env.TONGBAN_HOME ?? '.tongban'),
    port,
    host,
    origin: env.TONGBAN_ORIGIN ?? `http://localhost:${port}`,
    databaseUrl: env.DATABASE_URL,
    appPassword: env.DATABASE_APP_PASSWORD,
    demo: given.demo ?? env.TONGBAN_DEMO !== '0',
    limits: env.TONGBAN_LIMITS !== '0',
    nats: natsOf(env),
    oidc: oidcOf(env),
  };
};
