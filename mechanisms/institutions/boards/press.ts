import { type Block, cell, compareFigures, type EntryRead, percent } from '#kernel';
import { counts, type Row, type Seen } from './rows.ts';

const CATALOGUE = '制度创新成果（项）';
const EVER = '累计制度创新成果（项）';
const COPIED = '累计复制推广成果（项）';

const same =
  (figure: string) =>
  (entry: EntryRead): boolean =>
    entry.values.figure === figure;
const byDay = (a: EntryRead, b: EntryRead): number => (String(a.values.asOf) < String(b.values.asOf) ? -1 : 1);

/** What a printed figure shows against the one of the same name before it. */
const since = (all: readonly EntryRead[], { values }: EntryRead): string => {
  const before = all
    .filter(same(String(values.figure)))
    .filter((one) => String(one.values.asOf) < String(values.asOf));
  const last = before.toSorted(byDay).at(-1)?.values.value;
  const change = Number(values.value) - Number(last);
  return last === undefined || Number.isNaN(change) ? '' : `${change >= 0 ? '+' : ''}${change}`;
};

/** As printed beside as computed; the difference is shown and nothing is overwritten. */
export const press = (rows: readonly Row[], seen: Seen): Block => {
  const computed = String(rows.filter(({ entry }) => counts(entry)).length);
  const all = seen.entries.pressFigures ?? [];
  return {
    kind: 'table',
    title: ['公布数与计算数', 'Figures as printed, and as computed'],
    empty: ['尚未登记公布数', 'No published figure is recorded'],
    columns: [
      { key: 'figure', title: ['指标', 'Figure'] },
      { key: 'asOf', title: ['截至', 'As of'] },
      { key: 'value', title: ['公布数', 'As printed'], right: true },
      { key: 'since', title: ['较上次公布', 'Since the last'], right: true },
      { key: 'computed', title: ['本册计算数', 'Computed here'], right: true },
      { key: 'difference', title: ['差异', 'Difference'], right: true },
      { key: 'source', title: ['来源', 'Source'] },
    ],
    rows: all.map((entry) => {
      const { key, values } = entry;
      const compared = same(CATALOGUE)(entry)
        ? compareFigures(
            {
              kind: 'published-figure',
              indicator: '',
              period: '',
              value: String(values.value),
              unit: ['', ''],
              asOf: String(values.asOf),
              source: String(values.source),
            },
            computed,
          )
        : undefined;
      return {
        id: key,
        cells: {
          figure: cell(String(values.figure)),
          asOf: cell(String(values.asOf)),
          value: cell(String(values.value)),
          since: cell(since(all, entry)),
          computed: cell(compared?.ok ? compared.value.computed : '–'),
          difference: cell(compared?.ok ? compared.value.difference : '–'),
          source: cell(String(values.source)),
        },
      };
    }),
  };
};

/** Of what was ever recognised, how much was replicated: both as printed on the same day. */
export const replication = (seen: Seen): Block => {
  const all = seen.entries.pressFigures ?? [];
  return {
    kind: 'table',
    title: ['复制推广率（按公布数）', 'Rate of replication, as printed'],
    empty: ['没有同日公布的累计数和推广数', 'No day has both figures'],
    columns: [
      { key: 'asOf', title: ['截至', 'As of'] },
      { key: 'ever', title: ['累计成果', 'Results in all'], right: true },
      { key: 'copied', title: ['复制推广', 'Replicated'], right: true },
      { key: 'rate', title: ['推广率', 'Rate'], right: true },
    ],
    rows: all
      .filter(same(EVER))
      .toSorted(byDay)
      .flatMap((ever) => {
        const copied = all.find((one) => same(COPIED)(one) && one.values.asOf === ever.values.asOf);
        const rate = copied && percent(Number(copied.values.value), Number(ever.values.value), 1);
        if (!copied || !rate) return [];
        return {
          id: ever.key,
          cells: {
            asOf: cell(String(ever.values.asOf)),
            ever: cell(String(ever.values.value)),
            copied: cell(String(copied.values.value)),
            rate: cell(`${rate}%`),
          },
        };
      }),
  };
};
