import assert from 'node:assert/strict';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

test('property: any JSON gets the text that the package canonicalize gives it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) => {
      assert.equal(canonicalJson(value), canonicalize(value));
    }),
    { numRuns: 1000 },
  );
});

test('keys that look like numbers, keys beyond ASCII, what JSON leaves out, and what turns itself into JSON', () => {
  const values: readonly unknown[] = [
    { 10: 1, 9: 2, '010': 3, é: 4, 'e\u0301': 5, '\u{1F600}': 6, '\uFB33': 7, '': 8 },
    { a: undefined, b: [undefined, () => 1, Symbol('s')], c: () => 1 },
    { on: new Date(0), hidden: { toJSON: () => undefined }, toJSON: 'a word' },
    [-0, 1e21, 1e-7, 0.1 + 0.2, 333333333.3333333],
    '\u2028"\\\u0007',
    null,
    undefined,
  ];
  for (const value of values) assert.equal(canonicalJson(value), canonicalize(value));
});

test('what JSON cannot say is an error and not another value', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  for (const value of [Number.NaN, [Number.POSITIVE_INFINITY], '\ud800', { '\udc00': 1 }, cycle, 1n])
    assert.throws(() => canonicalJson(value));
});
