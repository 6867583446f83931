import { useZone } from '../app/here.ts';
import type { SourceOfEntries } from '../app/published.ts';
import { useSay } from '../app/say.ts';

/** As of when what a peer publishes is here: "nothing new" and "not heard" must not look the same. */
export const SourceState = ({ source }: { source: SourceOfEntries }) => {
  const { t, w, time } = useSay();
  const zone = useZone();
  const name = w(zone.nodes.find(({ id }) => id === source.source)?.title ?? [source.source, source.source]);
  const bad = source.stale || source.incomplete || !source.at;
  const said = source.at ? t('open.asOf', { at: time(source.at) }) : t('open.never');
  return (
    <span className={bad ? 'tag bad' : 'tag good'}>
      {bad ? '!' : '✓'} {name} {said}
      {source.incomplete && ` · ${t('open.incomplete')}`}
      {source.stale && source.at && ` · ${t('open.stale')}`}
    </span>
  );
};
