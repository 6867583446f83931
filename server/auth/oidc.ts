import type { FastifyInstance } from 'fastify';
import * as client from 'openid-client';
import { refuse } from '#kernel';
import { bindSubject, type Person, personByLogin, personBySubject } from '#store/queries/people.ts';
import { Refused } from '../http/problem.ts';
import { startSession } from '../http/session.ts';
import type { Node } from '../node.ts';

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const pendingCookie = 'tb_oidc';

const isLoopback = (issuer: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);

/**
 * Whose account this is: the one bound to the subject, or, at the first sign-in, the one with the provider's
 * preferred_username, which is bound then and for good. The provider never makes accounts: posts are given here.
 */
const personOf = async (node: Node, subject: string, username: unknown): Promise<Person> => {
  const { pool } = node.runtime;
  const bound = await personBySubject(pool, subject);
  if (bound) return bound;
  const named = typeof username === 'string' ? await personByLogin(pool, username) : undefined;
  if (!named)
    throw new Refused(
      refuse(
        'sign-in-refused',
        [
          '统一身份认证通过,但本节点没有对应账号',
          'The identity provider knows you, this node has no account for you',
        ],
        { remedy: ['请联系本节点运维人员开通', 'Ask the operator of this node for an account'] },
      ),
    );
  await bindSubject(pool, named.id, subject);
  return named;
};

/** OpenID Connect, relying party: authorisation code with PKCE, state and nonce (openid-client, certified). */
export const oidcRoutes = (
  app: FastifyInstance,
  node: Node,
  options: OidcOptions & { readonly origin: string },
): void => {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(
        new URL(options.issuer),
        options.clientId,
        options.clientSecret,
        undefined,
        isLoopback(options.issuer) ? { execute: [client.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        discovered = undefined;
        node.runtime.log(`identity provider ${options.issuer}: ${(error as Error).message}`);
        throw new Refused(
          refuse('unavailable', [
            '统一身份认证暂时不可用,请用本地账号登录',
            'The identity provider cannot be reached: use a local account',
          ]),
        );
      });
    return discovered;
  };
  const path = `/${node.id}/api/session/oidc`;
  const callback = `${options.origin}${path}/callback`;
  const secure = options.origin.startsWith('https:');

  app.get(
    '/session/oidc',
    { schema: { tags: ['session'], summary: 'Sign in through the identity provider' } },
    async (_request, reply) => {
      const config = await configuration();
      const pending: Pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
      return reply
        .setCookie(pendingCookie, value, { path, httpOnly: true, sameSite: 'lax', secure, maxAge: 600 })
        .redirect(url.href, 302);
    },
  );

  app.get(
    '/session/oidc/callback',
    { schema: { tags: ['session'], summary: 'Where the identity provider sends people back' } },
    async (request, reply) => {
      const config = await configuration();
      const kept = request.cookies[pendingCookie];
      if (!kept)
        throw new Refused(
          refuse('sign-in-refused', ['登录已超时,请重新登录', 'The sign-in took too long: begin again']),
        );
      const { state, nonce, verifier } = JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')) as Pending;
      const tokens = await client
        .authorizationCodeGrant(config, new URL(request.url, options.origin), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        .catch((error: unknown) => {
          node.runtime.log(`identity provider: ${(error as Error).message}`);
          throw new Refused(
            refuse('sign-in-refused', ['统一身份认证未通过', 'The identity provider did not confirm the sign-in']),
          );
        });
      const claims = tokens.claims();
      if (!claims)
        throw new Refused(
          refuse('sign-in-refused', ['统一身份认证未返回身份', 'The identity provider sent no identity']),
        );
      const person = await personOf(node, `${claims.iss}|${claims.sub}`, claims.preferred_username);
      await startSession(node, person, reply, secure);
      return reply.clearCookie(pendingCookie, { path }).redirect(`/${node.id}/`, 302);
    },
  );
};
