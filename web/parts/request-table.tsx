import type { ReactNode } from 'react';
import type { RequestView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Table } from './table.tsx';

/** Requests for evidence as both sides record them: who asked whom what, on what ground, and what came of it. */
export const RequestTable = ({
  caption,
  rows,
  empty,
  more,
}: {
  caption: string;
  rows: readonly RequestView[];
  empty: string;
  more: (row: RequestView) => ReactNode;
}) => {
  const { t, w, day, time, cite, several } = useSay();
  return (
    <Table
      caption={caption}
      rows={rows}
      id={(row) => `${row.id}${row.side ?? ''}${row.version ?? ''}`}
      empty={empty}
      columns={[
        {
          key: 'at',
          title: t('myData.at'),
          head: true,
          cell: (row) => <span className="num">{time(row.askedAt)}</span>,
        },
        { key: 'asker', title: t('evidence.who'), cell: (row) => w(row.asker.title) },
        { key: 'keeper', title: t('evidence.keeper'), cell: (row) => `${w(row.keeper.title)} · ${w(row.register)}` },
        {
          key: 'what',
          title: t('evidence.asks'),
          cell: (row) => `${w(row.question)} · ${several(row.fields.map(w))}`,
        },
        {
          key: 'ground',
          title: t('evidence.ground'),
          cell: (row) => (
            <>
              {[t(`evidence.ground.${row.ground}`), row.under && cite(row.under), w(row.purpose)]
                .filter(Boolean)
                .join(' · ')}
              {row.consent && (
                <small className="muted" style={{ display: 'block' }}>
                  {t(`evidence.how.${row.consent.how}`, { at: time(row.consent.at) })}
                </small>
              )}
            </>
          ),
        },
        {
          key: 'status',
          title: t('entry.state'),
          cell: (row) => (
            <>
              {t(`evidence.status.${row.status}`)}{' '}
              {row.dispute && <span className="tag warn">{t(`evidence.dispute.${row.dispute}`)}</span>}
              {(row.doubt || row.upheld) && (
                <small style={{ display: 'block' }}>
                  {row.doubt
                    ? t('evidence.doubtedFor', { why: row.doubt })
                    : t('evidence.upheldFor', { why: row.upheld ?? '' })}
                </small>
              )}
              <small className="muted" style={{ display: 'block' }}>
                {row.refusal
                  ? w(row.refusal)
                  : row.asOf
                    ? t(row.signed ? 'evidence.asOfSigned' : 'evidence.asOfAt', { at: time(row.asOf) })
                    : t('evidence.until', { day: day(row.expires) })}
              </small>
            </>
          ),
        },
        { key: 'more', title: t('case.number'), cell: more },
      ]}
    />
  );
};
