import { Link, useParams } from '@tanstack/react-router';
import { useZone } from '../app/here.ts';
import { useOpenRegisters } from '../app/published.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Table } from '../parts/table.tsx';

export const Mechanisms = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const registers = useOpenRegisters() ?? [];
  const { node } = useParams({ from: '/$node/mechanisms' });
  return (
    <>
      <Title>{t('nav.mechanisms')}</Title>
      <Table
        caption={t('nav.mechanisms')}
        hideCaption
        rows={zone.mechanisms}
        id={(row) => row.id}
        columns={[
          { key: 'number', title: t('mechanism.number'), cell: (row) => row.number },
          {
            key: 'title',
            title: t('mechanism.title'),
            head: true,
            cell: (row) => (
              <Link to="/$node/mechanisms/$id" params={{ node, id: row.id }}>
                {w(row.title)}
              </Link>
            ),
          },
          {
            key: 'law',
            title: t('nav.law'),
            cell: (row) => (
              <Link to="/$node/law" params={{ node }} search={{ mechanism: row.id }}>
                {t('mechanism.law')}
                <span className="gone"> {w(row.title)}</span>
              </Link>
            ),
          },
        ]}
      />
      {registers.length > 0 && (
        <>
          <h2>{t('open.list')}</h2>
          <ul className="bare">
            {registers.map(({ register, title }) => (
              <li key={register}>
                <Link to="/$node/open/$register" params={{ node, register }} search={{}}>
                  {w(title)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
