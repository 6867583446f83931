import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { get, write } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { type Hall, type QueueView, type Ticket, ticketName } from '../app/queue.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Trouble } from '../parts/trouble.tsx';
import '../look/queue.css';

type Taken = Ticket & { readonly before: number };

/** The last numbers called, for a screen on the wall of the hall. */
const Board = ({ data }: { data: QueueView }) => {
  const { t } = useSay();
  const names = useNames();
  return (
    <Table
      caption={t('queue.called')}
      rows={data.called}
      id={(row) => String(row.number)}
      empty={t('queue.nobodyCalled')}
      columns={[
        {
          key: 'number',
          title: t('queue.number'),
          head: true,
          cell: (row) => <span className="ticket-number">{ticketName(row)}</span>,
        },
        { key: 'window', title: t('queue.window'), cell: (row) => names.window(row.window ?? undefined) },
      ]}
    />
  );
};

const Kiosk = ({ node, hall, data, again }: { node: string; hall: string; data: QueueView; again: () => void }) => {
  const { t, time } = useSay();
  const take = useMutation({
    mutationFn: (line: Ticket['line']) => write<Taken>(node, 'POST', `queue/${hall}/tickets`, { line }),
    onSuccess: again,
  });
  const ticket = take.data?.body;
  return (
    <>
      <p>{t('queue.waiting', { n: data.waiting.general + data.waiting.helped })}</p>
      <div className="kiosk no-print">
        <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate('general')}>
          {t('queue.takeGeneral')}
        </button>
        <button
          type="button"
          className="button second"
          disabled={take.isPending}
          onClick={() => take.mutate('helped')}
        >
          {t('queue.takeHelped')}
        </button>
      </div>
      <Trouble error={take.error} />
      <div role="status">
        {ticket && (
          <section className="card ticket">
            <p>{t('queue.yours')}</p>
            <p className="ticket-number">{ticketName(ticket)}</p>
            <p>{t('queue.before', { n: ticket.before })}</p>
            <p className="muted num">{time(ticket.takenAt)}</p>
            <button type="button" className="button second small no-print" onClick={() => print()}>
              {t('queue.print')}
            </button>
          </section>
        )}
      </div>
      <Board data={data} />
    </>
  );
};

/** 排队取号: one page for the kiosk in the hall, for a telephone at home and, with `wall`, for the screen above the windows. */
export const Queue = () => {
  const { t, w } = useSay();
  const { node } = useParams({ from: '/$node/queue' });
  const { hall: asked, wall } = useSearch({ from: '/$node/queue' });
  const halls = useQuery({ queryKey: ['halls', node], queryFn: () => get<readonly Hall[]>(node, 'queue') });
  const hall = halls.data?.find(({ id }) => id === asked) ?? halls.data?.[0];
  const queue = useQuery({
    queryKey: ['queue', node, hall?.id],
    queryFn: () => get<QueueView>(node, `queue/${hall?.id}`),
    enabled: hall !== undefined,
    refetchInterval: 5000,
  });
  if (halls.data && !hall)
    return (
      <>
        <Title>{t('queue.title')}</Title>
        <p>{t('queue.noHall')}</p>
      </>
    );
  if (!hall || !queue.data)
    return (
      <Waiting error={halls.error ?? queue.error} again={() => (halls.error ? halls.refetch() : queue.refetch())} />
    );
  return (
    <div className={wall ? 'queue-wall' : undefined}>
      <Title
        aside={
          !wall && (
            <p className="buttons no-print">
              <Link className="quiet" to="/$node/matters" params={{ node }} search={{ q: '窗口预约' }}>
                {t('queue.book')}
              </Link>
              <Link className="quiet" to="/$node/queue" params={{ node }} search={{ hall: hall.id, wall: '1' }}>
                {t('queue.wall')}
              </Link>
            </p>
          )
        }
      >
        {`${w(hall.title)} · ${t('queue.title')}`}
      </Title>
      {!wall && (halls.data?.length ?? 0) > 1 && (
        <nav className="hall-choice no-print" aria-label={t('queue.halls')}>
          {halls.data?.map((one) => (
            <Link
              key={one.id}
              className="tag"
              to="/$node/queue"
              params={{ node }}
              search={{ hall: one.id }}
              aria-current={one.id === hall.id ? 'page' : undefined}
            >
              {w(one.title)}
            </Link>
          ))}
        </nav>
      )}
      {wall ? (
        <Board data={queue.data} />
      ) : (
        <Kiosk node={node} hall={hall.id} data={queue.data} again={() => queue.refetch()} />
      )}
    </div>
  );
};
