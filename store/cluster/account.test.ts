import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseEntry, databaseAccount, parsePasswd } from './account.ts';

const PASSWD =
  'root:x:0:0:root:/root:/bin/sh\n# note\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/:/bin/sh\n';

test('the passwd file is read, remarks and broken lines are passed over', () => {
  assert.deepEqual(
    parsePasswd(`${PASSWD}broken:x\n`).map((entry) => entry.name),
    ['root', 'nobody', 'postgres'],
  );
});

for (const [what, passwd, owner, expected] of [
  ['the owner of the data directory before all others', PASSWD, 65534, 'nobody'],
  ['our own system user before that of PostgreSQL', `${PASSWD}tongban:x:990:990::/:/bin/false`, undefined, 'tongban'],
  ['the user of PostgreSQL', PASSWD, undefined, 'postgres'],
  ['not root, even where root owns the directory', PASSWD, 0, 'postgres'],
  ['nobody of the usual users: the caller makes one', 'root:x:0:0::/:/bin/sh', undefined, undefined],
] as const) {
  test(`root's database runs as ${what}`, () => {
    assert.equal(chooseEntry(parsePasswd(passwd), owner)?.name, expected);
  });
}

test('an ordinary user is told when the database belongs to another', {
  skip: process.getuid?.() === 0 && 'announced: root reads what others may not',
}, () => {
  assert.throws(() => databaseAccount(() => {}, 0), /belongs to user id 0/);
  assert.deepEqual(
    databaseAccount(() => {}, process.getuid?.()),
    {},
  );
});
