import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { hj633v2012, hj633v2026 } from '../../zones/delta/standards/index.ts';
import type { AirEdition } from './air/edition.ts';
import { type AirIndex, type AirSample, airIndex } from './air/index-of-air.ts';
import { canonicalText, confirms, type EvaluationRule, evaluate, repeat } from './evaluation.ts';
import { dec } from './exact.ts';
import { isInsufficient } from './insufficient.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const rule: EvaluationRule<AirEdition, AirSample, AirIndex> = {
  name: 'air-index/day',
  find: (edition, sample) => airIndex(edition, sample),
};
const inputs: AirSample = { PM25_24h: dec('75'), PM10_24h: dec('150') };
const aqiOf = (finding: ReturnType<typeof airIndex>) => (isInsufficient(finding) ? undefined : finding.aqi);

test('an evaluation keeps edition, inputs, hash and finding, and repeats under another edition', () => {
  const stored = evaluate(rule, hj633v2012, inputs, hash, '2026-02-28T16:00:00.000Z');
  assert.equal(stored.edition, 'HJ633-2012');
  assert.equal(aqiOf(stored.finding), 100);
  const scenario = repeat(rule, stored, hj633v2026, hash, '2026-03-02T01:00:00.000Z');
  assert.equal(scenario.edition, 'HJ633-2026');
  assert.equal(scenario.inputsHash, stored.inputsHash);
  assert.equal(aqiOf(scenario.finding), 114);
});

test('repeated under its own edition it confirms what is stored, after a tampered input it does not', () => {
  const stored = evaluate(rule, hj633v2012, inputs, hash, '2026-02-28T16:00:00.000Z');
  const again = repeat(rule, stored, hj633v2012, hash, '2026-03-02T01:00:00.000Z');
  assert.ok(confirms(stored, again));
  const tampered = { ...stored, inputs: { ...inputs, PM25_24h: dec('35') } };
  assert.ok(!confirms(stored, repeat(rule, tampered, hj633v2012, hash, stored.at)));
});

test('the hashed text does not depend on the order of keys and tells bigints from texts', () => {
  assert.equal(canonicalText({ b: 1, a: { d: 2n, c: [3] } }), canonicalText({ a: { c: [3], d: 2n }, b: 1 }));
  assert.equal(canonicalText({ a: 2n }), '{"a":"2n"}');
});
