import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Matter, Words } from '../app/types.ts';
import { MatterSearch } from '../parts/matter-search.tsx';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import '../look/home.css';
import '../look/matters.css';

const size = 20;

const Filter = ({
  label,
  value,
  options,
  set,
}: {
  label: string;
  value?: string;
  options: readonly (readonly [string, Words])[];
  set: (to: string | undefined) => void;
}) => {
  const { t, w } = useSay();
  return (
    <label className="filter">
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => set(event.target.value || undefined)}>
        <option value="">{t('list.any')}</option>
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {w(title)}
          </option>
        ))}
      </select>
    </label>
  );
};

const Item = ({ node, matter }: { node: string; matter: Matter }) => {
  const { t, m, term } = useSay();
  const names = useNames();
  return (
    <li className="card matter">
      <Link to="/$node/matters/$code" params={{ node, code: matter.code }}>
        {m(matter)}
      </Link>
      <p className="muted">
        {names.authority(matter.authority)} · {names.place(matter.jurisdiction)}
      </p>
      <p className="facts">
        {matter.instant ? (
          <span className="tag good">{t('matter.instant')}</span>
        ) : (
          matter.promised && <span>{t('matter.promisedIn', { term: term(matter.promised) })}</span>
        )}
        <span>{matter.fee.amount === 0 ? t('matter.free') : t('matter.fee')}</span>
        <span>{t('matter.visits', { n: matter.visits })}</span>
        {matter.national && <span className="tag">{t('matter.national')}</span>}
        {matter.provenance !== 'real' && <span className="tag warn">{t(`matter.${matter.provenance}`)}</span>}
      </p>
    </li>
  );
};

export const Matters = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const { node } = useParams({ from: '/$node/matters' });
  const search = useSearch({ from: '/$node/matters' });
  const go = useNavigate({ from: '/$node/matters' });
  const page = search.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['matters', node, search],
    queryFn: ({ signal }) =>
      get<{ total: number; items: Matter[] }>(
        node,
        'matters',
        {
          q: search.q,
          jurisdiction: search.jurisdiction,
          event: search.event,
          department: search.department,
          offset: (page - 1) * size,
          limit: size,
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const set = (more: Partial<typeof search>) => go({ search: { ...search, page: undefined, ...more } });
  const heading = w(
    search.event
      ? zone.lifeEvents[search.event]
      : search.department
        ? zone.departments[search.department]
        : undefined,
  );
  return (
    <>
      <Title>{heading || t('nav.matters')}</Title>
      <MatterSearch
        key={search.q}
        from={search.q}
        label={t('home.search')}
        help={t('home.searchHelp')}
        pick={(matter) => go({ to: '/$node/matters/$code', params: { node, code: matter.code } })}
        all={(q) => set({ q })}
      />
      <div className="filters">
        <Filter
          label={t('matter.place')}
          value={search.jurisdiction}
          set={(jurisdiction) => set({ jurisdiction })}
          options={zone.jurisdictions.filter((j) => j.level === 'county').map((j) => [j.code, j.short])}
        />
        <Filter
          label={t('home.byEvent')}
          value={search.event}
          set={(event) => set({ event })}
          options={Object.entries(zone.lifeEvents)}
        />
        <Filter
          label={t('home.byDepartment')}
          value={search.department}
          set={(department) => set({ department })}
          options={Object.entries(zone.departments)}
        />
        {search.q && (
          <button type="button" className="quiet" onClick={() => set({ q: undefined })}>
            {t('list.clear', { q: search.q })}
          </button>
        )}
      </div>
      {data ? (
        <>
          <p role="status">{t('find.count', { n: data.total })}</p>
          {data.total === 0 && (
            <div className="notice">
              <p>{t('find.nothing')}</p>
              <p className="buttons">
                <Link className="button second" to="/$node/matters" params={{ node }}>
                  {t('find.all')}
                </Link>
              </p>
            </div>
          )}
          <ul className="bare stack">
            {data.items.map((matter) => (
              <Item key={matter.code} node={node} matter={matter} />
            ))}
          </ul>
          {data.total > 0 && (
            <Pager page={page} size={size} total={data.total} go={(to) => go({ search: { ...search, page: to } })} />
          )}
        </>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
