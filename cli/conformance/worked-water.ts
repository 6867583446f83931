import {
  type ChangeStep,
  classifyWater,
  type Exact,
  gradeOfShares,
  isInsufficient,
  mainPollutants,
  rankCorrelation,
  riverGrade,
  shareChange,
  sharesOf,
  TROPHIC_ITEMS,
  type TrophicItem,
  trend,
  trophicIndex,
  type WaterColumn,
  type WaterRank,
} from '#kernel';
import { assessment2011, gb3838v2002, spearman } from '../../zones/delta/standards/index.ts';
import { type Check, same, sample, shownAs, written } from './check.ts';

/** The spelling of classes in `worked-examples.json`. */
const SPELLED = ['I', 'II', 'III', 'IV', 'V', 'V-'] as const;
const spelled = (rank: WaterRank): string => SPELLED[rank - 1]!;

interface ClassVector {
  readonly values: Readonly<Record<string, number>>;
  readonly column: WaterColumn;
  readonly item_classes: Readonly<Record<string, string>>;
  readonly section_class: string;
  readonly main_pollutants: readonly {
    readonly item: string;
    readonly cls: string;
    readonly multiple: number | null;
  }[];
  readonly note: string;
}

const classVector = (vector: ClassVector): Check => {
  const values = sample(vector.values);
  const found = classifyWater(gb3838v2002, vector.column, values);
  if (isInsufficient(found)) return { name: `class: ${vector.note}`, pass: false, difference: found.says[1] };
  const main = mainPollutants(gb3838v2002, assessment2011, found, values);
  return same(
    `class: ${vector.note}`,
    {
      items: Object.fromEntries(found.items.map(({ item, rank }) => [item, spelled(rank)])),
      section: spelled(found.rank),
      main: main.map(({ item, rank, multiple }) => ({ item, cls: spelled(rank), multiple: shownAs(multiple, 4) })),
    },
    { items: vector.item_classes, section: vector.section_class, main: vector.main_pollutants },
  );
};

interface GradeVector {
  readonly counts: Readonly<Record<string, number>>;
  readonly good_pct?: number;
  readonly bad_pct?: number;
  readonly grade_zh?: string;
}

const RANK_OF: Readonly<Record<string, WaterRank>> = { 'I-III': 3, IV: 4, V: 5, 'V-': 6 };
/** One section of each class, by dissolved oxygen alone, to build rivers from counts. */
const OXYGEN: Readonly<Record<WaterRank, number>> = { 1: 8, 2: 6, 3: 5, 4: 3, 5: 2, 6: 1 };

const gradeVector = (vector: GradeVector): Check => {
  const ranks = Object.entries(vector.counts).flatMap(([key, n]) => Array<WaterRank>(n).fill(RANK_OF[key]!));
  const name = `river grade: ${JSON.stringify(vector.counts)}`;
  if (vector.grade_zh === undefined) {
    const sections = ranks.map((rank) => ({ column: 'river' as const, sample: sample({ DO: OXYGEN[rank] }) }));
    const found = riverGrade(gb3838v2002, assessment2011, sections);
    return same(name, isInsufficient(found) ? null : found.by, 'means');
  }
  const shares = sharesOf(ranks);
  const found = [shownAs(shares.good, 1), shownAs(shares.bad, 1), gradeOfShares(assessment2011, shares).title[0]];
  return same(name, found, [vector.good_pct, vector.bad_pct, vector.grade_zh]);
};

interface ChangeVector {
  readonly G1: number;
  readonly G2: number;
  readonly D1: number;
  readonly D2: number;
  readonly x: number;
  readonly result: string;
}

const changeVector = ({ G1, G2, D1, D2, x, result }: ChangeVector): Check => {
  const share = (good: number, bad: number) => ({ good: written(good), bad: written(bad) });
  const found = shareChange(assessment2011, share(G1, D1), share(G2, D2));
  const step: ChangeStep = found.step;
  return same(`change: G ${G1}→${G2}, D ${D1}→${D2} (${step})`, [shownAs(found.x, 4), found.title[0]], [x, result]);
};

interface TrophicVector {
  readonly values: Readonly<Record<TrophicItem, number>>;
  readonly parts: Readonly<Record<TrophicItem, number>>;
  readonly tli: number;
  readonly grade_zh: string;
}

const trophicVector = (vector: TrophicVector): Check => {
  const found = trophicIndex(assessment2011, sample(vector.values));
  const name = `TLI ${vector.tli}`;
  if (isInsufficient(found)) return { name, pass: false, difference: found.says[1] };
  const parts = Object.fromEntries(TROPHIC_ITEMS.map((item) => [item, shownAs(found.parts[item], 4)]));
  return same(name, [parts, shownAs(found.total, 4), found.level[0]], [vector.parts, vector.tli, vector.grade_zh]);
};

interface SpearmanVector {
  readonly series: readonly number[];
  readonly n: number;
  readonly rs: number;
  readonly wp: number;
  readonly significant: boolean;
  readonly direction: string;
  readonly note: string;
}

const spearmanVector = (vector: SpearmanVector): Check => {
  const values: readonly Exact[] = vector.series.map(written);
  const found = trend(
    spearman,
    values.map((value, i) => ({ period: String(2001 + i), value })),
  );
  const name = `spearman: ${vector.note}`;
  if (isInsufficient(found)) return { name, pass: false, difference: found.says[1] };
  return same(
    name,
    [found.n, shownAs(rankCorrelation(values, 4), 4), shownAs(found.critical, 3), found.significant, found.direction],
    [vector.n, vector.rs, vector.wp, vector.significant, vector.direction],
  );
};

export interface WaterVectors {
  readonly water_class: readonly ClassVector[];
  readonly river_grade: readonly GradeVector[];
  readonly river_change: readonly ChangeVector[];
  readonly tli: readonly TrophicVector[];
  readonly spearman: readonly SpearmanVector[];
}

export const waterVectors = (vectors: WaterVectors): Check[] => [
  ...vectors.water_class.map(classVector),
  ...vectors.river_grade.map(gradeVector),
  ...vectors.river_change.map(changeVector),
  ...vectors.tli.map(trophicVector),
  ...vectors.spearman.map(spearmanVector),
];
