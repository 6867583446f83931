import { useSyncExternalStore } from 'react';

/** Small preferences of this browser: the language, and the elder version (长辈版). Never personal data. */
const listeners = new Set<() => void>();
const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still works for this visit.
  }
};

export type Language = 'zh' | 'en';
let language: Language = read('tongban.language') === 'en' ? 'en' : 'zh';
let elder = read('tongban.elder') === 'yes';

const show = (): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset.elder = elder ? 'yes' : 'no';
};
show();

const change = (): void => {
  show();
  for (const listener of listeners) listener();
};
export const setLanguage = (to: Language): void => {
  language = to;
  keep('tongban.language', to);
  change();
};
export const setElder = (on: boolean): void => {
  elder = on;
  keep('tongban.elder', on ? 'yes' : 'no');
  change();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => language);
export const useElder = (): boolean => useSyncExternalStore(subscribe, () => elder);

/** The node a visitor used last: where the zone's home page searches. */
export const lastNode = (): string | undefined => read('tongban.node') ?? undefined;
export const rememberNode = (node: string): void => keep('tongban.node', node);
