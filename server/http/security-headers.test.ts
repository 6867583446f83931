import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { securityHeaders } from './security-headers.ts';

test('every answer, an error too, says what a page may load and do', async () => {
  const app = fastify();
  securityHeaders(app);
  app.get('/here', async () => 'here');
  for (const [path, status] of [
    ['/here', 200],
    ['/nowhere', 404],
  ] as const) {
    const answer = await app.inject(path);
    assert.equal(answer.statusCode, status);
    const policy = String(answer.headers['content-security-policy']);
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'self'",
      "script-src-attr 'none'",
    ])
      assert.ok(policy.includes(part), `${path}: ${part}`);
    assert.ok(!policy.includes('upgrade-insecure-requests'), 'loopback has no TLS');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.equal(answer.headers['referrer-policy'], 'no-referrer');
    assert.equal(answer.headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(answer.headers['strict-transport-security'], undefined);
  }
});
