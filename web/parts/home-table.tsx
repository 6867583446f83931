import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { managesAt, useNode, useSession } from '../app/here.ts';
import { type Figure, homeQuery } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { FigureTable } from './figure-table.tsx';
import { Waiting } from './problem.tsx';

/** What managers of the node see beside what is published: every cell, small ones too. */
export const HomeTable = ({ node, figure, wanted }: { node: string; figure: Figure; wanted: string | undefined }) => {
  const { t } = useSay();
  const go = useNavigate({ from: '/$node/statistics/$id' });
  const here = useNode();
  const manages = managesAt(useSession());
  const { data, error, refetch } = useQuery({
    ...homeQuery(node, figure.id, wanted),
    enabled: manages && here === node && figure.dimensions.length > 0,
  });
  if (!manages || figure.dimensions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="at-home">
      <h2 id="at-home">{t('fig.home')}</h2>
      <p className="muted">{t('fig.homeHelp')}</p>
      {!data && <Waiting error={error} again={() => refetch()} />}
      {data && !data.table && <p className="empty">{t('fig.homeNone')}</p>}
      {data?.table && (
        <>
          <label className="filter">
            <span>{t('fig.homeChoose')}</span>
            <select
              value={data.table.period}
              onChange={(event) => go({ search: (before) => ({ ...before, home: event.target.value }) })}
            >
              {data.periods.toReversed().map((period) => (
                <option key={period}>{period}</option>
              ))}
            </select>
          </label>
          <FigureTable figure={figure} table={data.table} />
        </>
      )}
    </section>
  );
};
