import type { FastifyInstance } from 'fastify';
import { type Refusal, refuse } from '#kernel';
import { Refused } from './problem.ts';

/** Deeper than any form of ours; beyond it recursion, not content, would be what is tested. */
const deepest = 32;
/** More members than any form of ours has. */
const most = 20_000;

const bad = (field: string, zh: string, en: string): Refusal => refuse('request-invalid', [zh, en], { field });

const badText = (text: string, field: string): Refusal | undefined =>
  text.includes('\0') || !text.isWellFormed()
    ? bad(field, '含有不能保存的字符', 'It holds a NUL or half a character, which cannot be kept')
    : undefined;

/**
 * Text that no database and no canonical JSON can hold (NUL, half a surrogate pair), numbers beyond the finite, and nesting
 * without end: said here once with the place, so that nothing behind need fear them.
 */
export const illFormed = (value: unknown, field = '/body', depth = 0, seen = { n: 0 }): Refusal | undefined => {
  if (++seen.n > most) return bad(field, '内容项目过多', `There are more than ${most} members`);
  if (typeof value === 'string') return badText(value, field);
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : bad(field, '数值超出范围', 'The number is out of range');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= deepest) return bad(field, '嵌套过深', `It is nested more than ${deepest} deep`);
  for (const [name, member] of Object.entries(value)) {
    const at = `${field}/${name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const wrong = badText(name, field) ?? illFormed(member, at, depth + 1, seen);
    if (wrong) return wrong;
  }
  return undefined;
};

/** Asked before any route sees the request: its parameters, query and JSON body. */
export const onlyWellFormed = (app: FastifyInstance): void => {
  app.addHook('preValidation', async (request) => {
    const wrong =
      illFormed(request.params, '/params') ??
      illFormed(request.query, '/querystring') ??
      (Buffer.isBuffer(request.body) ? undefined : illFormed(request.body));
    if (wrong) throw new Refused(wrong);
  });
};
