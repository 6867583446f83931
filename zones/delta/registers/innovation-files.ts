import { type Fact, tableColumns } from '#kernel';
import { categories } from '../../../mechanisms/innovation-resources/facts.ts';
import resources from '../../../mechanisms/innovation-resources/mechanism.ts';
import { innovationSize, institutionsOf, type Province, resourcesOf } from './innovation.ts';

type Cells = readonly string[];

const yuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const title = (category: string): string => categories[category as keyof typeof categories]?.[0] ?? category;

/** A record as the template of its list has it: the same columns a person would fill in. */
const cellsOf = (list: Fact, record: Readonly<Record<string, unknown>>): Cells =>
  (tableColumns(list) ?? []).map(({ field, part, fact }) => {
    const value = record[field];
    if (value === undefined) return '';
    if (part) return (value as Readonly<Record<string, string>>)[part] ?? '';
    if (fact.kind === 'money') return yuan(value as number);
    if (fact.kind === 'choice') return title(value as string);
    if (fact.kind === 'choices') return (value as readonly string[]).map(title).join('、');
    return Array.isArray(value) ? value.join('、') : String(value);
  });

const tableOf = (list: Fact, records: readonly Readonly<Record<string, unknown>>[]): readonly Cells[] => [
  (tableColumns(list) ?? []).map(({ heading }) => heading[0]),
  ...records.map((record) => cellsOf(list, record)),
];

/** One file to be handed in: at most as many rows as the list may have. */
export interface SampleFile {
  readonly province: Province;
  readonly fact: 'institutions' | 'resources';
  readonly n: number;
  readonly table: readonly Cells[];
}

const portions = (
  province: Province,
  fact: SampleFile['fact'],
  records: readonly Readonly<Record<string, unknown>>[],
): readonly SampleFile[] => {
  const list = resources.facts[fact] as Fact;
  const most = list.max ?? 200;
  return Array.from({ length: Math.ceil(records.length / most) }, (_, n) => ({
    province,
    fact,
    n: n + 1,
    table: tableOf(list, records.slice(n * most, (n + 1) * most)),
  }));
};

/** All 615 institutions and 25,000 resources, invented and marked 示例, as the files a province would hand in. */
export const innovationFiles = (): readonly SampleFile[] =>
  (Object.keys(innovationSize) as Province[]).flatMap((province) => {
    const { institutions, resources: count } = innovationSize[province];
    return [
      ...portions(province, 'institutions', institutionsOf(province, institutions)),
      ...portions(province, 'resources', resourcesOf(province, institutions, count)),
    ];
  });
