import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Fault } from '../screens/fault.tsx';
import { Home } from '../screens/home.tsx';
import { NodeHome } from '../screens/node-home.tsx';
import { NotFound } from '../screens/not-found.tsx';
import * as search from './search.ts';
import { Shell } from './shell.tsx';

/**
 * Addresses. What stands under `desk` has forms and loads their looks once, lazily.
 * Search parameters hold every filter, so a list can be bookmarked and handed over.
 */
const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const at = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const nodeHome = createRoute({ getParentRoute: () => root, path: '/$node', component: NodeHome });
const verify = at('/verify', () => import('../screens/verify.tsx'), 'Verify');
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/$node/sign-in',
  validateSearch: search.signIn,
  component: lazyRouteComponent(() => import('../screens/sign-in.tsx'), 'SignIn'),
});
const matters = createRoute({
  getParentRoute: () => root,
  path: '/$node/matters',
  validateSearch: search.matters,
  component: lazyRouteComponent(() => import('../screens/matters.tsx'), 'Matters'),
});
const guide = at('/$node/matters/$code', () => import('../screens/guide.tsx'), 'Guide');
const track = at('/$node/track', () => import('../screens/track.tsx'), 'TrackStart');
const tracked = at('/$node/track/$token', () => import('../screens/track.tsx'), 'Tracked');
const mine = createRoute({
  getParentRoute: () => root,
  path: '/$node/mine',
  validateSearch: search.paged,
  component: lazyRouteComponent(() => import('../screens/mine.tsx'), 'Mine'),
});
const myData = at('/$node/my-data', () => import('../screens/my-data.tsx'), 'MyData');
const mandates = at('/$node/mandates', () => import('../screens/mandates.tsx'), 'Mandates');
const messages = at('/$node/messages', () => import('../screens/my-data.tsx'), 'Messages');
const applied = at('/$node/applied/$id', () => import('../screens/applied.tsx'), 'Applied');
const paper = createRoute({
  getParentRoute: () => root,
  path: '/$node/cases/$id/papers/$number',
  validateSearch: search.paper,
  component: lazyRouteComponent(() => import('../screens/paper.tsx'), 'PaperPage'),
});
const compare = createRoute({
  getParentRoute: () => root,
  path: '/$node/compare',
  validateSearch: search.compare,
  component: lazyRouteComponent(() => import('../screens/compare.tsx'), 'Compare'),
});
const mattersUse = createRoute({
  getParentRoute: () => root,
  path: '/$node/matters-use',
  validateSearch: search.paged,
  component: lazyRouteComponent(() => import('../screens/matters-use.tsx'), 'MattersUse'),
});
const law = createRoute({
  getParentRoute: () => root,
  path: '/$node/law',
  validateSearch: search.law,
  component: lazyRouteComponent(() => import('../screens/law.tsx'), 'Law'),
});
const recognitions = createRoute({
  getParentRoute: () => root,
  path: '/$node/recognitions',
  validateSearch: search.recognitions,
  component: lazyRouteComponent(() => import('../screens/recognitions.tsx'), 'Recognitions'),
});
const rehearse = at('/$node/rehearse', () => import('../screens/rehearse.tsx'), 'Rehearse');
const statistics = createRoute({
  getParentRoute: () => root,
  path: '/$node/statistics',
  validateSearch: search.statistics,
  component: lazyRouteComponent(() => import('../screens/statistics.tsx'), 'Statistics'),
});
const figure = createRoute({
  getParentRoute: () => root,
  path: '/$node/statistics/$id',
  validateSearch: search.figure,
  component: lazyRouteComponent(() => import('../screens/figure.tsx'), 'FigurePage'),
});
const posts = at('/$node/posts', () => import('../screens/posts.tsx'), 'Posts');
const queue = createRoute({
  getParentRoute: () => root,
  path: '/$node/queue',
  validateSearch: search.queue,
  component: lazyRouteComponent(() => import('../screens/queue.tsx'), 'Queue'),
});
const boards = at('/$node/boards', () => import('../screens/boards.tsx'), 'Boards');
const board = at('/$node/boards/$mechanism/$board', () => import('../screens/board.tsx'), 'BoardPage');
const stories = at('/$node/stories/$id', () => import('../screens/stories.tsx'), 'Stories');
const waters = createRoute({
  getParentRoute: () => root,
  path: '/$node/waters',
  validateSearch: search.onDay,
  component: lazyRouteComponent(() => import('../screens/waters.tsx'), 'RiverAndLakes'),
});
const section = createRoute({
  getParentRoute: () => root,
  path: '/$node/waters/section',
  validateSearch: search.section,
  component: lazyRouteComponent(() => import('../screens/section.tsx'), 'Section'),
});
const waterFigures = createRoute({
  getParentRoute: () => root,
  path: '/$node/waters/figures',
  validateSearch: search.onDay,
  component: lazyRouteComponent(() => import('../screens/water-figures.tsx'), 'WaterFigures'),
});
const air = createRoute({
  getParentRoute: () => root,
  path: '/$node/air',
  validateSearch: search.onDay,
  component: lazyRouteComponent(() => import('../screens/air.tsx'), 'Air'),
});
const voc = createRoute({
  getParentRoute: () => root,
  path: '/$node/voc',
  validateSearch: search.run,
  component: lazyRouteComponent(() => import('../screens/voc.tsx'), 'Voc'),
});
const notices = at('/$node/notices', () => import('../screens/notices.tsx'), 'Notices');
const operator = at('/$node/operator', () => import('../screens/operator.tsx'), 'Operator');

const trail = createRoute({
  getParentRoute: () => root,
  path: '/$node/operator/trail',
  validateSearch: search.trail,
  component: lazyRouteComponent(() => import('../screens/trail.tsx'), 'Trail'),
});

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(() => import('./desk.tsx'), 'Desk'),
});
const under = desk;
const apply = createRoute({
  getParentRoute: () => under,
  path: '/$node/apply/$code',
  validateSearch: search.apply,
  component: lazyRouteComponent(() => import('../screens/apply.tsx'), 'Apply'),
});
const casePage = createRoute({
  getParentRoute: () => under,
  path: '/$node/cases/$id',
  validateSearch: search.casePage,
  component: lazyRouteComponent(() => import('../screens/case.tsx'), 'CasePage'),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/$node/inbox',
  validateSearch: search.inbox,
  component: lazyRouteComponent(() => import('../screens/inbox.tsx'), 'Inbox'),
});
const hall = createRoute({
  getParentRoute: () => root,
  path: '/$node/window',
  validateSearch: search.inbox,
  component: lazyRouteComponent(() => import('../screens/inbox.tsx'), 'WindowList'),
});
const intake = createRoute({
  getParentRoute: () => under,
  path: '/$node/window/new',
  validateSearch: search.intake,
  component: lazyRouteComponent(() => import('../screens/intake.tsx'), 'Intake'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/$node/accounts',
  validateSearch: search.accounts,
  component: lazyRouteComponent(() => import('../screens/accounts.tsx'), 'Accounts'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/$node/account',
  validateSearch: search.account,
  component: lazyRouteComponent(() => import('../screens/account.tsx'), 'Account'),
});
const settlement = at('/$node/settlement', () => import('../screens/settlement.tsx'), 'Settlement');
const registers = at('/$node/registers', () => import('../screens/registers.tsx'), 'Registers');
const register = createRoute({
  getParentRoute: () => root,
  path: '/$node/registers/$register',
  validateSearch: search.paged,
  component: lazyRouteComponent(() => import('../screens/register.tsx'), 'RegisterList'),
});
const entry = createRoute({
  getParentRoute: () => under,
  path: '/$node/registers/$register/$key',
  validateSearch: search.entry,
  component: lazyRouteComponent(() => import('../screens/entry.tsx'), 'EntryPage'),
});
const ballots = at('/$node/ballots', () => import('../screens/ballots.tsx'), 'Ballots');
const requests = at('/$node/requests', () => import('../screens/requests.tsx'), 'Requests');
const openRegister = createRoute({
  getParentRoute: () => under,
  path: '/$node/open/$register',
  validateSearch: search.openRegister,
  component: lazyRouteComponent(() => import('../screens/open-register.tsx'), 'OpenRegister'),
});
const notice = createRoute({
  getParentRoute: () => under,
  path: '/$node/notices/$id',
  component: lazyRouteComponent(() => import('../screens/notices.tsx'), 'NoticePage'),
});
const mechanisms = at('/$node/mechanisms', () => import('../screens/mechanisms.tsx'), 'Mechanisms');
const start = createRoute({
  getParentRoute: () => under,
  path: '/$node/mechanisms/$id',
  component: lazyRouteComponent(() => import('../screens/start.tsx'), 'Start'),
});

const routes = [
  home,
  verify,
  nodeHome,
  signIn,
  matters,
  guide,
  track,
  tracked,
  mine,
  myData,
  mandates,
  messages,
  applied,
  paper,
  compare,
  mattersUse,
  law,
  recognitions,
  rehearse,
  statistics,
  figure,
  boards,
  board,
  stories,
  waters,
  section,
  waterFigures,
  air,
  voc,
  notices,
  operator,
  trail,
  posts,
  queue,
  mechanisms,
  accounts,
  account,
  settlement,
  registers,
  register,
  requests,
  ballots,
  inbox,
  hall,
  desk.addChildren([openRegister, apply, casePage, intake, notice, start, entry]),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: Fault,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
