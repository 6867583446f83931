import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import type { RegisterView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

/** 登记簿: those in which the reader may see something. */
export const Registers = () => {
  const { t, w } = useSay();
  const { node } = useParams({ from: '/$node/registers' });
  const { data, error, refetch } = useQuery({
    queryKey: ['registers', node],
    queryFn: () => get<RegisterView[]>(node, 'registers'),
  });
  return (
    <>
      <Title>{t('nav.registers')}</Title>
      <p className="notice">{t('register.lead')}</p>
      {data ? (
        <Table
          caption={t('nav.registers')}
          hideCaption
          rows={data.filter((one) => (one.entries ?? 0) > 0)}
          id={(row) => row.register}
          empty={t('register.none')}
          columns={[
            {
              key: 'title',
              title: t('nav.registers'),
              head: true,
              cell: (row) => (
                <Link to="/$node/registers/$register" params={{ node, register: row.register }}>
                  {w(row.title)}
                </Link>
              ),
            },
            {
              key: 'entries',
              title: t('register.entries'),
              cell: (row) =>
                (row.entries ?? 0) >= 10_000
                  ? t('register.many', { n: row.entries ?? 0 })
                  : t('register.count', { n: row.entries ?? 0 }),
            },
            { key: 'mechanism', title: t('register.mechanism'), cell: (row) => w(row.mechanismTitle) },
          ]}
        />
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
