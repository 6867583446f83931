import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { isStaff, useNames, useSession, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { Fold } from '../parts/fold.tsx';
import { MechanismChoice } from '../parts/mechanism-choice.tsx';
import { Plain } from '../parts/plain.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';

interface Version {
  readonly jurisdiction: string;
  readonly from: Day;
  readonly to?: Day;
  readonly value: unknown;
  readonly status: string;
  readonly cite: string | { readonly act: string; readonly article?: string; readonly url?: string };
}
interface Slot {
  readonly mechanism: string;
  readonly slot: string;
  readonly title: Words;
  readonly kind: string;
  readonly versions: readonly Version[];
}

const Value = ({ kind, value }: { kind: string; value: unknown }) => {
  const { fen } = useSay();
  if (kind === 'money' && typeof value === 'number') return <>{fen(value)}</>;
  if (kind === 'ratio') {
    const ratio = value as { n: number; d: number };
    return (
      <span className="num">
        {ratio.n} / {ratio.d}
      </span>
    );
  }
  return <Plain value={value} />;
};

type Row = Version & { readonly slot: Slot };

/** What one mechanism takes from the law. The slot's own name, by which it is asked for at the command line, stands small beneath. */
const Slots = ({ title, slots }: { title: string; slots: readonly Slot[] }) => {
  const { t, w, cite: says } = useSay();
  const names = useNames();
  const rows = slots.flatMap((slot) => slot.versions.map((version): Row => ({ ...version, slot })));
  return (
    <Table
      caption={title}
      hideCaption
      rows={rows}
      id={({ slot, jurisdiction, from }) => `${slot.slot}${jurisdiction}${from}`}
      empty={t('law.none')}
      columns={[
        {
          key: 'slot',
          title: t('law.slot'),
          head: true,
          cell: ({ slot }) => (
            <>
              {w(slot.title)}
              <br />
              <small className="muted">{slot.slot}</small>
            </>
          ),
        },
        { key: 'value', title: t('law.value'), cell: ({ slot, value }) => <Value kind={slot.kind} value={value} /> },
        { key: 'place', title: t('matter.place'), cell: ({ jurisdiction }) => names.place(jurisdiction) },
        {
          key: 'from',
          title: t('law.from'),
          cell: ({ from, to }) => <span className="num day">{`${from}${to ? ` – ${to}` : ''}`}</span>,
        },
        {
          key: 'cite',
          title: t('law.cite'),
          cell: ({ cite, status }) => (
            <>
              <Status status={status} /> {typeof cite === 'string' ? cite : says(cite)}
            </>
          ),
        },
      ]}
    />
  );
};

/** 依据与参数: every dated value with its source; what is ours and not the law's is marked. */
export const Law = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const session = useSession();
  const { node } = useParams({ from: '/$node/law' });
  const search = useSearch({ from: '/$node/law' });
  const go = useNavigate({ from: '/$node/law' });
  const { data, error, refetch } = useQuery({
    queryKey: ['law', node, search.mechanism, search.on],
    queryFn: () => get<Slot[]>(node, 'law', { mechanism: search.mechanism, on: search.on }),
  });
  const slots = data
    ?.map((slot) => ({
      ...slot,
      versions: slot.versions.filter((version) => !search.status || version.status === search.status),
    }))
    .filter((slot) => !search.status || slot.versions.length > 0);
  const assumed =
    data?.flatMap((slot) => slot.versions).filter((version) => version.status === 'assumed').length ?? 0;
  return (
    <>
      <Title>{t('nav.law')}</Title>
      <p className="links">
        <Link to="/$node/recognitions" params={{ node }}>
          {t('recognition.title')}
        </Link>
        {isStaff(session) && (
          <>
            {' · '}
            <Link to="/$node/rehearse" params={{ node }}>
              {t('rehearse.title')}
            </Link>
          </>
        )}
      </p>
      {assumed > 0 && <p className="notice warn">{t('law.assumedCount', { n: assumed })}</p>}
      <div className="filters">
        <MechanismChoice
          className="filter"
          title={t('mechanism.title')}
          value={search.mechanism}
          any={t('list.any')}
          choose={(mechanism) => go({ search: { ...search, mechanism } })}
        />
        <label className="filter">
          <span>{t('law.on')}</span>
          <input
            type="date"
            value={search.on ?? ''}
            onChange={(event) => go({ search: { ...search, on: event.target.value || undefined } })}
          />
        </label>
        <label className="filter">
          <span>{t('law.status')}</span>
          <select
            value={search.status ?? ''}
            onChange={(event) => go({ search: { ...search, status: event.target.value || undefined } })}
          >
            <option value="">{t('list.any')}</option>
            {(['official', 'reported', 'assumed'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`law.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {slots ? (
        <div className="stack">
          {zone.mechanisms.map((one) => {
            const own = slots.filter(({ mechanism }) => mechanism === one.id);
            if (own.length === 0) return null;
            const title = `${one.number} ${w(one.title)}`;
            return (
              <Fold
                key={`${one.id}${search.mechanism}`}
                title={title}
                count={own.length}
                open={search.mechanism === one.id}
              >
                <Slots title={title} slots={own} />
              </Fold>
            );
          })}
          {slots.length === 0 && <p className="card empty">{t('law.none')}</p>}
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
