import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

const keyOf = (secret: string): Buffer => createHash('sha256').update(`handle/${secret}`).digest();

/** A name for an entry whose key says who somebody is: addresses and lists carry it, only this node can read it. */
export const handleOf = (secret: string, key: string): string => {
  const iv = createHmac('sha256', secret).update(key).digest().subarray(0, 16);
  const cipher = createCipheriv('aes-256-ctr', keyOf(secret), iv);
  return `~${Buffer.concat([iv, cipher.update(key, 'utf8'), cipher.final()]).toString('base64url')}`;
};

/** The key behind a handle; other texts are keys themselves. A handle somebody made up names nothing. */
export const keyBehind = (secret: string, text: string): string => {
  if (!/^~[\w-]{22,}$/.test(text)) return text;
  const bytes = Buffer.from(text.slice(1), 'base64url');
  const decipher = createDecipheriv('aes-256-ctr', keyOf(secret), bytes.subarray(0, 16));
  const key = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
  return handleOf(secret, key) === text ? key : text;
};
