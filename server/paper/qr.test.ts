import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'uqr';
import { paperQr, qrSvg } from './qr.ts';

test('the path draws exactly the dark modules', () => {
  const url = 'https://example.invalid/jiangsu/track/Zx8kQ2mLpV0aTn5cRb7yHw';
  const { data, size } = encode(url, { ecc: 'M', border: 4 });
  const drawn = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [, x, y, run] of paperQr(url).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(run); i++) (drawn[Number(y)] as boolean[])[Number(x) + i] = true;
  assert.deepEqual(drawn, data);
  assert.match(paperQr(url), new RegExp(`viewBox="0 0 ${size} ${size}"`));
});

test('a text that fits no code makes none', () => {
  assert.equal(qrSvg('x'.repeat(3000)), undefined);
  assert.equal(paperQr('x'.repeat(3000)), '');
  assert.ok(qrSvg('A'.repeat(4296)));
  assert.equal(qrSvg('A'.repeat(4297)), undefined);
});
