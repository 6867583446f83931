import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FastifyInstance } from 'fastify';
import { createApp } from '#server/http/app.ts';
import { accountsKept, addressOf } from '#server/http/limits.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Nobody keeps the others from being served (ASVS 11.1.4): per address, per session, and more narrowly what costs much. */

let zone: TestZone;
let app: FastifyInstance;
let who: TestPerson;
let node: string;

before(async () => {
  zone = await testZone({ name: 'border' });
  const { program, home } = zone;
  app = await createApp({
    program,
    nodes: zone.zone.nodes,
    jobs: new Map(),
    demo: true,
    origin: 'http://tongban.test',
    pages: home,
    version: '0',
    limits: { address: 60, session: 20, dear: 5, dearAddress: 12 },
    log: () => {},
  });
  const found = program.zone.people[0];
  assert.ok(found);
  node = found.node;
  who = await person(zone, node, found.login);
});
after(async () => {
  await app.close();
  await zone.stop();
});

const get = (path: string, from: string, cookie?: string) =>
  app.inject({ method: 'GET', url: `/${node}/api${path}`, remoteAddress: from, headers: cookie ? { cookie } : {} });

/** How many of so many requests were answered, and the first answer that was not. */
const served = async (times: number, ask: () => ReturnType<typeof get>) => {
  let n = 0;
  for (; n < times; n++) {
    const answer = await ask();
    if (answer.statusCode === 429) return { n, refused: answer };
    assert.equal(answer.statusCode, 200, answer.body);
  }
  return { n };
};

test('an address is served so often a minute, then told when to come again; another address is served', async () => {
  const { n, refused } = await served(100, () => get('/queue', '10.0.0.1'));
  assert.equal(n, 60);
  assert.ok(refused);
  assert.equal((refused.json() as { code: string }).code, 'too-many-requests');
  const seconds = Number(refused.headers['retry-after']);
  assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
  assert.equal((await get('/queue', '10.0.0.2')).statusCode, 200);
});

test('search has a narrower limit, and what is cheap goes on', async () => {
  assert.equal((await served(100, () => get('/matters?q=a', '10.0.0.3'))).n, 5);
  assert.equal((await get('/queue', '10.0.0.3')).statusCode, 200);
});

test('one session is one person, from whatever address; a neighbour at the same address is not held back', async () => {
  let n = 0;
  const { n: times } = await served(100, () => get('/session', `10.0.1.${++n}`, who.cookie));
  assert.equal(times, 20);
  assert.equal((await get('/queue', '10.0.1.1')).statusCode, 200);
});

test('invented cookies gain nothing: the address is counted whatever it brings', async () => {
  let n = 0;
  assert.equal((await served(100, () => get('/queue', '10.0.0.4', `tb_${node}=invented-${++n}`))).n, 60);
});

test('nor for what costs much: all sessions of an address together have a limit, genuine or invented', async () => {
  let n = 0;
  assert.equal((await served(100, () => get('/matters?q=a', '10.0.0.5', `tb_${node}=invented-${++n}`))).n, 12);
  assert.equal((await get('/queue', '10.0.0.5')).statusCode, 200);
});

test('an address that is only written in a header changes nothing, unless the proxy of this machine wrote it', async () => {
  let n = 0;
  const spoofed = (from: string, said: (n: number) => string) => () =>
    app.inject({ url: `/${node}/api/queue`, remoteAddress: from, headers: { 'x-forwarded-for': said(++n) } });
  assert.equal(
    (
      await served(
        100,
        spoofed('10.0.0.6', (k) => `192.0.2.${k}`),
      )
    ).n,
    60,
  );
  // The proxy appends whom it saw; what stood before is the visitor's word.
  assert.equal(
    (
      await served(
        100,
        spoofed('127.0.0.1', (k) => `192.0.2.${k}, 10.0.0.7`),
      )
    ).n,
    60,
  );
  assert.equal((await spoofed('127.0.0.1', () => '10.0.0.8')()).statusCode, 200);
});

test('whoever has a network of IPv6 has one account, however often they change their address; so for guessing passwords', async () => {
  let n = 0;
  const rotating = (network: string) => () =>
    `${network}:${(++n).toString(16)}:${((n * 7919) % 65_536).toString(16)}::${n}`;
  const one = rotating('2001:db8:0:7');
  assert.equal((await served(100, () => get('/queue', one()))).n, 60);
  assert.equal((await get('/queue', '2001:db8:0:8::1')).statusCode, 200, 'a neighbour is somebody else');
  assert.equal((await served(100, () => get('/queue', '::ffff:10.0.0.9'))).n, 60);
  assert.equal((await get('/queue', '10.0.0.9')).statusCode, 429, 'the same, written otherwise');
  const guess = () =>
    app.inject({
      method: 'POST',
      url: `/${node}/api/session`,
      remoteAddress: rotating('2001:db8:0:9')(),
      payload: { login: 'nobody', password: 'x' },
    });
  const codes = [];
  for (let k = 0; k < 12; k++) codes.push((await guess()).statusCode);
  assert.deepEqual(codes.slice(10), [429, 429]);
});

test('addresses of every way of writing: one network, one name', () => {
  for (const [ip, name] of [
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:ffff::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::10.0.0.1', '64:ff9b:0:0::/64'],
    ['what is no address', 'what is no address'],
  ] as const)
    assert.equal(addressOf(ip), name, ip);
});

test('what is kept of many strangers with long cookies is bounded', async () => {
  setFlagsFromString('--expose-gc');
  globalThis.gc ??= runInNewContext('gc');
  const heap = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1_048_576;
  };
  const strangers = (from: number, count: number) =>
    Array.from({ length: count }, (_, k) => {
      const n = from + k;
      const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
      return get('/queue', address, `tb_${node}=${'x'.repeat(3000)}${n}`);
    });
  for (let n = 0; n < 2000; n += 100) await Promise.all(strangers(n, 100));
  const before = heap();
  for (let n = 2000; n < 12_000; n += 100) await Promise.all(strangers(n, 100));
  const kept = (): number => ((heap() - before) * 1_048_576) / 10_000;
  // What made the requests here lets go of them a moment later.
  for (let n = 0; n < 60 && kept() > 1500; n++) await new Promise((resolve) => setTimeout(resolve, 250));
  const perStranger = kept();
  console.log(`# ${Math.round(perStranger)} bytes kept of each stranger, at most ${accountsKept} of them`);
  assert.ok(perStranger < 1500, `${perStranger} bytes are kept of each stranger: the cookie itself is among them`);
});
