import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames, useZone } from '../app/here.ts';
import type { SourceOfEntries } from '../app/published.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Instant, Words } from '../app/types.ts';
import { Plain } from '../parts/plain.tsx';
import { Waiting } from '../parts/problem.tsx';
import { SourceState } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';
import { type Key, zh } from '../words/zh.ts';
import { OperatorImport, OperatorReadings, OperatorRebuild } from './operator-tasks.tsx';

interface Answer {
  readonly node: string;
  readonly peers: readonly {
    readonly id: string;
    readonly title?: Words;
    readonly state: string;
    readonly waiting?: number;
    readonly outbox?: number;
    readonly inbox?: number;
    readonly parked?: number;
    readonly oldest?: Instant | null;
    readonly lastSeen?: Instant;
    readonly problem?: string | null;
  }[];
  readonly parked?: readonly Readonly<Record<string, unknown>>[];
  readonly jobs: readonly {
    readonly name: string;
    readonly last?: Instant;
    readonly next?: Instant;
    readonly ok: boolean;
    readonly done?: number;
    readonly problem?: string;
  }[];
  readonly checkpoint?: null | {
    readonly size: number;
    readonly root: string | { readonly data: readonly number[] };
    readonly at: Instant;
    readonly cosigned: readonly { readonly name: string; readonly at: Instant }[];
  };
  readonly memory?: number;
  readonly rebuild: null | { readonly because: string; readonly why: string; readonly at: Instant };
  readonly published: readonly {
    readonly register: string;
    readonly title: Words;
    readonly sources: readonly SourceOfEntries[];
  }[];
  readonly wants: readonly {
    readonly case: string;
    readonly sha256: string;
    readonly peer: string;
    readonly tries: number;
    readonly since: Instant;
  }[];
  readonly putOff: readonly {
    readonly id: string;
    readonly step: Words;
    readonly at: Instant;
    readonly tries: number;
    readonly problem: string | null;
  }[];
}

/** Bytes arrive as a hexadecimal text, or as a list of numbers. */
const hex = (root: string | { readonly data: readonly number[] }): string =>
  typeof root === 'string' ? root : root.data.map((byte) => byte.toString(16).padStart(2, '0')).join('');

const State = ({ ok }: { ok: boolean }) => {
  const { t } = useSay();
  return (
    <span className={ok ? 'tag good' : 'tag bad'}>{ok ? `✓ ${t('operator.ok')}` : `✕ ${t('operator.failing')}`}</span>
  );
};

const Peers = ({ data }: { data: Answer }) => {
  const { t, w, time } = useSay();
  return (
    <Table
      caption={t('operator.peers')}
      rows={data.peers}
      id={(row) => row.id}
      columns={[
        { key: 'id', title: t('operator.peer'), head: true, cell: (row) => w(row.title) || row.id },
        {
          key: 'state',
          title: t('operator.state'),
          cell: (row) => <State ok={row.state === 'ok' || row.state === 'up'} />,
        },
        { key: 'waiting', title: t('operator.waiting'), right: true, cell: (row) => row.waiting ?? row.outbox ?? 0 },
        { key: 'parked', title: t('operator.parked'), right: true, cell: (row) => row.parked ?? row.inbox ?? 0 },
        { key: 'oldest', title: t('operator.oldest'), cell: (row) => (row.oldest ? time(row.oldest) : '') },
        { key: 'problem', title: t('operator.problem'), cell: (row) => row.problem ?? '' },
      ]}
    />
  );
};

/** Files and steps that wait for another node, and as of when published registers are known here. */
const Elsewhere = ({ data }: { data: Answer }) => {
  const { t, w, time } = useSay();
  const titleOf = (peer: string): string => w(data.peers.find(({ id }) => id === peer)?.title) || peer;
  return (
    <>
      {data.published.length > 0 && (
        <Table
          caption={t('open.sources')}
          rows={data.published}
          id={(row) => row.register}
          columns={[
            { key: 'register', title: t('operator.register'), head: true, cell: (row) => w(row.title) },
            {
              key: 'sources',
              title: t('operator.sources'),
              cell: (row) => (
                <div className="tags">
                  {row.sources.map((source) => (
                    <SourceState key={source.source} source={source} />
                  ))}
                </div>
              ),
            },
          ]}
        />
      )}
      {data.wants.length > 0 && (
        <Table
          caption={t('operator.wants')}
          rows={data.wants}
          id={(row) => `${row.case} ${row.sha256}`}
          columns={[
            { key: 'case', title: t('operator.case'), head: true, cell: (row) => row.case },
            { key: 'file', title: t('operator.file'), cell: (row) => row.sha256.slice(0, 12) },
            { key: 'peer', title: t('operator.asked'), cell: (row) => titleOf(row.peer) },
            { key: 'since', title: t('operator.at'), cell: (row) => time(row.since) },
            { key: 'tries', title: t('operator.tries'), right: true, cell: (row) => row.tries + 1 },
          ]}
        />
      )}
      {data.putOff.length > 0 && (
        <Table
          caption={t('operator.putOff')}
          rows={data.putOff}
          id={(row) => row.id}
          columns={[
            { key: 'step', title: t('operator.step'), head: true, cell: (row) => w(row.step) },
            { key: 'at', title: t('operator.at'), cell: (row) => time(row.at) },
            { key: 'tries', title: t('operator.tries'), right: true, cell: (row) => row.tries },
            { key: 'problem', title: t('operator.problem'), cell: (row) => row.problem ?? '' },
          ]}
        />
      )}
    </>
  );
};

const jobKey = (name: string): string => `job.${name}`;

/** How the node is: peers, letters that wait, jobs, the last sealed checkpoint. Holds no personal data. */
export const Operator = () => {
  const { t, time } = useSay();
  const zone = useZone();
  const names = useNames();
  const { node } = useParams({ from: '/$node/operator' });
  const { data, error, refetch } = useQuery({
    queryKey: ['operator', node],
    queryFn: () => get<Answer>(node, 'operator'),
    refetchInterval: 10_000,
  });
  return (
    <>
      <Title
        aside={
          <Link className="button second small" to="/$node/operator/trail" params={{ node }}>
            {t('trail.title')}
          </Link>
        }
      >
        {t('nav.operator')}
      </Title>
      {data ? (
        <div className="stack">
          {data.rebuild && (
            <p role="alert" className="notice bad">
              {t(data.rebuild.because === 'check' ? 'operator.lagsByCheck' : 'operator.lagsByUpgrade', {
                at: time(data.rebuild.at),
                why: data.rebuild.why,
              })}{' '}
              <code>tongban rebuild --write --node {data.node}</code>
            </p>
          )}
          <Peers data={data} />
          <Elsewhere data={data} />
          <Table
            caption={t('operator.jobs')}
            rows={data.jobs}
            id={(row) => row.name}
            columns={[
              {
                key: 'name',
                title: t('operator.job'),
                head: true,
                cell: (row) => (jobKey(row.name) in zh ? t(jobKey(row.name) as Key) : row.name),
              },
              { key: 'ok', title: t('operator.state'), cell: (row) => <State ok={row.ok} /> },
              { key: 'last', title: t('operator.last'), cell: (row) => (row.last ? time(row.last) : '') },
              { key: 'done', title: t('operator.done'), right: true, cell: (row) => row.done ?? '' },
              { key: 'problem', title: t('operator.problem'), cell: (row) => row.problem ?? '' },
            ]}
          />
          <section className="card" aria-labelledby="checkpoint">
            <h2 id="checkpoint">{t('operator.checkpoint')}</h2>
            {data.checkpoint ? (
              <Terms
                pairs={[
                  [
                    t('operator.size'),
                    <span key="s" className="num">
                      {data.checkpoint.size}
                    </span>,
                  ],
                  [t('operator.root'), <code key="r">{hex(data.checkpoint.root)}</code>],
                  [t('operator.at'), time(data.checkpoint.at)],
                  [
                    t('operator.cosigned'),
                    data.checkpoint.cosigned.map(({ name, at }) => `${names.node(name)} ${time(at)}`).join('，'),
                  ],
                ]}
              />
            ) : (
              <p className="muted">{t('operator.noCheckpoint')}</p>
            )}
          </section>
          <OperatorRebuild node={node} />
          <OperatorImport node={node} />
          {zone.observes && <OperatorReadings node={node} />}
          {data.parked && data.parked.length > 0 && (
            <section className="card">
              <h2>{t('operator.parkedLetters')}</h2>
              <Plain value={data.parked} />
            </section>
          )}
          {data.memory !== undefined && <p className="muted">{t('operator.memory', { n: data.memory })}</p>}
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
