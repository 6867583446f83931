import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { verifierKeysOf } from '#exchange/proof/note.ts';
import { verifyProofFile } from '#exchange/proof/proof-file.ts';
import { prove, readAsked } from '#server/audit/prove.ts';
import { type AuditedNode, type AuditSite, openSite } from '#server/audit/site.ts';
import { type VerifyReport, verifyNode } from '#server/audit/verify.ts';
import { withClient } from '#store/cluster/index.ts';
import { scriptedRun } from './support/scripted.ts';
import { type TestZone, testZone } from './support/zone.ts';

/** Whatever byte somebody changes behind the back of a node, `verify` says which (issue 4, point 4). */

let zone: TestZone;
let site: AuditSite;
let id: string;

before(async () => {
  zone = await testZone();
  id = await scriptedRun(zone);
  site = await openSite(zone);
});

after(async () => {
  await site?.close();
  await zone?.stop();
});

const nodeCalled = (name: string): AuditedNode => site.nodes.get(name) as AuditedNode;

const verify = (name: string): Promise<VerifyReport> =>
  verifyNode(
    nodeCalled(name),
    [...site.nodes.values()].filter((node) => node.id !== name),
  );

/** Without the neighbours, and without a replay unless it is the subject: what the node itself can say. */
const verifyAlone = (rebuild = false): Promise<VerifyReport> => verifyNode(nodeCalled('shanghai'), [], { rebuild });

const asOwner = (node: string, sql: string, values: readonly unknown[] = []) =>
  withClient(zone.cluster.url(node, 'owner'), (client) => client.query(sql, [...values]));

/** Changes a table as only the owner of the database can, looks, and puts everything back. */
const tamper = async (node: string, table: string, sql: string, look: () => Promise<void>): Promise<void> => {
  await asOwner(node, `create table kept as table ${table}`);
  try {
    const { rowCount } = await asOwner(node, sql.replaceAll('$case', `'${id}'`));
    assert.ok((rowCount ?? 0) > 0, `nothing was changed by: ${sql}`);
    await look();
  } finally {
    const identity = ['events', 'outbox'].includes(table) ? 'overriding system value' : '';
    await asOwner(
      node,
      `set session_replication_role = replica; delete from ${table}; insert into ${table} ${identity} select * from kept; drop table kept`,
    );
  }
};

test('what nobody touched is sound on every node, and is sealed and countersigned', async () => {
  for (const node of site.nodes.keys()) assert.deepEqual((await verify(node)).findings, [], node);
  const report = await verify('shanghai');
  assert.ok(report.events > 30 && report.sealed > 30 && report.files === 1 && report.sent > 5 && report.received > 5);
  assert.ok(report.cosigned > 0, 'peers have countersigned');
});

const first = (column: string) => `(select min(${column}) from events where stream = $case)`;
const ofCase = `where stream = $case and version = 2`;

/** Table; what is done to it; the kind and the place that must be named. */
const tampering: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'events',
    `update events set body = jsonb_set(body::jsonb, '{note}', '"anders"')::json ${ofCase}`,
    'event',
    /#2\)$/,
  ],
  [
    'events',
    `update events set salt = '\\x00' || substring(salt from 2) ${ofCase} and get_byte(salt, 0) <> 0`,
    'event',
    /#2\)$/,
  ],
  ['events', `update events set commitment = sha256('x') ${ofCase}`, 'event', /#2\)$/],
  ['events', `update events set leaf = sha256('x') ${ofCase}`, 'event', /#2\)$/],
  ['events', `update events set at = at + interval '1 microsecond' ${ofCase}`, 'event', /#2\)$/],
  ['events', `update events set kind = 'other' ${ofCase}`, 'event', /#2\)$/],
  ['events', `update events set origin = 'zhejiang' ${ofCase}`, 'event', /#2\)$/],
  ['events', `update events set body = null ${ofCase}`, 'event', /#2\)$/],
  ['events', `delete from events ${ofCase}`, 'event', /tree position \d+ \(event \d+\)|stream/],
  [
    'events',
    `update events set origin_leaf = sha256('x') where seq = (select min(seq) from events where origin_leaf is not null)`,
    'mirror',
    /event .+#\d+/,
  ],
  ['events', `update events set tx = '1'::xid8 where seq = (select max(seq) from tree)`, 'tree', /tree position/],
  ['tree', `update tree set seq = seq + 1000000 where position = 5`, 'event', /tree position 5/],
  [
    'tree',
    `delete from tree where position = (select max(position) from tree)`,
    'checkpoint',
    /checkpoint shanghai \d+/,
  ],
  [
    'tree_nodes',
    `update tree_nodes set hash = sha256('x') where level = 2 and position = 1`,
    'tree',
    /tree node 2\/1/,
  ],
  ['tree_nodes', `delete from tree_nodes where level = 0 and position = 7`, 'tree', /tree node 0\/7/],
  ['tree_nodes', `insert into tree_nodes values (3, 4000, sha256('x'))`, 'tree', /tree node 3\/4000/],
  [
    'checkpoints',
    `update checkpoints set root = sha256('x') where origin = 'shanghai' and size = (select max(size) from checkpoints where origin = 'shanghai')`,
    'checkpoint',
    /checkpoint shanghai \d+/,
  ],
  [
    'checkpoints',
    `update checkpoints set text = overlay(text placing case substr(text, length(text) - 10, 1) when 'A' then 'B' else 'A' end from length(text) - 10) where origin = 'shanghai' and size = (select max(size) from checkpoints where origin = 'shanghai')`,
    'checkpoint',
    /checkpoint shanghai \d+/,
  ],
  [
    'checkpoints',
    `update checkpoints set text = regexp_replace(text, '(— jiangsu .{30}).', '\\1_') where origin = 'jiangsu' and text ~ '— jiangsu .{31}'`,
    'checkpoint',
    /checkpoint jiangsu \d+/,
  ],
  [
    'checkpoints',
    `delete from checkpoints where origin = 'shanghai' and size = (select max(size) from checkpoints where origin = 'shanghai')`,
    'checkpoint',
    /checkpoint shanghai \d+/,
  ],
  [
    'outbox',
    `update outbox set receipt = jsonb_set(receipt, '{at}', '"2020-01-01T00:00:00.000Z"') where id = (select min(id) from outbox where receipt is not null)`,
    'receipt',
    /outbox \w+ \d+/,
  ],
  [
    'outbox',
    `update outbox set envelope = jsonb_set(envelope, '{header,at}', '"2020-01-01T00:00:00.000Z"') where id = (select min(id) from outbox where envelope is not null)`,
    'letter',
    /outbox \w+ 1/,
  ],
  ['outbox', `delete from outbox where peer = 'jiangsu' and pair_seq = 2`, 'letter', /outbox jiangsu 3/],
  [
    'outbox',
    `update outbox set payload = replace(payload::text, '"leaf":"', '"leaf":"00')::json where id = (select min(id) from outbox where kind = 'case.offer')`,
    'letter',
    /outbox jiangsu \d+/,
  ],
  [
    'inbox',
    `update inbox set receipt = jsonb_set(receipt, '{outcome}', '"refused"') where (peer, pair_seq) = (select peer, min(pair_seq) from inbox group by peer limit 1)`,
    'receipt',
    /inbox \w+ 1/,
  ],
  [
    'inbox',
    `update inbox set state = 'refused' where peer = 'jiangsu' and pair_seq = 1`,
    'receipt',
    /inbox jiangsu 1/,
  ],
  [
    'inbox',
    `update inbox set envelope = jsonb_set(envelope, '{body}', to_jsonb(overlay(envelope->>'body' placing case substr(envelope->>'body', 60, 1) when 'A' then 'B' else 'A' end from 60))) where peer = 'jiangsu' and pair_seq = 2`,
    'letter',
    /inbox jiangsu 2/,
  ],
  ['inbox', `delete from inbox where peer = 'jiangsu' and pair_seq = 2`, 'letter', /inbox jiangsu 3/],
  ['files', `update files set size = size + 1`, 'file', /file [0-9a-f]{64}/],
  ['cases', `update cases set state = 'closed' where id <> $case`, 'projection', /cases \["/],
];

for (const [table, sql, check, where] of tampering)
  test(`found and named: ${sql.slice(0, 100)}`, () =>
    tamper('shanghai', table, sql, async () => {
      const { findings, total } = await verifyAlone(check === 'projection');
      assert.ok(total > 0, 'nothing was found');
      const named = findings.some((finding) => finding.check === check && where.test(finding.where));
      assert.ok(named, JSON.stringify(findings.slice(0, 4), null, 1));
    }));

test('a body that was rewritten together with its salt, commitment and leaf is found by the tree', () =>
  tamper(
    'shanghai',
    'events',
    `update events e set body = f.body, salt = f.salt, commitment = f.commitment, leaf = f.leaf from events f where e.stream = $case and e.version = 2 and f.seq = ${first('seq')}`,
    async () => {
      const { findings } = await verifyAlone();
      assert.ok(findings.some(({ check, where }) => check === 'tree' && /tree node 0\//.test(where)));
      assert.ok(findings.some(({ check }) => check === 'checkpoint'));
    },
  ));

test('after everything was put back, everything is sound again', async () => {
  assert.deepEqual((await verify('shanghai')).findings, []);
});

test('a stored file that was changed, or is gone, is found and named', async () => {
  const { rows } = await asOwner('shanghai', 'select sha256 from files');
  const sha256 = rows[0].sha256 as string;
  const folder = join(zone.home, 'files', 'shanghai');
  const path = [join(folder, sha256.slice(0, 2), sha256.slice(2)), join(folder, sha256)].find(existsSync) as string;
  const bytes = readFileSync(path);
  for (const damaged of [Buffer.concat([bytes.subarray(0, -1), Buffer.from('?')]), undefined]) {
    rmSync(path, { force: true });
    if (damaged) writeFileSync(path, damaged);
    const { findings } = await verifyAlone();
    assert.deepEqual(
      findings.map(({ check, where }) => [check, where]),
      [['file', `file ${sha256}`]],
    );
  }
  writeFileSync(path, bytes);
});

test('a lawful erasure, content and salt together, breaks no proof and is not a fault', () =>
  tamper(
    'jiangsu',
    'events',
    `update events set body = null, salt = null where stream = $case and version = 1`,
    async () => {
      const report = await verify('jiangsu');
      const about = report.findings.filter(({ where }) => where.includes(id));
      assert.deepEqual(about, []);
    },
  ));

test('a peer that lost what it had receipted, or whose journal says otherwise, is named by its neighbours', async () => {
  await tamper('jiangsu', 'inbox', `delete from inbox where peer = 'shanghai' and pair_seq >= 3`, async () => {
    const { findings } = await verify('shanghai');
    assert.ok(findings.some(({ check, where }) => check === 'receipt' && where === 'outbox jiangsu 3'));
  });
  await tamper(
    'jiangsu',
    'events',
    `update events set leaf = sha256('x') where stream = $case and origin = 'jiangsu'`,
    async () => {
      const { findings } = await verify('shanghai');
      assert.ok(findings.some(({ check, where }) => check === 'mirror' && where.includes(id)));
    },
  );
  await tamper(
    'jiangsu',
    'checkpoints',
    `delete from checkpoints where origin = 'jiangsu' and size = (select min(size) from checkpoints where origin = 'jiangsu')`,
    async () => {
      const { findings } = await verify('shanghai');
      assert.ok(
        findings.some(({ check, where }) => check === 'checkpoint' && where.startsWith('checkpoint jiangsu')),
      );
    },
  );
});

test('a proof of an event holds under the keys of the nodes, without its content unless asked for', async () => {
  const node = nodeCalled('jiangsu');
  const asked = readAsked(`${id}#2`);
  assert.ok(asked);
  const without = await prove(node, asked, false);
  const within = await prove(node, asked, true);
  assert.ok(without.ok && within.ok);
  const trusted = [
    verifierKeysOf('jiangsu', node.identity.keys).log,
    verifierKeysOf('shanghai', nodeCalled('shanghai').identity.keys).witness,
  ];
  assert.equal(verifyProofFile(JSON.stringify(without.value.file), trusted, { witnesses: 1 }).verdict, 'proven');
  assert.equal(verifyProofFile(JSON.stringify(within.value.file), trusted, { witnesses: 1 }).verdict, 'proven');
  assert.deepEqual(Object.keys(without.value.file.opened), []);
  assert.ok(within.value.file.opened.body?.text.includes('"step"'));
  const other = { ...within.value.file, opened: { body: { ...within.value.file.opened.body, text: '{}' } } };
  assert.equal(verifyProofFile(other, trusted).verdict, 'refused');
  const unknown = await prove(node, { stream: id, version: 999 }, false);
  assert.equal(!unknown.ok && unknown.code, 'event-unknown');
});

test('the commands say plainly when there is no zone, and how they are used', async () => {
  const env = { ...process.env, TONGBAN_HOME: '/nonexistent/tongban', DATABASE_URL: '' };
  const tongban = promisify(execFile);
  const answer = (args: readonly string[]) =>
    tongban(process.execPath, [join(import.meta.dirname, '../cli/tongban.ts'), ...args], { env }).then(
      () => assert.fail(args.join(' ')),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    );
  const [none, ...wrong] = await Promise.all(
    [['verify'], ['verify', '--what'], ['rebuild'], ['prove', 'X', '--out', 'x']].map(answer),
  );
  assert.equal(none?.code, 1);
  assert.match(none?.stderr ?? '', /No zone has been started/);
  assert.deepEqual(
    wrong.map(({ code }) => code),
    [2, 2, 2],
  );
});
