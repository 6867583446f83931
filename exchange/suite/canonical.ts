import { canonicalJson } from '#kernel';

/**
 * RFC 8785 canonical JSON: the same value always gives the same text, whatever the order of its keys.
 * Throws on what JSON cannot say (NaN, a cycle, a lone surrogate): on our own data that is a bug.
 */
export const canonical = (value: unknown): string => {
  const text = canonicalJson(value);
  if (text === undefined) throw new Error('bug: a value without a JSON form was to be signed');
  return text;
};

/** The same for what a stranger sent: undefined instead of an exception. */
export const canonicalOrNothing = (value: unknown): string | undefined => {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
};
