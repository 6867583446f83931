import { useContext, useRef, useState } from 'react';
import { address, isProblem, sendFile } from '../app/api.ts';
import { FormOf } from '../app/form-of.ts';
import { useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Problem as ProblemView, Words } from '../app/types.ts';
import { Problem } from '../parts/problem.tsx';

interface Answer {
  readonly rows: readonly unknown[];
  readonly errors: readonly { readonly row: number; readonly column?: Words; readonly says: Words }[];
}

/** Fills a list from a CSV or XLSX file: all of it, or nothing and every fault with its row and column. */
export const FromTable = ({ fact, fill }: { fact: string; fill: (rows: readonly unknown[]) => void }) => {
  const { t, w } = useSay();
  const node = useNode();
  const mechanism = useContext(FormOf);
  const file = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Answer | ProblemView>();
  if (!mechanism) return null;
  const path = `mechanisms/${mechanism}/lists/${fact}`;
  const read = async (given: File | undefined) => {
    if (!given) return;
    try {
      const found = await sendFile<Answer>(node, path, given);
      setAnswer(found);
      if (found.errors.length === 0) fill(found.rows);
    } catch (cause) {
      if (!isProblem(cause)) throw cause;
      setAnswer(cause);
    }
    if (file.current) file.current.value = '';
  };
  return (
    <div className="from-table">
      <label className="button second small">
        {t('table.fill')}
        <input
          ref={file}
          type="file"
          className="gone"
          accept=".csv,.xlsx"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>{' '}
      <a href={address(node, `${path}/template`)} download>
        {t('table.template')}
      </a>
      {isProblem(answer) && <Problem problem={answer} />}
      {answer && !isProblem(answer) && (
        <div role="status">
          {answer.errors.length === 0 ? (
            <p className="notice good">{t('table.filled', { n: answer.rows.length })}</p>
          ) : (
            <div className="notice bad">
              <p>{t('table.faults', { n: answer.errors.length })}</p>
              <ul>
                {answer.errors.slice(0, 20).map((one) => (
                  <li key={`${one.row} ${one.column?.[0]} ${one.says[0]}`}>
                    {t('table.row', { row: one.row })}
                    {one.column ? ` · ${w(one.column)}` : ''}: {w(one.says)}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </div>
  );
};
