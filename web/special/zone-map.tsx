import { useNames, useZone } from '../app/here.ts';
import type { Cell } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';

/**
 * Special because places are drawn where they lie. A schematic of our own, without tiles; the table beside it holds the same
 * numbers. A zone whose places have no outline has no map.
 */
export const ZoneMap = ({ cells, places }: { cells: readonly Cell[]; places: readonly string[] }) => {
  const { t } = useSay();
  const names = useNames();
  const { schematic } = useZone();
  const drawn = places.filter((place) => schematic?.places[place]);
  if (!schematic || drawn.length < places.length || drawn.length === 0) return null;
  const { width, height, places: outlines } = schematic;
  const sum = (fits: (cell: Cell) => boolean): number =>
    cells.filter(fits).reduce((total, cell) => total + (cell.n ?? 0), 0);
  return (
    <figure className="card zone-map">
      <svg viewBox={`-6 -6 ${width + 12} ${height + 12}`} role="img" aria-label={t('map.label')}>
        {drawn.map((place, n) => (
          <path key={place} d={outlines[place]?.path} className={`place p${n % 4}`} />
        ))}
        {drawn.map((place) => {
          const [x, y] = outlines[place]?.at ?? [0, 0];
          return (
            <text key={place} x={x} y={y} textAnchor="middle">
              <tspan className="name">{names.place(place)}</tspan>
              <tspan x={x} dy="24">
                {t('map.received', { n: sum((cell) => cell.receiving === place) })}
              </tspan>
              <tspan x={x} dy="21">
                {t('map.decided', { n: sum((cell) => cell.deciding === place) })}
              </tspan>
            </text>
          );
        })}
      </svg>
      <figcaption>{t('map.note')}</figcaption>
    </figure>
  );
};
