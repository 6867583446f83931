import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';

interface Row {
  readonly mechanism: { readonly id: string; readonly number: string; readonly title: Words };
  readonly id: string;
  readonly of: Words;
  readonly from: string;
  readonly to: string;
  readonly effect: 'equal' | 'filing' | 'supplement';
  readonly since: Day;
  readonly until?: Day;
  readonly issued?: { readonly from?: Day; readonly to?: Day };
  readonly factor?: { readonly n: number; readonly d: number };
  readonly cap?: number;
  readonly standing: 'coming' | 'inForce' | 'withdrawn';
  readonly place: string;
  readonly status: string;
  readonly cite: string | { readonly act: string; readonly article?: string };
}

const issuedKey = ({ from, to }: NonNullable<Row['issued']>) =>
  from && to ? 'recognition.issued' : from ? 'recognition.issuedFrom' : 'recognition.issuedTo';

/** What a rule asks beyond its direction: when it was issued, at which ratio it counts, and the most that counts. */
const Limits = ({ row }: { row: Row }) => {
  const { t, several } = useSay();
  const said = [
    row.issued && t(issuedKey(row.issued), { from: row.issued.from ?? '', to: row.issued.to ?? '' }),
    row.factor && t('recognition.factor', { n: row.factor.n, d: row.factor.d }),
    row.cap !== undefined && t('recognition.cap', { n: row.cap }),
  ].filter((one) => typeof one === 'string');
  return said.length > 0 ? <small className="muted"> {several(said)}</small> : null;
};

/** 互认规则: what somebody holds from one place and what it counts for in another, of all mechanisms, as of a day. */
export const Recognitions = () => {
  const { t, w, cite: says } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/$node/recognitions' });
  const { on } = useSearch({ from: '/$node/recognitions' });
  const go = useNavigate({ from: '/$node/recognitions' });
  const { data, error, refetch } = useQuery({
    queryKey: ['recognitions', node, on],
    queryFn: () => get<Row[]>(node, 'recognitions', { on }),
  });
  const place = (code: string): string => (code === '*' ? t('recognition.any') : names.place(code));
  const mechanisms = [...new Map((data ?? []).map(({ mechanism }) => [mechanism.id, mechanism])).values()];
  return (
    <div className="stack">
      <Title>{t('recognition.title')}</Title>
      <p className="notice">{t('recognition.lead')}</p>
      <div className="filters">
        <label className="filter">
          <span>{t('law.on')}</span>
          <input
            type="date"
            value={on ?? ''}
            onChange={(event) => go({ search: { on: event.target.value || undefined } })}
          />
        </label>
      </div>
      {!data && <Waiting error={error} again={() => refetch()} />}
      {data?.length === 0 && <p className="card empty">{t('recognition.none')}</p>}
      {mechanisms.map(({ id, number, title }) => (
        <section key={id} className="stack">
          <Table
            caption={`${number} ${w(title)}`}
            rows={(data ?? []).filter(({ mechanism }) => mechanism.id === id)}
            id={(row) => `${row.place}${row.id}`}
            columns={[
              {
                key: 'of',
                title: t('recognition.of'),
                head: true,
                cell: (row) => (
                  <>
                    {w(row.of)}
                    <br />
                    <small className="muted num">{row.id}</small>
                  </>
                ),
              },
              { key: 'from', title: t('recognition.from'), cell: (row) => place(row.from) },
              { key: 'to', title: t('recognition.to'), cell: (row) => place(row.to) },
              {
                key: 'effect',
                title: t('recognition.effect'),
                cell: (row) => (
                  <>
                    {t(`recognition.effect.${row.effect}`)}
                    <Limits row={row} />
                  </>
                ),
              },
              {
                key: 'since',
                title: t('recognition.since'),
                cell: (row) => (
                  <>
                    <span className="num day">{`${row.since}${row.until ? ` – ${row.until}` : ''}`}</span>{' '}
                    <span className={row.standing === 'inForce' ? 'tag good' : 'tag warn'}>
                      {t(`recognition.is.${row.standing}`)}
                    </span>
                  </>
                ),
              },
              {
                key: 'cite',
                title: t('law.cite'),
                cell: (row) => (
                  <>
                    <Status status={row.status} /> {typeof row.cite === 'string' ? row.cite : says(row.cite)}
                  </>
                ),
              },
            ]}
          />
          <p>
            <Link to="/$node/statistics" params={{ node }} search={{ mechanism: id }}>
              {t('recognition.statistics')}
            </Link>
          </p>
        </section>
      ))}
    </div>
  );
};
