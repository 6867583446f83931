import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { type Aim, operationsOf, requestsFor } from './faults/requests.ts';
import { findMatter, look, materialsOf, resident, take, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * At least 20,000 malformed and hostile requests made from the OpenAPI document of the application itself: no 5xx, always
 * our problem shape, no partial write, nobody else's record. As with properties, every run of `npm test` makes the same
 * requests; TONGBAN_FUZZ_SEED=random hunts with others, a number repeats a run, TONGBAN_FUZZ_N lengthens it.
 */

const wish = process.env.TONGBAN_FUZZ_SEED ?? '20210713';
const seed = wish === 'random' ? Date.now() % 1_000_000 : Number(wish);
const total = Number(process.env.TONGBAN_FUZZ_N ?? 20_400);
/** What only the victim's own side may ever see. */
const markers = ['13955501234', '受害人'];

let zone: TestZone;
let victim: TestPerson;
let victimCase: string;
let aim: Aim;

const counts = async (): Promise<Readonly<Record<string, number>>> => {
  const all: Record<string, number> = {};
  for (const node of zone.zone.nodes.values()) {
    const { rows } = await node.runtime.pool.query<{ name: string; n: number }>(
      `select 'events' as name, count(*)::int as n from events union all select 'cases', count(*)::int from cases
       union all select 'desks', count(*)::int from desks union all select 'matters', count(*)::int from matters
       union all select 'outbox', count(*)::int from outbox union all select 'entries', count(*)::int from entries
       union all select 'files', count(*)::int from files union all select 'idempotency', count(*)::int from idempotency`,
    );
    for (const { name, n } of rows) all[`${node.id}.${name}`] = n;
  }
  return all;
};

before(async () => {
  zone = await testZone();
  const window = zone.program.zone.people.find(
    (one) => one.node === 'zhejiang' && one.posts.some((post) => post.role === 'window'),
  );
  const ownAuthority = window?.posts.find((post) => post.role === 'window')?.authority ?? '';
  victim = await person(zone, 'zhejiang', window?.login as string);
  const matter: Matter = findMatter(
    zone,
    (one) => one.jurisdiction === '320509' && !one.joint && one.serves !== 'organisations' && !one.instant,
  );
  const party = { kind: 'person', key: resident.key, name: '受害人', phone: markers[0] };
  const opened = await victim.post('/cases', {
    mechanism: 'cross-province-window',
    matter: matter.code,
    step: 'draft',
    channel: 'window',
    facts: { applicant: party, materials: materialsOf(matter), delivery: 'electronic' },
  });
  victimCase = viewIn(opened, 201).id;
  const consent = { agreed: true, version: '2021-05', signedOn: '2021-05-31' };
  await take(victim, victimCase, 'submit', { consent });
  await take(victim, victimCase, 'receive');
  await take(victim, victimCase, 'verifyIdentity', { identityCheck: { method: 'card', matched: true } });
  await take(victim, victimCase, 'checkForm');
  await take(victim, victimCase, 'handOver');
  await zone.settle();
  const paper = (await look(victim, victimCase)).papers[0]?.number ?? 'x';

  const { people } = zone.program.zone;
  // One of every kind and role at every node, none of whom has anything to do with the victim's case.
  const kinds = new Map(
    people
      .filter(
        (one) =>
          one.key !== party.key &&
          !one.posts.some((post) => [matter.authority, ownAuthority].includes(post.authority)),
      )
      .flatMap((one) =>
        (one.kind === 'staff' ? [one.node] : ['shanghai', 'jiangsu', 'zhejiang', 'committee']).map(
          (node) => [`${node}/${one.posts[0]?.role ?? one.kind}`, { node, login: one.login }] as const,
        ),
      ),
  );
  const strangers = await Promise.all(
    [...kinds.values()].map(async ({ node, login }) => ({ node, who: await person(zone, node, login) })),
  );
  const clerk = strangers.find(({ node }) => node === 'shanghai')?.who as TestPerson;
  const expired = await person(zone, 'shanghai', 'qp-window-1');
  await zone.zone.nodes
    .get('shanghai')
    ?.runtime.pool.query(`update sessions set expires_at = '2020-01-01' where csrf = $1`, [expired.csrf]);
  aim = {
    known: {
      id: [victimCase],
      step: ['withdraw', 'accept', 'handOver', 'draft', 'supply'],
      code: [matter.code],
      name: ['statutory', 'reply'],
      file: [`${paper}.pdf`, `${paper}.json`],
      cid: [`${victimCase}-R`],
      sha256: ['0'.repeat(64)],
      token: ['x'.repeat(24)],
      register: ['bars', 'blanks'],
      key: ['x'],
    },
    sessions: [
      { headers: {} },
      { headers: { cookie: 'tb_shanghai=; tb_jiangsu=; tb_zhejiang=' } },
      { headers: { cookie: `tb_shanghai=${'A'.repeat(43)}; tb_zhejiang=%00; tb_jiangsu="` } },
      { headers: { cookie: expired.cookie, 'x-csrf': expired.csrf } },
      // One node's session shown at another, and a session without the token of the page.
      { headers: { cookie: clerk.cookie.replace('tb_shanghai', 'tb_zhejiang'), 'x-csrf': clerk.csrf } },
      { headers: { cookie: clerk.cookie } },
      ...strangers.map((one) => ({ node: one.node, headers: { cookie: one.who.cookie, 'x-csrf': one.who.csrf } })),
    ],
  };
});

after(() => zone.stop());

interface Numbered {
  readonly name: string;
  readonly schema: { readonly type?: string; readonly minimum?: number; readonly maximum?: number };
}
type Paths = Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Numbered[] }>>>>;

interface Tally {
  readonly statuses: Map<number, number>;
  written: number;
}

const checkAnswer = (
  request: { method: string; url: string; payload?: unknown },
  answer: { statusCode: number; body: string; headers: Readonly<Record<string, unknown>> },
): void => {
  const { statusCode: status, body, headers } = answer;
  const said = `${request.method} ${request.url.slice(0, 200)} ${String(request.payload ?? '').slice(0, 300)} → ${status} ${body.slice(0, 300)} (seed ${seed}) ${status >= 500 ? zone.lines.at(-1) : ''}`;
  for (const marker of markers) assert.ok(!body.includes(marker), `somebody else's record: ${said}`);
  // Addresses that are no API belong to the pages, which are not built in this test.
  if (!request.url.includes('/api/') && request.method === 'GET') return;
  assert.ok(status < 500, said);
  if (status < 400 || request.method === 'HEAD') return;
  assert.match(String(headers['content-type']), /^application\/problem\+json/, said);
  const problem = JSON.parse(body) as { status: number; code: string; says: string[]; title: string };
  assert.ok(problem.status === status && problem.code && problem.says.length === 2 && problem.title, said);
};

test('every number of an address is bounded on both sides in the OpenAPI document', async () => {
  const document = (await zone.app.inject({ url: '/docs/json' })).json();
  const open = Object.entries(document.paths as Paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
      parameters
        .filter(({ schema }) => ['integer', 'number'].includes(schema.type ?? ''))
        .filter(({ schema }) => schema.minimum === undefined || schema.maximum === undefined)
        .map(({ name }) => `${method} ${path}: ${name}`),
    ),
  );
  assert.deepEqual(open, []);
});

test(`${total} hostile requests from the OpenAPI document: no 5xx, our problem shape, no partial write, no foreign record`, async () => {
  const document = (await zone.app.inject({ url: '/docs/json' })).json();
  // Signing out would end the sessions of those who try; choosing a demonstration person would begin new ones.
  const operations = operationsOf(document).filter(
    ({ method, path }) => !path.includes('/session/') && !(method === 'DELETE' && path.endsWith('/session')),
  );
  assert.ok(operations.length > 60, `${operations.length} operations`);
  const make = requestsFor(operations, aim, seed);
  const tally: Tally = { statuses: new Map(), written: 0 };
  const problems: string[] = [];
  const began = performance.now();
  const size = 200;
  let before = await counts();
  for (let n = 0; n < total && problems.length < 20; n += size) {
    let wrote = 0;
    const requests = Array.from({ length: Math.min(size, total - n) }, (_, m) => make(n + m));
    const lanes = Array.from({ length: 16 }, async (_, lane) => {
      for (let m = lane; m < requests.length; m += 16) {
        const request = requests[m] as ReturnType<typeof make>;
        const answer = await zone.app.inject(request);
        try {
          checkAnswer(request as never, answer as never);
        } catch (error) {
          problems.push((error as Error).message);
        }
        tally.statuses.set(answer.statusCode, (tally.statuses.get(answer.statusCode) ?? 0) + 1);
        if (answer.statusCode < 300 && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)) wrote += 1;
      }
    });
    await Promise.all(lanes);
    const now = await counts();
    if (wrote === 0)
      assert.deepEqual(
        now,
        before,
        `a refused request left something behind (requests ${n} to ${n + size}, seed ${seed})`,
      );
    tally.written += wrote;
    before = now;
  }
  const seconds = (performance.now() - began) / 1000;
  const shown = [...tally.statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`);
  console.log(
    `# fuzz seed ${seed}: ${total} requests to ${operations.length} operations in ${seconds.toFixed(1)} s; ${shown.join(', ')}; ${tally.written} writes succeeded`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    zone.lines.filter((line) => markers.some((marker) => line.includes(marker))),
    [],
    'the log names nobody',
  );
  const faults = zone.lines.filter((line) => line.startsWith('fault at'));
  assert.deepEqual(faults, []);
});

test('after all that the tables are still what the journal says, and the victim’s case is untouched', async () => {
  await zone.settle();
  const site = await openSite({ program: zone.program, cluster: zone.cluster, home: zone.home });
  try {
    for (const node of site.nodes.values()) {
      const report = await checkRebuild(node);
      assert.equal(report.total, 0, JSON.stringify(report.findings.slice(0, 3)));
    }
  } finally {
    await site.close();
  }
  const view = await look(victim, victimCase);
  assert.equal(view.state, 'pending');
});

/** Sends text as it is and collects the answer until the other side closes. */
const raw = (
  port: number,
  text: string,
  rest?: { readonly every: number; readonly piece: string },
): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearInterval(timer);
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(text);
    if (rest) timer = setInterval(() => socket.write(rest.piece), rest.every);
  });

test('over a real socket: slow bodies are cut off and keep nobody waiting, garbage is refused, the server lives', async () => {
  await zone.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = zone.app.server.address() as { port: number };
  const { requestTimeout, headersTimeout } = zone.app.server;
  assert.ok(
    requestTimeout > 0 && requestTimeout <= 300_000 && headersTimeout > 0 && headersTimeout <= 60_000,
    'bodies and heads may not take for ever',
  );
  zone.app.server.requestTimeout = 1000;
  zone.app.server.headersTimeout = 800;
  const before = await counts();
  const head = (length: number): string =>
    `POST /shanghai/api/cases HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncookie: ${aim.sessions.at(-1)?.headers.cookie}\r\nidempotency-key: slow-body-slow\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n`;
  const began = performance.now();
  const slow = Array.from({ length: 200 }, () => raw(port, `${head(100_000)}{"facts":`, { every: 100, piece: ' ' }));
  const slowHeads = Array.from({ length: 50 }, () =>
    raw(port, 'GET /health HTTP/1.1\r\nhost: x\r\n', { every: 100, piece: 'a: b\r\n' }),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const quick: number[] = [];
  for (let n = 0; n < 20; n++) {
    const at = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/health`);
    assert.equal(answer.status, 200);
    quick.push(performance.now() - at);
  }
  const garbage = [
    'x\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /shanghai/api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    `GET /shanghai/api/session HTTP/1.1\r\nhost: x\r\nbig: ${'y'.repeat(100_000)}\r\n\r\n`,
    'POST /shanghai/api/cases HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n\r\nzz\r\n',
    'GET /shanghai/api/cases/%ZZ%00 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    '\0\0\0\0',
    '\u0016\u0003\u0001\u0002\u0000\u0001',
    `${head(3_000_000)}${'x'.repeat(2_000_000)}`,
  ];
  const answers = await Promise.all(garbage.map((text) => raw(port, text)));
  for (const [n, answer] of answers.entries())
    assert.ok(answer === '' || /^HTTP\/1\.1 4\d\d/.test(answer), `${n}: ${answer.slice(0, 200)}`);
  const cut = await Promise.all([...slow, ...slowHeads]);
  const took = performance.now() - began;
  assert.ok(
    cut.every((answer) => answer === '' || /^HTTP\/1\.1 4\d\d/.test(answer)),
    cut.find((answer) => answer !== '' && !/^HTTP\/1\.1 4\d\d/.test(answer)),
  );
  assert.ok(took < 40_000, `${took} ms`);
  assert.deepEqual(await counts(), before);
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
  console.log(
    `# 250 slow connections cut after ${Math.round(took)} ms; meanwhile /health answered in ${Math.round(Math.max(...quick))} ms at worst`,
  );
});
