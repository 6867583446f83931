import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Term, Words } from '../app/types.ts';
import { Pager } from './pager.tsx';
import { Waiting } from './problem.tsx';
import { Table } from './table.tsx';

interface Overrun {
  readonly matter: string;
  readonly matterEn?: string;
  readonly authority: string;
  readonly clock: Words;
  readonly term: Term;
  readonly used?: number;
  readonly month: string;
  readonly reason: string;
}

const size = 20;

/** 超出承诺时限的公开说明: which body, which matter, how much, why; never whose. */
export const Overruns = ({ node }: { node: string }) => {
  const { t, m, term } = useSay();
  const names = useNames();
  const [page, go] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['overruns', node, page],
    queryFn: () =>
      get<{ total: number; items: readonly Overrun[] }>(node, 'overruns', { offset: (page - 1) * size, limit: size }),
  });
  return (
    <section className="stack apart" aria-labelledby="overruns">
      <h2 id="overruns">{t('overruns.title')}</h2>
      <p className="muted">{t('overruns.help')}</p>
      {data ? (
        <>
          <Table
            caption={t('overruns.title')}
            hideCaption
            rows={data.items}
            id={(row) => `${row.matter} ${row.month} ${row.reason}`}
            empty={t('overruns.none')}
            columns={[
              {
                key: 'matter',
                title: t('case.matter'),
                head: true,
                cell: (row) => m({ title: row.matter, titleEn: row.matterEn }),
              },
              { key: 'authority', title: t('overruns.body'), cell: (row) => names.authority(row.authority) },
              { key: 'month', title: t('overruns.month'), cell: (row) => <span className="num">{row.month}</span> },
              {
                key: 'term',
                title: t('overruns.promised'),
                cell: (row) => term(row.term),
              },
              {
                key: 'used',
                title: t('overruns.used'),
                cell: (row) => (row.used === undefined ? '–' : term({ ...row.term, n: row.used })),
              },
              { key: 'reason', title: t('overruns.reason'), cell: (row) => row.reason },
            ]}
          />
          <Pager page={page} size={size} total={data.total} go={go} />
        </>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </section>
  );
};
