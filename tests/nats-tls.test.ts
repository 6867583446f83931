import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Envelope } from '#exchange/envelope/types.ts';
import { nats } from '#exchange/post/nats.ts';
import type { Reply, Transport } from '#exchange/post/transport.ts';
import { type Broker, broker, hasNats, natsMissing, pause } from './faults/pair.ts';
import { freePort } from './support/process.ts';

/**
 * TLS on every line and a leaf node per province (issue 4, 1; docs/operating/nats.md): two leaves joined to a hub that keeps the streams. The authority and its certificates are made here, for this run.
 */

const skip = hasNats() && spawnSync('openssl', ['version']).status === 0 ? false : `${natsMissing}, or openssl`;
const folder = mkdtempSync(join(tmpdir(), 'tongban-tls-'));
const file = (name: string): string => join(folder, name);
const brokers: Broker[] = [];
const lines: Transport[] = [];
const said: string[] = [];

after(async () => {
  for (const line of lines) await line.close();
  for (const one of brokers) await one.kill();
  rmSync(folder, { recursive: true, force: true });
});

const openssl = (...args: readonly string[]): void =>
  void execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

/** An authority, and a certificate of it for the servers of this machine. */
const authority = (name: string): { readonly ca: string; readonly cert: string; readonly key: string } => {
  const days = ['-days', '2'];
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...fresh,
    ...days,
    '-keyout',
    `${name}.ca.key`,
    '-out',
    `${name}.ca`,
    '-subj',
    `/CN=${name}`,
  );
  openssl('req', ...fresh, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=127.0.0.1');
  writeFileSync(
    file(`${name}.ext`),
    'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n',
  );
  const signed = ['-CA', `${name}.ca`, '-CAkey', `${name}.ca.key`, '-CAcreateserial', '-extfile', `${name}.ext`];
  openssl('x509', '-req', '-in', `${name}.csr`, ...signed, ...days, '-out', `${name}.crt`);
  return { ca: file(`${name}.ca`), cert: file(`${name}.crt`), key: file(`${name}.key`) };
};

/** As an operator writes it: the configuration of a server, in a file. */
const server = async (name: string, text: (port: number) => string): Promise<{ url: string; port: number }> => {
  const port = await freePort();
  writeFileSync(file(`${name}.conf`), text(port));
  brokers.push(await broker(file(`js-${name}`), port, ['-c', file(`${name}.conf`)]));
  return { url: `tls://localhost:${port}`, port };
};

const letter = (n: number, text = '函'): Envelope =>
  ({ header: { id: `letter-${n}`, pairSeq: n }, body: text.repeat(50), signature: 'x' }) as unknown as Envelope;

const lineTo = (url: string, more: { readonly domain?: string } = {}): Transport => {
  const line = nats({
    url,
    zone: 'tls',
    log: (line) => said.push(line),
    patience: 8000,
    ca: file('own.ca'),
    ...more,
  });
  lines.push(line);
  return line;
};

test('through two leaf nodes and a hub, all under TLS of an own authority, letters arrive in order and answers return', {
  skip,
  timeout: 90_000,
}, async () => {
  const own = authority('own');
  const tls = `tls { cert_file: "${own.cert}", key_file: "${own.key}", ca_file: "${own.ca}" }`;
  const leafPort = await freePort();
  await server(
    'hub',
    () => `server_name: hub\n${tls}\nleafnodes { port: ${leafPort}, ${tls} }\njetstream { domain: zone }`,
  );
  const leaf = (name: string) =>
    server(
      name,
      () =>
        `server_name: ${name}\n${tls}\nleafnodes { remotes: [ { url: "tls://127.0.0.1:${leafPort}", ${tls} } ] }\njetstream { domain: ${name} }`,
    );
  const [east, west] = [await leaf('east'), await leaf('west')];
  await pause(1500);
  const got: string[] = [];
  const [here, there] = [lineTo(east.url, { domain: 'zone' }), lineTo(west.url, { domain: 'zone' })];
  await there.serve('west', async (_from, letters) => {
    got.push(...letters.map(({ header }) => header.id));
    return letters.map(({ header }) => ({ receipt: { id: header.id } }) as unknown as Reply);
  });
  await here.serve('east', async () => []);
  await pause(2500);
  const replies: Reply[] = [];
  for (let n = 1; n <= 5; n++) replies.push(...(await here.send('east', 'west', [letter(2 * n - 1), letter(2 * n)])));
  assert.equal(replies.length, 10);
  assert.deepEqual(
    got,
    Array.from({ length: 10 }, (_, n) => `letter-${n + 1}`),
  );
});

test('a broker whose certificate is of another authority, or that speaks without TLS, gets no letter', {
  skip,
  timeout: 60_000,
}, async () => {
  const other = authority('stranger');
  const tls = `tls { cert_file: "${other.cert}", key_file: "${other.key}" }`;
  const wrong = await server('stranger', () => tls);
  const plain = await server('plain', () => 'server_name: plain');
  for (const url of [wrong.url, plain.url]) {
    const line = lineTo(url);
    await pause(1500);
    assert.match(said.at(-1) ?? '', /trying again/, 'why is said');
    await assert.rejects(line.send('east', 'west', [letter(1)]), /cannot be reached/);
  }
});
