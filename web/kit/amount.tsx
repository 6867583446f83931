import type { ExplainedAmount } from '../../kernel/index.ts';
import { useSay } from '../app/say.ts';
import { Amount } from '../parts/amount.tsx';
import type { InputProps, OutputProps } from './props.ts';

/** Computed by the step, never entered. */
export const Input = ({ value }: InputProps<ExplainedAmount>) => {
  const { t } = useSay();
  return value ? <Amount value={value} /> : <p className="muted">{t('amount.computed')}</p>;
};

export const Output = ({ value }: OutputProps<ExplainedAmount>) => <Amount value={value} />;
