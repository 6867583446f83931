import { type ReactNode, useEffect, useState } from 'react';
import { useSay } from '../app/say.ts';

export interface WallFigure {
  readonly id: string;
  readonly title: string;
  readonly value: ReactNode;
  readonly under: string;
}

export interface WallGroup {
  readonly title: string;
  readonly figures: readonly WallFigure[];
}

/** As many as are read from across a room. */
const PER_PAGE = 12;
const SECONDS = 20;

const pagesOf = (groups: readonly WallGroup[]): readonly WallGroup[] =>
  groups.flatMap(({ title, figures }) =>
    Array.from({ length: Math.ceil(figures.length / PER_PAGE) }, (_, n) => ({
      title,
      figures: figures.slice(n * PER_PAGE, (n + 1) * PER_PAGE),
    })),
  );

/** 大屏: figures large enough for a wall, one page after the other; it can be stopped and turned by hand (WCAG 2.2.2). */
export const Wall = ({ groups }: { groups: readonly WallGroup[] }) => {
  const { t } = useSay();
  const pages = pagesOf(groups);
  const [at, turn] = useState(0);
  const [still, hold] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const count = pages.length;
  useEffect(() => {
    if (still || count < 2) return;
    const timer = setTimeout(() => turn((at + 1) % count), SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [at, still, count]);
  useEffect(() => {
    const key = ({ key }: KeyboardEvent) => {
      if (count > 0 && (key === 'ArrowRight' || key === 'ArrowLeft'))
        turn((now) => (now + (key === 'ArrowRight' ? 1 : count - 1)) % count);
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [count]);
  const page = pages[at % Math.max(count, 1)];
  if (!page) return <p className="card empty">{t('fig.empty')}</p>;
  return (
    <section className="wall-page" aria-labelledby="wall-title">
      <div className="wall-head">
        <h2 id="wall-title">{page.title}</h2>
        <span className="num muted">{t('stats.wallPage', { n: (at % count) + 1, of: count })}</span>
        <button type="button" className="button second small" onClick={() => turn((at + count - 1) % count)}>
          {t('list.before')}
        </button>
        <button type="button" className="button second small" onClick={() => turn((at + 1) % count)}>
          {t('list.next')}
        </button>
        <button type="button" className="button second small" aria-pressed={still} onClick={() => hold(!still)}>
          {t('stats.wallStill')}
        </button>
      </div>
      <ul className="wall-figures bare">
        {page.figures.map((figure) => (
          <li key={figure.id}>
            <span>{figure.title}</span>
            <strong>{figure.value}</strong>
            <small>{figure.under}</small>
          </li>
        ))}
      </ul>
    </section>
  );
};
