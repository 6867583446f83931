import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fact, readTable } from '#kernel';
import resources from '../../../mechanisms/innovation-resources/mechanism.ts';
import { innovationFiles } from './innovation-files.ts';

test('615 institutions and 25,000 resources: every row of every file can be handed in, and no number stands twice', () => {
  const counts = { institutions: 0, resources: 0 };
  const numbers = new Set<string>();
  for (const { fact, table } of innovationFiles()) {
    const { rows, errors } = readTable(resources.facts[fact] as Fact, table);
    assert.deepEqual(errors, []);
    counts[fact] += rows.length;
    for (const row of rows as { number?: string; institution: { key: string }; marked?: string }[]) {
      numbers.add(row.number ?? row.institution.key);
      assert.equal(row.marked, '示例');
    }
  }
  assert.deepEqual(counts, { institutions: 615, resources: 25_000 });
  assert.equal(numbers.size, 25_615);
});
