import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isProblem } from '../app/api.ts';
import { useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Problem as ProblemView } from '../app/types.ts';

/** A refusal as people read it: what, on which legal basis, and what to do now. Takes focus so that it is noticed. */
export const Problem = ({ problem, again, focus }: { problem: ProblemView; again?: () => void; focus?: boolean }) => {
  const { t, w, cite } = useSay();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal is brought to attention
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [problem, focus]);
  return (
    <div ref={box} className="notice bad" role="alert" tabIndex={-1}>
      <p>
        <strong>{w(problem.says)}</strong>
      </p>
      {problem.remedy && <p>{w(problem.remedy)}</p>}
      {problem.under && (
        <p>
          <small>
            {t('problem.under')} <cite>{cite(problem.under)}</cite>
          </small>
        </p>
      )}
      {again && (
        <button type="button" className="quiet" onClick={again}>
          {t('problem.again')}
        </button>
      )}
    </div>
  );
};

const SignInFirst = () => {
  const { t } = useSay();
  const node = useNode();
  return (
    <div className="notice">
      <p>{t('problem.signIn')}</p>
      <div className="buttons">
        <Link
          className="button"
          to="/$node/sign-in"
          params={{ node }}
          search={{ to: location.pathname + location.search }}
        >
          {t('shell.signIn')}
        </Link>
      </div>
    </div>
  );
};

/** The address names something that is not there: trying again would not help, going on does. */
const NotThere = ({ problem }: { problem: ProblemView }) => {
  const { t, w } = useSay();
  const node = useNode();
  return (
    <div className="card" role="alert">
      <Title>{w(problem.says)}</Title>
      <p>{problem.remedy ? w(problem.remedy) : t('missing.text')}</p>
      <div className="buttons">
        <Link className="button" to="/">
          {t('missing.home')}
        </Link>
        <Link to="/$node/matters" params={{ node }}>
          {t('nav.matters')}
        </Link>
      </div>
    </div>
  );
};

/** What a screen shows while its data is on the way, or instead of it. */
export const Waiting = ({ error, again }: { error?: unknown; again?: () => void }) => {
  const { t } = useSay();
  if (isProblem(error)) {
    if (error.status === 401) return <SignInFirst />;
    if (error.status === 404) return <NotThere problem={error} />;
    return <Problem problem={error} again={error.status === 403 ? undefined : again} />;
  }
  if (error) throw error;
  return (
    <p className="empty" role="status">
      {t('shell.loading')}
    </p>
  );
};
