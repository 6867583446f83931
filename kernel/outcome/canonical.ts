/** What stands between quotes as it is: nothing to escape, no surrogate. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const quoted = (text: string): string => {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('a text with a lone surrogate has no canonical form');
  return JSON.stringify(text);
};

/** The names of members are few, and each is written in every event. */
const members = new Map<string, string>();
const most = 5000;

const member = (name: string): string => {
  const known = members.get(name);
  if (known !== undefined) return known;
  const text = `${quoted(name)}:`;
  if (members.size < most) members.set(name, text);
  return text;
};

/**
 * RFC 8785 canonical JSON: the same value always gives the same text, whatever the order of its keys. Undefined for what has no
 * form in JSON; throws on NaN, a lone surrogate, a cycle. The tests hold it to the package `canonicalize`, which takes thrice as
 * long for the body of an event.
 */
export const canonicalJson = (value: unknown): string | undefined => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const one of value) text += `${text && ','}${canonicalJson(one) ?? 'null'}`;
    return `[${text}]`;
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  for (const name of Object.keys(value).sort()) {
    const one = canonicalJson((value as Record<string, unknown>)[name]);
    if (one !== undefined) text += `${text && ','}${member(name)}${one}`;
  }
  return `{${text}}`;
};
