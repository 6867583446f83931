/** base64url without padding (RFC 4648 section 5), the JOSE form. */
export const toBase64url = (bytes: Uint8Array | string): string =>
  (typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : asBuffer(bytes)).toString('base64url');

/**
 * Strict: only the canonical spelling is read. Node's decoder ignores stray characters and spare bits, which would
 * give one signature several spellings, and a changed byte that nobody notices.
 */
export const fromBase64url = (text: unknown): Buffer | undefined => strict(text, 'base64url');

/** Standard base64 with padding, the C2SP form, equally strict. */
export const fromBase64 = (text: unknown): Buffer | undefined => strict(text, 'base64');

export const toBase64 = (bytes: Uint8Array): string => asBuffer(bytes).toString('base64');

const strict = (text: unknown, encoding: 'base64' | 'base64url'): Buffer | undefined => {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, encoding);
  return bytes.toString(encoding) === text ? bytes : undefined;
};

export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
