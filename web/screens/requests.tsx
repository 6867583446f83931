import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { get, isProblem, write } from '../app/api.ts';
import type { RequestView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Problem, Waiting } from '../parts/problem.tsx';
import { RequestTable } from '../parts/request-table.tsx';

interface Found {
  readonly asked: readonly RequestView[];
  readonly ours: readonly RequestView[];
  readonly shaken: readonly RequestView[];
}

/** The keeper on an answer that is doubted: looked into, or upheld with the reason. A wrong entry is corrected in its register. */
const Judge = ({
  row,
  busy,
  judge,
}: {
  row: RequestView;
  busy: boolean;
  judge: (act: 'examine' | 'uphold', why: string) => void;
}) => {
  const { t } = useSay();
  const [why, setWhy] = useState('');
  return (
    <span className="stack">
      <span className="num">{row.case}</span>
      {row.dispute === 'doubted' && (
        <button type="button" className="button small" disabled={busy} onClick={() => judge('examine', '')}>
          {t('requests.examine')}
        </button>
      )}
      <label className="filter">
        <span>{t('requests.upholdWhy')}</span>
        <input value={why} maxLength={1000} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <button
        type="button"
        className="button second small"
        disabled={busy || why.trim() === ''}
        onClick={() => judge('uphold', why.trim())}
      >
        {t('requests.uphold')}
      </button>
    </span>
  );
};

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
    mutationFn: ({ id, act, why }: { id: string; act: 'examine' | 'uphold'; why: string }) =>
      write(node, 'POST', `evidence/${id}/${act}`, why ? { why } : {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['requests', node] }),
  });
  return (
    <>
      <Title>{t('nav.requests')}</Title>
      {data ? (
        <div className="stack">
          {isProblem(judge.error) && <Problem problem={judge.error} focus />}
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
                <Judge
                  row={row}
                  busy={judge.isPending}
                  judge={(act, why) => judge.mutate({ id: row.id, act, why })}
                />
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
