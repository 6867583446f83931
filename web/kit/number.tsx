import { useState } from 'react';
import { useSay } from '../app/say.ts';
import { Box } from './box.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';
import { noSpaces } from './tidy.ts';

/** Kept as typed until it is a number, so that nothing typed is lost. */
export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<number>) => {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  return (
    <Box
      {...tied(pointer, fact, errors, required)}
      className="short"
      inputMode="decimal"
      value={text}
      onChange={(e) => {
        setText(e.target.value);
        const plain = noSpaces(e.target.value);
        // Not a number: handed on as it is, so that the check names this field.
        onChange(plain === '' ? undefined : Number.isFinite(Number(plain)) ? Number(plain) : (plain as never));
      }}
    />
  );
};

export const Output = ({ fact, value }: OutputProps<number>) => {
  const { language } = useSay();
  return (
    <span className="num">
      {typeof value === 'number' && !fact?.plain
        ? value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
        : String(value)}
    </span>
  );
};
