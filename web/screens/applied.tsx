import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { CaseView } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { Terms } from '../parts/terms.tsx';

/** The confirmation: its address stays valid as a receipt. */
export const Applied = () => {
  const { t, w, m, day } = useSay();
  const names = useNames();
  const zone = useZone();
  const { node, id } = useParams({ from: '/$node/applied/$id' });
  const { data, error, refetch } = useQuery({
    queryKey: ['case', node, id],
    queryFn: () => get<CaseView>(node, `cases/${id}`),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const promised = data.clocks.find((clock) => clock.shownAs === 'promised');
  const authority = zone.authorities[data.deciding.authority];
  return (
    <div className="stack">
      <div className="panel-done">
        <Title plain>{t('applied.title')}</Title>
        <p>{t('case.number')}</p>
        <p className="number num">{data.id}</p>
      </div>
      <section className="card" aria-labelledby="next">
        <h2 id="next">{t('applied.next')}</h2>
        <p>
          {t('applied.text', {
            authority: names.authority(data.deciding.authority),
            state: w(data.outside ?? data.stateTitle),
          })}
        </p>
        <Terms
          pairs={[
            [t('case.matter'), m(data.matter)],
            [t('case.openedOn'), day(data.openedOn)],
            [t('case.promisedDue'), promised?.due ? day(promised.due) : t('applied.notYet')],
            [t('guide.phone'), authority?.phone && <a href={`tel:${authority.phone}`}>{authority.phone}</a>],
            ...data.papers.map(
              (paper) =>
                [
                  w(paper.title),
                  <Link
                    key={paper.number}
                    to="/$node/cases/$id/papers/$number"
                    params={{ node, id, number: paper.number }}
                  >
                    {paper.number}
                  </Link>,
                  paper.number,
                ] as const,
            ),
          ]}
        />
        <div className="buttons no-print">
          <Link className="button" to="/$node/cases/$id" params={{ node, id }}>
            {t('applied.follow')}
          </Link>
          {data.track && (
            <Link className="button second" to="/$node/track/$token" params={{ node, token: data.track }}>
              {t('applied.track')}
            </Link>
          )}
          <button type="button" className="quiet" onClick={() => print()}>
            {t('applied.print')}
          </button>
        </div>
        <p className="muted">{t('applied.keep')}</p>
      </section>
    </div>
  );
};
