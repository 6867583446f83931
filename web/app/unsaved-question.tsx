import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { useSay } from './say.ts';
import { answerWith, discardAll, isUnsaved, keepAll } from './unsaved.ts';

/** Asked before a form with something typed is left: nothing is lost without a word, and nothing kept without one. */
export const UnsavedQuestion = () => {
  const { t } = useSay();
  const [asked, ask] = useState<{ readonly leave: () => void }>();
  const blocked = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  useEffect(() => {
    answerWith((leave) => ask({ leave }));
    return () => answerWith(undefined);
  }, []);
  const leave = asked?.leave ?? (blocked.status === 'blocked' ? blocked.proceed : undefined);
  if (!leave) return null;
  const stay = () => {
    ask(undefined);
    if (blocked.status === 'blocked') blocked.reset();
  };
  const go = (first: () => void) => () => {
    first();
    ask(undefined);
    leave();
  };
  return (
    <Dialog title={t('unsaved.title')} close={stay}>
      <p>{t('unsaved.says')}</p>
      <div className="buttons">
        <button type="button" className="button" onClick={stay}>
          {t('unsaved.stay')}
        </button>
        <button type="button" className="button second" onClick={go(keepAll)}>
          {t('unsaved.keep')}
        </button>
        <button type="button" className="button second" onClick={go(discardAll)}>
          {t('unsaved.discard')}
        </button>
      </div>
    </Dialog>
  );
};
