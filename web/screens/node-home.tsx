import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { boardsQuery } from '../app/boards.ts';
import { useNode, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Waiting } from '../parts/problem.tsx';
import { Home } from './home.tsx';

const BoardBody = lazy(() => import('./board.tsx').then((screen) => ({ default: screen.BoardBody })));

/** The portal of a node; of the node that all others publish to (执委会) the overview that is declared its home. */
export const NodeHome = () => {
  const { t } = useSay();
  const node = useNode();
  const zone = useZone();
  const { data, isPending } = useQuery(boardsQuery(node));
  const home = data?.find((one) => one.home);
  // A node without a hall is no portal: its home is waited for, or the portal would flash by.
  const places = zone.nodes.find(({ id }) => id === node)?.jurisdictions ?? [];
  if (isPending && !zone.windows.some(({ jurisdiction }) => places.includes(jurisdiction))) return <Waiting />;
  if (!home) return <Home />;
  return (
    <Suspense fallback={<p className="empty">{t('shell.loading')}</p>}>
      <BoardBody node={node} mechanism={home.mechanism} board={home.board} />
    </Suspense>
  );
};
