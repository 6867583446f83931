import { Link } from '@tanstack/react-router';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';

export const NotFound = () => {
  const { t } = useSay();
  return (
    <div className="card">
      <Title>{t('missing.title')}</Title>
      <p>{t('missing.text')}</p>
      <div className="buttons">
        <Link className="button" to="/">
          {t('missing.home')}
        </Link>
      </div>
    </div>
  );
};
