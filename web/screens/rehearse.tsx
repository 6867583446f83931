import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { address, get, write } from '../app/api.ts';
import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { type TaskAtWork, type TaskView, useTask } from '../app/task.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { TaskProgress } from '../parts/task.tsx';
import { type Key, zh } from '../words/zh.ts';

interface Slot {
  readonly mechanism: string;
  readonly slot: string;
  readonly title: Words;
  readonly kind: string;
  readonly versions: readonly { readonly jurisdiction: string; readonly from: Day; readonly written: string }[];
}

type Kind = 'clock' | 'block' | 'decision' | 'fee' | 'fact' | 'paper' | 'posting' | 'entry';

interface Found {
  readonly cases: number;
  readonly affected: number;
  readonly open: number;
  readonly unclear: number;
  readonly total: number;
  readonly counts: readonly { readonly kind: Kind; readonly changes: number; readonly cases: number }[];
  readonly changes: readonly {
    readonly case: string;
    readonly day: Day;
    readonly kind: Kind;
    readonly open: boolean;
    readonly step: Words;
    readonly what: Words;
    readonly before: Words;
    readonly after: Words;
  }[];
}

interface Wish {
  readonly key: string;
  readonly to: string;
  readonly from: string;
  readonly jurisdiction?: string;
  readonly pending: boolean;
}

const Ask = ({ slots, work }: { slots: readonly Slot[]; work: TaskAtWork<Found, Wish> }) => {
  const { t, w, several } = useSay();
  const names = useNames();
  const zone = useZone();
  const [key, setKey] = useState('');
  const [to, setTo] = useState('');
  const [from, setFrom] = useState('');
  /** Empty: everywhere that has a value of its own. */
  const [place, setPlace] = useState('');
  const [pending, setPending] = useState(true);
  const slot = slots.find((one) => `${one.mechanism}.${one.slot}` === key);
  const kind = slot?.kind;
  const filled = (slot?.versions ?? []).map(({ jurisdiction }) => jurisdiction);
  const places = [...new Set(filled)].map((code) => names.place(code));
  const inForce = slot?.versions.findLast(({ jurisdiction }) => place === '' || jurisdiction === place);
  /** What is law there now is what one changes; where nothing of its own is law, what was chosen last stays. */
  const choose = (name: string, at: string) => {
    const versions = slots.find((one) => `${one.mechanism}.${one.slot}` === name)?.versions;
    setKey(name);
    setPlace(at);
    const now = versions?.findLast(({ jurisdiction }) => at === '' || jurisdiction === at);
    if (now) setTo(now.written);
  };
  const hint = `rehearse.hint.${kind}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.begin({ key, to, from, pending, ...(place && { jurisdiction: place }) });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <div className="filters">
        <label className="filter grow">
          <span>{t('rehearse.slot')}</span>
          <select required value={key} onChange={(event) => choose(event.target.value, '')}>
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
          <select value={place} onChange={(event) => choose(key, event.target.value)}>
            <option value="">{t('rehearse.everywhere')}</option>
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
          <textarea id="proposed" required rows={10} value={to} onChange={(event) => setTo(event.target.value)} />
        ) : (
          <input id="proposed" required value={to} onChange={(event) => setTo(event.target.value)} />
        )}
      </label>
      {slot && (
        <p className="muted">
          {place === '' && places.length > 1
            ? t('rehearse.inForceIn', { places: several(places) })
            : inForce
              ? t('rehearse.inForce', { place: names.place(inForce.jurisdiction), from: inForce.from })
              : place === ''
                ? t('rehearse.nowhere')
                : t('rehearse.notHere', { place: names.place(place) })}
        </p>
      )}
      <label className="tick">
        <input type="checkbox" checked={pending} onChange={(event) => setPending(event.target.checked)} />{' '}
        <span>{t('rehearse.pending')}</span>
      </label>
      <div className="buttons">
        <button type="submit" className="button" disabled={work.busy}>
          {t('rehearse.start')}
        </button>
      </div>
    </form>
  );
};

const Result = ({ node, task, found }: { node: string; task: TaskView<Found>; found: Found }) => {
  const { t, w, day } = useSay();
  const rows = found.changes.map((row, n) => ({ ...row, n }));
  return (
    <div className="stack">
      {task.state === 'stopped' && <p className="notice warn">{t('rehearse.stopped')}</p>}
      <p role="status">
        {t('rehearse.done', {
          cases: found.cases,
          affected: found.affected,
          open: found.open,
          unclear: found.unclear,
        })}
      </p>
      {found.counts.length > 0 && (
        <>
          <Table
            caption={t('rehearse.changes')}
            rows={found.counts}
            id={(row) => row.kind}
            columns={[
              { key: 'kind', title: t('rehearse.kind'), head: true, cell: (row) => t(`rehearse.is.${row.kind}`) },
              { key: 'changes', title: t('rehearse.changes'), right: true, cell: (row) => row.changes },
              { key: 'cases', title: t('rehearse.cases'), right: true, cell: (row) => row.cases },
            ]}
          />
          <div className="buttons">
            <a className="button small" href={address(node, `tasks/${task.id}/file`)}>
              {t('rehearse.xlsx')}
            </a>
          </div>
        </>
      )}
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
          {
            key: 'open',
            title: t('rehearse.open'),
            cell: (row) => t(row.open ? 'rehearse.stillOpen' : 'rehearse.past'),
          },
          { key: 'day', title: t('rehearse.day'), cell: (row) => <span className="num">{day(row.day)}</span> },
          { key: 'step', title: t('rehearse.step'), cell: (row) => w(row.step) },
          { key: 'kind', title: t('rehearse.kind'), cell: (row) => t(`rehearse.is.${row.kind}`) },
          { key: 'what', title: t('rehearse.what'), cell: (row) => w(row.what) },
          { key: 'before', title: t('rehearse.before'), cell: (row) => w(row.before) },
          { key: 'after', title: t('rehearse.after'), cell: (row) => w(row.after) },
        ]}
      />
      {found.total > rows.length && <p className="muted">{t('rehearse.first', { n: rows.length })}</p>}
    </div>
  );
};

/** 改革推演: what a value of law would have changed over the cases this node holds, before anybody enacts it. */
export const Rehearse = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/rehearse' });
  const slots = useQuery({ queryKey: ['law', node], queryFn: () => get<Slot[]>(node, 'law') });
  const work = useTask<Found, Wish>(
    node,
    async (wish) => (await write<TaskView<Found>>(node, 'POST', 'rehearsals', wish)).body,
  );
  if (!slots.data) return <Waiting error={slots.error} again={() => slots.refetch()} />;
  const { task } = work;
  return (
    <div className="stack">
      <Title>{t('rehearse.title')}</Title>
      <p className="notice">{t('rehearse.lead')}</p>
      <Ask slots={slots.data} work={work} />
      <TaskProgress work={work} />
      {task?.result && <Result node={node} task={task} found={task.result} />}
    </div>
  );
};
