import type { KeyboardEvent } from 'react';

const stops = 'input:not([type="hidden"]):not([tabindex="-1"]), select, textarea, button[type="submit"]';

/** Enter moves to the next field, as clerks and scanners expect; in a list of options, a text area and on buttons it keeps its meaning. */
export const enterMoves = (event: KeyboardEvent<HTMLElement>): void => {
  const at = event.target as HTMLElement;
  if (
    event.key !== 'Enter' ||
    event.ctrlKey ||
    event.metaKey ||
    event.nativeEvent.isComposing ||
    event.defaultPrevented
  )
    return;
  if (!(at instanceof HTMLInputElement) || at.type === 'file' || at.getAttribute('role') === 'combobox') return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)].filter(
    (one) => !one.hasAttribute('disabled') && one.offsetParent !== null,
  );
  // One stop for a group of radio buttons: its chosen one, else its first.
  const from = all.indexOf(at);
  const group = at.type === 'radio' ? at.name : undefined;
  const next = all
    .slice(from + 1)
    .find(
      (one) =>
        !(
          one instanceof HTMLInputElement &&
          one.type === 'radio' &&
          (one.name === group ||
            (!one.checked &&
              all.some((other) => other instanceof HTMLInputElement && other.name === one.name && other.checked)))
        ),
    );
  next?.focus();
};
