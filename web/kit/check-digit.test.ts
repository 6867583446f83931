import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCitizenId, checkUscc } from '../../kernel/index.ts';
import { keyState } from './check-digit.ts';

const agrees = (kind: 'person' | 'organisation', key: string): void => {
  const kernel = kind === 'person' ? checkCitizenId(key) : checkUscc(key);
  assert.equal(keyState(kind, key) === 'right', kernel.ok || !/check-digit$/.test(kernel.code), key);
};

test('the help while typing agrees with the kernel on every check digit', () => {
  for (const last of '0123456789X') agrees('person', `31011819900101001${last}`);
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY') agrees('organisation', `91310118MA0000015${last}`);
});

test('a number still being typed is not called wrong', () => {
  assert.equal(keyState('person', '3101'), 'short');
  assert.equal(keyState('person', ''), 'empty');
});

test('spaces, hyphens, full-width and small letters do not matter', () =>
  assert.equal(keyState('person', '310118 19900101-001ｘ'), 'right'));
