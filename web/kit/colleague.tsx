import type { Colleague } from '../../kernel/index.ts';
import { peopleIn, useColleagues } from '../app/desk-work.ts';
import { useNode } from '../app/here.ts';
import { ColleagueOptions } from '../parts/colleague-options.tsx';
import type { InputProps, OutputProps } from './props.ts';
import { tied } from './props.ts';

/** One of the colleagues at the reader's own authorities. */
export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<Colleague>) => {
  const people = peopleIn(useColleagues(useNode()).data ?? [], undefined);
  return (
    <select
      {...tied(pointer, fact, errors, required)}
      value={value?.id ?? ''}
      onChange={(event) => {
        const one = people.find(({ id }) => id === event.target.value);
        onChange(one && { id: one.id, name: one.name });
      }}
    >
      <ColleagueOptions people={people} />
    </select>
  );
};

export const Output = ({ value }: OutputProps<Colleague>) => <>{value.name}</>;
