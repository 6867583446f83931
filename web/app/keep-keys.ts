import { fromQr, type OfflineKey, verifyOffline } from '#exchange/credential/offline.ts';
import { get } from './api.ts';
import type { Instant } from './types.ts';

/** Issuers' public keys with the time at which they were fetched: what a page without a network judges by. */
interface Kept {
  readonly at: Instant;
  readonly keys: readonly (OfflineKey & { readonly node: string })[];
}

const place = 'tongban.keys';

export const keptKeys = (): Kept | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/**
 * Fetches the keys for later, and lets the service worker keep this page itself. `says`: all that may have to be written.
 * True when all is kept; failing is no harm, the server verifies.
 */
export const keepForOffline = async (says: string): Promise<boolean> => {
  try {
    localStorage.setItem(place, JSON.stringify(await get<Kept>(undefined, 'keys')));
    if (!navigator.serviceWorker) return false;
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    // The reader of codes is fetched with the first picture, which may be too late.
    await import('jsqr');
    // A device without Chinese characters of its own needs those of the answers, which are not on the page yet.
    await document.fonts.load('1em "Noto Sans SC Variable"', says);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const { port1, port2 } = new MessageChannel();
    return await new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true);
      active?.postMessage({ keep: ['/verify', '/api/zone', '/icon.svg', ...loaded] }, [port2]);
    });
  } catch {
    // Offline already, or storage is forbidden: nothing to keep.
    return false;
  }
};

export interface OfflineVerdict {
  readonly verdict: Awaited<ReturnType<typeof verifyOffline>>['verdict'] | 'no-keys';
  readonly issuer?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly keysAt?: Instant;
}

/** Judges the signature and the period here and now; whether it was revoked meanwhile cannot be known without a network. */
export const judgeHere = async (given: string, now = Date.now()): Promise<OfflineVerdict> => {
  const kept = keptKeys();
  if (!kept) return { verdict: 'no-keys' };
  const text = given.startsWith('TB1:') ? ((await fromQr(given)) ?? given) : given;
  const answer = await verifyOffline(text, kept.keys, Math.floor(now / 1000));
  const key = 'kid' in answer ? kept.keys.find(({ kid }) => kid === answer.kid) : undefined;
  return {
    verdict: answer.verdict,
    keysAt: kept.at,
    ...(key && { issuer: key.node }),
    ...('claims' in answer && { claims: answer.claims }),
  };
};
