import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCitizenId, checkLicenceId, checkMatterCode, checkUnitCode, checkUscc } from './index.ts';

test('whatever the text, the answer is a value: a canonical number that is valid again, or a refusal in two languages', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'019XAGBFW.-　９'), maxLength: 33 }),
  );
  fc.assert(
    fc.property(any, (text) => {
      for (const check of [checkCitizenId, checkUscc, checkUnitCode, checkMatterCode, checkLicenceId]) {
        const result = check(text);
        if (result.ok) assert.deepEqual(check(result.value.number), result);
        else assert.ok(result.says[0] && result.says[1] && result.remedy && /^[a-z]+(-[a-z]+)+$/.test(result.code));
      }
    }),
    { numRuns: 1000 },
  );
});
