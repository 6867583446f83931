import { type ReactNode, useEffect } from 'react';
import { useSay } from './say.ts';

/** The page's one h1, and the same words in the window's title (with “错误:” in front while a form has errors). */
export const Title = ({
  children,
  trouble,
  aside,
  plain,
}: {
  children: string;
  trouble?: boolean;
  aside?: ReactNode;
  plain?: boolean;
}) => {
  const { t } = useSay();
  useEffect(() => {
    document.title = `${trouble ? t('form.errorTitle') : ''}${children} · ${t('shell.name')}`;
  }, [children, trouble, t]);
  return (
    <div className={plain ? 'title plain' : 'title'}>
      <h1>{children}</h1>
      {aside}
    </div>
  );
};
