/** A random key for one attempt. `crypto.randomUUID` exists only on https and localhost; a hall may use plain http. */
export const unique = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
