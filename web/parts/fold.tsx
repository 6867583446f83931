import type { ReactNode } from 'react';
import { useSay } from '../app/say.ts';
import { useWide } from '../app/wide.ts';

interface Given {
  readonly title: string;
  /** How many lines lie inside, said while it is closed. */
  readonly count?: number;
  /** Said by the page: this part is what the reader came for, or not. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

const MANY = 20;

/** A part of a long page: open where there is room for it, closed on a narrow screen or when it is long, so that the page can be looked over. */
export const Fold = ({ title, count, open, children }: Given) => {
  const { t } = useSay();
  const wide = useWide();
  return (
    <details className="fold" open={open ?? (wide && (count ?? 0) <= MANY)}>
      <summary>
        {title}
        {count === undefined ? '' : t('say.aside', { it: count })}
      </summary>
      {children}
    </details>
  );
};
