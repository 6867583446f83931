import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import Provider from 'oidc-provider';
import { createApp } from '#server/http/app.ts';
import { testZone } from './support/zone.ts';

/** A browser's cookie jar for one host, and no automatic redirects: each hop is looked at. */
const browser = () => {
  const jar = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return answer;
  };
};

/** Runs an identity provider on loopback that lets one account in without asking. */
const provider = async (redirect: string, account: string) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const op = new Provider(issuer, {
    clients: [{ client_id: 'tongban', client_secret: 'a-secret-of-this-test-only', redirect_uris: [redirect] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, preferred_username: account }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['test'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
  } as never);
  const callback = op.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const details = await op.interactionDetails(request, response);
    if (details.prompt.name === 'login')
      return op.interactionFinished(request, response, { login: { accountId: 'person-7' } });
    const grant = new op.Grant({ accountId: 'person-7', clientId: 'tongban' });
    grant.addOIDCScope('openid profile');
    return op.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
};

test('a person signs in through an OpenID provider; an unknown one is told what to do; a forged answer is refused', async () => {
  const zone = await testZone();
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const port = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  const origin = `http://127.0.0.1:${port}`;
  for (const [account, expected] of [
    ['qp-window-1', 302],
    ['nobody-here', 401],
  ] as const) {
    const op = await provider(`${origin}/shanghai/api/session/oidc/callback`, account);
    const app = await createApp({
      program: zone.program,
      nodes: zone.zone.nodes,
      jobs: new Map(
        [...zone.zone.nodes.keys()].map((id) => [
          id,
          { report: () => [], runAll: async () => undefined, stop: async () => undefined },
        ]),
      ),
      demo: false,
      oidc: { issuer: op.issuer, clientId: 'tongban', clientSecret: 'a-secret-of-this-test-only' },
      origin,
      pages: zone.home,
      version: '0',
      log: () => undefined,
    });
    await app.listen({ port, host: '127.0.0.1' });
    const surf = browser();
    let at = `${origin}/shanghai/api/session/oidc`;
    let answer = await surf(at);
    for (
      let hop = 0;
      hop < 8 &&
      answer.status >= 300 &&
      answer.status < 400 &&
      !answer.headers.get('location')?.endsWith('/shanghai/');
      hop++
    ) {
      at = new URL(answer.headers.get('location') as string, at).href;
      answer = await surf(at);
    }
    assert.equal(answer.status, expected, await answer.clone().text());
    const session = (await (await surf(`${origin}/shanghai/api/session`)).json()) as {
      person: { login: string } | null;
    };
    assert.equal(session.person?.login ?? null, expected === 302 ? account : null);
    const forged = await surf(`${origin}/shanghai/api/session/oidc/callback?code=guess&state=guess`);
    assert.equal(forged.status, 401);
    await app.close();
    await op.close();
  }
  await zone.stop();
});
