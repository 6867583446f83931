import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#kernel';
import { Refused } from './problem.ts';

/** Requests a minute. */
export interface Limits {
  /** A hall with many desks may stand behind one address. */
  readonly address: number;
  /** One person at one browser. */
  readonly session: number;
  /** What costs much (search, verification, files), per session or, without one, per address. */
  readonly dear: number;
  /** The same for all sessions of one address together, genuine or invented. */
  readonly dearAddress: number;
}

export const ordinaryLimits: Limits = { address: 6000, session: 900, dear: 180, dearAddress: 1800 };

/** Accounts kept at once, for each limit: of fixed size whatever is sent, some tens of megabytes in all. */
export const accountsKept = 50_000;

/** Groups of an IPv6 address, the left out ones filled in; an IPv4 tail counts as two. */
const groupsOf = (ip: string): readonly string[] => {
  const [head = '', tail] = ip.split('::').map((part) => (part ? part.split(':') : []).join(':'));
  const [left, right] = [head, tail ?? ''].map((part) => (part ? part.split(':') : [])) as [string[], string[]];
  const size = (part: readonly string[]): number => part.length + (part.at(-1)?.includes('.') ? 1 : 0);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - size(left) - size(right));
  return [...left, ...Array<string>(missing).fill('0'), ...right];
};

/** Whom an address stands for: of IPv6 the network of one customer (/64), which may choose among its addresses as it likes. */
export const addressOf = (ip: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  return `${groupsOf(ip.split('%')[0] as string)
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** On routes that cost much. */
export const dear = { dear: true } as const;

/** The cookies as they came, of fixed length. Forged ones open fresh accounts here, and still are counted for their address. */
const callerOf = ({ cookies }: FastifyRequest): string => {
  const all = Object.entries(cookies).flatMap(([name, value]) => (name.startsWith('tb_') ? `${name}=${value}` : []));
  return all.length ? createHash('sha256').update(all.join()).digest('base64url') : '';
};

const tooMany = new Refused(
  refuse('too-many-requests', ['请求过于频繁,请稍后再试', 'Too many requests: try again in a while']),
);

/**
 * Beside the narrow limits of sign-in and of tickets: nobody keeps the others from being served. Counted in memory of this process
 * for a minute, so whoever spreads over many addresses is the business of the proxy in front. A ballot is counted nowhere.
 */
export const limitRequests = (app: FastifyInstance, limits: Limits): void => {
  const limit = (max: number, keyOf: (request: FastifyRequest) => string) => {
    // The plug-in takes `cache` here too (its types do not say so); without it 5,000 strangers would push the others out.
    const options = { max, timeWindow: '1 minute', keyGenerator: keyOf, cache: accountsKept };
    return app.createRateLimit(options);
  };
  const perAddress = limit(limits.address, ({ ip }) => `address ${addressOf(ip)}`);
  const perSession = limit(limits.session, (request) => `session ${callerOf(request)}`);
  const perDear = limit(limits.dear, (request) => `dear ${callerOf(request) || addressOf(request.ip)}`);
  const perDearAddress = limit(limits.dearAddress, ({ ip }) => `dear all ${addressOf(ip)}`);
  app.addHook('onRequest', async (request, reply) => {
    const config = (request.routeOptions.config ?? {}) as { unseen?: boolean; dear?: boolean };
    if (config.unseen) return;
    const counted = [
      perAddress,
      ...(callerOf(request) ? [perSession] : []),
      ...(config.dear ? [perDear, perDearAddress] : []),
    ];
    for (const count of counted) {
      const found = await count(request);
      if (found.isAllowed || !found.isExceeded) continue;
      void reply.header('retry-after', String(found.ttlInSeconds));
      throw tooMany;
    }
  });
};
