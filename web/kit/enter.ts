import type { KeyboardEvent } from 'react';

const stops = 'input:not([type="hidden"]):not([tabindex="-1"]), select, textarea, button[type="submit"]';

const filled = (one: HTMLElement): boolean =>
  one instanceof HTMLInputElement && one.type !== 'radio'
    ? one.type === 'checkbox'
      ? one.checked
      : one.value !== ''
    : one instanceof HTMLTextAreaElement && one.value !== '';

/**
 * Enter goes on to the next field that still wants something, as clerks and scanners expect: past what is filled in and past
 * file pickers, once per group of radio buttons. Tab visits everything. Text areas and buttons keep their own Enter.
 */
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
  if (!(at instanceof HTMLInputElement) || at.getAttribute('role') === 'combobox') return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)].filter(
    (one) => !one.hasAttribute('disabled') && one.checkVisibility(),
  );
  const chosen = new Set(
    all.flatMap((one) => (one instanceof HTMLInputElement && one.type === 'radio' && one.checked ? [one.name] : [])),
  );
  const wants = (one: HTMLElement): boolean => {
    if (one instanceof HTMLInputElement && one.type === 'file') return false;
    if (one instanceof HTMLInputElement && one.type === 'radio')
      return !chosen.has(one.name) && one.name !== (at.type === 'radio' ? at.name : '');
    return !filled(one) && one.closest('[data-enter="past"]') === null;
  };
  all
    .slice(all.indexOf(at) + 1)
    .find(wants)
    ?.focus();
};
