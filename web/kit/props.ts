import type { Fact } from '../app/types.ts';

/** Errors by JSON pointer, as the server names fields: `/facts/applicant/key`. */
export type Errors = Readonly<Record<string, string>>;

/** What every kind of fact's `Input` takes. `pointer` is where the value stands; the control's id derives from it. */
export interface InputProps<V> {
  readonly fact: Fact;
  readonly pointer: string;
  readonly value: V | undefined;
  readonly onChange: (value: V | undefined) => void;
  readonly errors: Errors;
  readonly required?: boolean;
}

export interface OutputProps<V> {
  readonly fact: Fact;
  readonly value: V;
  /** The case whose files may be opened. */
  readonly caseId?: string;
}

export const idOf = (pointer: string): string => `f${pointer.replaceAll(/[^\w]/g, '-')}`;

/** What ties a control to its label, help and error. */
export const tied = (pointer: string, fact: Fact, errors: Errors, required?: boolean) => {
  const id = idOf(pointer);
  const described = [fact.help && `${id}-help`, errors[pointer] && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': errors[pointer] ? true : undefined,
    'aria-required': required || undefined,
  } as const;
};
