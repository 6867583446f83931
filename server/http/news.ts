/** Tells open pages that something changed at this node; they ask again for what they show. */
export interface News {
  readonly changed: () => void;
  readonly listen: (listener: () => void) => () => void;
  readonly close: () => void;
}

const gather = 200;

export const createNews = (): News => {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  return {
    changed: () => {
      if (listeners.size === 0) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const listener of listeners) listener();
      }, gather);
      timer.unref();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearTimeout(timer);
      listeners.clear();
    },
  };
};
