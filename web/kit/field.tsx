import type { ReactNode } from 'react';
import { useSay } from '../app/say.ts';
import type { Fact } from '../app/types.ts';
import { type Errors, idOf } from './props.ts';

interface Given {
  readonly fact: Fact;
  readonly pointer: string;
  readonly errors: Errors;
  readonly required?: boolean;
  /** Several controls under one name: drawn as a fieldset. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** Label, help, error and control of one fact, tied together. */
export const Field = ({ fact, pointer, errors, required, group, children }: Given) => {
  const { t, w } = useSay();
  const id = idOf(pointer);
  const error = errors[pointer];
  const name = (
    <>
      {w(fact.title)}
      {!required && <small> {t('form.optional')}</small>}
    </>
  );
  const notes = (
    <>
      {fact.help && (
        <small className="help" id={`${id}-help`}>
          {w(fact.help)}
        </small>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          <span className="gone">{t('form.errorTitle')}</span>
          {error}
        </p>
      )}
    </>
  );
  if (group)
    return (
      <fieldset className={error ? 'field wrong' : 'field'} id={`${id}-group`} tabIndex={-1}>
        <legend>{name}</legend>
        {notes}
        {children}
      </fieldset>
    );
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{name}</label>
      {notes}
      {children}
    </div>
  );
};
