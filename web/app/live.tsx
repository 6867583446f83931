import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { address } from './api.ts';
import { useSay } from './say.ts';

export type Live = 'off' | 'on' | 'lost';

const watchNetwork = (changed: () => void): (() => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};
/** The device says itself that it has no network, before any stream breaks and for whoever is not signed in. */
const useOffline = (): boolean => useSyncExternalStore(watchNetwork, () => !navigator.onLine);

/** Changed cases arrive as server-sent events; what shows them is read again. The browser reconnects by itself. */
export const useLive = (node: string, signedIn: boolean): Live => {
  const queries = useQueryClient();
  const [live, setLive] = useState<Live>('off');
  const offline = useOffline();
  useEffect(() => {
    if (!signedIn || !node || typeof EventSource === 'undefined') return setLive('off');
    const source = new EventSource(address(node, 'events'));
    let opened = false;
    source.onopen = () => {
      opened = true;
      setLive('on');
    };
    source.onerror = () => opened && setLive('lost');
    source.onmessage = (event) => {
      let changed: { case?: string } = {};
      try {
        changed = JSON.parse(event.data) ?? {};
      } catch {
        // Not told which case: whatever is shown is read again.
      }
      void queries.invalidateQueries({ queryKey: ['cases', node] });
      void queries.invalidateQueries({ queryKey: changed.case ? ['case', node, changed.case] : ['case', node] });
    };
    return () => source.close();
  }, [node, signedIn, queries]);
  return offline ? 'lost' : live;
};

export const Connection = ({ live }: { live: Live }) => {
  const { t } = useSay();
  return (
    <div role="status" aria-live="polite">
      {live === 'lost' && <p className="notice warn">{t('shell.lost')}</p>}
    </div>
  );
};
