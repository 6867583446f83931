import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Fragment } from 'react';
import { address } from '../app/api.ts';
import { isStaff, useNames, useSession } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import {
  type BodiesView,
  monthBefore,
  observed,
  type SectionState,
  shifted,
  type WatersView,
} from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { todayHere } from '../app/zone-time.ts';
import { ClassMark, classFill, useClassName } from '../parts/class-mark.tsx';
import { Fold } from '../parts/fold.tsx';
import { labelsFor } from '../parts/labels.ts';
import { Plan, pathOf, planOf } from '../parts/plan.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import '../look/observation.css';

/** How far back the slider reaches. */
const reach = 120;

const Assumed = ({ status }: { status: string | undefined }) => {
  const { t } = useSay();
  return status === 'assumed' ? <span className="tag warn">{t('obs.assumed')}</span> : null;
};

const DaySlider = ({ day, today, choose }: { day: string; today: string; choose: (day: string) => void }) => {
  const { t } = useSay();
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return (
    <div className="filters day-slider no-print">
      <label className="filter">
        <span>{t('obs.day')}</span>
        <input type="date" value={day} max={today} onChange={(e) => e.target.value && choose(e.target.value)} />
      </label>
      <button type="button" className="button second small" onClick={() => choose(shifted(day, -1))}>
        {t('obs.dayBefore')}
      </button>
      <input
        type="range"
        aria-label={t('obs.slider')}
        aria-valuetext={day}
        min={0}
        max={reach}
        value={Math.max(0, reach - ago)}
        onChange={(e) => choose(shifted(today, Number(e.target.value) - reach))}
      />
      <button
        type="button"
        className="button second small"
        disabled={day >= today}
        onClick={() => choose(shifted(day, 1))}
      >
        {t('obs.dayAfter')}
      </button>
    </div>
  );
};

interface Name {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const middle = (points: readonly (readonly [number, number])[]): readonly [number, number] => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** Names of districts and waters, where they are written on the plan. */
const useWritten = (view: WatersView) => {
  const { w } = useSay();
  const names = useNames();
  const plan = planOf(view.drawing);
  const districts = view.drawing.districts.map(({ jurisdiction, ring }): Name => {
    const [x, y] = middle(ring.map(plan.at));
    return { key: jurisdiction, name: names.place(jurisdiction), x, y: y + 60, size: 26 };
  });
  const waters = view.waters.map(({ id, kind, outline, title }): Name => {
    const points = outline.map(plan.part);
    // A river is named beside its upper course, where no section lies.
    const [x, y] = kind === 'lake' ? middle(points) : middle(points.slice(0, 2));
    return { key: id, name: w(title), x, y: kind === 'lake' ? y : y - 14, size: 20 };
  });
  return { districts, waters };
};

const Waters = ({ view, states, day }: { view: WatersView; states: readonly SectionState[]; day: string }) => {
  const { t, w } = useSay();
  const className = useClassName();
  const { drawing } = view;
  const plan = planOf(drawing);
  const written = useWritten(view);
  const marks = states.map((state) => {
    const [x, y] = plan.part(state.schematic);
    return { x, y, name: w(state.title) };
  });
  const labels = labelsFor(marks, { radius: 17, size: 19, width: plan.width }, [
    ...written.districts,
    ...written.waters,
  ]);
  const texts = (list: readonly Name[], kind: string) =>
    list.map(({ key, name, x, y }) => (
      <text key={key} className={kind} x={x} y={y} textAnchor="middle">
        {name}
      </text>
    ));
  return (
    <Plan frame={drawing} label={t('waters.mapLabel', { day })} note={w(drawing.says)}>
      {drawing.districts.map(({ jurisdiction, ring }) => (
        <path key={jurisdiction} className="district" d={pathOf(ring.map(plan.at))} />
      ))}
      {texts(written.districts, 'district-name')}
      {view.waters.map(({ id, kind, outline }) => (
        <path key={id} className={kind} d={pathOf(outline.map(plan.part), kind === 'lake')} />
      ))}
      {texts(written.waters, 'water-name')}
      {states.map((state, n) => (
        <g key={state.site}>
          <circle
            cx={marks[n]?.x}
            cy={marks[n]?.y}
            r="17"
            className={state.met === false ? 'mark fails' : 'mark'}
            fill={classFill[state.rank ?? 0]}
          />
          <text className="mark-text" x={marks[n]?.x} y={(marks[n]?.y ?? 0) + 7} textAnchor="middle">
            {className(state.rank)}
          </text>
          <text className="mark-name" x={labels[n]?.x} y={labels[n]?.y} textAnchor={labels[n]?.anchor}>
            {w(state.title)}
          </text>
        </g>
      ))}
    </Plan>
  );
};

const Said = ({ states, day }: { states: readonly SectionState[]; day: string }) => {
  const { t, w, several } = useSay();
  const known = states.filter(({ rank }) => rank !== null);
  const failed = states.filter(({ met }) => met === false);
  const names = several(failed.map(({ title }) => w(title)));
  return (
    <p>
      {t('waters.said', {
        day,
        all: states.length,
        known: known.length,
        good: known.filter(({ rank }) => (rank ?? 9) <= 3).length,
        bad: known.filter(({ rank }) => rank === 6).length,
        met: states.filter(({ met }) => met).length,
        failed: failed.length,
      })}{' '}
      {failed.length > 0 ? t('waters.failedAre', { names }) : t('waters.noneFailed')}
    </p>
  );
};

const Sections = ({ node, view, states }: { node: string; view: WatersView; states: readonly SectionState[] }) => {
  const { t, w, time, several } = useSay();
  const names = useNames();
  const measured = useMeasured();
  const water = (id: string): string => w(view.waters.find((one) => one.id === id)?.title);
  return (
    <Fold title={t('waters.sections')} count={states.length}>
      <Table
        caption={t('waters.sections')}
        hideCaption
        rows={states}
        id={(row) => row.site}
        columns={[
          {
            key: 'name',
            title: t('waters.section'),
            head: true,
            cell: (row) => (
              <Link to="/$node/waters/section" params={{ node }} search={{ site: row.site }}>
                {w(row.title)}
              </Link>
            ),
          },
          { key: 'water', title: t('waters.water'), cell: (row) => `${water(row.water)} · ${t(`role.${row.role}`)}` },
          {
            key: 'side',
            title: t('waters.side'),
            cell: (row) => `${names.place(row.upstream)} → ${names.place(row.downstream)}`,
          },
          { key: 'class', title: t('obs.class'), cell: (row) => <ClassMark rank={row.rank} /> },
          {
            key: 'deciding',
            title: t('waters.deciding'),
            cell: (row) => several((row.finding?.deciding ?? []).map(measured)) || '–',
          },
          {
            key: 'target',
            title: t('obs.target'),
            cell: (row) => (
              <>
                <ClassMark rank={row.target?.rank} /> <Assumed status={row.target?.status} />
              </>
            ),
          },
          {
            key: 'met',
            title: t('obs.met'),
            cell: (row) =>
              row.met === null ? t('obs.noData') : row.met ? t('obs.yes') : <strong>{t('obs.no')}</strong>,
          },
          {
            key: 'at',
            title: t('obs.time'),
            cell: (row) => <span className="day">{row.at ? time(row.at) : '–'}</span>,
          },
        ]}
      />
    </Fold>
  );
};

const Bodies = ({ view, bodies }: { view: WatersView; bodies: BodiesView | undefined }) => {
  const { t, w, language } = useSay();
  const names = useNames();
  const of = (id: string) => bodies?.waters.find((one) => one.id === id);
  const against = bodies?.waters[0]?.changes ?? [];
  return (
    <Fold title={t('waters.bodies')} count={view.waters.length}>
      <Table
        caption={t('waters.bodies')}
        hideCaption
        rows={view.waters}
        id={(row) => row.id}
        columns={[
          { key: 'name', title: t('waters.water'), head: true, cell: (row) => w(row.title) },
          {
            key: 'target',
            title: t('obs.target'),
            cell: (row) => (
              <>
                <ClassMark rank={row.target?.target.rank} /> <Assumed status={row.target?.status} />
              </>
            ),
          },
          { key: 'grade', title: t('waters.grade'), cell: (row) => w(of(row.id)?.grade) || t('obs.insufficient') },
          ...against.map(({ against: period }, n) => ({
            key: period,
            title: t('waters.change', { period }),
            cell: (row: WatersView['waters'][number]) => w(of(row.id)?.changes[n]?.title) || '–',
          })),
          {
            key: 'duty',
            title: t('waters.duty'),
            cell: (row) => (
              <>
                {row.duty.side ? names.place(row.duty.side) : '–'} <Assumed status={row.duty.status} />
              </>
            ),
          },
          {
            key: 'chiefs',
            title: t('waters.chiefs'),
            cell: (row) =>
              row.chiefs.map(({ post }, n) => (
                <Fragment key={w(post)}>
                  {n > 0 && (language === 'zh' ? '、' : ', ')}
                  <span className="whole">{w(post)}</span>
                </Fragment>
              )),
          },
        ]}
      />
    </Fold>
  );
};

const Reports = ({ node, month }: { node: string; month: string }) => {
  const { t, language } = useSay();
  const year = String(Number(month.slice(0, 4)) - (month.slice(5) === '12' ? 0 : 1));
  const links = [month, year].flatMap((period) =>
    (['pdf', 'xlsx'] as const).map((format) => ({
      key: `${period}.${format}`,
      href: address(node, 'observations/report', { period, format, language }),
      text: t(`waters.${format}`, { period }),
    })),
  );
  return (
    <section className="card no-print">
      <h2>{t('waters.report')}</h2>
      <p className="buttons">
        {links.map(({ key, href, text }) => (
          <a key={key} className="button second" href={href} download>
            {text}
          </a>
        ))}
      </p>
    </section>
  );
};

/** 一河三湖: where the sections lie, their class on a day, and the four waters with their duty and grade. Open to everybody. */
export const RiverAndLakes = () => {
  const { t, w } = useSay();
  const { node } = useParams({ from: '/$node/waters' });
  const search = useSearch({ from: '/$node/waters' });
  const go = useNavigate({ from: '/$node/waters' });
  const staff = isStaff(useSession());
  const today = todayHere();
  const day = search.day ?? today;
  const month = monthBefore(day.slice(0, 7), 1);
  const waters = useQuery(observed<WatersView>(node, 'waters', { day }));
  const sections = useQuery({
    ...observed<{ day: string; sections: readonly SectionState[] }>(node, 'sections', { day }),
    placeholderData: keepPreviousData,
  });
  const bodies = useQuery(observed<BodiesView>(node, 'bodies', { period: month }));
  const { data: view, error, refetch } = waters;
  const states = sections.data?.sections;
  if (!view || !states) return <Waiting error={error ?? sections.error} again={() => refetch()} />;
  return (
    <>
      <Title>{t('nav.waters')}</Title>
      {view.demo && <p className="notice warn">{t('obs.demo', { says: w(view.demo) })}</p>}
      <DaySlider day={day} today={today} choose={(at) => go({ search: { day: at }, replace: true })} />
      <div className="stack">
        <Waters view={view} states={states} day={day} />
        <div className="card" aria-live="polite">
          <Said states={states} day={day} />
          <p className="muted">{t('obs.assumedHelp')}</p>
        </div>
        <Sections node={node} view={view} states={states} />
        <Bodies view={view} bodies={bodies.data} />
        <Reports node={node} month={month} />
        <p className="buttons no-print">
          <Link className="button second" to="/$node/air" params={{ node }}>
            {t('nav.air')}
          </Link>
          <Link className="button second" to="/$node/waters/figures" params={{ node }}>
            {t('wf.title')}
          </Link>
        </p>
        {staff && (
          <p>
            <Link to="/$node/mechanisms/$id" params={{ node, id: 'river-and-lakes' }}>
              {t('waters.newCase')}
            </Link>{' '}
            · {t('waters.cases')}
          </p>
        )}
      </div>
    </>
  );
};
