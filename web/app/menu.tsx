import { useQueryClient } from '@tanstack/react-query';
import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Icon, type IconName } from '../parts/icon.tsx';
import { write } from './api.ts';
import { forgetDrafts } from './draft.ts';
import { useNames, useZone } from './here.ts';
import { setElder, setLanguage, useElder } from './prefer.ts';
import { useSay } from './say.ts';
import type { SessionView } from './types.ts';
import { keepAll, leaving } from './unsaved.ts';

interface Place {
  readonly node: string;
  readonly session: SessionView | undefined;
  /** 锁屏, where the person may. */
  readonly lock?: (() => void) | undefined;
}

const Preferences = () => {
  const { t, language } = useSay();
  const elder = useElder();
  return (
    <>
      <button type="button" className="quiet" aria-pressed={elder} onClick={() => setElder(!elder)}>
        {elder ? t('shell.elderOff') : t('shell.elderOn')}
      </button>
      <button
        type="button"
        className="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </>
  );
};

const Person = ({ node, session, lock }: Place) => {
  const { t } = useSay();
  const queries = useQueryClient();
  const names = useNames();
  if (!session || session.locked) return null;
  if (!session.person)
    return (
      <Link className="button small" to="/$node/sign-in" params={{ node }}>
        {t('shell.signIn')}
      </Link>
    );
  const leave = async () => {
    await write(node, 'DELETE', 'session');
    queries.clear();
    forgetDrafts();
    keepAll();
    location.assign('/');
  };
  return (
    <span className="person">
      <span>
        {session.person.name}
        <small>{names.node(node)}</small>
      </span>
      {lock && (
        <button type="button" className="quiet" aria-keyshortcuts="Alt+L" title={t('lock.key')} onClick={lock}>
          {t('lock.lock')}
        </button>
      )}
      <button type="button" className="quiet" onClick={() => leaving(leave)}>
        {t('shell.signOut')}
      </button>
    </span>
  );
};

export const TopBar = ({ node, session, lock }: Place) => {
  const { t, w } = useSay();
  const zone = useZone();
  const known = session?.person && session.person.kind !== 'staff';
  return (
    <header className="top">
      <Link className="brand" to="/">
        <img src="/icon.svg" alt="" width="32" height="32" />
        <span>
          <strong>{t('shell.name')}</strong>
          <small>{w(zone.title)}</small>
        </span>
      </Link>
      <nav className="top-nav" aria-label={t('shell.mainNav')}>
        <Link to="/$node/matters" params={{ node }}>
          {t('nav.matters')}
        </Link>
        <Link to="/$node/track" params={{ node }}>
          {t('nav.track')}
        </Link>
        <Link to="/$node/notices" params={{ node }}>
          {t('nav.notices')}
        </Link>
        <Link to="/verify">{t('nav.verify')}</Link>
        {zone.observes && (
          <Link to="/$node/waters" params={{ node }}>
            {t('nav.environment')}
          </Link>
        )}
        {known && (
          <>
            <Link to="/$node/mine" params={{ node }}>
              {t('nav.mine')}
            </Link>
            <Link to="/$node/messages" params={{ node }}>
              {t('nav.messages')}
            </Link>
            <Link to="/$node/my-data" params={{ node }}>
              {t('nav.myData')}
            </Link>
          </>
        )}
      </nav>
      <div className="prefer">
        <Preferences />
        <Person node={node} session={session} lock={lock} />
      </div>
    </header>
  );
};

/** On a narrow screen the menu is one line that scrolls: where the reader is stands in its middle. */
const useActiveInSight = () => {
  const row = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place that is lit follows the address
  useEffect(() => {
    const [menu, lit] = [row.current, row.current?.querySelector<HTMLElement>('a.active')];
    if (menu && lit) menu.scrollLeft = lit.offsetLeft - (menu.clientWidth - lit.offsetWidth) / 2;
  }, [path]);
  return row;
};

export const StaffMenu = ({ node, session }: Place) => {
  const { t } = useSay();
  const zone = useZone();
  const row = useActiveInSight();
  const atWindow = session?.posts?.some((post) => post.window);
  const operates = session?.posts?.some(({ role }) => role === 'operator');
  const atTable = session?.posts?.some((post) => post.seat);
  const ofEcology = session?.posts?.some(
    ({ authority, role }) => role === 'committee' || zone.authorities[authority]?.department === 'ecology',
  );
  const entry = (to: LinkProps['to'], icon: IconName, label: string, exact = false) => (
    <li>
      <Link to={to} params={{ node } as never} activeOptions={{ exact, includeSearch: false }}>
        <Icon name={icon} /> {label}
      </Link>
    </li>
  );
  return (
    <nav className="side" aria-label={t('shell.workNav')} ref={row}>
      <ul>
        {atWindow && entry('/$node/window/new', 'plus', t('nav.intake'))}
        {atWindow && entry('/$node/window', 'list', t('nav.window'), true)}
        {entry('/$node/inbox', 'inbox', t('nav.inbox'))}
        {atTable && entry('/$node/ballots', 'check', t('nav.ballots'))}
        {entry('/$node/posts', 'people', t('nav.posts'))}
        {entry('/$node/mechanisms', 'grid', t('nav.mechanisms'))}
        {entry('/$node/accounts', 'list', t('nav.accounts'))}
        {entry('/$node/boards', 'list', t('nav.boards'))}
        {entry('/$node/registers', 'book', t('nav.registers'))}
        {entry('/$node/requests', 'ask', t('nav.requests'))}
        {zone.observes && ofEcology && (
          <>
            {entry('/$node/waters', 'water', t('nav.waters'))}
            {entry('/$node/air', 'air', t('nav.air'))}
            {entry('/$node/voc', 'track', t('nav.voc'))}
          </>
        )}
        {entry('/$node/statistics', 'chart', t('nav.statistics'))}
        {entry('/$node/matters-use', 'chart', t('nav.mattersUse'))}
        {entry('/$node/compare', 'compare', t('nav.compare'))}
        {entry('/$node/law', 'law', t('nav.law'))}
        {operates && entry('/$node/operator', 'operator', t('nav.operator'))}
      </ul>
    </nav>
  );
};
