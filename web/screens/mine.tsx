import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useMechanism, useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { CaseList, CaseRow } from '../app/types.ts';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Terms } from '../parts/terms.tsx';
import '../look/matters.css';

const size = 20;

const Row = ({ node, row }: { node: string; row: CaseRow }) => {
  const { t, w, m, day } = useSay();
  const names = useNames();
  const spec = useMechanism(row.mechanism)?.states[row.state];
  return (
    <li className="card matter">
      <Link to="/$node/cases/$id" params={{ node, id: row.id }}>
        {m(row.matter)}
      </Link>
      {w(row.about) && <p>{w(row.about)}</p>}
      <Terms
        pairs={[
          [t('case.state'), <strong key="s">{w(spec?.outside ?? row.stateTitle)}</strong>],
          [
            t('case.number'),
            <span key="n" className="num">
              {row.id}
            </span>,
          ],
          [t('case.openedOn'), day(row.openedOn)],
          [t('case.promisedDue'), day(row.promisedDue)],
          [t('case.holder'), names.node(row.holder)],
        ]}
      />
    </li>
  );
};

/** 我的办件: what the signed-in resident or enterprise has going, newest first. */
export const Mine = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/mine' });
  const search = useSearch({ from: '/$node/mine' });
  const go = useNavigate({ from: '/$node/mine' });
  const page = search.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', node, 'mine', page],
    queryFn: () => get<CaseList>(node, 'cases', { view: 'mine', offset: (page - 1) * size, limit: size }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Title
        aside={
          <p className="buttons">
            <Link className="button" to="/$node/matters" params={{ node }}>
              {t('mine.new')}
            </Link>
            <Link className="button second" to="/$node/mandates" params={{ node }}>
              {t('nav.mandates')}
            </Link>
          </p>
        }
      >
        {t('nav.mine')}
      </Title>
      {data ? (
        <>
          {data.items.length === 0 && <p className="card empty">{t('mine.none')}</p>}
          <ul className="bare stack">
            {data.items.map((row) => (
              <Row key={row.id} node={node} row={row} />
            ))}
          </ul>
          <Pager page={page} size={size} total={data.total} go={(to) => go({ search: { ...search, page: to } })} />
        </>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
