import { useRef } from 'react';
import { useSay } from '../app/say.ts';
import type { Day } from '../app/types.ts';
import { Icon } from '../parts/icon.tsx';
import { Box } from './box.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';
import { dayFrom } from './tidy.ts';

/** Typed as people write days (20210713, 2021年7月13日) or picked from the browser's own calendar. */
export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<Day>) => {
  const { t } = useSay();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className="day-box">
      <Box
        {...tied(pointer, fact, errors, required)}
        className="short"
        inputMode="numeric"
        placeholder="2021-07-13"
        value={value ?? ''}
        onChange={(e) => onChange(e.target.value || undefined)}
        onBlur={(e) => e.target.value && onChange(dayFrom(e.target.value))}
      />
      <button
        type="button"
        className="button second small"
        aria-label={t('kit.calendar')}
        onClick={() => picker.current?.showPicker()}
      >
        <Icon name="grid" size={16} />
      </button>
      <input
        ref={picker}
        type="date"
        className="gone"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={(e) => onChange(e.target.value || undefined)}
      />
    </span>
  );
};

export const Output = ({ value }: OutputProps<Day>) => <time dateTime={value}>{value}</time>;
