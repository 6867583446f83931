/**
 * RFC 8785 canonical JSON: the same value always gives the same text, whatever the order of its keys. Undefined for what has no
 * form in JSON; throws on NaN, a lone surrogate, a cycle. The tests hold it to the package `canonicalize`, which takes twice as
 * long for the body of an event.
 */
export const canonicalJson = (value: unknown): string | undefined => {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('a text with a lone surrogate has no canonical form');
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = '';
    for (const one of value) text += `${text && ','}${canonicalJson(one) ?? 'null'}`;
    return `[${text}]`;
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  let text = '';
  for (const name of Object.keys(value).sort()) {
    const one = canonicalJson((value as Record<string, unknown>)[name]);
    if (one !== undefined) text += `${text && ','}${canonicalJson(name)}:${one}`;
  }
  return `{${text}}`;
};
