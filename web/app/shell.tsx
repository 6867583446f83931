import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Problem } from '../parts/problem.tsx';
import { isProblem } from './api.ts';
import { isStaff, nodeOf, sessionQuery, ZoneContext, zoneQuery } from './here.ts';
import { Connection, useLive } from './live.tsx';
import { useLock } from './lock.ts';
import { StaffMenu, TopBar } from './menu.tsx';
import { rememberNode } from './prefer.ts';
import { useSay } from './say.ts';
import type { ZoneView } from './types.ts';
import { UnsavedQuestion } from './unsaved-question.tsx';

const Locked = lazy(() => import('../screens/locked.tsx').then((screen) => ({ default: screen.Locked })));

/** After a change of page the reader stands at its beginning: the main part takes focus, as a loaded page would. */
const useFocusOnArrival = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current && path !== before.current && !main.current?.contains(document.activeElement))
      main.current?.focus();
    before.current = path;
  }, [path]);
  return main;
};

const Body = ({ zone }: { zone: ZoneView }) => {
  const { t, w } = useSay();
  const main = useFocusOnArrival();
  const { node: inAddress } = useParams({ strict: false }) as { node?: string };
  const node = nodeOf(zone, inAddress);
  const { data: session } = useQuery(sessionQuery(node));
  const live = useLive(node, Boolean(session?.person));
  useEffect(() => {
    if (inAddress === node) rememberNode(node);
  }, [inAddress, node]);
  const staff = isStaff(session);
  const lock = useLock(node, session);
  return (
    <div className="page">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      {zone.demo && <p className="demo-note">{t('shell.demo')}</p>}
      <TopBar node={node} session={session} lock={lock} />
      <div className={staff ? 'frame frame-staff' : 'frame'}>
        {staff && <StaffMenu node={node} session={session} />}
        <main id="main" ref={main} tabIndex={-1}>
          <Connection live={live} />
          {session?.locked ? (
            <Suspense>
              <Locked node={node} name={session.locked.name} />
            </Suspense>
          ) : (
            <Outlet />
          )}
          <UnsavedQuestion />
        </main>
      </div>
      <footer className="foot">
        <p>
          {w(zone.title)} · {t('shell.name')}
        </p>
        <p>{t('shell.help')}</p>
      </footer>
    </div>
  );
};

export const Shell = () => {
  const { t } = useSay();
  const { data: zone, error, refetch } = useQuery(zoneQuery);
  if (zone)
    return (
      <ZoneContext.Provider value={zone}>
        <Body zone={zone} />
      </ZoneContext.Provider>
    );
  return (
    <main className="starting" aria-busy={!error}>
      {isProblem(error) ? <Problem problem={error} again={() => refetch()} /> : <p>{t('shell.loading')}</p>}
    </main>
  );
};
