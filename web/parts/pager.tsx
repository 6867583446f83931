import { useSay } from '../app/say.ts';

/** “第 1–20 条 / 共 N 条” with the two neighbours; the page is kept in the address by the screen. */
export const Pager = ({
  page,
  size,
  total,
  go,
}: {
  page: number;
  size: number;
  total: number;
  go: (page: number) => void;
}) => {
  const { t } = useSay();
  if (total === 0) return null;
  const last = Math.ceil(total / size);
  return (
    <nav className="pager" aria-label={t('list.pages')}>
      <span className="num muted">
        {t('list.range', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}
      </span>
      {last > 1 && (
        <>
          <button type="button" className="button second small" disabled={page <= 1} onClick={() => go(page - 1)}>
            {t('list.before')}
          </button>
          <button type="button" className="button second small" disabled={page >= last} onClick={() => go(page + 1)}>
            {t('list.next')}
          </button>
        </>
      )}
    </nav>
  );
};
