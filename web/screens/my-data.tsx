import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import type { RequestView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Instant, Words } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { RequestTable } from '../parts/request-table.tsx';
import { Table } from '../parts/table.tsx';

interface Access {
  readonly at: Instant;
  readonly who: string | Words;
  readonly authority?: string | Words;
  readonly case?: string;
  readonly ground: Words;
  readonly what: Words;
}
interface Message {
  readonly at: Instant;
  readonly case: string;
  readonly text: Words;
}

/** Questions put to keepers of registers about the person, as either side recorded them. */
const Asked = ({ node }: { node: string }) => {
  const { t } = useSay();
  const { data, error } = useQuery({
    queryKey: ['my-evidence', node],
    queryFn: () => get<RequestView[]>(node, 'my/evidence'),
  });
  return (
    <section className="stack" style={{ marginTop: 16 }}>
      <p className="notice">{t('myData.evidenceLead')}</p>
      {data ? (
        <RequestTable
          caption={t('myData.evidence')}
          rows={data}
          empty={t('requests.none')}
          more={(row) => (
            <>
              <span className="num">{row.case}</span>{' '}
              {row.side && <span className="tag">{`${t('evidence.side')}：${t(`evidence.side.${row.side}`)}`}</span>}
            </>
          )}
        />
      ) : (
        <Waiting error={error} />
      )}
    </section>
  );
};

/** 谁看过我的信息: each reading of one's personal data, by whom, for which case, on what ground. */
export const MyData = () => {
  const { t, w, time } = useSay();
  const { node } = useParams({ from: '/$node/my-data' });
  const { data, error, refetch } = useQuery({
    queryKey: ['access', node],
    queryFn: () => get<Access[]>(node, 'my/access'),
  });
  return (
    <>
      <Title>{t('myData.title')}</Title>
      <p className="notice">{t('myData.lead')}</p>
      {data ? (
        <Table
          caption={t('myData.title')}
          hideCaption
          rows={data.map((row, at) => ({ ...row, at_: at }))}
          id={(row) => `${row.at}${row.at_}`}
          first={20}
          empty={t('myData.none')}
          columns={[
            {
              key: 'at',
              title: t('myData.at'),
              head: true,
              cell: (row) => <span className="num">{time(row.at)}</span>,
            },
            {
              key: 'who',
              title: t('myData.who'),
              cell: (row) => [w(row.who), w(row.authority)].filter(Boolean).join(' · '),
            },
            { key: 'what', title: t('myData.what'), cell: (row) => w(row.what) },
            { key: 'ground', title: t('myData.ground'), cell: (row) => w(row.ground) },
            {
              key: 'case',
              title: t('case.number'),
              cell: (row) =>
                row.case && (
                  <Link className="num" to="/$node/cases/$id" params={{ node, id: row.case }}>
                    {row.case}
                  </Link>
                ),
            },
          ]}
        />
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
      <Asked node={node} />
      <p>
        <Link to="/$node/registers" params={{ node }}>
          {t('myData.registers')}
        </Link>
      </p>
    </>
  );
};

export const Messages = () => {
  const { t, w, time } = useSay();
  const { node } = useParams({ from: '/$node/messages' });
  const { data, error, refetch } = useQuery({
    queryKey: ['messages', node],
    queryFn: () => get<Message[]>(node, 'my/messages'),
  });
  return (
    <>
      <Title>{t('nav.messages')}</Title>
      {data ? (
        <section className="card">
          {data.length === 0 && <p className="empty">{t('messages.none')}</p>}
          <ol className="timeline">
            {data.map((message) => (
              <li key={`${message.at}${message.case}${w(message.text)}`}>
                <p>{w(message.text)}</p>
                <small>
                  <span className="num">{time(message.at)}</span> ·{' '}
                  <Link className="num" to="/$node/cases/$id" params={{ node, id: message.case }}>
                    {message.case}
                  </Link>
                </small>
              </li>
            ))}
          </ol>
        </section>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
