import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Words } from '../app/types.ts';
import { cast, type DeviceBallot, draw, type Kept, load, saveReceipts, standingOf } from '../app/vote.ts';
import { Waiting } from '../parts/problem.tsx';
import { type Column, Table } from '../parts/table.tsx';
import type { Key } from '../words/zh.ts';
import '../look/desk.css';

interface Row {
  readonly case: string;
  readonly matter: { readonly code: string; readonly title: string; readonly titleEn?: string };
  readonly body: string;
  readonly about: string;
  readonly member: string;
  readonly ballot: DeviceBallot;
}

/** What this device can do with a ballot now. */
const standOf = ({ ballot: { phase } }: Row, kept: Kept | undefined): Key => {
  if (phase === 'issuing') return kept?.tokens ? 'ballots.drawn' : 'ballots.toDraw';
  if (phase !== 'casting') return `ballots.${phase}`;
  if (kept?.receipt) return 'ballots.sent';
  return kept?.tokens ? 'ballots.toCast' : 'ballots.noCredential';
};

const Choice = ({ row, value, choose }: { row: Row; value?: string; choose?: (value: string) => void }) => {
  const { w } = useSay();
  return (
    <fieldset className="marks-row">
      <legend className="gone">
        {w(row.ballot.question)} {row.about}
      </legend>
      {row.ballot.options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={row.case}
            value={option}
            checked={value === option}
            disabled={!choose}
            onChange={() => choose?.(option)}
          />{' '}
          {w(row.ballot.optionTitles[option] ?? [option, option])}
        </label>
      ))}
    </fieldset>
  );
};

const Paper = ({ node, rows, again }: { node: string; rows: readonly Row[]; again: () => void }) => {
  const { t, w, m } = useSay();
  const names = useNames();
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [done, setDone] = useState(0);
  const kept = new Map(rows.map((row) => [row.case, load(row)]));
  const stands = new Map(rows.map((row) => [row.case, standOf(row, kept.get(row.case))]));
  const toDraw = rows.filter((row) => stands.get(row.case) === 'ballots.toDraw');
  const castable = rows.filter((row) => stands.get(row.case) === 'ballots.toCast');
  const markOf = (row: Row) => kept.get(row.case)?.choice ?? choices[row.case];
  const marked = castable.flatMap((row) => {
    const choice = markOf(row);
    return choice ? [{ on: row, choice }] : [];
  });
  // Nothing is asked in the voter's name after casting: when it was asked would tell when the ballots went.
  const begun = { onMutate: () => setDone(0) };
  const drawing = useMutation({ mutationFn: () => draw(node, toDraw, setDone), ...begun });
  const casting = useMutation({
    mutationFn: (ballots: readonly { readonly on: Row; readonly choice: string }[]) => cast(ballots, setDone),
    ...begun,
  });
  // A node that lost its box says so; the same ballots once more count once.
  const sent = rows.flatMap((row) => {
    const own = stands.get(row.case) === 'ballots.sent' ? kept.get(row.case) : undefined;
    return own?.choice ? [{ on: row, choice: own.choice }] : [];
  });
  const failed = new Map([...(drawing.data ?? []), ...(casting.data ?? [])].map((one) => [one.case, one.says]));
  const receipts = rows.flatMap((row) => {
    const own = kept.get(row.case);
    return own?.receipt ? [{ case: row.case, ballot: row.ballot.hash, ...own }] : [];
  });
  const columns: readonly Column<Row>[] = [
    {
      key: 'about',
      title: t('ballots.about'),
      head: true,
      cell: (row) => (
        <>
          <Link to="/$node/cases/$id" params={{ node, id: row.case }}>
            {row.about || m(row.matter)}
          </Link>
          <br />
          <small className="num">{row.case}</small>
        </>
      ),
    },
    {
      key: 'choice',
      title: t('ballots.choice'),
      cell: (row) => {
        const free = stands.get(row.case) === 'ballots.toCast' && !kept.get(row.case)?.choice && !casting.isPending;
        return (
          <Choice
            row={row}
            value={markOf(row)}
            choose={free ? (value) => setChoices((now) => ({ ...now, [row.case]: value })) : undefined}
          />
        );
      },
    },
    {
      key: 'phase',
      title: t('ballots.phase'),
      cell: (row) => {
        const counted = standingOf(row.ballot, kept.get(row.case));
        const wrong: Words | undefined = failed.get(row.case);
        if (counted) return <span className={counted.well ? 'well' : 'error'}>{w(counted.says)}</span>;
        return (
          <>
            {t(stands.get(row.case) ?? 'ballots.keys')}
            {wrong && <p className="error">{w(wrong)}</p>}
          </>
        );
      },
    },
    {
      key: 'tracker',
      title: t('ballots.tracker'),
      cell: (row) => {
        const own = kept.get(row.case);
        return (
          own?.receipt && (
            <>
              <span className="num">{own.tracker}</span>
              <br />
              <small>{names.node(own.receipt.node)}</small>
            </>
          )
        );
      },
    },
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    casting.mutate(marked);
  };
  const [first] = rows;
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>
        {m(first?.matter ?? { code: '', title: '' })} · <span className="num">{first?.body.split('/').at(-1)}</span>
      </h2>
      <p>
        {w(first?.ballot.question)} · {t('ballots.seat')} <span className="num">{first?.member}</span>
      </p>
      <div role="status">
        {drawing.isPending && <p>{t('ballots.drawing', { done, n: toDraw.length })}</p>}
        {casting.isPending && (
          <p className="notice warn">{t('ballots.casting', { done, n: casting.variables.length })}</p>
        )}
        {failed.size > 0 && (
          <p className="notice bad">
            {t('ballots.failed')} · {failed.size}
          </p>
        )}
      </div>
      <Table caption={t('nav.ballots')} hideCaption columns={columns} rows={rows} id={(row) => row.case} />
      <div className="buttons">
        {toDraw.length > 0 && (
          <button type="button" className="button" disabled={drawing.isPending} onClick={() => drawing.mutate()}>
            {t('ballots.draw', { n: toDraw.length })}
          </button>
        )}
        {castable.length > 0 && (
          <button type="submit" className="button" disabled={casting.isPending || marked.length === 0}>
            {t('ballots.cast', { n: marked.length })}
          </button>
        )}
        {sent.length > 0 && (
          <button
            type="button"
            className="button second"
            disabled={casting.isPending}
            onClick={() => casting.mutate(sent)}
          >
            {t('ballots.again', { n: sent.length })}
          </button>
        )}
        <button type="button" className="button second" onClick={again}>
          {t('ballots.refresh')}
        </button>
        {receipts.length > 0 && (
          <button type="button" className="button second" onClick={() => saveReceipts('ballots.json', receipts)}>
            {t('ballots.save')}
          </button>
        )}
      </div>
      {sent.length > 0 && <p className="muted">{t('ballots.why')}</p>}
      {castable.length > 0 && (
        <p className="muted">
          {t('ballots.once')}
          {castable.length > marked.length && ` ${t('ballots.left', { n: castable.length - marked.length })}`}
        </p>
      )}
    </form>
  );
};

/** 选票: one paper per body and seat, one secret ballot beneath each line. */
export const Ballots = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/ballots' });
  const { data, error, refetch } = useQuery({
    queryKey: ['ballots', node],
    queryFn: ({ signal }) => get<{ ballots: readonly Row[] }>(node, 'ballots', undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnMount: 'always',
  });
  const papers = Map.groupBy(data?.ballots ?? [], ({ body, member }) => `${body} ${member}`);
  return (
    <>
      <Title>{t('nav.ballots')}</Title>
      {data ? (
        <div className="stack">
          <p className="muted">{papers.size > 0 ? t('ballots.intro') : t('ballots.none')}</p>
          {[...papers].map(([key, rows]) => (
            <Paper key={key} node={node} rows={rows} again={() => void refetch()} />
          ))}
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
