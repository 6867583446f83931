import type { ReactNode } from 'react';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Fact } from '../app/types.ts';
import { type Key, zh } from '../words/zh.ts';
import { Table } from './table.tsx';
import { Terms } from './terms.tsx';

const isWords = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
const isTerm = (value: object): value is { n: number; unit: 'wd' | 'wh' | 'd' | 'm' | 'y' } =>
  'n' in value && 'unit' in value;

const isFlat = (value: unknown): value is readonly Record<string, unknown>[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (row) =>
      typeof row === 'object' &&
      row !== null &&
      !Array.isArray(row) &&
      Object.values(row).every((part) => typeof part !== 'object'),
  );

type Declared = Readonly<Record<string, Fact>>;

/** What a name is called: as a fact of the mechanism, as a word papers use, else the name itself. */
const useLabel = (declared: Declared) => {
  const { t, w } = useSay();
  return (name: string): string =>
    declared[name] ? w(declared[name].title) : `body.${name}` in zh ? t(`body.${name}` as Key) : name;
};

/** Shows a value whose declaration is not at hand (the body of a paper, a law table): nothing is ever drawn as JSON. */
export const Plain = ({
  value,
  declared = {},
  name,
}: {
  value: unknown;
  declared?: Declared;
  name?: string;
}): ReactNode => {
  const { t, w, term } = useSay();
  const label = useLabel(declared);
  const names = useNames();
  if (value === undefined || value === null || value === '') return null;
  const option = typeof value === 'string' && name ? declared[name]?.options?.[value] : undefined;
  if (option) return w(option);
  if (`body.${name}.${value}` in zh) return t(`body.${name}.${value}` as Key);
  if (typeof value === 'string') return names.window(value) !== value ? names.window(value) : names.authority(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (isWords(value)) return w(value);
  if (isFlat(value)) {
    const fields = (name && declared[name]?.of?.fields) || {};
    const title = (key: string): string => (fields[key] ? w(fields[key].title) : label(key));
    return (
      <Table
        caption={name ? label(name) : ''}
        hideCaption
        rows={value.map((row, at) => ({ row, at }))}
        id={({ at }) => String(at)}
        columns={[...new Set(value.flatMap((row) => Object.keys(row)))]
          .filter((key) => key !== 'concept')
          .toSorted((a, b) => Number(b === 'name') - Number(a === 'name'))
          .map((key, at) => ({
            key,
            title: title(key),
            head: at === 0,
            cell: ({ row }: { row: Record<string, unknown> }) => (
              <Plain value={row[key]} declared={{ ...declared, ...fields }} name={key} />
            ),
          }))}
      />
    );
  }
  if (Array.isArray(value))
    return (
      <ul className="marks">
        {value.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes while shown
          <li key={at}>
            <Plain value={item} declared={declared} name={name} />
          </li>
        ))}
      </ul>
    );
  const object = value as Record<string, unknown>;
  if (isTerm(object)) return term(object);
  // Both languages of one text.
  if (typeof object.zh === 'string' && typeof object.en === 'string' && Object.keys(object).length === 2)
    return w([object.zh, object.en]);
  const fields = (name && (declared[name]?.fields ?? declared[name]?.of?.fields)) || {};
  const inner = { ...declared, ...fields };
  return (
    <Terms
      pairs={Object.entries(object).map(
        ([key, part]) =>
          [
            fields[key] ? w(fields[key].title) : label(key),
            <Plain key={key} value={part} declared={inner} name={key} />,
            key,
          ] as const,
      )}
    />
  );
};
