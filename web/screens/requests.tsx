import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get, write } from '../app/api.ts';
import type { RequestView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Waiting } from '../parts/problem.tsx';
import { RequestTable } from '../parts/request-table.tsx';

interface Found {
  readonly asked: readonly RequestView[];
  readonly ours: readonly RequestView[];
  readonly shaken: readonly RequestView[];
}

/** 取证往来: what was asked of the registers kept here, and the decisions that rest on an answer which no longer stands. */
export const Requests = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/requests' });
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['requests', node],
    queryFn: () => get<Found>(node, 'evidence'),
  });
  const judge = useMutation({
    mutationFn: ({ id, act }: { id: string; act: 'examine' | 'uphold' }) =>
      write(node, 'POST', `evidence/${id}/${act}`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['requests', node] }),
  });
  return (
    <>
      <Title>{t('nav.requests')}</Title>
      {data ? (
        <div className="stack">
          <RequestTable
            caption={t('requests.shaken')}
            rows={data.shaken}
            empty={t('requests.noShaken')}
            more={(row) => (
              <Link className="num" to="/$node/cases/$id" params={{ node, id: row.case }}>
                {row.case} · {t('requests.decision', { n: row.version ?? 0 })}
              </Link>
            )}
          />
          <RequestTable
            caption={t('requests.asked')}
            rows={data.asked}
            empty={t('requests.none')}
            more={(row) =>
              row.dispute && row.dispute !== 'corrected' ? (
                <span className="buttons">
                  {row.dispute === 'doubted' && (
                    <button
                      type="button"
                      className="button small"
                      onClick={() => judge.mutate({ id: row.id, act: 'examine' })}
                    >
                      {t('requests.examine')}
                    </button>
                  )}
                  <button
                    type="button"
                    className="button second small"
                    onClick={() => judge.mutate({ id: row.id, act: 'uphold' })}
                  >
                    {t('requests.uphold')}
                  </button>
                </span>
              ) : (
                <span className="num">{row.case}</span>
              )
            }
          />
          <RequestTable
            caption={t('requests.ours')}
            rows={data.ours}
            empty={t('requests.none')}
            more={(row) => (
              <Link className="num" to="/$node/cases/$id" params={{ node, id: row.case }}>
                {row.case}
              </Link>
            )}
          />
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
