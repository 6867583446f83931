import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useNames } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import { type AirIndexView, type AirView, observed, shifted, type WatersView } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { todayHere } from '../app/zone-time.ts';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { AirYear } from './air-year.tsx';
import { Forecast } from './forecast.tsx';
import { Drawn } from './section/drawn.tsx';
import '../look/observation.css';

type Place = AirView['places'][number];

const rgb = (index: AirIndexView | null): string | undefined =>
  index?.level ? `rgb(${index.level.rgb.join(' ')})` : undefined;

const usePrimary = () => {
  const { t, several } = useSay();
  const measured = useMeasured();
  return (index: AirIndexView | null): string =>
    index?.primary?.length ? t('air.primary', { list: several(index.primary.map(measured)) }) : t('air.noPrimary');
};

const Board = ({ place }: { place: Place }) => {
  const { t, w } = useSay();
  const names = useNames();
  const primary = usePrimary();
  const measured = useMeasured();
  const { now, daily } = place;
  return (
    <section className="card">
      <h2>{names.place(place.jurisdiction)}</h2>
      <p>{place.hour === null ? t('obs.noData') : t('air.now', { hour: place.hour })}</p>
      <p>
        <strong className="aqi num" style={{ borderColor: rgb(now) }}>
          {now?.aqi ?? '–'}
        </strong>{' '}
        {w(now?.level?.title)}
      </p>
      <p>{now && primary(now)}</p>
      <p>
        {t('air.daily')}: <strong className="num">{daily.aqi ?? '–'}</strong>{' '}
        {daily.aqi === null ? w(daily.insufficient?.says) || t('air.dailyNone') : w(daily.level?.title)}
      </p>
      <p className="muted">
        {Object.entries(place.concentrations)
          .map(([item, value]) => `${measured(item.replace(/_.*$/, ''))} ${value}`)
          .join(' · ')}
      </p>
    </section>
  );
};

/** 三地空气质量: the newest hour and the day of each place by one edition of the index, and the hours behind them. */
export const Air = () => {
  const { t, w } = useSay();
  const names = useNames();
  const primary = usePrimary();
  const { node } = useParams({ from: '/$node/air' });
  const search = useSearch({ from: '/$node/air' });
  const go = useNavigate({ from: '/$node/air' });
  const today = todayHere();
  // The day that is over is the newest with 24 hours.
  const day = search.day ?? shifted(today, -1);
  const waters = useQuery(observed<WatersView>(node, 'waters', {}));
  const { data, error, refetch } = useQuery({
    ...observed<AirView>(node, 'air', { day }),
    placeholderData: keepPreviousData,
  });
  const option = useMemo(
    () =>
      data && {
        tooltip: { trigger: 'axis' },
        legend: { bottom: 0 },
        grid: { left: 8, right: 16, top: 20, bottom: 44, containLabel: true },
        color: ['#0a6458', '#b97900', '#7a3e8c'],
        xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, n) => n + 1) },
        yAxis: { type: 'value', name: 'AQI' },
        series: data.places.map((place, n) => ({
          name: names.place(place.jurisdiction),
          type: 'line',
          symbol: ['circle', 'rect', 'triangle'][n % 3],
          symbolSize: 7,
          data: place.hours.map(({ aqi }) => aqi),
        })),
      },
    [data, names],
  );
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const said = data.places.map((place) => {
    const name = names.place(place.jurisdiction);
    if (!place.now || place.now.aqi === null) return t('air.saidNone', { place: name });
    const { daily } = place;
    return t('air.said', {
      place: name,
      hour: place.hour ?? '',
      aqi: place.now.aqi,
      level: w(place.now.level?.title),
      primary: primary(place.now),
      daily:
        daily.aqi === null
          ? t('air.dailyNone')
          : t('air.dailySaid', { aqi: daily.aqi, level: w(daily.level?.title) }),
    });
  });
  return (
    <>
      <Title>{t('air.title')}</Title>
      {waters.data?.demo && <p className="notice warn">{t('obs.demo', { says: w(waters.data.demo) })}</p>}
      <div className="filters no-print">
        <label className="filter">
          <span>{t('obs.day')}</span>
          <input
            type="date"
            value={day}
            max={today}
            onChange={(e) => e.target.value && go({ search: { day: e.target.value }, replace: true })}
          />
        </label>
        <p className="muted">
          {data.edition && t('obs.edition', { edition: data.edition.id })} · {w(data.note)}
        </p>
      </div>
      <div className="stack">
        <div className="aqi-board">
          {data.places.map((place) => (
            <Board key={place.jurisdiction} place={place} />
          ))}
        </div>
        <p className="muted">{t('air.concentrations')}</p>
        <Forecast node={node} day={day} />
        <Drawn title={t('air.hours')} label={t('air.hoursLabel')} said={said.join(' ')} option={option}>
          <Table
            caption={t('air.hours')}
            hideCaption
            rows={Array.from({ length: 24 }, (_, n) => n)}
            id={String}
            columns={[
              { key: 'hour', title: t('air.hour'), head: true, cell: (n) => n + 1 },
              ...data.places.map((place) => ({
                key: place.jurisdiction,
                title: names.place(place.jurisdiction),
                right: true,
                cell: (n: number) => place.hours[n]?.aqi ?? '–',
              })),
            ]}
          />
        </Drawn>
        <AirYear node={node} year={day.slice(0, 4)} />
      </div>
    </>
  );
};
