// Keeps the verification page, and only it, for when there is no network. Everything else passes by untouched.
const cache = 'tongban-verify';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const ours = (url) => url.origin === location.origin;
const kept = (url) =>
  url.pathname === '/verify' || url.pathname === '/api/zone' || url.pathname.startsWith('/assets/') || url.pathname === '/icon.svg';

self.addEventListener('message', (event) => {
  const wanted = [...new Set(event.data?.keep ?? [])]
    .map((name) => new URL(name, location.origin))
    .filter((url) => ours(url) && kept(url));
  const keep = async () => {
    const store = await caches.open(cache);
    const kept = await Promise.allSettled(
      wanted.map(async (url) => {
        const answer = await fetch(url);
        if (!answer.ok) throw new Error(`${url} ${answer.status}`);
        await store.put(url, answer);
      }),
    );
    event.ports[0]?.postMessage(kept.every(({ status }) => status === 'fulfilled'));
  };
  event.waitUntil(keep());
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || !ours(url) || !kept(url)) return;
  // The network first, so that nobody is shown an old page while a new one can be had.
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(url)) ?? Response.error()));
});
