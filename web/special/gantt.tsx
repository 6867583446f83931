import type { GanttBlock } from '../app/boards.ts';
import { useSay } from '../app/say.ts';
import { BoardLamp, Leads } from '../parts/board-cell.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';

/**
 * Special because time is drawn as length: bars of many projects under one calendar cannot be read from a table. Each bar's words stand beside
 * it, and its milestones are a list for those who do not see the drawing.
 */
const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const width = 640;
const row = 34;

const years = (from: number, to: number): readonly number[] => {
  const first = new Date(from * 86_400_000).getUTCFullYear();
  const last = new Date(to * 86_400_000).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
};

export const Gantt = ({ node, block }: { node: string; block: GanttBlock }) => {
  const { t, w } = useSay();
  if (block.rows.length === 0) return null;
  const days = block.rows.flatMap((one) => [
    one.from,
    one.until,
    ...one.marks.flatMap(({ baseline, planned, reached }) => [baseline, planned, reached ?? planned]),
  ]);
  const first = Math.min(...[block.today, ...days].map(dayOf));
  const last = Math.max(...[block.today, ...days].map(dayOf)) + 1;
  // A milestone on the first or last day is drawn whole.
  const edge = Math.ceil(((last - first) * 8) / width);
  const [from, until] = [first - edge, last + edge];
  const x = (day: string): number => Math.max(0, Math.min(width, ((dayOf(day) - from) / (until - from)) * width));
  return (
    <section className="card gantt">
      <h2>{w(block.title)}</h2>
      <ScrollBox label={w(block.title)}>
        <div className="gantt-grid">
          <div className="gantt-head">
            <span />
            <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" height="20" aria-hidden="true">
              {years(from, until).map((year) => (
                <text key={year} x={x(`${year}-01-01`) + 3} y={15}>
                  {year}
                </text>
              ))}
            </svg>
          </div>
          {block.rows.map((one) => (
            <div key={one.id} className="gantt-row">
              <span className="gantt-name">
                {one.lamp && <BoardLamp colour={one.lamp} />}{' '}
                {one.to ? (
                  <Leads node={node} to={one.to}>
                    {w(one.title)}
                  </Leads>
                ) : (
                  w(one.title)
                )}
                <small className="under num">
                  {one.from} – {one.until}
                </small>
                {one.marks.length > 0 && (
                  <ul className="gone">
                    {one.marks.map((mark) => (
                      <li key={w(mark.title)}>
                        {w(mark.title)}: {mark.baseline}
                        {mark.planned !== mark.baseline && ` → ${mark.planned}`}
                        {mark.reached && ` ✓ ${mark.reached}`}
                      </li>
                    ))}
                  </ul>
                )}
              </span>
              <svg viewBox={`0 0 ${width} ${row}`} preserveAspectRatio="none" height={row} aria-hidden="true">
                {years(from, until).map((year) => (
                  <line key={year} x1={x(`${year}-01-01`)} x2={x(`${year}-01-01`)} y1={0} y2={row} className="year" />
                ))}
                <rect
                  x={x(one.from)}
                  y={9}
                  width={Math.max(2, x(one.until) - x(one.from))}
                  height={16}
                  className="plan"
                />
                <rect
                  x={x(one.from)}
                  y={13}
                  width={Math.max(0, ((x(one.until) - x(one.from)) * one.doneBp) / 10_000)}
                  height={8}
                  className="done"
                />
                {one.marks.map((mark) => (
                  <g key={w(mark.title)}>
                    <line
                      x1={x(mark.baseline)}
                      x2={x(mark.planned)}
                      y1={5}
                      y2={5}
                      className={mark.planned > mark.baseline ? 'moved' : 'kept'}
                    />
                    <path
                      d={`M${x(mark.reached ?? mark.planned)} 0l5 5l-5 5l-5 -5z`}
                      className={mark.reached ? 'reached' : 'open'}
                    />
                  </g>
                ))}
                <line x1={x(block.today)} x2={x(block.today)} y1={0} y2={row} className="today" />
              </svg>
            </div>
          ))}
        </div>
      </ScrollBox>
      <p className="muted">
        <small>{t('board.ganttKey', { day: block.today })}</small>
      </p>
    </section>
  );
};
