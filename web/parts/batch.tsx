import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../app/api.ts';
import { useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseRow } from '../app/types.ts';
import { BatchStep } from './batch-step.tsx';
import { HandOver } from './hand-over.tsx';
import { inEach, type Refused, RefusedList } from './in-each.tsx';
import type { Column } from './table.tsx';

/** 批量领取与放回, and steps that may be taken in many cases at once. */
export const useBatch = (node: string) => {
  const { t } = useSay();
  const session = useSession();
  const queries = useQueryClient();
  const [chosen, choose] = useState<ReadonlyMap<string, CaseRow>>(new Map());
  /** Those that were refused stay chosen. */
  const after = (refused: readonly Refused[]) => {
    choose(new Map([...chosen].filter(([id]) => refused.some((one) => one.id === id))));
    void queries.invalidateQueries({ queryKey: ['cases', node] });
    void queries.invalidateQueries({ queryKey: ['case', node] });
  };
  const here = [...chosen.values()].filter((row) => row.holder === node).map(({ id }) => id);
  const move = useMutation({
    mutationFn: (assignee: string | null) =>
      inEach(here, (id) => write(node, 'POST', `cases/${id}/desk`, { assignee })),
    onSuccess: ({ refused }) => after(refused),
  });
  const column: Column<CaseRow> = {
    key: 'choose',
    title: t('batch.column'),
    cell: (row) => (
      <label className="pick">
        <input
          type="checkbox"
          checked={chosen.has(row.id)}
          onChange={(event) => {
            const next = new Map(chosen);
            if (event.target.checked) next.set(row.id, row);
            else next.delete(row.id);
            choose(next);
          }}
        />
        <span className="gone">{t('batch.choose', { id: row.id })}</span>
      </label>
    ),
  };
  const me = session?.person?.id;
  return { me, chosen, choose, here, move, after, column: me ? column : undefined };
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
  const { t } = useSay();
  const [handing, setHanding] = useState(false);
  const { me, chosen, choose, here, move, after } = batch;
  if (!me) return null;
  // An act often empties the list it was taken from: what was done is still said.
  const every = rows.length > 0 && rows.every((row) => chosen.has(row.id));
  return (
    <div className="batch">
      {rows.length > 0 && (
        <label className="pick">
          <input
            type="checkbox"
            checked={every}
            onChange={() =>
              choose(every ? new Map() : new Map([...chosen, ...rows.map((row) => [row.id, row] as const)]))
            }
          />{' '}
          {t('batch.all')}
        </label>
      )}
      <span role="status">
        {chosen.size > 0
          ? t('batch.chosen', { n: chosen.size })
          : move.data && t('batch.done', { n: move.data.done })}
      </span>
      {here.length > 0 && (
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
              cases={here}
              done={() => {
                setHanding(false);
                choose(new Map());
              }}
            />
          )}
        </>
      )}
      <BatchStep node={node} rows={[...chosen.values()]} after={after} />
      <RefusedList refused={move.data?.refused ?? []} />
    </div>
  );
};
