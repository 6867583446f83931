import { exactText } from '#kernel';
import type { NationalStandard } from '../../../mechanisms/joint-standard/national.ts';
import { airLimits } from './gb3095.ts';
import { waterEditions } from './gb3838-2002.ts';
import { airEditions } from './hj633.ts';

type Limits = NationalStandard['limits'];
type Given = Pick<(typeof airLimits)[number], 'id' | 'title' | 'from' | 'to'>;

/** `GB3838-2002` of the editions is cited as `GB 3838-2002`. */
const numberOf = (id: string): string => id.replace(/^([A-Z]+)(\d)/, '$1 $2');

const listed = (
  all: readonly Given[],
  mandatory: boolean,
  limits: (n: number) => Limits,
): readonly NationalStandard[] =>
  all.map(({ id, title, from, to }, n) => {
    const next = all[n + 1];
    return {
      number: numberOf(id),
      title,
      mandatory,
      from,
      ...(to && { to }),
      ...(next && { replacedBy: numberOf(next.id) }),
      limits: limits(n),
    };
  });

/** `WATER.COD.river.3`: the limit of class Ⅲ; the names by which a joint standard tightens an edition. */
const water = (n: number): Limits =>
  (waterEditions[n]?.items ?? []).flatMap(({ code, river, lake }) =>
    Object.entries({ river, lake }).flatMap(([column, row]) =>
      row && (row.bound === 'max' || row.bound === 'min')
        ? row.limits.map((value, rank) => ({
            item: `WATER.${code}.${column}.${rank + 1}`,
            bound: row.bound as 'max',
            value: exactText(value),
          }))
        : [],
    ),
  );

/** `AIR.PM25.24h.2`: the limit of the second grade. */
const air = (n: number): Limits =>
  Object.entries(airLimits[n]?.limits ?? {}).flatMap(([pollutant, terms]) =>
    Object.entries(terms).flatMap(([term, grades]) =>
      grades.map((value, grade) => ({
        item: `AIR.${pollutant}.${term}.${grade + 1}`,
        bound: 'max' as const,
        value: exactText(value),
      })),
    ),
  );

/** What observation is judged by is what a joint standard is compared with: one register, each row with its own source there. */
export const nationalStandards: readonly NationalStandard[] = [
  ...listed(waterEditions, true, water),
  ...listed(airLimits, true, air),
  ...listed(airEditions, false, () => []),
];
