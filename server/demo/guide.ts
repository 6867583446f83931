import type { DemoPerson } from '#kernel';
import { nodeState } from '#store/queries/node-state.ts';
import type { RunningZone } from '../boot/zone.ts';
import { finished, type Seeded } from './seed.ts';

/** Whom a visitor can sign in as at a node, and see something: a clerk, an officer and head with work, a resident. */
export interface Guide {
  readonly node: string;
  readonly people: readonly DemoPerson[];
}

const holding =
  (role: string, authority?: string) =>
  ({ posts }: DemoPerson): boolean =>
    posts.some((post) => post.role === role && !post.deputyFor && (!authority || post.authority === authority));

export const demoGuide = async ({ nodes }: RunningZone): Promise<readonly Guide[]> => {
  const first = nodes.values().next().value?.runtime;
  if (!first) return [];
  const busy = (await nodeState<Seeded>(first.pool, finished))?.busy ?? {};
  return [...nodes.keys()].map((node) => {
    const here = first.program.zone.people.filter((person) => person.node === node);
    const wanted: ((person: DemoPerson) => boolean)[] = [
      ({ kind }) => kind === 'person',
      ({ kind }) => kind === 'organisation',
      holding('window'),
      ...(busy[node] ? [holding('officer', busy[node]), holding('head', busy[node])] : []),
      holding('supervisor'),
      holding('committee'),
      holding('operator'),
    ];
    return { node, people: wanted.flatMap((fits) => here.find(fits) ?? []) };
  });
};
