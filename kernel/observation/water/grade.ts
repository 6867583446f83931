import { over } from '../arithmetic.ts';
import { atLeast, type Fraction, whole } from '../exact.ts';
import { type Finding, insufficient, isInsufficient } from '../insufficient.ts';
import { classifyWater, type WaterClass, type WaterSample } from './classify.ts';
import { type WaterColumn, type WaterEdition, type WaterRank, WORSE_THAN_V } from './edition.ts';
import type { GradeRank, WaterGrade, WaterMethod } from './method.ts';
import { meanSample } from './period.ts';

const gradeAt = (method: WaterMethod, rank: GradeRank): WaterGrade => method.grades[rank - 1]!;

/** Ⅰ Ⅱ 优, Ⅲ 良好, Ⅳ 轻度污染, Ⅴ 中度污染, worse 重度污染. */
export const sectionGrade = (method: WaterMethod, rank: WaterRank): WaterGrade =>
  gradeAt(method, Math.max(1, rank - 1) as GradeRank);

/** Shares of sections in percent, exact. */
export interface Shares {
  readonly sections: number;
  readonly good: Fraction;
  readonly bad: Fraction;
}

export const sharesOf = (ranks: readonly WaterRank[]): Shares => {
  const percent = (n: number): Fraction => over(whole(n * 100), whole(ranks.length));
  return {
    sections: ranks.length,
    good: percent(ranks.filter((rank) => rank <= 3).length),
    bad: percent(ranks.filter((rank) => rank === WORSE_THAN_V).length),
  };
};

export const gradeOfShares = (method: WaterMethod, { good, bad }: Shares): WaterGrade => {
  const row = method.river.find(
    ({ goodFrom, badFrom }) => (!goodFrom || atLeast(good, goodFrom)) && (!badFrom || atLeast(bad, badFrom)),
  );
  return gradeAt(method, row!.grade);
};

export interface RiverGrade {
  readonly kind: 'river-grade';
  readonly method: string;
  readonly grade: WaterGrade;
  readonly by: 'shares' | 'means';
  readonly shares: Shares;
  /** The class of the means, when the river has too few sections for shares. */
  readonly ofMeans?: WaterClass;
  readonly sections: readonly WaterClass[];
}

export interface SectionSample {
  readonly column: WaterColumn;
  readonly sample: WaterSample;
}

/**
 * The grade of a river, basin or water system: from five sections on by shares of classes, below by the mean of every
 * item over the sections (judged in the river column) with each section's class beside it.
 */
export const riverGrade = (
  edition: WaterEdition,
  method: WaterMethod,
  sections: readonly SectionSample[],
): Finding<RiverGrade> => {
  const classes: WaterClass[] = [];
  for (const { column, sample } of sections) {
    const found = classifyWater(edition, column, sample);
    if (!isInsufficient(found)) classes.push(found);
  }
  if (classes.length === 0) return insufficient([], ['没有可评价的断面', 'No section can be assessed']);
  const shares = sharesOf(classes.map((found) => found.rank));
  const known = { kind: 'river-grade', method: method.id, shares, sections: classes } as const;
  if (classes.length >= method.riverFrom) return { ...known, grade: gradeOfShares(method, shares), by: 'shares' };
  const ofMeans = classifyWater(edition, 'river', meanSample(sections.map((section) => section.sample)));
  return isInsufficient(ofMeans)
    ? ofMeans
    : { ...known, grade: sectionGrade(method, ofMeans.rank), by: 'means', ofMeans };
};

/**
 * The class of a lake or reservoir: the mean over time at each point first, then over the points, then the lake column.
 * Total nitrogen comes back apart. Large lakes are judged per zone by calling this for each zone's points.
 */
export const lakeClass = (edition: WaterEdition, points: readonly (readonly WaterSample[])[]): Finding<WaterClass> =>
  classifyWater(edition, 'lake', meanSample(points.map(meanSample)));
