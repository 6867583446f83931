import { ConfigProvider, type ConfigProviderProps, Select } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { useElder } from '../app/prefer.ts';
import { useSay } from '../app/say.ts';
import { tied } from './props.ts';
import type { Searched } from './searched.tsx';

/** Tokens changed from antd's own reach WCAG 2.2 AA: placeholder and disabled text at 4.5:1, borders of inputs at 3:1. */
const token = {
  colorPrimary: '#0a6458',
  colorError: '#b42318',
  colorText: '#17211f',
  colorTextDescription: '#47524f',
  colorTextTertiary: '#5b6663',
  colorTextQuaternary: '#66716e',
  colorTextPlaceholder: '#66716e',
  colorTextDisabled: '#66716e',
  colorBorder: '#83908c',
  borderRadius: 6,
  fontFamily: 'var(--font)',
  fontSize: 15,
  controlHeight: 38,
  wireframe: false,
} as const;
// To the bundler these are ES modules; to TypeScript, which reads package.json, they are CommonJS.
const locales = { zh: zhCN, en: enUS } as unknown as Record<'zh' | 'en', ConfigProviderProps['locale']>;
const elderToken = { ...token, fontSize: 20, controlHeight: 60 } as const;

/** The only piece of antd: a list that is searched by typing. */
export default function SearchedBox({ fact, pointer, value, onChange, errors, required, options }: Searched) {
  const { language } = useSay();
  const elder = useElder();
  return (
    <ConfigProvider
      locale={locales[language]}
      theme={{ token: elder ? elderToken : token, cssVar: { key: 'tongban' }, hashed: false }}
    >
      <Select
        {...tied(pointer, fact, errors, required)}
        status={errors[pointer] ? 'error' : undefined}
        className="medium"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        value={value}
        onChange={onChange}
        options={options.map(([key, title]) => ({ value: key, label: title }))}
      />
    </ConfigProvider>
  );
}
