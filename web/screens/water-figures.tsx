import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import { monthBefore, observed, type WatersView } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Words } from '../app/types.ts';
import { todayHere } from '../app/zone-time.ts';
import { Fold } from '../parts/fold.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { StuckSensors } from './stuck-sensors.tsx';
import { FreezeInputs } from './water-scoring.tsx';
import '../look/observation.css';

interface Figures {
  readonly sections: {
    readonly byClass: Readonly<Record<string, number>>;
    readonly valid: number;
    readonly of: number;
  };
  readonly shares: { readonly good: string; readonly worseThanV: string } | null;
  readonly byGrade: readonly { readonly title: Words; readonly sections: number }[];
  readonly metByBody: readonly Met[];
  readonly metBySide: readonly Met[];
  readonly againstLastYear: readonly {
    readonly site: string;
    readonly item: string;
    readonly mean: string;
    readonly lastYear: string | null;
    readonly changePercent: string | null;
  }[];
  readonly differences: readonly {
    readonly up: string;
    readonly down: string;
    readonly item: string;
    readonly upMean: string;
    readonly downMean: string;
    readonly difference: string;
  }[];
  readonly trends: readonly {
    readonly site: string;
    readonly item: string;
    readonly n: number;
    readonly rs?: string;
    readonly critical?: string;
    readonly significant?: boolean;
    readonly direction?: string;
    readonly gaps?: readonly string[];
  }[];
  readonly completeness: readonly { readonly site: string; readonly month: string; readonly share: string | null }[];
  readonly pollutants: {
    readonly sections: readonly {
      readonly site: string;
      readonly items: readonly { readonly item: string; readonly class: string; readonly multiple: string | null }[];
    }[];
  };
  readonly trophic: readonly { readonly site: string; readonly total: string | null; readonly level?: Words }[];
  readonly alarms: { readonly open: number; readonly oldestDays: number };
  readonly orders: { readonly total: number; readonly onTimeShare: string | null };
  readonly patrols: { readonly held: number; readonly notCounted: number; readonly missed: number };
  readonly rectifications: { readonly open: number; readonly ended: number };
  readonly onDefaults: { readonly share: string | null; readonly says: Words };
}

interface Met {
  readonly name: string;
  readonly valid: number;
  readonly met: number;
  readonly rate: string | null;
}

/** ↑ ↓ only where the correlation is significant; → says that there is none, – that there are too few months. */
const arrowOf = ({ significant, direction }: Figures['trends'][number]): string =>
  significant === undefined ? '–' : significant ? (direction === 'rising' ? '↑' : '↓') : '→';

const useTables = (figures: Figures, view: WatersView) => {
  const { t, w } = useSay();
  const names = useNames();
  const measured = useMeasured();
  const site = (id: string): string =>
    w(view.waters.flatMap(({ sections }) => sections).find((one) => one.site === id)?.title) || id;
  const water = (id: string): string => w(view.waters.find((one) => one.id === id)?.title) || id;
  const met = (caption: string, of: string, rows: readonly Met[], name: (id: string) => string) => (
    <Table
      caption={caption}
      rows={rows}
      id={(row) => row.name}
      columns={[
        { key: 'name', title: of, head: true, cell: (row) => name(row.name) },
        { key: 'met', title: t('wf.metMonths'), right: true, cell: (row) => `${row.met}/${row.valid}` },
        {
          key: 'rate',
          title: t('wf.metRate'),
          right: true,
          cell: (row) => (row.rate === null ? '–' : `${row.rate}%`),
        },
      ]}
    />
  );
  const complete = [...Map.groupBy(figures.completeness, (one) => one.site)];
  const months = [...new Set(figures.completeness.map(({ month }) => month))].sort();
  return (
    <div className="stack">
      <div className="columns two">
        {met(t('wf.byWater'), t('wf.water'), figures.metByBody, water)}
        {met(t('wf.bySide'), t('wf.side'), figures.metBySide, (id) => names.place(id))}
      </div>
      <Table
        caption={t('wf.grades')}
        rows={figures.byGrade}
        id={(row) => row.title[0]}
        columns={[
          { key: 'grade', title: t('wf.grade'), head: true, cell: (row) => w(row.title) },
          { key: 'n', title: t('wf.sectionCount'), right: true, cell: (row) => row.sections },
        ]}
      />
      <Fold title={t('section.pollutants')} count={figures.pollutants.sections.length}>
        <Table
          hideCaption
          caption={t('section.pollutants')}
          rows={figures.pollutants.sections}
          id={(row) => row.site}
          columns={[
            { key: 'site', title: t('waters.section'), head: true, cell: (row) => site(row.site) },
            {
              key: 'items',
              title: t('section.pollutants'),
              cell: (row) =>
                row.items
                  .map(
                    ({ item, class: found, multiple }) =>
                      `${measured(item)} ${found}${multiple ? t('say.aside', { it: multiple }) : ''}`,
                  )
                  .join(' '),
            },
          ]}
        />
      </Fold>
      <Fold title={t('wf.trophic')} count={figures.trophic.length}>
        <Table
          hideCaption
          caption={t('wf.trophic')}
          rows={figures.trophic}
          id={(row) => row.site}
          columns={[
            { key: 'site', title: t('waters.section'), head: true, cell: (row) => site(row.site) },
            { key: 'tli', title: 'TLI', right: true, cell: (row) => row.total ?? '–' },
            { key: 'level', title: t('wf.grade'), cell: (row) => (row.level ? w(row.level) : t('wf.unmeasured')) },
          ]}
        />
      </Fold>
      <Fold title={t('wf.lastYear')} count={figures.againstLastYear.length}>
        <Table
          hideCaption
          caption={t('wf.lastYear')}
          rows={figures.againstLastYear}
          id={(row) => `${row.site}${row.item}`}
          columns={[
            { key: 'site', title: t('waters.section'), head: true, cell: (row) => site(row.site) },
            { key: 'item', title: t('obs.item'), cell: (row) => measured(row.item) },
            { key: 'mean', title: t('section.mean'), right: true, cell: (row) => row.mean },
            { key: 'past', title: t('wf.yearBefore'), right: true, cell: (row) => row.lastYear ?? '–' },
            { key: 'change', title: t('wf.change'), right: true, cell: (row) => row.changePercent ?? '–' },
          ]}
        />
      </Fold>
      <Fold title={t('section.compare')} count={figures.differences.length}>
        <Table
          hideCaption
          caption={t('section.compare')}
          rows={figures.differences}
          id={(row) => `${row.up}${row.down}${row.item}`}
          columns={[
            {
              key: 'pair',
              title: t('waters.side'),
              head: true,
              cell: (row) => `${site(row.up)} → ${site(row.down)}`,
            },
            { key: 'item', title: t('obs.item'), cell: (row) => measured(row.item) },
            {
              key: 'values',
              title: t('section.mean'),
              right: true,
              cell: (row) => `${row.upMean} → ${row.downMean}`,
            },
            { key: 'difference', title: t('section.difference'), right: true, cell: (row) => row.difference },
          ]}
        />
      </Fold>
      <Fold title={t('wf.trends')} count={figures.trends.length}>
        <Table
          hideCaption
          caption={t('wf.trends')}
          rows={figures.trends}
          id={(row) => `${row.site}${row.item}`}
          columns={[
            { key: 'site', title: t('waters.section'), head: true, cell: (row) => site(row.site) },
            { key: 'item', title: t('obs.item'), cell: (row) => measured(row.item) },
            { key: 'arrow', title: t('wf.trend'), cell: (row) => arrowOf(row) },
            { key: 'n', title: 'N', right: true, cell: (row) => row.n },
            { key: 'rs', title: 'r', right: true, cell: (row) => row.rs ?? '–' },
            { key: 'w', title: 'Wp', right: true, cell: (row) => row.critical ?? '–' },
            { key: 'gaps', title: t('wf.gaps'), cell: (row) => row.gaps?.join(' ') || '–' },
          ]}
        />
      </Fold>
      <Fold title={t('wf.complete')} count={complete.length}>
        <Table
          hideCaption
          caption={t('wf.complete')}
          rows={complete}
          id={([id]) => id}
          columns={[
            { key: 'site', title: t('waters.section'), head: true, cell: ([id]) => site(id) },
            ...months.map((month) => ({
              key: month,
              title: month,
              right: true,
              cell: ([, list]: (typeof complete)[number]) => list.find((one) => one.month === month)?.share ?? '–',
            })),
          ]}
        />
      </Fold>
    </div>
  );
};

const Tables = ({ figures, view }: { figures: Figures; view: WatersView }) => useTables(figures, view);

interface Source {
  readonly node: string;
  readonly heard: string | null;
  readonly stale: boolean;
  readonly waiting: number;
  readonly problem: string | null;
}

/** As of when the other nodes' readings are whole here: old copies are said to be old. */
const Sources = ({ node }: { readonly node: string }) => {
  const { t, time } = useSay();
  const names = useNames();
  const { data } = useQuery(observed<readonly Source[]>(node, 'sources', {}));
  return data?.length ? (
    <Table
      caption={t('wf.sources')}
      rows={data}
      id={(row) => row.node}
      columns={[
        { key: 'node', title: t('wf.node'), head: true, cell: (row) => names.node(row.node) },
        { key: 'heard', title: t('wf.heard'), cell: (row) => (row.heard ? time(row.heard) : '–') },
        {
          key: 'state',
          title: t('wf.state'),
          cell: (row) =>
            row.problem ??
            (row.stale ? t('wf.stale') : row.waiting > 0 ? t('wf.waiting', { n: row.waiting }) : t('wf.fresh')),
        },
      ]}
    />
  ) : null;
};

/** Figures of the waters that come from readings; those that are cases stand in the statistics. */
export const WaterFigures = () => {
  const { t, w } = useSay();
  const { node } = useParams({ from: '/$node/waters/figures' });
  const search = useSearch({ from: '/$node/waters/figures' });
  const go = useNavigate({ from: '/$node/waters/figures' });
  const month = (search.day ?? `${monthBefore(todayHere().slice(0, 7), 1)}-01`).slice(0, 7);
  const query = { from: monthBefore(month, 5), to: month };
  const { data, error, refetch } = useQuery({
    queryKey: ['water-figures', node, query],
    queryFn: () => get<Figures>(node, 'indicators/waters', query),
  });
  const view = useQuery(observed<WatersView>(node, 'waters', {}));
  return (
    <>
      <Title>{t('wf.title')}</Title>
      <div className="filters no-print">
        <label className="filter">
          <span>{t('obs.month')}</span>
          <input
            type="month"
            value={month}
            onChange={(e) => e.target.value && go({ search: { day: `${e.target.value}-01` }, replace: true })}
          />
        </label>
        <p className="muted">
          <Link to="/$node/statistics" params={{ node }}>
            {t('wf.cases')}
          </Link>
        </p>
      </div>
      {data && view.data ? (
        <>
          <p className="notice">
            {t('wf.said', {
              month,
              valid: data.sections.valid,
              all: data.sections.of,
              good: data.shares?.good ?? '–',
              bad: data.shares?.worseThanV ?? '–',
              defaults: data.onDefaults.share ?? '–',
            })}{' '}
            {w(data.onDefaults.says)}
          </p>
          <p className="muted">
            {t('wf.casesSaid', {
              alarms: data.alarms.open,
              days: data.alarms.oldestDays,
              orders: data.orders.total,
              onTime: data.orders.onTimeShare === null ? '–' : `${data.orders.onTimeShare}%`,
              held: data.patrols.held,
              missed: data.patrols.missed,
              rect: data.rectifications.open,
            })}
          </p>
          <div className="stack">
            <Tables figures={data} view={view.data} />
            <StuckSensors view={view.data} />
            <FreezeInputs view={view.data} />
            <Sources node={node} />
          </div>
        </>
      ) : (
        <Waiting error={error ?? view.error} again={() => refetch()} />
      )}
    </>
  );
};
