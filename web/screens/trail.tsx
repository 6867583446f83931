import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get } from '../app/api.ts';
import { useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { trail as trailSearch } from '../app/search.ts';
import { Title } from '../app/title.tsx';
import type { Instant, Words } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import '../look/case.css';

interface Answer {
  readonly most: number;
  readonly readings: readonly {
    readonly at: Instant;
    readonly who: string | Words;
    readonly authority?: Words;
    readonly case?: string;
    readonly ground: Words;
    readonly what: Words;
  }[];
  readonly acts: readonly {
    readonly at: Instant;
    readonly who?: string;
    readonly kind: string;
    readonly authority?: Words;
    readonly case: string;
    readonly version: number;
    readonly step: Words;
  }[];
}

/** What stands in the address. */
const filters = ['person', 'case', 'authority', 'from', 'to'];

/** 审计查询: who looked and who acted. The filters stand in the address, except whose data it is about. */
export const Trail = () => {
  const { t, w, time } = useSay();
  const { node } = useParams({ from: '/$node/operator/trail' });
  const search = useSearch({ from: '/$node/operator/trail' });
  const go = useNavigate({ from: '/$node/operator/trail' });
  const { authorities } = useZone();
  const [subject, setSubject] = useState<string>();
  const asked = { ...search, subject };
  const { data, error, refetch } = useQuery({
    queryKey: ['trail', node, asked],
    queryFn: () => get<Answer>(node, 'operator/trail', asked),
    // Each search is recorded: none happens by itself.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string | undefined => String(form.get(name) ?? '').trim() || undefined;
    setSubject(said('subject'));
    go({ search: trailSearch(Object.fromEntries(filters.map((name) => [name, said(name)]))) });
  };
  const person = (row: { who?: string | Words; kind?: string; authority?: Words }): string =>
    [
      row.who !== undefined ? w(row.who) : t(row.kind === 'party' ? 'trail.applicant' : 'trail.system'),
      row.authority ? w(row.authority) : undefined,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <Title>{t('trail.title')}</Title>
      <p className="notice">{t('trail.lead')}</p>
      <form className="filters-desk" onSubmit={submit} key={JSON.stringify(search)}>
        <label>
          {t('trail.person')}
          <input name="person" defaultValue={search.person} autoComplete="off" />
        </label>
        <label>
          {t('trail.case')}
          <input name="case" defaultValue={search.case} autoComplete="off" />
        </label>
        <label>
          {t('trail.authority')}
          <select name="authority" defaultValue={search.authority ?? ''}>
            <option value="">{t('trail.any')}</option>
            {Object.entries(authorities).map(([id, one]) => (
              <option key={id} value={id}>
                {w(one.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('trail.from')}
          <input name="from" type="date" defaultValue={search.from} />
        </label>
        <label>
          {t('trail.to')}
          <input name="to" type="date" defaultValue={search.to} />
        </label>
        <label>
          {t('trail.subject')}
          <input name="subject" defaultValue={subject} autoComplete="off" aria-describedby="trail-subject" />
          <small id="trail-subject" className="muted">
            {t('trail.subjectHelp')}
          </small>
        </label>
        <button type="submit" className="button">
          {t('trail.search')}
        </button>
      </form>
      {data ? (
        <div className="stack">
          {(data.readings.length === data.most || data.acts.length === data.most) && (
            <p className="notice">{t('trail.most', { n: data.most })}</p>
          )}
          <Table
            caption={t('trail.readings')}
            rows={data.readings.map((row, n) => ({ ...row, n }))}
            id={(row) => String(row.n)}
            first={20}
            empty={t('trail.none')}
            columns={[
              { key: 'at', title: t('trail.at'), cell: (row) => <span className="num">{time(row.at)}</span> },
              { key: 'who', title: t('trail.who'), head: true, cell: person },
              { key: 'what', title: t('trail.what'), cell: (row) => w(row.what) },
              { key: 'ground', title: t('trail.ground'), cell: (row) => w(row.ground) },
              {
                key: 'case',
                title: t('case.number'),
                cell: (row) => row.case && <span className="num">{row.case}</span>,
              },
            ]}
          />
          <Table
            caption={t('trail.acts')}
            rows={data.acts}
            id={(row) => `${row.case}#${row.version}`}
            first={20}
            empty={t('trail.none')}
            columns={[
              { key: 'at', title: t('trail.at'), cell: (row) => <span className="num">{time(row.at)}</span> },
              { key: 'who', title: t('trail.who'), head: true, cell: person },
              { key: 'step', title: t('trail.step'), cell: (row) => w(row.step) },
              { key: 'case', title: t('case.number'), cell: (row) => <span className="num">{row.case}</span> },
            ]}
          />
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
