import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useNames, useSession } from '../app/here.ts';
import { type Figure, recordsQuery } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Waiting } from './problem.tsx';
import { Table } from './table.tsx';

interface Given {
  readonly node: string;
  readonly figure: Figure;
  readonly period: string;
  readonly after: string | undefined;
  /** By the cases as they stood on this day; without it, as they stand. */
  readonly on: string | undefined;
}

const List = ({ node, figure, period, after, on }: Given) => {
  const { t, w, m, day } = useSay();
  const names = useNames();
  const { data, error, refetch } = useQuery(recordsQuery(node, figure.id, period, after, on));
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <Table
        caption={t('fig.recordsOf', { period })}
        hideCaption
        rows={data.items}
        id={(row) => row.id}
        empty={t('fig.recordsNone')}
        columns={[
          {
            key: 'id',
            title: t('case.number'),
            head: true,
            cell: (row) => (
              <Link to="/$node/cases/$id" params={{ node, id: row.id }}>
                {row.id}
              </Link>
            ),
          },
          {
            key: 'matter',
            title: t('case.matter'),
            cell: (row) => (
              <>
                {m(row.matter)}
                {w(row.about) && (
                  <>
                    <br />
                    <small>{w(row.about)}</small>
                  </>
                )}
              </>
            ),
          },
          { key: 'state', title: t('case.state'), cell: (row) => w(row.stateTitle) },
          { key: 'deciding', title: t('matter.place'), cell: (row) => names.place(row.deciding) },
          {
            key: 'opened',
            title: t('case.openedOn'),
            cell: (row) => <span className="num day">{day(row.openedOn)}</span>,
          },
        ]}
      />
      {data.next && (
        <Link
          className="button second small"
          to="/$node/statistics/$id"
          params={{ node, id: figure.id }}
          search={{ period, on, after: data.next }}
        >
          {t('fig.more')}
        </Link>
      )}
    </>
  );
};

/** What is behind a figure: here, within the reader's rights; and at the nodes whose figures were added up. */
export const FigureRecords = (given: Given) => {
  const { t } = useSay();
  const names = useNames();
  const session = useSession();
  const { node, figure, period, on } = given;
  const others = [
    ...new Set(
      figure.points.filter((point) => point.period === period).flatMap((point) => point.nodes.map((one) => one.node)),
    ),
  ].filter((one) => one !== node);
  return (
    <section className="stack" aria-labelledby="records">
      <h2 id="records">{t('fig.records')}</h2>
      <p className="muted">
        {t('fig.recordsHelp')} {on && t('fig.recordsThen')}
      </p>
      {others.length > 0 && (
        <p className="buttons">
          {t('fig.elsewhere')}
          {others.map((one) => (
            <Link
              key={one}
              className="button second small"
              to="/$node/statistics/$id"
              params={{ node: one, id: figure.id }}
              search={{ period, on }}
            >
              {names.node(one)}
            </Link>
          ))}
        </p>
      )}
      {session?.person ? (
        <List {...given} />
      ) : (
        <Waiting error={{ kind: 'problem', status: 401, code: '', says: ['', ''] }} />
      )}
    </section>
  );
};
