import { useState } from 'react';
import { useSay } from '../app/say.ts';
import { Box } from './box.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';
import { noSpaces } from './tidy.ts';

/** Yuan as typed → integer fen, digit by digit: no floating point between. */
const fenFrom = (text: string): number | undefined => {
  const parts = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(noSpaces(text).replace(/^[¥¥]/, '').replace(/元$/, ''));
  return parts ? Number(`${parts[1]}${parts[2]}${(parts[3] ?? '').padEnd(2, '0')}`) : undefined;
};
const yuan = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<number>) => {
  const { t } = useSay();
  const [text, setText] = useState(typeof value === 'number' ? yuan(value) : '');
  return (
    <span className="affix">
      <span aria-hidden="true">¥</span>
      <Box
        {...tied(pointer, fact, errors, required)}
        className="short"
        inputMode="decimal"
        value={text}
        onChange={(e) => {
          setText(e.target.value);
          onChange(e.target.value.trim() === '' ? undefined : (fenFrom(e.target.value) ?? (e.target.value as never)));
        }}
      />
      <span>{t('kit.yuan')}</span>
    </span>
  );
};

export const Output = ({ value }: OutputProps<number>) => {
  const { fen } = useSay();
  return <span className="num">{fen(value)}</span>;
};
