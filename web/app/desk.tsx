import { Outlet } from '@tanstack/react-router';
import { ConfigProvider, type ConfigProviderProps } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { useElder } from './prefer.ts';
import { useSay } from './say.ts';
import '../look/desk.css';
import '../look/case.css';

/** Tokens changed from antd's own reach WCAG 2.2 AA: placeholder and disabled text at 4.5:1, borders of inputs at 3:1. */
const token = {
  colorPrimary: '#0a6458',
  colorLink: '#0a5b8c',
  colorError: '#b42318',
  colorWarning: '#8a5a00',
  colorText: '#17211f',
  colorTextSecondary: '#47524f',
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

export const Desk = () => {
  const { language } = useSay();
  const elder = useElder();
  return (
    <ConfigProvider
      locale={locales[language]}
      theme={{ token: elder ? elderToken : token, cssVar: { key: 'tongban' }, hashed: false }}
      button={{ autoInsertSpace: false }}
    >
      <Outlet />
    </ConfigProvider>
  );
};
