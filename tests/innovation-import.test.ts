import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import writeXlsx from 'write-excel-file/node';
import { csvOf } from '#server/files/table.ts';
import { innovationFiles, type SampleFile } from '../zones/delta/registers/innovation-files.ts';
import { vouchersIn } from './support/vouchers.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 615 institutions and 25,000 resources come from the files of three provinces into their registers, as people hand them in. */

const sites = { '310000': 'shanghai', '320000': 'jiangsu', '330000': 'zhejiang' } as const;
const files = innovationFiles();

let zone: TestZone;
let nine: ReturnType<typeof vouchersIn>;

before(async () => {
  zone = await testZone({ at: '2021-09-01T02:00:00.000Z' });
  nine = vouchersIn(zone);
});
after(() => zone?.stop());

interface Answer {
  readonly rows: readonly object[];
  readonly errors: readonly { readonly row: number; readonly column?: readonly string[]; readonly says: unknown }[];
}

const read = async (who: TestPerson, node: string, fact: string, name: string, body: Buffer): Promise<Answer> => {
  const edge = 'tongban-test-edge';
  const payload = Buffer.concat([
    Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    body,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const headers = {
    cookie: who.cookie,
    'x-csrf': who.csrf,
    'idempotency-key': crypto.randomUUID(),
    'content-type': `multipart/form-data; boundary=${edge}`,
  };
  const url = `/${node}/api/mechanisms/innovation-resources/lists/${fact}`;
  const answer = await zone.app.inject({ method: 'POST', url, headers, payload });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};

const workbook = (table: SampleFile['table']): Promise<Buffer> =>
  writeXlsx(table.map((line) => line.map((value) => ({ value, type: String })))).toBuffer();

/** Every file as one list: read, handed in by an officer, taken over by the head. Every third is a workbook. */
const importAll = async (): Promise<Record<string, number>> => {
  const sums: Record<string, number> = { newInstitutions: 0, newResources: 0, changed: 0, same: 0 };
  for (const [n, { province, fact, table }] of files.entries()) {
    const node = sites[province];
    const [officer, head] = [await nine.provinceOfficer(node), await nine.provinceHead(node)];
    const [name, body] = n % 3 === 0 ? ['list.xlsx', await workbook(table)] : ['list.csv', Buffer.from(csvOf(table))];
    const { rows, errors } = await read(officer, node, fact, name, body);
    assert.deepEqual([errors, rows.length], [[], table.length - 1]);
    const handed = await nine.open(officer, 'innovation-resources', '911620001000', province, 'handIn', {
      [fact]: rows,
    });
    const { facts } = await nine.act(head, handed.id, 'takeOver');
    for (const key of Object.keys(sums)) sums[key] = (sums[key] ?? 0) + ((facts[key] as number | undefined) ?? 0);
  }
  return sums;
};

const stored = async (): Promise<Record<string, readonly number[]>> => {
  const counts: Record<string, readonly number[]> = {};
  for (const register of ['innovation-institutions', 'innovation-resources']) {
    let [entries, versions] = [0, 0];
    for (const node of Object.values(sites)) {
      const { rows } = await zone.zone.nodes
        .get(node)!
        .runtime.pool.query<{ n: number; v: number }>(
          'select count(*)::int as n, coalesce(sum(version), 0)::int as v from register_entries where register = $1',
          [register],
        );
      entries += rows[0]?.n ?? 0;
      versions += rows[0]?.v ?? 0;
    }
    counts[register] = [entries, versions];
  }
  return counts;
};

test('a file with faults says row and column of each, and nothing is stored', async () => {
  const table = files.find(({ fact }) => fact === 'resources')?.table as SampleFile['table'];
  const at = (heading: string): number => table[0]?.indexOf(heading) ?? -1;
  const spoiled = table.slice(0, 9).map((line) => [...line]);
  (spoiled[2] as string[])[at('公开标价')] = '一千';
  (spoiled[5] as string[])[at('资源编号')] = '12';
  (spoiled[7] as string[])[at('服务名称')] = '';
  const officer = await nine.provinceOfficer('shanghai');
  for (const [name, body] of [
    ['list.csv', Buffer.from(csvOf(spoiled))],
    ['list.xlsx', await workbook(spoiled)],
  ] as const) {
    const { errors } = await read(officer, 'shanghai', 'resources', name, body);
    assert.deepEqual(
      errors.map(({ row, column }) => [row, column?.[0]]),
      [
        [3, '公开标价'],
        [6, '资源编号'],
        [8, '服务名称'],
      ],
      name,
    );
  }
  assert.deepEqual(await stored(), { 'innovation-institutions': [0, 0], 'innovation-resources': [0, 0] });
});

test('all files are imported, and found; imported a second time they add nothing', async (context) => {
  const began = performance.now();
  assert.deepEqual(await importAll(), { newInstitutions: 615, newResources: 25_000, changed: 0, same: 0 });
  const first = performance.now();
  const full = { 'innovation-institutions': [615, 615], 'innovation-resources': [25_000, 25_000] };
  assert.deepEqual(await stored(), full);
  assert.deepEqual(await importAll(), { newInstitutions: 0, newResources: 0, changed: 0, same: 25_615 });
  const second = performance.now();
  assert.deepEqual(await stored(), full);
  await zone.settle();
  const settled = performance.now();
  const enterprise = await person(zone, 'shanghai', 'qp-enterprise');
  const found = await enterprise.get(`/published/innovation-resources?q=${encodeURIComponent('膜 水处理')}&limit=5`);
  const { total, items } = found.body as { total: number; items: { values: { title: string } }[] };
  // One service of thirteen, in the registers of three provinces.
  assert.ok(
    total > 1_800 && items.every(({ values }) => values.title.includes('膜材料')),
    JSON.stringify(found.body),
  );
  context.diagnostic(
    `${files.length} files: first ${Math.round(first - began)} ms, second ${Math.round(second - first)} ms, a search ${Math.round(performance.now() - settled)} ms`,
  );
});
