import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const policy = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      frameSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'self'"],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
} as const;

/** What helmet says. Ours depends on no request, so it is asked once and not for each answer. */
const said = (): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {};
  const reply = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  helmet(policy)({} as never, reply as never, (error) => {
    if (error) throw error;
  });
  return headers;
};

/** Content security policy and its kin on every answer, errors included. */
export const securityHeaders = (app: FastifyInstance): void => {
  const headers = said();
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
};
