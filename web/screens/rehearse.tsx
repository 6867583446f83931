import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { address, get, isProblem, write } from '../app/api.ts';
import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { Problem, Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { type Key, zh } from '../words/zh.ts';
import '../look/matters.css';

interface Slot {
  readonly mechanism: string;
  readonly slot: string;
  readonly title: Words;
  readonly kind: string;
}

type Kind = 'clock' | 'block' | 'decision' | 'fee' | 'fact' | 'paper' | 'posting' | 'entry';

interface Found {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly all: number;
  readonly cases?: number;
  readonly affected?: number;
  readonly open?: number;
  readonly unclear?: number;
  readonly total?: number;
  readonly counts?: readonly { readonly kind: Kind; readonly changes: number; readonly cases: number }[];
  readonly changes?: readonly {
    readonly case: string;
    readonly day: Day;
    readonly kind: Kind;
    readonly stepTitle: Words;
    readonly whatTitle: Words;
    readonly before: string;
    readonly after: string;
  }[];
}

const Ask = ({ node, slots, begun }: { node: string; slots: readonly Slot[]; begun: (found: Found) => void }) => {
  const { t, w } = useSay();
  const names = useNames();
  const zone = useZone();
  const [key, setKey] = useState('');
  const [to, setTo] = useState('');
  const [from, setFrom] = useState('');
  const [place, setPlace] = useState(zone.jurisdictions[0]?.code ?? '');
  const [pending, setPending] = useState(true);
  const kind = slots.find((one) => `${one.mechanism}.${one.slot}` === key)?.kind;
  const hint = `rehearse.hint.${kind}`;
  const start = useMutation({
    mutationFn: async () =>
      (await write<Found>(node, 'POST', 'rehearsals', { key, to, from, jurisdiction: place, pending })).body,
    onSuccess: begun,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <div className="filters">
        <label className="filter grow">
          <span>{t('rehearse.slot')}</span>
          <select required value={key} onChange={(event) => setKey(event.target.value)}>
            <option value="" />
            {zone.mechanisms.map((mechanism) => (
              <optgroup key={mechanism.id} label={w(mechanism.title)}>
                {slots
                  .filter((one) => one.mechanism === mechanism.id)
                  .map((one) => (
                    <option key={one.slot} value={`${one.mechanism}.${one.slot}`}>
                      {w(one.title)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label className="filter">
          <span>{t('rehearse.place')}</span>
          <select value={place} onChange={(event) => setPlace(event.target.value)}>
            {zone.jurisdictions.map((one) => (
              <option key={one.code} value={one.code}>
                {names.place(one.code)}
              </option>
            ))}
          </select>
        </label>
        <label className="filter">
          <span>{t('rehearse.from')}</span>
          <input type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
      </div>
      <label className="filter grow" htmlFor="proposed">
        <span>
          {t('rehearse.value')} {kind && hint in zh && <small className="muted">{t(hint as Key)}</small>}
        </span>
        {kind === 'table' ? (
          <textarea id="proposed" required rows={4} value={to} onChange={(event) => setTo(event.target.value)} />
        ) : (
          <input id="proposed" required value={to} onChange={(event) => setTo(event.target.value)} />
        )}
      </label>
      <label className="tick">
        <input type="checkbox" checked={pending} onChange={(event) => setPending(event.target.checked)} />{' '}
        <span>{t('rehearse.pending')}</span>
      </label>
      {isProblem(start.error) && <Problem problem={start.error} focus />}
      <div className="buttons">
        <button type="submit" className="button" disabled={start.isPending}>
          {t('rehearse.start')}
        </button>
      </div>
    </form>
  );
};

const Result = ({ node, found }: { node: string; found: Found }) => {
  const { t, w, day } = useSay();
  const rows = (found.changes ?? []).map((row, n) => ({ ...row, n }));
  return (
    <div className="stack">
      {found.state === 'failed' && <p className="notice bad">{t('rehearse.failed')}</p>}
      {found.state === 'stopped' && <p className="notice warn">{t('rehearse.stopped')}</p>}
      {found.cases !== undefined && (
        <p role="status">
          {t('rehearse.done', {
            cases: found.cases,
            affected: found.affected ?? 0,
            open: found.open ?? 0,
            unclear: found.unclear ?? 0,
          })}
        </p>
      )}
      {(found.counts?.length ?? 0) > 0 && (
        <>
          <Table
            caption={t('rehearse.changes')}
            rows={found.counts ?? []}
            id={(row) => row.kind}
            columns={[
              { key: 'kind', title: t('rehearse.kind'), head: true, cell: (row) => t(`rehearse.is.${row.kind}`) },
              { key: 'changes', title: t('rehearse.changes'), right: true, cell: (row) => row.changes },
              { key: 'cases', title: t('rehearse.cases'), right: true, cell: (row) => row.cases },
            ]}
          />
          <div className="buttons">
            <a className="button small" href={address(node, `rehearsals/${found.id}/table.xlsx`)}>
              {t('rehearse.xlsx')}
            </a>
          </div>
        </>
      )}
      {found.cases !== undefined && (
        <Table
          caption={t('rehearse.title')}
          hideCaption
          rows={rows}
          id={(row) => String(row.n)}
          empty={t('rehearse.none')}
          columns={[
            {
              key: 'case',
              title: t('case.number'),
              head: true,
              cell: (row) => <span className="num">{row.case}</span>,
            },
            { key: 'day', title: t('rehearse.day'), cell: (row) => <span className="num">{day(row.day)}</span> },
            { key: 'step', title: t('rehearse.step'), cell: (row) => w(row.stepTitle) },
            { key: 'kind', title: t('rehearse.kind'), cell: (row) => t(`rehearse.is.${row.kind}`) },
            { key: 'what', title: t('rehearse.what'), cell: (row) => w(row.whatTitle) },
            { key: 'before', title: t('rehearse.before'), cell: (row) => row.before },
            { key: 'after', title: t('rehearse.after'), cell: (row) => row.after },
          ]}
        />
      )}
      {(found.total ?? 0) > rows.length && <p className="muted">{t('rehearse.first', { n: rows.length })}</p>}
    </div>
  );
};

/** 改革推演: what a value of law would have changed over the cases this node holds, before anybody enacts it. */
export const Rehearse = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/rehearse' });
  const [id, setId] = useState<string>();
  const slots = useQuery({ queryKey: ['law', node], queryFn: () => get<Slot[]>(node, 'law') });
  const found = useQuery({
    queryKey: ['rehearsal', node, id],
    enabled: id !== undefined,
    queryFn: () => get<Found>(node, `rehearsals/${id}`),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 500 : false),
  });
  const stop = useMutation({ mutationFn: () => write(node, 'DELETE', `rehearsals/${id}`) });
  if (!slots.data) return <Waiting error={slots.error} again={() => slots.refetch()} />;
  const running = found.data?.state === 'running';
  return (
    <div className="stack">
      <Title>{t('rehearse.title')}</Title>
      <p className="notice">{t('rehearse.lead')}</p>
      <Ask node={node} slots={slots.data} begun={(one) => setId(one.id)} />
      {running && found.data && (
        <section className="card">
          <p role="status">{t('rehearse.running', { done: found.data.done, all: found.data.all })}</p>
          <progress
            aria-label={t('rehearse.title')}
            max={Math.max(1, found.data.all)}
            value={found.data.done}
            style={{ width: '100%' }}
          />
          <div className="buttons">
            <button type="button" className="button second small" onClick={() => stop.mutate()}>
              {t('rehearse.cancel')}
            </button>
          </div>
        </section>
      )}
      {found.data && !running && <Result node={node} found={found.data} />}
    </div>
  );
};
