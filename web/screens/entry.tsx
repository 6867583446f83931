import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { address, get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import type { EntryView, ReaderView, VersionView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { instantOf, lastMoment, localOf } from '../app/zone-time.ts';
import { FactOutput } from '../kit/fact.tsx';
import { Holds } from '../parts/holds.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { Terms } from '../parts/terms.tsx';
import { type Key, zh } from '../words/zh.ts';

interface At {
  readonly on?: string | undefined;
  readonly at?: string | undefined;
}

/** Event time and record time, each with its own question: how was it, and what did the register know. */
const AsOf = ({ data, given, show }: { data: EntryView; given: At; show: (at: At) => void }) => {
  const { t } = useSay();
  const [on, setOn] = useState(given.on ?? data.on);
  const [at, setAt] = useState(given.at ? localOf(given.at) : '');
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        show({ on: on || undefined, at: instantOf(at) });
      }}
    >
      <label className="filter">
        <span>{t('entry.on')}</span>
        <input type="date" max={lastMoment.slice(0, 10)} value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
      <label className="filter">
        <span>{t('entry.at')}</span>
        <input type="datetime-local" max={lastMoment} value={at} onChange={(event) => setAt(event.target.value)} />
      </label>
      <button type="submit" className="button second">
        {t('entry.show')}
      </button>
      {(given.on || given.at) && (
        <button type="button" className="quiet" onClick={() => show({})}>
          {t('entry.now')}
        </button>
      )}
    </form>
  );
};

const Content = ({ data, version }: { data: EntryView; version: VersionView }) => {
  const { t, w, day, time } = useSay();
  const columns = Object.entries(data.columns);
  const wide = columns.filter(([, fact]) => fact.of?.kind === 'record');
  return (
    <div className="stack">
      <Terms
        pairs={[
          [
            w(data.keyTitle),
            <span key="key" className="num">
              {data.key}
            </span>,
          ],
          ...columns
            .filter((entry) => !wide.includes(entry))
            .map(
              ([name, fact]) =>
                [w(fact.title), <FactOutput key={name} fact={fact} value={version.values[name]} />, name] as const,
            )
            .filter(([, , name]) => version.values[name] !== undefined),
          [t('register.since'), day(version.validFrom)],
          [t('entry.until'), day(version.validTo ?? undefined)],
          [t('register.version'), `${version.version} / ${data.newest}`],
          [t('entry.recorded'), time(version.recordedAt)],
        ]}
      />
      {wide.map(([name, fact]) => (
        <section key={name}>
          <h3>{w(fact.title)}</h3>
          <FactOutput fact={fact} value={version.values[name]} />
        </section>
      ))}
    </div>
  );
};

const Chain = ({ node, data }: { node: string; data: EntryView }) => {
  const { t, w, time } = useSay();
  const names = useNames();
  return (
    <Table
      caption={t('entry.chain')}
      hideCaption
      rows={data.chain}
      id={(row) => `${row.case}${row.version}`}
      columns={[
        {
          key: 'at',
          title: t('entry.recorded'),
          head: true,
          cell: (row) => <span className="num">{time(row.at)}</span>,
        },
        { key: 'step', title: t('entry.step'), cell: (row) => w(row.title) },
        { key: 'by', title: t('entry.by'), cell: (row) => row.authority && names.authority(row.authority) },
        {
          key: 'case',
          title: t('case.number'),
          cell: (row) => (
            <Link className="num" to="/$node/cases/$id" params={{ node, id: row.case }}>
              {row.case}
            </Link>
          ),
        },
      ]}
    />
  );
};

const Versions = ({ data }: { data: EntryView }) => {
  const { t, day, time } = useSay();
  return (
    <Table
      caption={t('entry.versions')}
      hideCaption
      rows={data.versions.toReversed()}
      id={(row) => String(row.version)}
      columns={[
        { key: 'version', title: t('register.version'), head: true, cell: (row) => row.version },
        {
          key: 'valid',
          title: t('register.since'),
          cell: (row) => (
            <span className="num">
              {day(row.validFrom)}
              {row.validTo && ` – ${day(row.validTo)}`}
            </span>
          ),
        },
        {
          key: 'recorded',
          title: t('entry.recorded'),
          cell: (row) => <span className="num">{time(row.recordedAt)}</span>,
        },
        {
          key: 'state',
          title: t('entry.state'),
          cell: (row) => (row.closed ? t('register.closed') : t('register.valid')),
        },
        { key: 'reason', title: t('entry.reason'), cell: (row) => row.reason },
      ]}
    />
  );
};

const Readers = ({ node, path }: { node: string; path: string }) => {
  const { t, w, time } = useSay();
  const { data, error } = useQuery({
    queryKey: ['readers', node, path],
    queryFn: () => get<ReaderView[]>(node, `${path}/readers`),
  });
  if (!data) return <Waiting error={error} />;
  const ground = (name: string): string => {
    const key = name.startsWith('evidence-') ? `evidence.ground.${name.slice(9)}` : `ground.${name}`;
    return key in zh ? t(key as Key) : name;
  };
  return (
    <Table
      caption={t('entry.readers')}
      hideCaption
      rows={data.map((row, n) => ({ ...row, n }))}
      id={(row) => String(row.n)}
      empty={t('entry.noReaders')}
      columns={[
        { key: 'at', title: t('myData.at'), head: true, cell: (row) => <span className="num">{time(row.at)}</span> },
        {
          key: 'who',
          title: t('myData.who'),
          cell: (row) => [row.who, w(row.authority)].filter(Boolean).join(' · '),
        },
        { key: 'what', title: t('myData.what'), cell: (row) => t(`entry.read.${row.what}`) },
        { key: 'ground', title: t('myData.ground'), cell: (row) => ground(row.ground) },
      ]}
    />
  );
};

/** One page for every register: the entry as of any day and instant, its holds, its story, its extract, who looked. */
export const EntryPage = () => {
  const { t, w, day, time, language } = useSay();
  const { node, register, key } = useParams({ from: '/desk/$node/registers/$register/$key' });
  const search = useSearch({ from: '/desk/$node/registers/$register/$key' });
  const go = useNavigate({ from: '/$node/registers/$register/$key' });
  const path = `registers/${register}/${encodeURIComponent(key)}`;
  const asOf = { on: search.on, at: search.at };
  const { data, error, refetch } = useQuery({
    queryKey: ['entry', node, register, key, search.on, search.at],
    queryFn: () => get<EntryView>(node, path, asOf),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const keep = (to: string) =>
    go({ search: { ...search, tab: to === 'holds' ? undefined : to }, replace: true, resetScroll: false });
  return (
    <>
      <p>
        <Link to="/$node/registers/$register" params={{ node, register }}>
          {w(data.title)}
        </Link>
      </p>
      <Title>{data.key}</Title>
      <AsOf
        key={`${search.on}${search.at}`}
        data={data}
        given={asOf}
        show={(at) => go({ search: { ...at, ...(search.tab && { tab: search.tab }) } })}
      />
      <section className="card" aria-labelledby="content">
        <h2 id="content">{t('entry.asOf', { on: day(data.on) })}</h2>
        {data.at && <p className="muted">{t('entry.knownAt', { at: time(data.at) })}</p>}
        {data.version ? (
          <Content data={data} version={data.version} />
        ) : (
          <p className="empty">{t('entry.nothing')}</p>
        )}
        {data.version && data.extract && (
          <div className="buttons">
            <a
              className="button small"
              href={address(node, `${path}/extract.pdf`, { ...asOf, language })}
              target="_blank"
              rel="noreferrer"
            >
              {t('entry.extract')}
            </a>
            <a className="button second small" href={address(node, `${path}/extract`, asOf)} download={`${key}.json`}>
              {t('entry.signed')}
            </a>
            <small className="muted">{t('entry.signedHelp')}</small>
          </div>
        )}
      </section>
      <div style={{ marginTop: 16 }}>
        <Tabs
          label={t('entry.content')}
          chosen={search.tab ?? 'holds'}
          choose={keep}
          tabs={[
            { key: 'holds', label: t('entry.holds'), children: <Holds data={data} /> },
            { key: 'chain', label: t('entry.chain'), children: <Chain node={node} data={data} /> },
            { key: 'versions', label: t('entry.versions'), children: <Versions data={data} /> },
            { key: 'readers', label: t('entry.readers'), children: <Readers node={node} path={path} /> },
          ]}
        />
      </div>
    </>
  );
};
