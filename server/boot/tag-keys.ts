import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keys of the zone's tags (docs/decisions/0013): the members' nodes hold them and see no tags but their own; the index holds
 * the tags and needs no key. One per year; a retired one makes no new tags and its old ones stay in the index.
 */
export interface TagKey {
  readonly label: string;
  /** 32 random bytes, base64url. */
  readonly secret: string;
  readonly retired?: true;
}

const fileOf = (home: string): string => join(home, 'zone', 'tag-keys.json');

export const knownTagKeys = (home: string): readonly TagKey[] =>
  existsSync(fileOf(home)) ? (JSON.parse(readFileSync(fileOf(home), 'utf8')) as readonly TagKey[]) : [];

export const keepTagKeys = (home: string, keys: readonly TagKey[]): readonly TagKey[] => {
  const file = fileOf(home);
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
};

export const newTagKey = (label: string): TagKey => ({ label, secret: randomBytes(32).toString('base64url') });

/** The keys of this home. Only where a whole zone starts together are they made; a single node is given the zone's. */
export const tagKeysOf = (home: string, make: boolean, label: string): readonly TagKey[] => {
  const known = knownTagKeys(home);
  return known.length > 0 || !make ? known : keepTagKeys(home, [newTagKey(label)]);
};

/** One tag per live key, the newest key first: `2021:` and 64 hexadecimal digits. */
export const tagger =
  (keys: readonly TagKey[]) =>
  (text: string): readonly string[] => {
    const live = keys.filter(({ retired }) => !retired);
    if (live.length === 0)
      throw new Error('This node has no keys for tags yet: bring zone/tag-keys.json here (tongban tag-keys)');
    return [...live]
      .reverse()
      .map(
        ({ label, secret }) =>
          `${label}:${createHmac('sha256', Buffer.from(secret, 'base64url')).update(text, 'utf8').digest('hex')}`,
      );
  };
