import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { Terms } from '../parts/terms.tsx';
import '../look/sign-in.css';

interface TrackView {
  readonly id: string;
  readonly matter: string | { readonly title: string };
  readonly stateTitle: Words;
  readonly outside?: Words;
  readonly stage?: number;
  readonly openedOn: Day;
  readonly closedOn?: Day;
  readonly promisedDue?: Day;
  readonly steps: readonly { readonly title: Words; readonly day: Day; readonly unit: Words }[];
  readonly needed?: Words;
  readonly rating?: { readonly open: boolean };
}

/** A whole tracking address pasted or scanned works as well as its last part. */
const tokenIn = (text: string): string => text.trim().split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';

const TrackForm = ({ node }: { node: string }) => {
  const { t } = useSay();
  const go = useNavigate();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = tokenIn(text);
    if (token) void go({ to: '/$node/track/$token', params: { node, token } });
  };
  return (
    <form className="card plain-form" onSubmit={submit}>
      <label htmlFor="token">{t('track.label')}</label>
      <input
        id="token"
        required
        autoComplete="off"
        aria-describedby="token-help"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <small id="token-help">{t('track.help')}</small>
      <div className="buttons">
        <button type="submit" className="button">
          {t('track.go')}
        </button>
        <Link to="/$node/mine" params={{ node }}>
          {t('track.signedIn')}
        </Link>
      </div>
    </form>
  );
};

export const TrackStart = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/track' });
  return (
    <>
      <Title>{t('track.title')}</Title>
      <TrackForm node={node} />
    </>
  );
};

type Step = TrackView['steps'][number];

/** The same thing done by several on one day (eleven members sign in) is one line. */
const runsOf = (steps: readonly Step[]): readonly { readonly step: Step; readonly times: number }[] => {
  const runs: { step: Step; times: number }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (
      last &&
      ['title', 'day', 'unit'].every((key) => String(last.step[key as 'day']) === String(step[key as 'day']))
    )
      last.times += 1;
    else runs.push({ step, times: 1 });
  }
  return runs;
};

export const Tracked = () => {
  const { t, w, day } = useSay();
  const { node, token } = useParams({ from: '/$node/track/$token' });
  const { data, error, refetch } = useQuery({
    queryKey: ['track', node, token],
    queryFn: () => get<TrackView>(node, `track/${encodeURIComponent(token)}`),
  });
  if (!data)
    return (
      <div className="stack">
        <Waiting error={error} again={() => refetch()} />
        {error && <TrackForm node={node} />}
      </div>
    );
  return (
    <div className="stack">
      <Title>{w(typeof data.matter === 'string' ? data.matter : data.matter.title)}</Title>
      <section className="card" aria-labelledby="where">
        <h2 id="where">{w(data.outside ?? data.stateTitle)}</h2>
        {data.needed && (
          <div className="notice warn">
            <p>
              <strong>{t('track.needed')}</strong> {w(data.needed)}
            </p>
            <p>
              <Link to="/$node/cases/$id" params={{ node, id: data.id }}>
                {t('track.supply')}
              </Link>
            </p>
          </div>
        )}
        <Stepper stage={data.stage} done={Boolean(data.closedOn)} />
        <hr />
        <Terms
          pairs={[
            [
              t('case.number'),
              <span key="id" className="num">
                {data.id}
              </span>,
            ],
            [t('case.openedOn'), day(data.openedOn)],
            [t('case.promisedDue'), day(data.promisedDue)],
          ]}
        />
        <p className="muted">{t('track.masked')}</p>
      </section>
      <section className="card" aria-labelledby="steps">
        <h2 id="steps">{t('track.steps')}</h2>
        <ol className="timeline">
          {runsOf(data.steps).map(({ step, times }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what happened stays in its order
            <li key={at}>
              <div className="what">
                <strong>
                  {w(step.title)}
                  {times > 1 && ` × ${times}`}
                </strong>
                <span className="num">{day(step.day)}</span>
              </div>
              <small>{w(step.unit)}</small>
            </li>
          ))}
        </ol>
      </section>
      {data.rating?.open && (
        <p className="notice good">
          {t('track.rate')}{' '}
          <Link to="/$node/cases/$id" params={{ node, id: data.id }}>
            {t('track.rateNow')}
          </Link>
        </p>
      )}
    </div>
  );
};
