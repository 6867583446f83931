import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { write } from './api.ts';
import { sessionQuery } from './here.ts';
import type { SessionView } from './types.ts';

/** Other tabs of this browser hear of it by this name: they show the same session. */
const told = 'tongban.locked';

/** What the pages remember belongs to who is signed in: only what everybody may see stays. */
export const forgetAll = (queries: QueryClient): void =>
  queries.removeQueries({
    predicate: ({ queryKey }) => !['zone', 'session', 'mechanism'].includes(String(queryKey[0])),
  });

/** The session as it stands now: locked, open again, or ended. */
const lookAgain = async (queries: QueryClient, node: string): Promise<void> => {
  await queries.fetchQuery({ ...sessionQuery(node), staleTime: 0 });
  forgetAll(queries);
};

export const tellTabs = (): void => {
  try {
    localStorage.setItem(told, String(Date.now()));
  } catch {
    // Without storage each tab finds out at its next request.
  }
};

/** 锁屏, by its button or Alt+L, in every tab of this browser at once; what was being filled in stays kept. */
export const useLock = (node: string, session: SessionView | undefined): (() => void) | undefined => {
  const queries = useQueryClient();
  const lock = useCallback(async () => {
    await write(node, 'POST', 'session/lock');
    tellTabs();
    await lookAgain(queries, node);
  }, [node, queries]);
  const may = session?.person != null && session.lockable === true;
  useEffect(() => {
    const heard = ({ key }: StorageEvent) => key === told && void lookAgain(queries, node);
    const pressed = (event: KeyboardEvent) => {
      if (!may || event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void lock();
    };
    addEventListener('storage', heard);
    addEventListener('keydown', pressed);
    return () => {
      removeEventListener('storage', heard);
      removeEventListener('keydown', pressed);
    };
  }, [may, lock, node, queries]);
  return may ? () => void lock() : undefined;
};
