import type { Words } from '../../declare/words.ts';
import type { Edition } from '../edition.ts';
import type { Decimal } from '../exact.ts';

/** 优 良好 轻度污染 中度污染 重度污染, from best to worst. */
export type GradeRank = 1 | 2 | 3 | 4 | 5;

export interface WaterGrade {
  readonly rank: GradeRank;
  readonly title: Words;
  readonly colour: Words;
}

/** A grade of a river in percentages: `good` the share of Ⅰ–Ⅲ, `bad` that of worse than Ⅴ. The first row that fits holds. */
export interface RiverRow {
  readonly grade: GradeRank;
  readonly goodFrom?: Decimal;
  readonly badFrom?: Decimal;
}

export const TROPHIC_ITEMS = ['CHLA', 'TP', 'TN', 'SD', 'CODMN'] as const;
export type TrophicItem = (typeof TROPHIC_ITEMS)[number];

export interface TrophicMethod {
  /** TLI(j) = 10·(a + b·ln C); chlorophyll in mg/m³, transparency in m, the others mg/L. `r`: correlation with chlorophyll. */
  readonly items: Readonly<Record<TrophicItem, { readonly a: number; readonly b: number; readonly r: Decimal }>>;
  /** `upTo` belongs to the level when `closed`. */
  readonly levels: readonly { readonly upTo?: number; readonly closed?: boolean; readonly title: Words }[];
}

/** How classes become grades, main pollutants, states of lakes and changes: 地表水环境质量评价办法. */
export interface WaterMethod extends Edition {
  readonly kind: 'water-method';
  readonly grades: readonly WaterGrade[];
  /** Rivers with at least this many sections are graded by shares, below it by the means of every item. */
  readonly riverFrom: number;
  readonly river: readonly RiverRow[];
  /** How many main pollutants are named, which come first, and which have no exceedance multiple 超标倍数. */
  readonly mainPollutants: {
    readonly most: number;
    readonly first: readonly string[];
    readonly noMultiple: readonly string[];
  };
  /** |x| up to the first is no change, up to the second some, above it marked; in percentage points. */
  readonly riverChange: readonly [Decimal, Decimal];
  readonly trophic: TrophicMethod;
}
