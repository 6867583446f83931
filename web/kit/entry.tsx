import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { type FoundEntries, type FoundEntry, useFound, useOpenRegisters } from '../app/published.ts';
import { useSay } from '../app/say.ts';
import { Box } from './box.tsx';
import { FactOutput } from './fact.tsx';
import { type InputProps, idOf, type OutputProps, tied } from './props.ts';
import { halfWidth } from './tidy.ts';

/** The words by which people know an entry: its first column, and the others in short. */
const Line = ({ entry, columns }: { entry: FoundEntry; columns: FoundEntries['columns'] }) => {
  const [first, ...others] = Object.keys(columns).filter((name) => entry.values[name] !== undefined);
  return (
    <>
      <strong>
        <FactOutput fact={columns[first ?? '']} value={entry.values[first ?? '']} />
      </strong>
      <small>
        {others.slice(0, 5).map((name) => (
          <span key={name}>
            {' · '}
            <FactOutput fact={columns[name]} value={entry.values[name]} />
          </span>
        ))}
        {' · '}
        <span className="num">{entry.key}</span>
      </small>
    </>
  );
};

/** In a register open to everybody an entry is found by what one needs: words first, the number comes with the choice. */
const Finder = ({ register, ...props }: InputProps<string> & { register: string }) => {
  const { fact, pointer, value, onChange, errors, required } = props;
  const { t } = useSay();
  const id = idOf(pointer);
  const [text, setText] = useState(value ?? '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const q = useDeferredValue(text.trim());
  const { data } = useFound(register, q, 8, 0, q.length > 0);
  const found = q ? (data?.items ?? []) : [];
  const chosen = found.find(({ key }) => key === value);
  const shown = open && q.length > 0 && data !== undefined;
  const choose = (entry: FoundEntry) => {
    setText(entry.key);
    onChange(entry.key);
    setOpen(false);
  };
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !shown) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && found[at]) {
      event.preventDefault();
      choose(found[at]);
    }
  };
  return (
    <div className="finder">
      <Box
        {...tied(pointer, fact, errors, required)}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && found[at] ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t('open.need')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
          onChange(halfWidth(event.target.value) || undefined);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={key}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('find.results')} className="found" hidden={!shown}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys are handled by the input
          <div
            key={`${entry.source} ${entry.key}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(entry)}
          >
            <Line entry={entry} columns={data?.columns ?? {}} />
          </div>
        ))}
        {found.length === 0 && <p className="none">{t('open.none')}</p>}
      </div>
      <span role="status" className="gone">
        {shown ? t('open.count', { n: data?.total ?? 0 }) : ''}
      </span>
      {chosen && !shown && (
        <p className="help">
          <Line entry={chosen} columns={data?.columns ?? {}} />
        </p>
      )}
    </div>
  );
};

/** The key of an entry in a register: found by words where the register is open, typed or scanned where not. */
export const Input = (props: InputProps<string>) => {
  const { fact, pointer, value, onChange, errors, required } = props;
  const { t } = useSay();
  const registers = useOpenRegisters();
  const box = tied(pointer, fact, errors, required);
  // What is typed before it is known which box this will be would be lost to the other one.
  if (!registers)
    return <Box {...box} className="medium" disabled aria-busy="true" placeholder={t('shell.loading')} />;
  const open = registers.find(({ register }) => register === fact.register);
  if (open) return <Finder {...props} register={open.register} />;
  return (
    <Box
      {...box}
      className="medium"
      autoComplete="off"
      value={value ?? ''}
      onChange={(e) => onChange(halfWidth(e.target.value) || undefined)}
    />
  );
};

export const Output = ({ value }: OutputProps<string>) => <span className="num">{value}</span>;
