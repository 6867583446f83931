import { lazy, Suspense } from 'react';
import { useSay } from '../app/say.ts';
import { Box } from './box.tsx';
import type { InputProps } from './props.ts';

export type Searched = InputProps<string> & { readonly options: readonly (readonly [key: string, title: string])[] };

const SearchedBox = lazy(() => import('./searched-box.tsx'));

/** One of many, found by typing: places, authorities, nodes, long choices. Most forms have none, so it comes when it is needed. */
export const SearchedInput = (props: Searched) => {
  const { t } = useSay();
  return (
    <Suspense fallback={<Box className="medium" disabled aria-busy="true" placeholder={t('shell.loading')} />}>
      <SearchedBox {...props} />
    </Suspense>
  );
};
