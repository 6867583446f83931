import { useRef } from 'react';
import { useSay } from '../app/say.ts';
import type { Fact } from '../app/types.ts';
import { Table } from '../parts/table.tsx';
import { FactInput, FactOutput } from './fact.tsx';
import { FromTable } from './from-table.tsx';
import type { InputProps, OutputProps } from './props.ts';

const editable = 30;

export const Input = ({ fact, pointer, value = [], onChange, errors }: InputProps<readonly unknown[]>) => {
  const { t, w } = useSay();
  const of = fact.of as Fact;
  const box = useRef<HTMLDivElement>(null);
  const put = (next: readonly unknown[]) => onChange(next.length ? next : undefined);
  const add = () => {
    put([...value, of.kind === 'record' ? {} : undefined]);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>('.item:last-of-type input, .item:last-of-type textarea')?.focus(),
    );
  };
  // A list that came from a table is looked at, not edited item by item: thousands of inputs help nobody.
  const long = value.length > editable;
  return (
    <div ref={box}>
      {long && (
        <>
          <p>{t('table.many', { n: value.length, shown: editable })}</p>
          <Output fact={fact} value={value.slice(0, editable)} />
          <button type="button" className="quiet" onClick={() => put([])}>
            {t('kit.removeItem', { name: w(fact.title) })}
          </button>
        </>
      )}
      {(long ? [] : value).map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
        <div key={at} className="item">
          <FactInput
            fact={{ ...of, title: [`${w(of.title)} ${at + 1}`, `${w(of.title)} ${at + 1}`] }}
            pointer={`${pointer}/${at}`}
            value={item}
            errors={errors}
            required
            onChange={(next) => put(value.map((old, place) => (place === at ? next : old)))}
          />
          <button type="button" className="quiet" onClick={() => put(value.filter((_, place) => place !== at))}>
            {t('kit.removeItem', { name: `${w(of.title)} ${at + 1}` })}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button second small"
        disabled={value.length >= (fact.max ?? 200)}
        onClick={add}
      >
        {t('kit.addItem', { name: w(of.title) })}
      </button>
      {of.kind === 'record' && /^\/facts\/\w+$/.test(pointer) && (
        <FromTable fact={pointer.slice('/facts/'.length)} fill={put} />
      )}
    </div>
  );
};

/** Columns that no row fills are left out, and so is a technical name beside the name for people. */
const shown = (of: Fact, rows: readonly unknown[], name: string): boolean =>
  !(name === 'concept' && of.fields?.name) &&
  rows.some((row) => (row as Record<string, unknown>)[name] !== undefined);

/** Items of records become a table, other items a list. */
export const Output = ({ fact, value, caseId }: OutputProps<readonly unknown[]>) => {
  const { t, w } = useSay();
  const of = fact.of as Fact;
  if (value.length === 0) return <span className="muted">{t('kit.emptyList')}</span>;
  if (of.kind === 'record')
    return (
      <Table
        caption={w(fact.title)}
        hideCaption
        rows={value.map((item, at) => ({ item: item as Record<string, unknown>, at }))}
        id={(row) => String(row.at)}
        columns={Object.entries(of.fields ?? {})
          .filter(([name]) => shown(of, value, name))
          .map(([name, field], at) => ({
            key: name,
            title: w(field.title),
            head: at === 0,
            cell: (row: { item: Record<string, unknown>; at: number }) =>
              row.item[name] === undefined ? '' : <FactOutput fact={field} value={row.item[name]} caseId={caseId} />,
          }))}
      />
    );
  return (
    <ul>
      {value.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shown once, never reordered
        <li key={at}>
          <FactOutput fact={of} value={item} caseId={caseId} />
        </li>
      ))}
    </ul>
  );
};
