import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useNames } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import { monthBefore, observed, type SectionState, shifted } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { todayHere } from '../app/zone-time.ts';
import { Waiting } from '../parts/problem.tsx';
import { Compared } from './section/compare.tsx';
import { Heat } from './section/heat.tsx';
import { Months } from './section/months.tsx';
import { Series } from './section/series.tsx';
import { Trophic } from './section/trophic.tsx';
import '../look/observation.css';

const items = ['TP', 'NH3N', 'CODMN', 'DO', 'PH', 'TN'] as const;

/** The section lies above the other where water runs from its side into the other's; else as the register lists them. */
const ordered = (one: SectionState, other: SectionState): readonly [SectionState, SectionState] =>
  one.role === 'outflow' || other.role === 'inflow' ? [other, one] : [one, other];

/** One section: its curve against the limits, a year of days, its months and trend, its neighbour, its trophic level. */
export const Section = () => {
  const { t, w } = useSay();
  const names = useNames();
  const measured = useMeasured();
  const { node } = useParams({ from: '/$node/waters/section' });
  const search = useSearch({ from: '/$node/waters/section' });
  const go = useNavigate({ from: '/$node/waters/section' });
  const today = todayHere();
  const { data, error, refetch } = useQuery(
    observed<{ sections: readonly SectionState[] }>(node, 'sections', { day: today }),
  );
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const section = data.sections.find(({ site }) => site === search.site) ?? data.sections[0];
  if (!section) return <p className="empty">{t('obs.noData')}</p>;
  const others = data.sections.filter(({ site }) => site !== section.site);
  const other =
    others.find(({ site }) => site === search.with) ??
    others.find(({ water }) => water === section.water) ??
    others[0];
  const item = search.item ?? 'TP';
  const to = search.to ?? today;
  const from = search.from ?? shifted(to, -60);
  const [last, first] = [monthBefore(to.slice(0, 7), 1), monthBefore(to.slice(0, 7), 12)];
  const choose = (more: Readonly<Record<string, string | undefined>>) =>
    go({ search: (before) => ({ ...before, site: section.site, ...more }), replace: true });
  const name = w(section.title);
  return (
    <>
      <Title>{name}</Title>
      <p className="muted">
        <Link to="/$node/waters" params={{ node }}>
          {t('section.back')}
        </Link>{' '}
        · {t(`role.${section.role}`)} · {names.place(section.upstream)} → {names.place(section.downstream)} ·{' '}
        {t(`section.column.${section.column}`)}
      </p>
      <div className="filters no-print">
        <label className="filter">
          <span>{t('waters.section')}</span>
          <select value={section.site} onChange={(e) => choose({ site: e.target.value, with: undefined })}>
            {data.sections.map((one) => (
              <option key={one.site} value={one.site}>
                {w(one.title)}
              </option>
            ))}
          </select>
        </label>
        <label className="filter">
          <span>{t('obs.item')}</span>
          <select value={item} onChange={(e) => choose({ item: e.target.value })}>
            {items.map((one) => (
              <option key={one} value={one}>
                {measured(one)}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="filter">
            <span>{t(`obs.${end}`)}</span>
            <input
              type="date"
              value={end === 'from' ? from : to}
              max={today}
              onChange={(e) => e.target.value && choose({ [end]: e.target.value })}
            />
          </label>
        ))}
        {other && (
          <label className="filter">
            <span>{t('section.compareWith')}</span>
            <select value={other.site} onChange={(e) => choose({ with: e.target.value })}>
              {others.map((one) => (
                <option key={one.site} value={one.site}>
                  {w(one.title)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div className="stack">
        <Series node={node} site={section.site} name={name} item={item} from={from} to={to} />
        <Heat node={node} site={section.site} name={name} to={to} />
        <Months node={node} site={section.site} item={item} from={first} to={last} />
        {other &&
          (() => {
            const [up, down] = ordered(section, other).map((one) => ({ site: one.site, name: w(one.title) })) as [
              { site: string; name: string },
              { site: string; name: string },
            ];
            return <Compared node={node} up={up} down={down} item={item} from={first} to={last} />;
          })()}
        {section.column === 'lake' && <Trophic node={node} site={section.site} name={name} from={first} to={last} />}
      </div>
    </>
  );
};
