import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, isProblem, write } from '../app/api.ts';
import { type QueueView, ticketName } from '../app/queue.ts';
import { useSay } from '../app/say.ts';

/** 叫号 at the window: the number being served, how many wait, and the next one by F9. */
export const NextNumber = ({ node, hall, window }: { node: string; hall: string; window: string }) => {
  const { t, w } = useSay();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['queue', node, hall],
    queryFn: () => get<QueueView>(node, `queue/${hall}`),
    refetchInterval: 10_000,
  });
  const call = useMutation({
    mutationFn: () => write<QueueView>(node, 'POST', `queue/${hall}/next`, {}),
    onSuccess: ({ body }) => queries.setQueryData(['queue', node, hall], body),
  });
  const { mutate, isPending } = call;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || isPending) return;
      event.preventDefault();
      mutate();
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [mutate, isPending]);
  if (!data) return null;
  const now = data.called.find((ticket) => ticket.window === window);
  const waiting = data.waiting.general + data.waiting.helped;
  return (
    <span className="next-number">
      <span role="status">
        {now && (
          <>
            {t('queue.now')} <strong className="num">{ticketName(now)}</strong>{' '}
          </>
        )}
        {t('queue.waiting', { n: waiting })}
      </span>{' '}
      <button
        type="button"
        className="button second small"
        disabled={call.isPending || waiting === 0}
        onClick={() => call.mutate()}
      >
        {t('queue.next')} <kbd>F9</kbd>
      </button>
      {isProblem(call.error) && <span className="error">{w(call.error.says)}</span>}
    </span>
  );
};
