import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useMechanism, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day } from '../app/types.ts';
import { Fold } from '../parts/fold.tsx';
import { Waiting } from '../parts/problem.tsx';

interface Story {
  readonly name: string;
  readonly lines: readonly {
    readonly day: Day;
    readonly who: string;
    readonly step: string;
    readonly part?: string;
  }[];
  readonly state?: string;
  readonly refusedBy?: string;
}

/** The stories of a mechanism: each is a test, read here as what happens on which day. */
export const Stories = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const { node, id } = useParams({ from: '/$node/stories/$id' });
  const mechanism = useMechanism(id);
  const { data, error, refetch } = useQuery({
    queryKey: ['stories', node, id],
    queryFn: () => get<Story[]>(node, `mechanisms/${id}/stories`),
    staleTime: 600_000,
  });
  if (!data || !mechanism) return <Waiting error={error} again={() => refetch()} />;
  const number = zone.mechanisms.find((one) => one.id === id)?.number ?? '';
  const who = (name: string): string => w(mechanism.actors[name]?.title) || name;
  return (
    <>
      <Title>{t('stories.title', { mechanism: w(zone.mechanisms.find((one) => one.id === id)?.title) })}</Title>
      <p className="muted">{t('stories.help')}</p>
      <div className="stack">
        {[...Map.groupBy(data, ({ name }) => /^[A-Z]?\d+(?:[-.]\d+)*/.exec(name)?.[0] ?? number)].map(
          ([about, stories]) => (
            <Fold key={about} title={about} count={stories.length} open={false}>
              {stories.map((story) => (
                <details key={story.name} className="card">
                  <summary>
                    <span lang="en">{story.name}</span>
                  </summary>
                  <ol className="bare story">
                    {story.lines.map((line, n) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a story's lines never move
                      <li key={n}>
                        <span className="num">{line.day}</span> {who(line.who)} ·{' '}
                        {w(mechanism.steps[line.step]?.title)}
                        {line.part && t('stories.part', { part: line.part })}
                      </li>
                    ))}
                  </ol>
                  <p>
                    <strong>{t('stories.ends')}</strong>{' '}
                    {story.refusedBy
                      ? t('stories.refused', { rule: story.refusedBy })
                      : w(mechanism.states[story.state ?? '']?.title)}
                  </p>
                </details>
              ))}
            </Fold>
          ),
        )}
      </div>
    </>
  );
};
