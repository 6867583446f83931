import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { isStaff, useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { MechanismChoice } from '../parts/mechanism-choice.tsx';
import { Plain } from '../parts/plain.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import '../look/matters.css';

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

const One = ({ slot }: { slot: Slot }) => {
  const { t, w } = useSay();
  const names = useNames();
  return (
    <Table
      caption={`${w(slot.title)} · ${slot.slot}`}
      rows={slot.versions}
      id={(row) => `${row.jurisdiction}${row.from}`}
      empty={t('law.none')}
      columns={[
        { key: 'place', title: t('matter.place'), head: true, cell: (row) => names.place(row.jurisdiction) },
        { key: 'value', title: t('law.value'), cell: (row) => <Value kind={slot.kind} value={row.value} /> },
        {
          key: 'from',
          title: t('law.from'),
          cell: (row) => <span className="num">{`${row.from}${row.to ? ` – ${row.to}` : ''}`}</span>,
        },
        { key: 'status', title: t('law.status'), cell: (row) => <Status status={row.status} /> },
        {
          key: 'cite',
          title: t('law.cite'),
          cell: (row) =>
            typeof row.cite === 'string' ? row.cite : [row.cite.act, row.cite.article].filter(Boolean).join(' '),
        },
      ]}
    />
  );
};

/** 依据与参数: every dated value with its source; what is ours and not the law's is marked. */
export const Law = () => {
  const { t } = useSay();
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
      {isStaff(session) && (
        <p>
          <Link to="/$node/rehearse" params={{ node }}>
            {t('rehearse.title')}
          </Link>
        </p>
      )}
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
          {slots.map((slot) => (
            <One key={`${slot.mechanism}${slot.slot}`} slot={slot} />
          ))}
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
