import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { boardsQuery } from '../app/boards.ts';
import { useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

/** The overviews a reader may open. */
export const Boards = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const { node } = useParams({ from: '/$node/boards' });
  const { data, error, refetch } = useQuery(boardsQuery(node));
  return (
    <>
      <Title>{t('nav.boards')}</Title>
      {data ? (
        <Table
          caption={t('nav.boards')}
          hideCaption
          rows={data}
          id={(row) => `${row.mechanism}/${row.board}`}
          empty={t('board.none')}
          columns={[
            {
              key: 'title',
              title: t('nav.boards'),
              head: true,
              cell: (row) => (
                <Link
                  to="/$node/boards/$mechanism/$board"
                  params={{ node, mechanism: row.mechanism, board: row.board }}
                >
                  {w(row.title)}
                </Link>
              ),
            },
            {
              key: 'mechanism',
              title: t('mechanism.title'),
              cell: (row) => w(zone.mechanisms.find((one) => one.id === row.mechanism)?.title),
            },
          ]}
        />
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
