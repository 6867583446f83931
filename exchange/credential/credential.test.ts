import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest, generateSalt } from '@sd-jwt/crypto-nodejs';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import fc from 'fast-check';
import { toBase64url } from '../suite/base64.ts';
import { signCompact } from '../suite/jws.ts';
import { generateKeys, publicOf, suiteOf } from '../suite/suites.ts';
import { type CredentialOrder, issueCredential, verifyCredential } from './credential.ts';
import { digestOf, disclosed, present, readDisclosure } from './disclosure.ts';
import { buildStatusList, packStatuses, readStatusList } from './status-list.ts';

const [issuer, other, national] = await Promise.all([generateKeys(), generateKeys(), generateKeys('sm2')]);
const uri = 'https://shanghai.example/status/1';
const order: CredentialOrder = {
  type: 'tongban:delta:food-licence',
  id: 'JY131180000001',
  issuer: '青浦区市场监督管理局',
  claims: { scope: '热食类', holder: '张三', idNumber: '310118199001010011', seats: 40 },
  disclosable: ['holder', 'idNumber'],
  issuedAt: '2026-03-02T01:00:00.000Z',
  expires: '2031-03-01T16:00:00.000Z',
  statusIndex: 5,
  statusUri: uri,
};
const at = '2026-06-01T00:00:00.000Z';
const text = await issueCredential(order, issuer);
const codeOf = async (
  of: string,
  when: Partial<Parameters<typeof verifyCredential>[2]> = {},
  keys = publicOf(issuer),
) => {
  const verified = await verifyCredential(of, keys, { at, ...when });
  return verified.ok ? verified.value.status : verified.code;
};
const listOf = async (status: 'valid' | 'revoked' | 'suspended', at5 = uri) => {
  const bytes = packStatuses(['valid', 'valid', 'valid', 'valid', 'valid', status, 'revoked']);
  const read = await readStatusList(
    await buildStatusList({ uri: at5, bytes, issuedAt: at }, issuer),
    publicOf(issuer),
    { uri: at5, at },
  );
  assert.ok(read.ok);
  return read.value;
};

test('the disclosure of RFC 9901 section 4.2 has the published digest', () => {
  const published = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
  assert.equal(digestOf(published), 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  assert.equal(readDisclosure(published)?.value, 'Möbius');
});

test('an issued credential verifies with all its claims, and hides the personal ones from its signed part', async () => {
  const verified = await verifyCredential(text, publicOf(issuer), { at });
  assert.ok(verified.ok);
  assert.deepEqual(verified.value, {
    id: order.id,
    type: order.type,
    issuer: order.issuer,
    claims: order.claims,
    withheld: 0,
    issuedAt: order.issuedAt,
    expires: order.expires,
    status: 'not-asked',
    statusIndex: 5,
    statusUri: uri,
  });
  const [, payload = ''] = text.split('~')[0]!.split('.');
  assert.ok(!Buffer.from(payload, 'base64url').toString().includes('张三'));
});

test('the holder shows what he wants, and no more can be read', async () => {
  const shown = present(text, ['holder']);
  assert.deepEqual(disclosed(text), ['holder', 'idNumber']);
  assert.deepEqual(disclosed(shown), ['holder']);
  const verified = await verifyCredential(shown, publicOf(issuer), { at });
  assert.ok(verified.ok);
  assert.deepEqual(verified.value.claims, { scope: '热食类', seats: 40, holder: '张三' });
  assert.equal(verified.value.withheld, 1);
});

test('status: valid, revoked, suspended, and a list that is not its own', async () => {
  assert.equal(await codeOf(text, { status: await listOf('valid') }), 'valid');
  assert.equal(await codeOf(text, { status: await listOf('revoked') }), 'credential-revoked');
  assert.equal(await codeOf(text, { status: await listOf('suspended') }), 'credential-suspended');
  assert.equal(await codeOf(text, { status: await listOf('valid', `${uri}0`) }), 'credential-other-list');
  const far = await issueCredential({ ...order, statusIndex: 8 }, issuer);
  assert.equal(await codeOf(far, { status: await listOf('valid') }), 'credential-other-list');
});

test('time: on the day, before it, and after it', async () => {
  assert.equal(await codeOf(text, { at: '2026-03-02T00:54:59.000Z' }), 'credential-not-yet');
  assert.equal(await codeOf(text, { at: '2026-03-02T00:55:00.000Z' }), 'not-asked');
  assert.equal(await codeOf(text, { at: '2031-03-01T15:59:59.000Z', leeway: 0 }), 'not-asked');
  assert.equal(await codeOf(text, { at: '2031-03-01T16:00:00.000Z', leeway: 0 }), 'credential-expired');
});

test('another issuer, another type of token and a disclosure from elsewhere are refused', async () => {
  assert.equal(await codeOf(text, {}, publicOf(other)), 'credential-signature');
  const list = await buildStatusList({ uri, bytes: new Uint8Array(1), issuedAt: at }, issuer);
  assert.equal(await codeOf(`${list}~`), 'credential-signature');
  const foreign = toBase64url(JSON.stringify(['salt', 'seats2', 999]));
  const own = text.split('~')[1];
  assert.equal(await codeOf(`${text}${foreign}~`), 'credential-malformed');
  assert.equal(await codeOf(`${text}${own}~`), 'credential-malformed', 'twice');
  assert.equal(await codeOf(text.slice(0, -1)), 'credential-malformed');
  const overwriting = toBase64url(JSON.stringify(['salt', 'seats', 999]));
  const payload = { iss: 'i', vct: 'v', iat: 1, seats: 1, _sd: [digestOf(overwriting)] };
  const jwt = await signCompact(payload, { typ: 'dc+sd-jwt' }, issuer);
  assert.equal(await codeOf(`${jwt}~${overwriting}~`), 'credential-malformed', 'takes the place of a claim');
  assert.equal(await codeOf(`${jwt}~`), 'not-asked');
});

test('property: no changed character verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'AZaz09-_.~'), async (i, letter) => {
      const changed = text.slice(0, i) + letter + text.slice(i + 1);
      if (changed !== text) assert.match(await codeOf(changed), /^credential-/);
    }),
    { numRuns: 1_000 },
  );
});

test('a reserved name among the claims is a bug', async () => {
  await assert.rejects(issueCredential({ ...order, claims: { exp: 1 }, disclosable: [] }, issuer));
  await assert.rejects(issueCredential({ ...order, disclosable: ['absent'] }, issuer));
});

test('an SM2 node issues and verifies under its own suite', async () => {
  const verified = await verifyCredential(
    await issueCredential(order, national),
    [publicOf(issuer), publicOf(national)],
    { at },
  );
  assert.ok(verified.ok);
});

/** The other implementation, with our keys behind its callbacks. */
const suite = suiteOf('ed25519');
const library = new SDJwtVcInstance({
  signer: async (data) => toBase64url(await suite.sign(Buffer.from(data), issuer)),
  signAlg: 'EdDSA',
  verifier: async (data, signature) => suite.verify(Buffer.from(data), Buffer.from(signature, 'base64url'), issuer),
  hasher: digest,
  hashAlg: 'sha-256',
  saltGenerator: generateSalt,
  statusListFetcher: async () =>
    buildStatusList(
      { uri, bytes: packStatuses(Array(8).fill('valid')), issuedAt: at, expires: '2099-01-01T00:00:00Z' },
      issuer,
    ),
  statusVerifier: async (data, signature) =>
    suite.verify(Buffer.from(data), Buffer.from(signature, 'base64url'), issuer),
});

test('@sd-jwt/sd-jwt-vc verifies what is issued and presented here, and reads our status list', async () => {
  const seconds = Date.parse(at) / 1000;
  const all = await library.verify(text, { currentDate: seconds });
  assert.equal((all.payload as Record<string, unknown>).idNumber, order.claims.idNumber);
  const some = await library.verify(present(text, ['holder']), { currentDate: seconds });
  assert.equal((some.payload as Record<string, unknown>).holder, '张三');
  assert.equal((some.payload as Record<string, unknown>).idNumber, undefined);
});

test('what @sd-jwt/sd-jwt-vc issues and presents verifies here', async () => {
  const issued = await library.issue(
    { iss: 'i', vct: 'v', iat: 1_780_000_000, name: '李四', age: 30 },
    { _sd: ['name', 'age'], _sd_decoy: 2 },
    { header: { kid: issuer.kid } },
  );
  const shown = await library.present(issued, { name: true } as never);
  const verified = await verifyCredential(shown, publicOf(issuer), { at: '2026-12-01T00:00:00Z' });
  assert.ok(verified.ok);
  assert.deepEqual(verified.value.claims, { name: '李四' });
});
