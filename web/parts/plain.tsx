import type { ReactNode } from 'react';
import { useSay } from '../app/say.ts';
import { Terms } from './terms.tsx';

const isWords = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
const isTerm = (value: object): value is { n: number; unit: 'wd' | 'd' | 'm' | 'y' } =>
  'n' in value && 'unit' in value;

/** Shows a value whose declaration is not at hand (the body of a paper, a law table): nothing is ever drawn as JSON. */
export const Plain = ({ value }: { value: unknown }): ReactNode => {
  const { t, w, term } = useSay();
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (isWords(value)) return w(value);
  if (Array.isArray(value))
    return (
      <ul className="marks">
        {value.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes while shown
          <li key={at}>
            <Plain value={item} />
          </li>
        ))}
      </ul>
    );
  const object = value as Record<string, unknown>;
  if (isTerm(object)) return term(object);
  if ('title' in object && 'value' in object && Object.keys(object).length === 2)
    return <Terms pairs={[[w(object.title as string), <Plain key="v" value={object.value} />]]} />;
  return (
    <Terms
      pairs={Object.entries(object).map(([name, inner]) => [name, <Plain key={name} value={inner} />] as const)}
    />
  );
};
