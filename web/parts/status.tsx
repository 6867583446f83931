import { useSay } from '../app/say.ts';

/** Whether a value is the law's own, reported, or ours: assumed values are marked wherever they show. */
export const Status = ({ status }: { status: string }) => {
  const { t } = useSay();
  if (status === 'assumed') return <span className="tag warn">⚠ {t('law.assumed')}</span>;
  if (status === 'reported') return <span className="tag warn">{t('law.reported')}</span>;
  return <span className="tag good">{t('law.official')}</span>;
};
