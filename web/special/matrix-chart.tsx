import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useNames } from '../app/here.ts';
import type { Cell } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Distinct without colour: each place also has its own pattern (decal). */
const colours = ['#0a6458', '#b97900', '#0a5b8c', '#7a3e8c'];

/** The matrix drawn: one bar per receiving place, parts by deciding place. The table beside it holds the same numbers. */
export default function MatrixChart({ cells, places }: { cells: readonly Cell[]; places: readonly string[] }) {
  const { t } = useSay();
  const names = useNames();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current, undefined, { renderer: 'svg' });
    const count = (receiving: string, deciding: string): number =>
      cells.find((one) => one.receiving === receiving && one.deciding === deciding)?.n ?? 0;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.setOption({
      animation: !still,
      aria: { enabled: true, decal: { show: true }, label: { description: t('stats.chart') } },
      color: colours,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13 },
      tooltip: { trigger: 'axis' },
      legend: { bottom: 0 },
      grid: { left: 8, right: 24, top: 16, bottom: 44, containLabel: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: places.map((place) => names.place(place)) },
      series: places.map((deciding) => ({
        type: 'bar',
        stack: 'all',
        barWidth: 26,
        name: t('stats.decidedIn', { place: names.place(deciding) }),
        data: places.map((receiving) => count(receiving, deciding)),
      })),
    });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(box.current);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [cells, places, names, t]);
  return <div ref={box} className="chart" role="img" aria-label={t('stats.chart')} />;
}
