import type { Fact } from '../app/types.ts';
import { type Errors, idOf } from './props.ts';

interface Given {
  readonly fact: Fact;
  readonly pointer: string;
  readonly errors: Errors;
  readonly many?: boolean;
  readonly chosen: readonly string[];
  readonly options: readonly (readonly [key: string, title: string])[];
  readonly choose: (key: string, on: boolean) => void;
}

/** Radio buttons or check boxes with a whole row to press. The first one carries the fact's id, for links from errors. */
export const Options = ({ pointer, fact, errors, many, chosen, options, choose }: Given) => {
  const id = idOf(pointer);
  const described =
    [fact.help && `${id}-help`, errors[pointer] && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="options">
      {options.map(([key, title], at) => (
        <label key={key}>
          <input
            type={many ? 'checkbox' : 'radio'}
            id={at === 0 ? id : `${id}-${key}`}
            name={id}
            aria-describedby={described}
            checked={chosen.includes(key)}
            onChange={(event) => choose(key, event.target.checked)}
          />
          <span>{title}</span>
        </label>
      ))}
    </div>
  );
};
