/**
 * What was typed and not sent. A draft is unsaved once somebody has typed on the page since it was opened; until then whatever
 * was kept is simply still kept.
 */
const drafts = new Map<string, () => void>();
let typed = false;

if (typeof document !== 'undefined')
  document.addEventListener('input', ({ target }) => {
    if (target instanceof Element && target.closest('main form')) typed = true;
  });

/** A draft with content, and how it is discarded. Answers how to take it off the list. */
export const holdDraft = (name: string, discard: () => void): (() => void) => {
  drafts.set(name, discard);
  return () => {
    if (drafts.get(name) === discard) drafts.delete(name);
  };
};
/** Sent, or discarded: nobody need be asked about it. */
export const settleDraft = (name: string): void => {
  drafts.delete(name);
  if (drafts.size === 0) typed = false;
};
export const isUnsaved = (): boolean => typed && drafts.size > 0;

export const discardAll = (): void => {
  for (const discard of [...drafts.values()]) discard();
  typed = false;
};
/** Left as they are: they stay in this tab. */
export const keepAll = (): void => {
  typed = false;
};

type Ask = (leave: () => void) => void;
let question: Ask | undefined;
export const answerWith = (ask: Ask | undefined): void => {
  question = ask;
};
/** Goes on at once, or after the question about what was typed. */
export const leaving = (leave: () => void): void => {
  if (isUnsaved() && question) question(leave);
  else leave();
};
