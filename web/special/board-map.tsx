import type { Colour, MapBlock, Pin } from '../app/boards.ts';
import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { BoardLamp, Leads } from '../parts/board-cell.tsx';

/**
 * Special because things are drawn where they lie. One mark per thing on the schematic outline of its place, by shape and colour of its
 * lamp; the lists beside it hold the same, with words. Places without an outline (a province, a city) stand in the list alone.
 */
const shape = (colour: Colour, x: number, y: number): string => {
  if (colour === 'red') return `M${x} ${y - 8}l8 15h-16z`;
  if (colour === 'yellow') return `M${x} ${y - 8}l8 8l-8 8l-8 -8z`;
  return `M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z`;
};

export const BoardMap = ({ node, block }: { node: string; block: MapBlock }) => {
  const { t, w } = useSay();
  const names = useNames();
  const groups = [...Map.groupBy(block.pins, (pin: Pin) => pin.place)];
  const { schematic } = useZone();
  const outlines = schematic?.places ?? {};
  const drawn = Object.keys(outlines);
  if (block.pins.length === 0) return null;
  return (
    <section className="card board-map">
      <h2>{w(block.title)}</h2>
      <div className="columns two">
        {schematic && groups.some(([place]) => drawn.includes(place)) && (
          <svg
            className="zone-map"
            viewBox={`-6 -6 ${schematic.width + 12} ${schematic.height + 12}`}
            role="img"
            aria-label={w(block.title)}
          >
            {drawn.map((place, n) => (
              <path key={place} d={outlines[place]?.path} className={`place p${n % 4}`} />
            ))}
            {drawn.map((place) => (
              <text key={place} x={outlines[place]?.at[0]} y={outlines[place]?.at[1]} textAnchor="middle">
                <tspan className="name">{names.place(place)}</tspan>
              </text>
            ))}
            {groups.flatMap(([place, pins]) =>
              pins.map((pin, n) => {
                const at = outlines[place]?.at;
                if (!at) return null;
                const [x, y] = [at[0] - 60 + (n % 7) * 20, at[1] + 22 + Math.floor(n / 7) * 20];
                return <path key={pin.id} d={shape(pin.lamp, x, y)} className={`pin ${pin.lamp}`} />;
              }),
            )}
          </svg>
        )}
        <div className="stack">
          {groups.map(([place, pins]) => (
            <div key={place}>
              <h3>
                {names.place(place)} <small className="muted">{t('board.count', { n: pins.length })}</small>
              </h3>
              <ul className="bare">
                {pins.map((pin) => (
                  <li key={pin.id}>
                    <BoardLamp colour={pin.lamp} />{' '}
                    {pin.to ? (
                      <Leads node={node} to={pin.to}>
                        {w(pin.title)}
                      </Leads>
                    ) : (
                      w(pin.title)
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
      <p className="muted">
        <small>{t('board.mapNote')}</small>
      </p>
    </section>
  );
};
