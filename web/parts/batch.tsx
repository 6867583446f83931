import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, write } from '../app/api.ts';
import { useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseRow, Words } from '../app/types.ts';
import { HandOver } from './hand-over.tsx';
import type { Column } from './table.tsx';

interface Refused {
  readonly id: string;
  readonly says: Words;
}

/** 批量领取与放回: several cases to one's desk. Each is its own act, so one refusal does not hold up the others. */
export const useBatch = (node: string) => {
  const { t } = useSay();
  const session = useSession();
  const queries = useQueryClient();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const move = useMutation({
    mutationFn: async (assignee: string | null) => {
      const refused: Refused[] = [];
      for (const id of chosen)
        await write(node, 'POST', `cases/${id}/desk`, { assignee }).catch((problem: unknown) => {
          if (!isProblem(problem)) throw problem;
          refused.push({ id, says: problem.says });
        });
      return { done: chosen.size - refused.length, refused };
    },
    onSuccess: ({ refused }) => {
      choose(new Set(refused.map((one) => one.id)));
      void queries.invalidateQueries({ queryKey: ['cases', node] });
      void queries.invalidateQueries({ queryKey: ['case', node] });
    },
  });
  const can = (row: CaseRow): boolean => row.holder === node;
  const column: Column<CaseRow> = {
    key: 'choose',
    title: t('batch.column'),
    cell: (row) =>
      can(row) && (
        <label className="pick">
          <input
            type="checkbox"
            checked={chosen.has(row.id)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.target.checked) next.add(row.id);
              else next.delete(row.id);
              choose(next);
            }}
          />
          <span className="gone">{t('batch.choose', { id: row.id })}</span>
        </label>
      ),
  };
  const me = session?.person?.id;
  return { me, chosen, choose, can, move, column: me ? column : undefined };
};

export const BatchBar = ({
  node,
  batch,
  rows,
}: {
  node: string;
  batch: ReturnType<typeof useBatch>;
  rows: readonly CaseRow[];
}) => {
  const { t, w } = useSay();
  const [handing, setHanding] = useState(false);
  const { me, chosen, choose, can, move } = batch;
  const here = rows.filter(can);
  if (!me || here.length === 0) return null;
  const every = here.every((row) => chosen.has(row.id));
  return (
    <div className="batch">
      <label className="pick">
        <input
          type="checkbox"
          checked={every}
          onChange={() => choose(every ? new Set() : new Set(here.map((row) => row.id)))}
        />{' '}
        {t('batch.all')}
      </label>
      <span role="status">
        {chosen.size > 0
          ? t('batch.chosen', { n: chosen.size })
          : move.data && t('batch.done', { n: move.data.done })}
      </span>
      {chosen.size > 0 && (
        <>
          <button type="button" className="button small" disabled={move.isPending} onClick={() => move.mutate(me)}>
            {t('batch.take')}
          </button>
          <button
            type="button"
            className="button second small"
            disabled={move.isPending}
            onClick={() => move.mutate(null)}
          >
            {t('batch.putBack')}
          </button>
          <button
            type="button"
            className="button second small"
            aria-expanded={handing}
            onClick={() => setHanding(!handing)}
          >
            {t('hand.over')}
          </button>
          {handing && (
            <HandOver
              node={node}
              cases={[...chosen]}
              done={() => {
                setHanding(false);
                choose(new Set());
              }}
            />
          )}
        </>
      )}
      {move.data && move.data.refused.length > 0 && (
        <div className="notice warn">
          <p>{t('batch.failed')}</p>
          <ul>
            {move.data.refused.map((one) => (
              <li key={one.id}>
                <span className="num">{one.id}</span> {w(one.says)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
