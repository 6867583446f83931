import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSay } from '../app/say.ts';
import { Icon } from './icon.tsx';
import '../look/dialog.css';

/** A page over the page; Esc closes it, and the focus returns to where it was. */
export const Dialog = ({ title, close, children }: { title: string; close: () => void; children: ReactNode }) => {
  const { t } = useSay();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside it closes it, as Esc does
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => event.target === box.current && close()}
    >
      <div className="dialog-page">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="quiet" aria-label={t('shell.close')} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
};
