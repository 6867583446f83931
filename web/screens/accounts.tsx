import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import type { AccountsView, AccountView } from '../app/ledger.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { useAccountName } from '../parts/account-name.tsx';
import { useAmount } from '../parts/amount.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

/** All accounts the reader may see, of one kind or all; each leads to its statement. */
export const Accounts = () => {
  const { t, w, time } = useSay();
  const { name } = useAccountName();
  const show = useAmount();
  const { node } = useParams({ from: '/$node/accounts' });
  const { kind } = useSearch({ from: '/$node/accounts' });
  const go = useNavigate({ from: '/$node/accounts' });
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['accounts', node, kind],
    queryFn: ({ pageParam }) => get<AccountsView>(node, 'ledger/accounts', { kind, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.items.at(-1)?.account : undefined),
  });
  const first = data?.pages[0];
  if (!first) return <Waiting error={error} again={() => refetch()} />;
  const bounded = (amount: number | null, row: AccountView): string =>
    amount === null ? t('account.unbounded') : show(amount, row.unit);
  return (
    <>
      <Title
        aside={
          first.settlement && (
            <Link className="button second" to="/$node/settlement" params={{ node }}>
              {t('nav.settlement')}
            </Link>
          )
        }
      >
        {t('nav.accounts')}
      </Title>
      <label className="filter">
        <span>{t('account.kind')}</span>
        <select value={kind ?? ''} onChange={(event) => go({ search: { kind: event.target.value || undefined } })}>
          <option value="">{t('list.any')}</option>
          {first.kinds.map((one) => (
            <option key={`${one.kind}/${one.unit}`} value={one.kind}>
              {t('account.kindSum', { kind: w(one.title), n: one.accounts, sum: show(one.balance, one.unit) })}
            </option>
          ))}
        </select>
      </label>
      <Table
        caption={t('nav.accounts')}
        hideCaption
        rows={data.pages.flatMap(({ items }) => items)}
        id={(row) => row.account}
        empty={t('account.none')}
        columns={[
          {
            key: 'account',
            title: t('account.account'),
            head: true,
            cell: (row) => (
              <Link to="/$node/account" params={{ node }} search={{ account: row.account }}>
                {name(row)}
              </Link>
            ),
          },
          {
            key: 'balance',
            title: t('account.balance'),
            right: true,
            cell: (row) => <span className="num">{show(row.balance, row.unit)}</span>,
          },
          {
            key: 'held',
            title: t('account.heldOut'),
            right: true,
            cell: (row) => <span className="num">{show(row.heldOut, row.unit)}</span>,
          },
          {
            key: 'available',
            title: t('account.available'),
            right: true,
            cell: (row) => <span className="num">{bounded(row.available, row)}</span>,
          },
          { key: 'changed', title: t('account.changed'), cell: (row) => (row.changedAt ? time(row.changedAt) : '') },
        ]}
      />
      {hasNextPage && (
        <button type="button" className="button second" onClick={() => fetchNextPage()}>
          {t('account.more')}
        </button>
      )}
    </>
  );
};
