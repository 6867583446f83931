import { useSay } from '../app/say.ts';
import { Options } from './options.tsx';
import type { InputProps, OutputProps } from './props.ts';

export const Input = ({ value, onChange, ...rest }: InputProps<boolean>) => {
  const { t } = useSay();
  return (
    <Options
      {...rest}
      chosen={value === undefined ? [] : [value ? 'yes' : 'no']}
      options={[
        ['yes', t('yes')],
        ['no', t('no')],
      ]}
      choose={(key) => onChange(key === 'yes')}
    />
  );
};

export const Output = ({ value }: OutputProps<boolean>) => {
  const { t } = useSay();
  return <>{value ? t('yes') : t('no')}</>;
};
