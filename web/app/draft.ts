import { useCallback, useEffect, useRef, useState } from 'react';
import { unique } from './unique.ts';
import { holdDraft, settleDraft } from './unsaved.ts';

/**
 * What is being filled in survives a reload and a lost connection. Session storage: it ends with the tab, because a
 * window's computer is shared and drafts hold personal data.
 */
export const useDraft = <T>(name: string, empty: T): [T, (next: T | ((now: T) => T)) => void, () => void] => {
  const key = `tongban.draft.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? empty;
    } catch {
      return empty;
    }
  });
  useEffect(() => {
    try {
      if (value !== empty) sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Without storage the draft lives as long as the page.
    }
  }, [key, value, empty]);
  const drop = useCallback(() => {
    settleDraft(key);
    sessionStorage.removeItem(key);
    setValue(empty);
  }, [key, empty]);
  useEffect(() => (value === empty ? undefined : holdDraft(key, drop)), [key, value, empty, drop]);
  return [value, setValue, drop];
};

/** Whoever signs out leaves nothing for the next person at this computer. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('tongban.draft.')) sessionStorage.removeItem(key);
};

/** One key per attempt: kept while the network fails, so that a repeat counts once; renewed after any answer. */
export const useOnce = () => {
  const key = useRef(unique());
  return {
    key: () => key.current,
    answered: () => {
      key.current = unique();
    },
  };
};
