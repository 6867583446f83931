import { Link, useNavigate } from '@tanstack/react-router';
import { useNames, useNode, useZone } from '../app/here.ts';
import { useElder } from '../app/prefer.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Fold } from '../parts/fold.tsx';
import { Icon } from '../parts/icon.tsx';
import { MatterSearch } from '../parts/matter-search.tsx';
import '../look/home.css';

const Quick = ({ node }: { node: string }) => {
  const { t } = useSay();
  return (
    <ul className="quick bare">
      <li>
        <Link to="/$node/matters" params={{ node }}>
          <Icon name="file" size={28} /> <strong>{t('home.apply')}</strong> <small>{t('home.applyHelp')}</small>
        </Link>
      </li>
      <li>
        <Link to="/$node/track" params={{ node }}>
          <Icon name="clock" size={28} /> <strong>{t('home.track')}</strong> <small>{t('home.trackHelp')}</small>
        </Link>
      </li>
      <li>
        <Link to="/$node/my-data" params={{ node }}>
          <Icon name="shield" size={28} /> <strong>{t('home.data')}</strong> <small>{t('home.dataHelp')}</small>
        </Link>
      </li>
      <li>
        <Link to="/verify">
          <Icon name="check" size={28} /> <strong>{t('home.verify')}</strong> <small>{t('home.verifyHelp')}</small>
        </Link>
      </li>
    </ul>
  );
};

const Halls = ({ node }: { node: string }) => {
  const { t, w } = useSay();
  const zone = useZone();
  const names = useNames();
  return (
    <section className="card" aria-labelledby="halls">
      <h2 id="halls">{t('home.windows')}</h2>
      <p className="muted">
        {t('home.windowsHelp')}{' '}
        <Link to="/$node/queue" params={{ node }}>
          {t('queue.title')}
        </Link>
      </p>
      <Fold title={t('home.allWindows')} count={zone.windows.length}>
        <ul className="halls bare">
          {zone.windows.map((hall) => (
            <li key={hall.id}>
              <strong>{w(hall.title)}</strong>
              <span>
                {names.place(hall.jurisdiction)} · {w(hall.address)}
              </span>
              <small>{w(hall.hours)}</small>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  );
};

const Choices = ({ node, kind }: { node: string; kind: 'event' | 'department' }) => {
  const { t, w } = useSay();
  const zone = useZone();
  const entries = Object.entries(kind === 'event' ? zone.lifeEvents : zone.departments);
  return (
    <section aria-labelledby={`by-${kind}`}>
      <h2 id={`by-${kind}`}>{t(kind === 'event' ? 'home.byEvent' : 'home.byDepartment')}</h2>
      <ul className={`choices bare ${kind}`}>
        {entries.map(([key, title]) => (
          <li key={key}>
            <Link to="/$node/matters" params={{ node }} search={{ [kind]: key }}>
              {w(title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The zone's front door: search first, then by life event and by department. */
export const Home = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const node = useNode();
  const elder = useElder();
  const go = useNavigate();
  const counties = zone.jurisdictions.filter(({ level }) => level === 'county').map(({ short }) => w(short));
  const places = counties.join(t('home.between'));
  return (
    <div className="home">
      <div className="hero">
        <Title plain>{t('home.title')}</Title>
        <p>{t('home.lead', { zone: w(zone.title), places })}</p>
        <MatterSearch
          big
          label={t('home.search')}
          help={t('home.searchHelp')}
          pick={(matter) => go({ to: '/$node/matters/$code', params: { node, code: matter.code } })}
          all={(q) => go({ to: '/$node/matters', params: { node }, search: { q } })}
        />
        <svg className="water" viewBox="0 0 1200 60" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 30c100 0 100-18 200-18s100 18 200 18 100-18 200-18 100 18 200 18 100-18 200-18 100 18 200 18v30H0z" />
          <path d="M0 44c80 0 80-14 160-14s80 14 160 14 80-14 160-14 80 14 160 14 80-14 160-14 80 14 160 14 80-14 160-14 80 14 160 14v16H0z" />
        </svg>
      </div>
      <Quick node={node} />
      <Choices node={node} kind="event" />
      {!elder && <Choices node={node} kind="department" />}
      <Halls node={node} />
    </div>
  );
};
