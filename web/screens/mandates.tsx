import { Link, useParams } from '@tanstack/react-router';
import { useNames } from '../app/here.ts';
import { type Mandate, useMyMandates } from '../app/mandates.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Party } from '../app/types.ts';
import { Output as Matter } from '../kit/matter.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

const matterFact = { kind: 'matter', title: ['', ''] } as const;

const Extent = ({ extent, matters = [] }: Mandate) => {
  const { t } = useSay();
  if (extent === 'all') return t('mandates.all');
  return matters.map((basic) => (
    <span className="line" key={basic}>
      <Matter fact={matterFact} value={basic} />
    </span>
  ));
};

interface Given {
  readonly node: string;
  readonly title: string;
  readonly empty: string;
  readonly rows: readonly Mandate[];
  readonly other: { readonly title: string; readonly of: (mandate: Mandate) => Party };
}

const List = ({ node, title, empty, rows, other }: Given) => {
  const { t, day } = useSay();
  return (
    <section className="stack" style={{ marginTop: 16 }}>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        rows={rows}
        id={(row) => row.number}
        empty={empty}
        columns={[
          { key: 'who', title: other.title, head: true, cell: (row) => other.of(row).name },
          { key: 'extent', title: t('mandates.extent'), cell: (row) => <Extent {...row} /> },
          {
            key: 'period',
            title: t('mandates.period'),
            cell: (row) => t('mandates.fromTo', { from: day(row.from), until: day(row.until ?? undefined) }),
          },
          {
            key: 'state',
            title: t('case.state'),
            cell: (row) => <span className="tag">{row.standing ? t('mandates.standing') : t('mandates.ended')}</span>,
          },
          {
            key: 'number',
            title: t('mandates.number'),
            cell: (row) => (
              <>
                <span className="num">{row.number}</span>{' '}
                <Link to="/$node/cases/$id" params={{ node, id: row.number }}>
                  {t('mandates.open')}
                  <span className="gone"> {row.number}</span>
                </Link>
              </>
            ),
          },
        ]}
      />
    </section>
  );
};

/** 授权委托: give one, see those one gave and holds, and end them. */
export const Mandates = () => {
  const { t } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/$node/mandates' });
  const { data, error, refetch } = useMyMandates(node);
  return (
    <>
      <Title>{t('nav.mandates')}</Title>
      <p className="notice">{t('mandates.lead')}</p>
      {data ? (
        <>
          {data.places.length > 0 && (
            <section className="card">
              <p>{t('mandates.where')}</p>
              <div className="buttons">
                {data.places.map(({ code, jurisdiction }) => (
                  <Link key={code} className="button second" to="/$node/apply/$code" params={{ node, code }}>
                    {t('mandates.grant', { place: names.place(jurisdiction) })}
                  </Link>
                ))}
              </div>
            </section>
          )}
          <List
            node={node}
            title={t('mandates.given')}
            empty={t('mandates.noneGiven')}
            rows={data.given}
            other={{ title: t('kit.agent'), of: ({ agent }) => agent }}
          />
          <List
            node={node}
            title={t('mandates.held')}
            empty={t('mandates.noneHeld')}
            rows={data.held}
            other={{ title: t('mandates.grantor'), of: ({ grantor }) => grantor }}
          />
        </>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
