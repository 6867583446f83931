import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import type { Instant, Words } from '../app/types.ts';

interface Alarm {
  readonly case: string;
  readonly clock: string;
  readonly due: string;
  readonly dueAt: Instant | null;
  readonly at: Instant;
  readonly text: Words;
  /** Whether the reader may open the case here: others, and those whose package never came, are known by their number only. */
  readonly opens: boolean;
}

/** 督办提示: terms that are over and of which one's post is told. Nothing at all where there are none. */
export const Alarms = ({ node }: { node: string }) => {
  const { t, w, day, time } = useSay();
  const { data } = useQuery({
    queryKey: ['alarms', node],
    queryFn: () => get<readonly Alarm[]>(node, 'alarms'),
    refetchInterval: 60_000,
  });
  if (!data?.length) return null;
  return (
    <section className="notice bad" aria-labelledby="alarms">
      <h2 id="alarms">{t('alarms.title', { n: data.length })}</h2>
      <ul className="bare">
        {data.map((one) => (
          <li key={`${one.case}/${one.clock}/${one.due}`}>
            {one.opens ? (
              <Link className="num" to="/$node/cases/$id" params={{ node, id: one.case }}>
                {one.case}
              </Link>
            ) : (
              <span className="num">{one.case}</span>
            )}{' '}
            {t('alarms.due', { due: one.dueAt ? time(one.dueAt) : day(one.due) })} {w(one.text)}
          </li>
        ))}
      </ul>
    </section>
  );
};
