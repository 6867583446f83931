import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import type { StatementView } from '../app/ledger.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { instantOf, lastMoment, localOf } from '../app/zone-time.ts';
import { useAccountName } from '../parts/account-name.tsx';
import { Amount, useAmount } from '../parts/amount.tsx';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';

const size = 50;

type Line = StatementView['lines'][number];

/** What moved or was held, with how it was computed where a step computed it, and the act that caused it. */
const LineTable = ({ node, data }: { node: string; data: StatementView }) => {
  const { t, time } = useSay();
  const { name } = useAccountName();
  const show = useAmount();
  const { unit } = data.view;
  const caseOf = ({ id }: Line): string | undefined =>
    /^[\w.-]{8,}\//.test(id) ? id.slice(0, id.indexOf('/')) : undefined;
  return (
    <Table
      caption={t('account.lines')}
      rows={data.lines}
      id={(row) => row.id}
      columns={[
        { key: 'at', title: t('account.at'), head: true, cell: (row) => time(row.at) },
        {
          key: 'what',
          title: t('account.what'),
          cell: (row) => (
            <>
              {t(`account.is.${row.kind}`)} · {name(row.other)}
              {caseOf(row) && (
                <>
                  {' '}
                  <Link to="/$node/cases/$id" params={{ node, id: caseOf(row) as string }}>
                    {t('account.case')} {caseOf(row)}
                  </Link>
                </>
              )}
            </>
          ),
        },
        {
          key: 'amount',
          title: t('account.amount'),
          right: true,
          cell: (row) =>
            row.because ? <Amount value={row.because} /> : <span className="num">{show(row.amount, unit)}</span>,
        },
        {
          key: 'change',
          title: t('account.change'),
          right: true,
          cell: (row) => (
            <span className="num">{row.change > 0 ? `+${show(row.change, unit)}` : show(row.change, unit)}</span>
          ),
        },
        {
          key: 'balance',
          title: t('account.balance'),
          right: true,
          cell: (row) => <span className="num">{show(row.balance, unit)}</span>,
        },
      ]}
    />
  );
};

/** An account as of any instant: what stood then, and every line that made it so, newest first. */
export const Account = () => {
  const { t, w, time } = useSay();
  const { part } = useAccountName();
  const show = useAmount();
  const { node } = useParams({ from: '/$node/account' });
  const search = useSearch({ from: '/$node/account' });
  const go = useNavigate({ from: '/$node/account' });
  const page = search.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['statement', node, search],
    queryFn: () =>
      get<StatementView>(node, 'ledger/statement', {
        account: search.account,
        at: search.at,
        offset: (page - 1) * size,
        limit: size,
      }),
    placeholderData: keepPreviousData,
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const { view, statement } = data;
  const available = view.available === null ? t('account.unbounded') : show(view.available, view.unit);
  return (
    <>
      <Title>{w(view.title)}</Title>
      <section className="card">
        <Terms
          pairs={[
            ...view.key.map(({ title, value }) => [w(title), part(value), value] as const),
            [t('account.asOf'), time(statement.asOf)],
            [t('account.balance'), <strong key="b">{show(statement.balance, view.unit)}</strong>],
            [t('account.heldOut'), show(statement.heldOut, view.unit)],
            [t('account.heldIn'), show(statement.heldIn, view.unit)],
            ...(search.at ? [] : ([[t('account.available'), available]] as const)),
          ]}
        />
        <label className="filter">
          <span>{t('account.asOfWhen')}</span>
          <input
            type="datetime-local"
            max={lastMoment}
            value={search.at ? localOf(search.at) : ''}
            onChange={(event) =>
              go({
                search: {
                  ...search,
                  at: instantOf(event.target.value),
                  page: undefined,
                },
              })
            }
          />
        </label>
        {search.at && (
          <button type="button" className="quiet" onClick={() => go({ search: { account: search.account } })}>
            {t('account.now')}
          </button>
        )}
      </section>
      <LineTable node={node} data={data} />
      <Pager page={page} size={size} total={data.total} go={(to) => go({ search: { ...search, page: to } })} />
    </>
  );
};
