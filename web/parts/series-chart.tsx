import type { Point } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';

const height = 150;
/** Between one bar and the next: wide enough for the name of each period, or narrow when only some are named. */
const steps = { wide: 72, narrow: 26 };
const bar = 40;

/** Bars by period, drawn without a library. A missing bar is a withheld figure; a dashed line is a change of definition. */
export const SeriesChart = ({ title, points }: { title: string; points: readonly Point[] }) => {
  const { t } = useSay();
  const values = points.map((point) => (point.value === null ? null : Number(point.value)));
  const most = Math.max(1, ...values.map((value) => Math.abs(value ?? 0)));
  const named = points.length <= 12;
  const step = named ? steps.wide : steps.narrow;
  const broad = Math.min(bar, step - 8);
  const width = Math.max(320, points.length * step + 20);
  const every = named ? 1 : Math.max(3, Math.ceil(points.length / 12));
  return (
    <div className="series">
      <svg
        viewBox={`0 0 ${width} ${height + 44}`}
        style={{ minWidth: Math.min(width, 900), maxWidth: Math.max(width, 640) }}
        role="img"
        aria-label={t('fig.seriesChart', { title })}
      >
        {points.map((point, n) => {
          const x = 10 + n * step + (step - broad) / 2;
          const tall = (Math.abs(values[n] ?? 0) / most) * height;
          return (
            <g key={point.period}>
              {point.nodes.some((one) => one.breaks) && (
                <line x1={x - 3} x2={x - 3} y1={14} y2={height + 20} className="break" />
              )}
              <rect
                x={x}
                y={20 + height - tall}
                width={broad}
                height={tall}
                className={point.running ? 'running' : 'whole'}
              />
              {point.value !== null && points.length <= 24 && (
                <text x={x + broad / 2} y={16 + height - tall} textAnchor="middle">
                  {point.value}
                </text>
              )}
              {n % every === 0 && (
                <text x={x + broad / 2} y={height + 36} textAnchor="middle">
                  {point.period}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
};
