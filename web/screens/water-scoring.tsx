import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { write } from '../app/api.ts';
import { hasRole, useSession } from '../app/here.ts';
import type { WatersView } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Table } from '../parts/table.tsx';
import { Trouble } from '../parts/trouble.tsx';

interface Frozen {
  readonly water: string;
  readonly period: string;
  readonly inputs: Readonly<Record<'target' | 'change' | 'ecology' | 'tasks' | 'joint', string>>;
  readonly notes: readonly string[];
  readonly evaluations: readonly string[];
  readonly inputsHash: string;
}

const parts = ['target', 'change', 'ecology', 'tasks', 'joint'] as const;

const Inputs = ({ node, found }: { readonly node: string; readonly found: Frozen }) => {
  const { t } = useSay();
  return (
    <div className="stack">
      <Table
        caption={t('ws.frozen', { period: found.period, n: found.evaluations.length })}
        rows={parts.map((part) => ({ part, value: found.inputs[part] }))}
        id={(row) => row.part}
        columns={[
          { key: 'part', title: t('ws.part'), head: true, cell: (row) => t(`ws.${row.part}`) },
          { key: 'value', title: '%', right: true, cell: (row) => row.value },
        ]}
      />
      {found.notes.length > 0 && (
        <ul>
          {found.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="muted">
        {t('ws.hash')} <span className="num wrap">{found.inputsHash}</span>
      </p>
      <p>
        <Link to="/$node/mechanisms/$id" params={{ node, id: 'river-and-lakes' }}>
          {t('ws.openCase')}
        </Link>
      </p>
    </div>
  );
};

/** 跟踪评估: the inputs of a score are computed and frozen here, before the case is opened that scores by them. */
export const FreezeInputs = ({ view }: { readonly view: WatersView }) => {
  const { t, w } = useSay();
  const { node } = useParams({ from: '/$node/waters/figures' });
  const session = useSession();
  const [water, setWater] = useState(view.waters[0]?.id ?? '');
  const [period, setPeriod] = useState('');
  const freeze = useMutation({
    mutationFn: () => write<Frozen>(node, 'POST', 'observations/scoring-inputs', { water, period: period.trim() }),
  });
  if (!hasRole(session, 'committee', 'head')) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    freeze.mutate();
  };
  return (
    <section className="card no-print">
      <h2>{t('ws.title')}</h2>
      <p className="muted">{t('ws.help')}</p>
      <form className="filters" onSubmit={submit}>
        <label className="filter">
          <span>{t('wf.water')}</span>
          <select value={water} onChange={(e) => setWater(e.target.value)}>
            {view.waters.map(({ id, title }) => (
              <option key={id} value={id}>
                {w(title)}
              </option>
            ))}
          </select>
        </label>
        <label className="filter">
          <span>{t('ws.period')}</span>
          <input
            required
            pattern="\d{4}(-Q[1-4])?"
            title={t('ws.periodHelp')}
            placeholder="2021-Q3"
            value={period}
            onChange={(e) => setPeriod(e.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={freeze.isPending}>
          {t('ws.freeze')}
        </button>
      </form>
      <Trouble error={freeze.error} />
      <div role="status">{freeze.data && <Inputs node={node} found={freeze.data.body} />}</div>
    </section>
  );
};
