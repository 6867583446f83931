import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { resolveLaw, type SlotKind } from '#kernel';
import { load, zoneNames } from '../load.ts';
import { bookWith, readProposal, written } from './proposal.ts';

/** Where no place fills a slot yet, a first value of its kind can still be rehearsed. */
const samples: Readonly<Record<SlotKind, unknown>> = {
  term: { n: 5, unit: 'wd' },
  money: 100,
  number: 1,
  ratio: { n: 1, d: 2 },
  basis: true,
  text: 'x',
  table: {},
};

for (const program of await Promise.all(zoneNames().map((name) => load(name))))
  describe(`zone ${program.zone.id}: a value can be proposed for every law slot of every mechanism, and is what rules then find`, () => {
    for (const mechanism of program.mechanisms.values())
      for (const [slot, { kind }] of Object.entries(mechanism.law as Readonly<Record<string, { kind: SlotKind }>>))
        test(`${mechanism.id}.${slot}`, () => {
          const files = [...program.law.values()].filter(
            (file) => file.mechanism === mechanism.id && file.slots[slot],
          );
          const filled = files.flatMap((file) =>
            (file.slots[slot] ?? []).map(({ value, from }) => ({ value, from, jurisdiction: file.jurisdiction })),
          );
          const first = program.zone.jurisdictions[0]?.code as string;
          const all = filled.length ? filled : [{ value: samples[kind], from: '2021-06-01', jurisdiction: first }];
          for (const { value, from, jurisdiction } of all) {
            const options = {
              key: `${mechanism.id}.${slot}`,
              from,
              jurisdiction,
              transition: 'pending-too',
            } as const;
            const read = readProposal(program, { ...options, to: written(kind, value) });
            assert.ok(read.ok, JSON.stringify(read));
            assert.deepEqual(read.value.value, value);
            const book = bookWith(program.law, read.value);
            const found = resolveLaw(book, mechanism.id, slot, program.chainOf(jurisdiction), from, from);
            assert.ok(found.ok, `the proposed value of ${slot} is not found`);
            assert.deepEqual(found.value.value, value);
          }
        });
  });
