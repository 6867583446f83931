import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import type { DebtView, SettlementView } from '../app/ledger.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Amount, useAmount } from '../parts/amount.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';

/** How the two sides' books compared when the last statement was answered. */
const Standing = ({ debt }: { debt: DebtView }) => {
  const { t, time } = useSay();
  const { statement } = debt;
  if (!statement) return <span className="muted">{t('settlement.noStatement')}</span>;
  const { report } = statement;
  return (
    <>
      {report === null ? (
        <span className="tag">{t('settlement.unanswered')}</span>
      ) : report.agreed ? (
        <span className="tag good">{t('settlement.agreed')}</span>
      ) : (
        <span className="tag bad">{t('settlement.breaks', { n: report.breaks.length })}</span>
      )}{' '}
      <small>{t('settlement.number', { n: statement.number, at: time(statement.at) })}</small>
    </>
  );
};

const Debts = ({ node, debts }: { node: string; debts: readonly DebtView[] }) => {
  const { t } = useSay();
  const names = useNames();
  const show = useAmount();
  return (
    <Table
      caption={t('settlement.debts')}
      rows={debts}
      id={(row) => row.account}
      empty={t('settlement.none')}
      columns={[
        {
          key: 'pair',
          title: t('settlement.pair'),
          head: true,
          cell: (row) => (
            <Link to="/$node/account" params={{ node }} search={{ account: row.account }}>
              {t('settlement.owes', { debtor: names.node(row.debtor), creditor: names.node(row.creditor) })}
            </Link>
          ),
        },
        { key: 'agreement', title: t('settlement.agreement'), cell: (row) => names.agreement(row.agreement) },
        {
          key: 'owed',
          title: t('settlement.owed'),
          right: true,
          cell: (row) => <span className="num">{show(row.owed, row.unit)}</span>,
        },
        {
          key: 'flight',
          title: t('settlement.inFlight'),
          cell: (row) =>
            row.inFlight.length === 0
              ? t('settlement.nothing')
              : row.inFlight.map(({ id, amount }) => `${id} (${show(amount, row.unit)})`).join(', '),
        },
        { key: 'standing', title: t('settlement.statement'), cell: (row) => <Standing debt={row} /> },
      ]}
    />
  );
};

interface Break {
  readonly debt: DebtView;
  readonly kind: string;
  readonly id?: string;
  readonly debtor?: number;
  readonly creditor?: number;
}

/** What one side has and the other has not, by the name of the transfer. */
const breaksOf = (debts: readonly DebtView[]): readonly Break[] =>
  debts.flatMap((debt) =>
    (debt.statement?.report?.breaks ?? []).map((one): Break => {
      switch (one.kind) {
        case 'only-debtor':
          return { debt, kind: one.kind, id: one.id, debtor: one.amount };
        case 'only-creditor':
          return { debt, kind: one.kind, id: one.id, creditor: one.amount };
        case 'sum-wrong':
          return { debt, kind: one.kind, [one.by]: one.found };
        default:
          return { debt, ...one };
      }
    }),
  );

const Breaks = ({ debts }: { debts: readonly DebtView[] }) => {
  const { t } = useSay();
  const names = useNames();
  const show = useAmount();
  const breaks = breaksOf(debts);
  if (breaks.length === 0) return null;
  const amount = (value: number | undefined, { debt }: Break): string =>
    value === undefined ? t('settlement.absent') : show(value, debt.unit);
  return (
    <Table
      caption={t('settlement.breaksTitle')}
      rows={breaks}
      id={(row) => `${row.debt.account}/${row.kind}/${row.id ?? ''}`}
      columns={[
        {
          key: 'kind',
          title: t('settlement.break'),
          head: true,
          cell: (row) => t(`settlement.break.${row.kind}` as 'settlement.break.only-debtor'),
        },
        {
          key: 'pair',
          title: t('settlement.pair'),
          cell: (row) =>
            t('settlement.owes', { debtor: names.node(row.debt.debtor), creditor: names.node(row.debt.creditor) }),
        },
        { key: 'id', title: t('settlement.transfer'), cell: (row) => row.id ?? '' },
        { key: 'debtor', title: t('settlement.atDebtor'), right: true, cell: (row) => amount(row.debtor, row) },
        { key: 'creditor', title: t('settlement.atCreditor'), right: true, cell: (row) => amount(row.creditor, row) },
      ]}
    />
  );
};

/** How the law says that money moves, with its source: gross (收支两条线) leaves netting a figure only. */
const Mode = ({ terms }: Pick<SettlementView['nettings'][number], 'terms'>) => {
  const { t, day, cite: says } = useSay();
  const names = useNames();
  if (!terms) return <p className="notice">{t('settlement.noTerms')}</p>;
  const { value, cite, jurisdiction, from, status } = terms;
  return (
    <p className="notice">
      {t(value === 'net' ? 'settlement.net' : 'settlement.gross')}{' '}
      <small>
        {t('amount.source', { cite: says(cite) })} · {names.place(jurisdiction)} ·{' '}
        {t('settlement.since', { day: day(from) })}
      </small>{' '}
      <Status status={status} />
    </p>
  );
};

/** Netting is computed for everybody to see; whether money moves by it says the law. */
const Nettings = ({ nettings }: Pick<SettlementView, 'nettings'>) => {
  const { t } = useSay();
  const names = useNames();
  const show = useAmount();
  return nettings.map(
    ({ unit, agreement, terms, gross, flows, net, savedBp, owed, transfers, parties, positions, why }) => (
      <section key={`${agreement}/${unit}`} className="card stack">
        <h2>{t('settlement.netting', { agreement: names.agreement(agreement) })}</h2>
        <p>
          {t('settlement.nettingSum', {
            flows,
            gross: show(gross, unit),
            net: show(net, unit),
            saved: savedBp / 100,
          })}
        </p>
        <Amount value={why} />
        <Mode terms={terms} />
        <Table
          caption={t('settlement.flows')}
          rows={owed}
          id={(row) => `${row.from}/${row.to}`}
          columns={[
            { key: 'from', title: t('settlement.from'), head: true, cell: (row) => names.node(row.from) },
            { key: 'to', title: t('settlement.to'), cell: (row) => names.node(row.to) },
            { key: 'amount', title: t('account.amount'), right: true, cell: (row) => show(row.amount, unit) },
          ]}
        />
        <Table
          caption={t('settlement.positions')}
          rows={parties}
          id={(row) => row}
          columns={[
            { key: 'party', title: t('settlement.party'), head: true, cell: (row) => names.node(row) },
            {
              key: 'position',
              title: t('settlement.position'),
              right: true,
              cell: (row) => show(positions[row] ?? 0, unit),
            },
          ]}
        />
        <Table
          caption={t('settlement.transfers')}
          rows={transfers}
          id={(row) => `${row.from}/${row.to}`}
          columns={[
            { key: 'from', title: t('settlement.from'), head: true, cell: (row) => names.node(row.from) },
            { key: 'to', title: t('settlement.to'), cell: (row) => names.node(row.to) },
            { key: 'amount', title: t('account.amount'), right: true, cell: (row) => show(row.amount, unit) },
          ]}
        />
      </section>
    ),
  );
};

/** What nodes owe each other, what is on its way, how statements compare, and what netting would save. */
export const Settlement = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/settlement' });
  const { data, error, refetch } = useQuery({
    queryKey: ['settlement', node],
    queryFn: () => get<SettlementView>(node, 'ledger/settlement'),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <div className="stack">
      <Title>{t('nav.settlement')}</Title>
      <Debts node={node} debts={data.debts} />
      <Breaks debts={data.debts} />
      <Nettings nettings={data.nettings} />
    </div>
  );
};
