import { useQuery } from '@tanstack/react-query';
import { useNames } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import { type ForecastView, observed, type Skill } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Table } from '../parts/table.tsx';

type Row = { readonly who: string } & Skill;

/** 联合预报 as it was published, and beside it how such forecasts held: whoever reads one should know what it is worth. */
export const Forecast = ({ node, day }: { node: string; day: string }) => {
  const { t, w, time, several } = useSay();
  const names = useNames();
  const measured = useMeasured();
  const { data } = useQuery(observed<ForecastView>(node, 'forecast', { day }));
  if (!data) return null;
  const { forecast, skill } = data;
  const rows: readonly Row[] = [
    ...skill.joint.map((one) => ({ who: t('forecast.joint'), ...one })),
    ...skill.sides.flatMap(({ side, skill: list }) => list.map((one) => ({ who: names.place(side), ...one }))),
  ];
  const percent = (text: string): string => `${text}%`;
  return (
    <section className="card observed">
      <h2>{t('forecast.title')}</h2>
      {forecast ? (
        <>
          {forecast.warning && <p className="notice warn">{t('forecast.warning')}</p>}
          <p>{forecast.text}</p>
          <p className="muted">
            {t('forecast.issued', {
              at: time(forecast.issuedAt),
              sides: several(forecast.sides.map((one) => names.place(one))),
            })}
            {forecast.inTime === false && ` ${t('forecast.late')}`}
          </p>
          <Table
            caption={t('forecast.days')}
            rows={forecast.days}
            id={(row) => row.day}
            columns={[
              { key: 'day', title: t('obs.day'), head: true, cell: (row) => row.day },
              { key: 'aqi', title: 'AQI', right: true, cell: (row) => `${row.low}–${row.high}` },
              { key: 'level', title: t('forecast.level'), cell: (row) => row.levels.map((one) => w(one)).join('–') },
              {
                key: 'primary',
                title: t('forecast.primary'),
                cell: (row) => several(row.primary.map(measured)) || t('air.noPrimary'),
              },
            ]}
          />
        </>
      ) : (
        <p>{t('forecast.none')}</p>
      )}
      <Table
        caption={t('forecast.skill', { from: skill.from, to: skill.to })}
        rows={rows}
        id={(row) => `${row.who}${row.lead}`}
        empty={t('forecast.noSkill')}
        columns={[
          { key: 'who', title: t('forecast.who'), head: true, cell: (row) => row.who },
          { key: 'lead', title: t('forecast.lead'), right: true, cell: (row) => row.lead },
          { key: 'days', title: t('forecast.verified'), right: true, cell: (row) => row.days },
          { key: 'range', title: t('forecast.range'), right: true, cell: (row) => percent(row.range) },
          { key: 'level', title: t('forecast.levelHit'), right: true, cell: (row) => percent(row.level) },
          { key: 'primary', title: t('forecast.primaryHit'), right: true, cell: (row) => percent(row.primary) },
        ]}
      />
      <p className="muted">{t('forecast.note')}</p>
    </section>
  );
};
