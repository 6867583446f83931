import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Matter, must, type Zone } from '#kernel';
import { load } from '../load.ts';
import { toCsv, toJson, toXlsx } from './export.ts';
import { type ImportReport, importCatalogue, parseList } from './import.ts';

let zone: Zone;
let sample: readonly Matter[] = [];
let one: Matter;

before(async () => {
  zone = (await load('delta')).zone;
  sample = zone.matters().filter((_, i) => i < 190 || i % 40 === 0);
  one = zone
    .matters()
    .find(({ title, jurisdiction }) => title === '残疾人证换领' && jurisdiction === '320509') as Matter;
});

const run = async (name: string, bytes: Uint8Array, existing: readonly Matter[] = []): Promise<ImportReport> =>
  importCatalogue(existing, must(await parseList(name, bytes)), zone);
const json = (...matters: unknown[]): Buffer => Buffer.from(JSON.stringify(matters));
const csvOf = (matter: Matter, change: (csv: string) => string): Buffer =>
  Buffer.from(change(toCsv([matter]).toString()));

describe('importing a list', () => {
  const formats: readonly [name: string, write: (matters: readonly Matter[]) => Promise<Buffer> | Buffer][] = [
    ['list.json', toJson],
    ['list.csv', toCsv],
    ['list.xlsx', toXlsx],
  ];
  for (const [name, write] of formats) {
    it(`${name}: what was exported comes back as it was, and a second import adds nothing`, async () => {
      const bytes = await write(sample);
      const first = await run(name, bytes);
      assert.deepEqual(first.errors, []);
      const byCode = (a: Matter, b: Matter): number => (a.code < b.code ? -1 : 1);
      assert.deepEqual([...first.added].sort(byCode), JSON.parse(JSON.stringify([...sample].sort(byCode))));
      const again = await run(name, bytes, first.added);
      assert.deepEqual(
        [again.added.length, again.changed.length, again.unchanged, again.errors.length],
        [0, 0, sample.length, 0],
      );
    });
  }

  it('finds nothing wrong with and nothing new in the whole catalogue of the zone', async () => {
    const report = await run('all.json', toJson(zone.matters()), zone.matters());
    assert.deepEqual(
      [report.added.length, report.changed.length, report.unchanged, report.errors.length],
      [0, 0, 3877, 0],
    );
  });

  it('the empty template with its line of help imports as nothing', async () => {
    for (const [name, bytes] of [
      ['t.csv', toCsv([], true)],
      ['t.xlsx', await toXlsx([], true)],
    ] as const)
      assert.deepEqual(await run(name, bytes), { added: [], changed: [], unchanged: 0, errors: [], preview: [] });
  });

  it('a later effective date makes a new version and closes the one before', async () => {
    const next = { ...one, from: '2026-12-01', promised: { n: 3, unit: 'wd' } };
    const { changed, added, errors } = await run('n.json', json(next), [one]);
    assert.deepEqual([added.length, errors.length, changed.length], [0, 0, 1]);
    assert.deepEqual(changed[0]?.fields, ['promised']);
    assert.deepEqual([changed[0]?.matter.version, changed[0]?.matter.from], [2, '2026-12-01']);
    assert.deepEqual([changed[0]?.closes?.version, changed[0]?.closes?.to], [1, '2026-11-30']);
  });

  it('the old version and the new one in one file, the new one first: both are taken, and again nothing', async () => {
    const next = { ...one, from: '2026-12-01', promised: { n: 3, unit: 'wd' } };
    const { added, changed, errors } = await run('n.json', json(next, one));
    assert.deepEqual([added.length, changed.length, errors.length], [1, 1, 0]);
    const stored = [changed[0]?.closes as Matter, changed[0]?.matter as Matter];
    const again = await run('n.json', json(next, one), stored);
    assert.deepEqual([again.added.length, again.changed.length, again.unchanged, again.errors.length], [0, 0, 2, 0]);
  });

  it('changed content without a later date is refused: open cases would not know which version they are bound to', async () => {
    const { errors, changed } = await run('n.json', json({ ...one, promised: { n: 3, unit: 'wd' } }), [one]);
    assert.equal(changed.length, 0);
    assert.deepEqual(
      errors.map(({ row, column, code }) => ({ row, column, code })),
      [{ row: 1, column: '生效日期', code: 'version-not-later' }],
    );
  });

  it('a last day on the version in force ends it', async () => {
    const { changed } = await run('n.json', json({ ...one, to: '2026-12-31' }), [one]);
    assert.deepEqual(
      [changed[0]?.matter.to, changed[0]?.matter.version, changed[0]?.fields],
      ['2026-12-31', 1, ['to']],
    );
  });

  it('previews each matter with what would happen', async () => {
    const { preview } = await run('n.json', json(one, { ...sample[0] }), [one]);
    assert.deepEqual(
      preview.map(({ row, what }) => [row, what]),
      [
        [1, 'unchanged'],
        [2, 'added'],
      ],
    );
  });
});

describe('faults, each with its row and column', () => {
  type Change = Partial<Record<keyof Matter, unknown>>;
  const material = {
    concept: 'photo',
    name: '照片',
    form: 'original',
    copies: 1,
    source: 'applicant',
    need: 'necessary',
  };
  const faulty: readonly [sentence: string, change: Change | (() => Change), column: string, code: string][] = [
    ['a title missing', { title: '' }, '事项名称', 'line-without-matter'],
    ['a title too long', { title: '长'.repeat(121) }, '事项名称', 'cell-invalid'],
    ['an unknown type', { type: '99' }, '事项类型', 'json-shape'],
    [
      'a code with a wrong check character',
      () => ({ code: `${one.code.slice(0, 17)}${one.code[17] === '0' ? '1' : '0'}${one.code.slice(18)}` }),
      '实施编码',
      'matter-body',
    ],
    ['a code of another body', () => ({ authority: 'wj-hrss' }), '实施编码', 'code-body'],
    ['a basic code that is not the end of the code', { basic: '901807000099' }, '基本编码', 'code-basic'],
    ['only a basic code where 31 characters are needed', () => ({ code: one.basic }), '实施编码', 'code-level'],
    ['a place that is not of the zone', { jurisdiction: '110000' }, '行政区划', 'jurisdiction-unknown'],
    ['a body of another place', { jurisdiction: '330421' }, '实施主体', 'authority-elsewhere'],
    ['a body that does not exist', { authority: 'wj-nobody' }, '实施主体', 'authority-unknown'],
    [
      'a promise above the law',
      { statutory: { n: 5, unit: 'wd' }, promised: { n: 6, unit: 'wd' } },
      '承诺时限',
      'promise-above-law',
    ],
    ['a fee without a basis', { fee: { amount: 100 } }, '收费依据', 'fee-without-basis'],
    ['a catch-all condition', { conditions: ['法律、法规规定的其他条件'] }, '受理条件', 'catch-all'],
    ['a catch-all material', { materials: [{ ...material, name: '其他相关材料' }] }, '材料名称', 'catch-all'],
    ['a material twice', { materials: [material, material] }, '材料概念', 'material-twice'],
    [
      'a tolerable material where nothing is tolerated',
      { tolerates: false, materials: [{ ...material, need: 'tolerable' }] },
      '必要性',
      'tolerance-not-open',
    ],
    ['a commitment where safety is at stake', { commitment: true, safety: true }, '告知承诺', 'commitment-barred'],
    [
      'a part that waits for a part below it',
      {
        joint: [
          { link: 'a', basic: '900320009100', at: 'receiving', after: ['b'] },
          { link: 'b', basic: '900320009200', at: 'deciding', after: [] },
        ],
      },
      '联办环节',
      'joint-order',
    ],
    ['an end before the beginning', { to: '2020-01-01' }, '失效日期', 'ends-before-it-begins'],
    ['a day that does not exist', { from: '2021-02-29' }, '生效日期', 'cell-invalid'],
    ['an unknown life event', { lifeEvent: 'nothing' }, '一件事', 'life-event-unknown'],
    ['an unknown department', { department: 'nothing' }, '部门', 'department-unknown'],
    ['an unknown mechanism', { mechanism: 'nothing' }, '办理机制', 'mechanism-unknown'],
    ['a negative fee', { fee: { amount: -1, basis: 'x' } }, '收费(元)', 'cell-invalid'],
    ['a field that does not exist', { promissed: 5 } as Change, 'promissed', 'json-field-unknown'],
    ['no materials at all', { materials: null }, '材料概念', 'json-shape'],
  ];
  for (const [sentence, change, column, code] of faulty) {
    it(sentence, async () => {
      const report = await run(
        'f.json',
        json(sample[0], { ...one, ...(typeof change === 'function' ? change() : change) }),
      );
      assert.deepEqual(
        [report.added.length, report.changed.length],
        [1, 0],
        'the faulty matter is left out, the other taken',
      );
      const found = report.errors.find((error) => error.code === code);
      assert.ok(found, JSON.stringify(report.errors));
      assert.deepEqual([found.row, found.column], [2, column]);
      assert.ok(found.says[0] && found.says[1] && found.remedy?.[0]);
    });
  }

  it('says every fault of a row, not only the first', async () => {
    const { errors } = await run('f.json', json({ ...one, lifeEvent: 'x', department: 'y', fee: { amount: 5 } }));
    assert.deepEqual(errors.map(({ code }) => code).sort(), [
      'department-unknown',
      'fee-without-basis',
      'life-event-unknown',
    ]);
  });

  it('names the line of the material in a table', async () => {
    const { errors } = await run(
      'f.csv',
      csvOf(one, (csv) => csv.replace('容缺后补', '随便')),
    );
    const line =
      toCsv([one])
        .toString()
        .split('\r\n')
        .findIndex((row) => row.includes('容缺后补')) + 1;
    assert.deepEqual(
      errors.map(({ row, column }) => [row, column]),
      [[line, '必要性']],
    );
  });

  it('the same matter twice in a file', async () => {
    const { errors, added } = await run('f.json', json(one, one));
    assert.equal(added.length, 1);
    assert.deepEqual(
      errors.map(({ row, code }) => [row, code]),
      [[2, 'matter-twice']],
    );
  });

  const files: readonly [sentence: string, name: string, bytes: Uint8Array, code: string][] = [
    ['another kind of file', 'list.pdf', Buffer.from('%PDF'), 'file-kind'],
    ['no JSON', 'list.json', Buffer.from('{'), 'file-unreadable'],
    ['a JSON object', 'list.json', Buffer.from('{}'), 'json-shape'],
    ['no spreadsheet', 'list.xlsx', Buffer.from('PK nonsense'), 'file-unreadable'],
    ['GBK instead of UTF-8', 'list.csv', Buffer.from([0xca, 0xc2, 0xcf, 0xee]), 'file-encoding'],
    ['a table with other columns', 'list.csv', Buffer.from('a,b\n1,2\n'), 'columns-missing'],
    ['an unclosed quotation mark', 'list.csv', Buffer.from('"a,b\n1,2\n'), 'file-unreadable'],
    ['an empty file', 'list.csv', Buffer.from(''), 'columns-missing'],
  ];
  for (const [sentence, name, bytes, code] of files) {
    it(`${sentence}: refused as a whole with a remedy`, async () => {
      const parsed = await parseList(name, bytes);
      assert.ok(!parsed.ok && parsed.code === code && parsed.remedy, JSON.stringify(parsed));
    });
  }

  it('never lets a text run as a formula in a spreadsheet, and reads it back as it was', async () => {
    const sly = { ...one, title: '=1+1', result: { kind: 'certificate', name: '@SUM' } };
    const csv = toCsv([sly as Matter]).toString();
    assert.ok(csv.includes(",'=1+1,") && csv.includes(",'@SUM,"));
    assert.equal((await run('s.csv', Buffer.from(csv))).added[0]?.title, '=1+1');
  });
});
