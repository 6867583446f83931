import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useDeferredValue, useEffect, useId, useState } from 'react';
import { get } from '../app/api.ts';
import { useNames, useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Matter } from '../app/types.ts';

interface Given {
  readonly label: string;
  readonly id?: string;
  readonly help?: string;
  readonly big?: boolean;
  readonly from?: string;
  /** Only matters of this mechanism, shown before anything is typed; staff find those between authorities too. */
  readonly mechanism?: string;
  readonly field?: Ref<HTMLInputElement>;
  readonly pick: (matter: Matter) => void;
  /** Enter without a chosen suggestion. */
  readonly all?: (text: string) => void;
}

/** Waits until typing rests, so that a fast scanner or typist costs one request. */
const useResting = (text: string): string => {
  const [resting, rest] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => rest(text), 120);
    return () => clearTimeout(timer);
  }, [text]);
  return useDeferredValue(resting);
};

/** Finds a matter by words, two characters, pinyin initials or code: a combobox after the ARIA pattern. */
export const MatterSearch = ({ label, id: named, help, big, from = '', mechanism, field, pick, all }: Given) => {
  const { t, w, m } = useSay();
  const node = useNode();
  const names = useNames();
  const made = useId();
  const id = named ?? made;
  const [text, setText] = useState(from);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(all ? -1 : 0);
  const q = useResting(text.trim());
  const sought = q.length > 0 || (mechanism !== undefined && text.trim() === '');
  const { data } = useQuery({
    queryKey: ['matters', node, { q, mechanism, limit: 8 }] as const,
    queryFn: ({ signal }) =>
      get<{ total: number; items: Matter[] }>(node, 'matters', { q, mechanism, limit: 8 }, signal),
    enabled: sought,
    // What was found for fewer letters stays while more are typed; the list of everything does not: nobody picks from it unawares.
    placeholderData: (found, query) => (query?.queryKey[2]?.q ? found : undefined),
  });
  const found = sought ? (data?.items ?? []) : [];
  const shown = open && sought && data !== undefined;
  const choose = (matter: Matter) => {
    setOpen(false);
    pick(matter);
  };
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const move = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => Math.max(all ? -1 : 0, Math.min(found.length - 1, now + move)));
    } else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown && q === text.trim() ? found[at] : undefined;
      if (chosen) choose(chosen);
      else if (all && text.trim()) all(text.trim());
    }
  };
  return (
    <div className={big ? 'finder big' : 'finder'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && found[at] ? `${id}-${at}` : undefined}
        aria-describedby={help ? `${id}-help` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setAt(all ? -1 : 0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={key}
      />
      {help && <small id={`${id}-help`}>{help}</small>}
      <div id={`${id}-list`} role="listbox" aria-label={t('find.results')} className="found" hidden={!shown}>
        {found.map((matter, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys are handled by the input
          <div
            key={matter.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(matter)}
          >
            <strong>{m(matter)}</strong>
            <small>
              {names.place(matter.jurisdiction)} · {names.authority(matter.authority)} ·{' '}
              <span className="num">{matter.code}</span>
            </small>
          </div>
        ))}
      </div>
      <span role="status" className="gone">
        {shown ? t('find.count', { n: data?.total ?? 0 }) : ''}
      </span>
      {shown && found.length === 0 && (
        <p className="found none">{w([`没有找到“${q}”`, `Nothing found for “${q}”`])}</p>
      )}
    </div>
  );
};
