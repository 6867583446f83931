import { useSay } from '../app/say.ts';
import type { Term } from '../app/types.ts';
import { Box } from './box.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';

const units = ['wd', 'wh', 'd', 'm', 'y'] as const;

export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<Term>) => {
  const { t } = useSay();
  const unit = value?.unit ?? 'wd';
  return (
    <span className="day-box">
      <Box
        {...tied(pointer, fact, errors, required)}
        className="tiny"
        inputMode="numeric"
        value={value?.n ? String(value.n) : ''}
        onChange={(e) => {
          const n = Number(e.target.value.replace(/\D/g, ''));
          onChange(n ? { n, unit } : undefined);
        }}
      />
      <select
        aria-label={t('kit.unit')}
        value={unit}
        onChange={(e) => value && onChange({ n: value.n, unit: e.target.value as Term['unit'] })}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {t(`unitName.${one}`)}
          </option>
        ))}
      </select>
    </span>
  );
};

export const Output = ({ value }: OutputProps<Term>) => {
  const { term } = useSay();
  return <>{term(value)}</>;
};
