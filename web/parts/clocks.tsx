import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../app/api.ts';
import { useNames, useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, ClockView, Day, Words } from '../app/types.ts';
import { useWide } from '../app/wide.ts';
import { Dialog } from './dialog.tsx';
import { Fold } from './fold.tsx';
import { Lamp } from './lamp.tsx';
import { Waiting } from './problem.tsx';
import { Status } from './status.tsx';
import { Table } from './table.tsx';

interface Explained {
  readonly due?: Day;
  readonly dueAt?: string;
  readonly nominal?: Day;
  readonly paused: boolean;
  readonly days: readonly { readonly day: Day; readonly counted: boolean; readonly n: number; readonly why: Words }[];
}

/** Why a clock ends where it does, day by day. */
const Explanation = ({ id, clock }: { id: string; clock: ClockView }) => {
  const { t, w, term, day, time } = useSay();
  const node = useNode();
  const { data, error, refetch } = useQuery({
    queryKey: ['clock', node, id, clock.name],
    queryFn: () => get<Explained>(node, `cases/${id}/clocks/${clock.name}`),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <p>
        {t('clock.from', { day: day(clock.started), term: term(clock.term) })}{' '}
        {data.due
          ? t('clock.until', { day: data.dueAt ? time(data.dueAt) : data.due })
          : data.paused
            ? t('clock.pausedNow')
            : ''}
      </p>
      <Table
        caption={t('clock.days')}
        rows={data.days}
        id={(row) => row.day}
        columns={[
          { key: 'day', title: t('clock.day'), head: true, cell: (row) => <span className="num">{row.day}</span> },
          {
            key: 'n',
            title: t('clock.count'),
            right: true,
            cell: (row) =>
              row.counted
                ? t(clock.term.unit === 'wh' ? 'clock.nthHour' : 'clock.nth', { n: row.n })
                : t('clock.notCounted'),
          },
          { key: 'why', title: t('clock.why'), cell: (row) => w(row.why) },
        ]}
      />
    </>
  );
};

const One = ({ clock, open }: { clock: ClockView; open: () => void }) => {
  const { t, w, term, day, time } = useSay();
  const inHours = clock.term.unit === 'wh';
  // Months and years run out in days.
  const unit = inHours || clock.term.unit === 'wd' ? clock.term.unit : 'd';
  const names = useNames();
  const total = (clock.used ?? 0) + Math.max(0, clock.remaining ?? 0);
  const share = total > 0 ? Math.min(100, Math.round(((clock.used ?? 0) / total) * 100)) : 0;
  return (
    <div className="clock">
      <div className="row">
        <strong>{w(clock.title)}</strong>
        {clock.stopped ? (
          <span className="tag">{t('clock.stopped', { day: day(clock.stopped) })}</span>
        ) : (
          <Lamp lamp={clock.lamp} left={clock.remaining} unit={unit} />
        )}
      </div>
      {clock.unknown ? (
        <p className="notice warn">{w(clock.unknown)}</p>
      ) : (
        <>
          <div className={`bar ${clock.lamp}`} aria-hidden="true">
            <i style={{ width: `${share}%` }} />
          </div>
          <div className="row">
            <span>
              {t('clock.due')}{' '}
              <strong className="num">
                {clock.dueAt ? time(clock.dueAt) : clock.due ? day(clock.due) : t('clock.pausedNow')}
              </strong>
            </span>
            <span className="muted">
              {term(clock.term)}
              {clock.used !== undefined && ` · ${t(inHours ? 'clock.usedHours' : 'clock.used', { n: clock.used })}`}
            </span>
          </div>
        </>
      )}
      <div className="row">
        <small>
          {clock.source && (
            <>
              {t('clock.source')} {names.place(clock.source.jurisdiction)}{' '}
              <span className="num">{clock.source.from}</span> <Status status={clock.source.status} />
            </>
          )}
        </small>
        <button type="button" className="quiet" onClick={open}>
          {t('clock.explain')}
          <span className="gone"> {w(clock.title)}</span>
        </button>
      </div>
    </div>
  );
};

export const Clocks = ({ data }: { data: CaseView }) => {
  const { t, w } = useSay();
  const [open, setOpen] = useState<ClockView>();
  const folds = !useWide() && data.clocks.some((clock) => !clock.stopped);
  const shown = (clock: ClockView) => <One key={clock.name} clock={clock} open={() => setOpen(clock)} />;
  const over = folds ? data.clocks.filter((clock) => clock.stopped) : [];
  return (
    <section className="card" aria-labelledby="clocks">
      <h2 id="clocks">{t('clock.title')}</h2>
      {data.clocks.length === 0 && <p className="muted">{t('clock.none')}</p>}
      {data.clocks.filter((clock) => !over.includes(clock)).map(shown)}
      {over.length > 0 && (
        <Fold title={t('clock.over')} count={over.length}>
          {over.map(shown)}
        </Fold>
      )}
      {open && (
        <Dialog title={w(open.title)} close={() => setOpen(undefined)}>
          <Explanation id={data.id} clock={open} />
        </Dialog>
      )}
    </section>
  );
};
