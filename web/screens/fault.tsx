import { useRouter } from '@tanstack/react-router';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';

/** A bug of the page itself: said plainly, with a way on. */
export const Fault = ({ error }: { error: unknown }) => {
  const { t } = useSay();
  const router = useRouter();
  return (
    <div className="card" role="alert">
      <Title>{t('fault.title')}</Title>
      <p>{t('fault.text')}</p>
      <details>
        <summary>{t('fault.detail')}</summary>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </details>
      <div className="buttons">
        <button type="button" className="button" onClick={() => router.invalidate()}>
          {t('problem.again')}
        </button>
        <a href="/">{t('missing.home')}</a>
      </div>
    </div>
  );
};
