import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import type { RequestView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Instant, Words } from '../app/types.ts';
import { localOf } from '../app/zone-time.ts';
import { Waiting } from '../parts/problem.tsx';
import { RequestTable } from '../parts/request-table.tsx';
import { Table } from '../parts/table.tsx';

interface Access {
  readonly id: string;
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
              {row.side && (
                <span className="tag">
                  {t('say.pair', { a: t('evidence.side'), b: t(`evidence.side.${row.side}`) })}
                </span>
              )}
            </>
          )}
        />
      ) : (
        <Waiting error={error} />
      )}
    </section>
  );
};

const portion = 500;

interface Readings extends Access {
  readonly day: Day;
  readonly times: readonly Instant[];
}

/** Equal readings of one official on one day are one line, with the time of each. */
const byDay = (rows: readonly Access[]): readonly Readings[] => {
  const groups = new Map<string, Readings>();
  for (const { id, at, ...row } of rows) {
    const day = localOf(at).slice(0, 10);
    const key = JSON.stringify([day, row]);
    groups.set(key, { id, at, day, ...row, times: [...(groups.get(key)?.times ?? []), at] });
  }
  return [...groups.values()];
};

const When = ({ times, day }: Readings) => {
  const { t } = useSay();
  const clock = (at: Instant): string => localOf(at).slice(11);
  const [only] = times;
  if (times.length === 1 && only) return <span className="num">{`${day} ${clock(only)}`}</span>;
  return (
    <details>
      <summary>
        <span className="num">{day}</span> · {t('myData.times', { n: times.length })}
      </summary>
      <ol className="bare num">
        {times.map((at, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two readings may fall on one instant, and the order stays
          <li key={n}>{clock(at)}</li>
        ))}
      </ol>
    </details>
  );
};

/** 谁看过我的信息: each reading of one's personal data, by whom, for which case, on what ground. */
export const MyData = () => {
  const { t, w } = useSay();
  const { node } = useParams({ from: '/$node/my-data' });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['access', node],
    queryFn: ({ pageParam }) => get<Access[]>(node, 'my/access', { before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < portion ? undefined : page.at(-1)?.id),
  });
  return (
    <>
      <Title>{t('myData.title')}</Title>
      <p className="notice">{t('myData.lead')}</p>
      {data ? (
        <Table
          caption={t('myData.title')}
          hideCaption
          rows={byDay(data.pages.flat())}
          id={(row) => row.id}
          first={20}
          empty={t('myData.none')}
          columns={[
            {
              key: 'at',
              title: t('myData.at'),
              head: true,
              cell: When,
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
      {hasNextPage && (
        <p className="rest">
          <button
            type="button"
            className="button second small"
            disabled={isFetchingNextPage}
            onClick={() => fetchNextPage()}
          >
            {t('myData.earlier')}
          </button>
        </p>
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
