import type { Shown } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';

/** A figure, or a dash over nothing, or the word for what is too small to be said. */
export const FigureValue = ({ shown }: { shown: Shown | undefined }) => {
  const { t, language } = useSay();
  if (shown?.withheld) return <span className="muted">{t('fig.withheld')}</span>;
  if (!shown || shown.value === null) return <span className="num">{t('fig.none')}</span>;
  const [whole = '', rest] = shown.value.split('.');
  const grouped = BigInt(whole || '0').toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
  return <span className="num">{rest === undefined ? grouped : `${grouped}.${rest}`}</span>;
};
