import type { EChartsCoreOption } from 'echarts/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useSay } from '../../app/say.ts';
import { ScrollBox } from '../../parts/scroll-box.tsx';

const Chart = lazy(() => import('../../parts/chart.tsx'));

/** A figure three times: drawn, in a sentence, and as a table for whoever wants the numbers or cannot see the drawing. */
export const Drawn = ({
  title,
  label,
  said,
  option,
  height,
  least,
  children,
}: {
  title: string;
  label: string;
  said: ReactNode;
  option: EChartsCoreOption | undefined;
  height?: number;
  least?: number;
  children?: ReactNode;
}) => {
  const { t } = useSay();
  return (
    <section className="card observed">
      <h2>{title}</h2>
      <p aria-live="polite">{said}</p>
      {option && (
        <Suspense fallback={<p className="empty">{t('shell.loading')}</p>}>
          <ScrollBox label={label}>
            <Chart option={option} label={label} {...(height && { height })} {...(least && { least })} />
          </ScrollBox>
        </Suspense>
      )}
      {children && (
        <details>
          <summary>{t('obs.table')}</summary>
          {children}
        </details>
      )}
    </section>
  );
};
