import type { EntryView, HoldView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { FactOutput } from '../kit/fact.tsx';
import { Table } from './table.tsx';

const tone: Readonly<Record<HoldView['standing'], string>> = {
  effective: 'tag bad',
  waiting: 'tag warn',
  future: 'tag warn',
  lapsed: 'tag',
  released: 'tag',
};

/** 限制与顺位: every hold ever entered as it stands on the day looked at; what stands first, in order of rank. */
export const Holds = ({ data }: { data: EntryView }) => {
  const { t, w, day } = useSay();
  const rows = data.holds.toSorted((a, b) => Number(b.rank > 0) - Number(a.rank > 0));
  return (
    <Table
      caption={t('entry.holds')}
      hideCaption
      rows={rows}
      id={(row) => row.id}
      empty={t('entry.noHolds')}
      columns={[
        { key: 'hold', title: t('entry.hold'), head: true, cell: (row) => w(row.title) },
        { key: 'rank', title: t('entry.rank'), cell: (row) => (row.rank > 0 ? row.rank : '—') },
        {
          key: 'state',
          title: t('entry.state'),
          cell: (row) => <span className={tone[row.standing]}>{t(`standing.${row.standing}`)}</span>,
        },
        { key: 'from', title: t('entry.from'), cell: (row) => <span className="num day">{day(row.from)}</span> },
        {
          key: 'since',
          title: t('entry.effective'),
          cell: (row) => row.since && <span className="num day">{day(row.since)}</span>,
        },
        {
          key: 'until',
          title: t('entry.until'),
          cell: (row) => <span className="num day">{day(row.released?.on ?? row.ends ?? undefined)}</span>,
        },
        {
          key: 'details',
          title: t('entry.details'),
          cell: (row) => (
            <ul className="marks">
              {Object.entries(row.values).map(([name, value]) => (
                <li key={name}>
                  {t('say.pair', { a: w(data.holdColumns[row.hold]?.[name]?.title) || name, b: '' })}
                  <FactOutput fact={data.holdColumns[row.hold]?.[name]} value={value} />
                </li>
              ))}
              {row.released && <li>{row.released.reason}</li>}
            </ul>
          ),
        },
      ]}
    />
  );
};
