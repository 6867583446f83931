import {
  type Change,
  editionById,
  type Finding,
  gradeChange,
  isInsufficient,
  lakeClass,
  must,
  riverGrade,
  sectionGrade,
  shareChange,
  sharesOf,
  targetMet,
  targetOf,
  type WaterBody,
  type WaterClass,
  type WaterGrade,
  type WaterSection,
} from '#kernel';
import type { ObservationContext } from './context.ts';
import { monthResult, type PeriodResult, yearResult } from './periods.ts';

/** A month `2021-03` or a year `2021`. */
export const resultOf = async (
  context: ObservationContext,
  site: string,
  period: string,
): Promise<PeriodResult | undefined> => {
  const found = await (period.length === 4 ? yearResult : monthResult)(context, { site }, period);
  return found.ok ? found.value : undefined;
};

/** The period before a month or a year, and the same month of the year before. */
export const periodsBefore = (period: string): readonly string[] => {
  const year = Number(period.slice(0, 4));
  if (period.length === 4) return [String(year - 1)];
  const month = Number(period.slice(5));
  const last = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  return [last, `${year - 1}${period.slice(4)}`];
};

export interface SectionPeriod {
  readonly section: WaterSection;
  readonly result: PeriodResult | undefined;
  /** Undefined: no target, or insufficient data. */
  readonly met: boolean | undefined;
}

export const sectionsIn = (context: ObservationContext, period: string): Promise<readonly SectionPeriod[]> =>
  Promise.all(
    context.observation.water.sections.map(async (section) => {
      const result = await resultOf(context, section.site, period);
      return { section, result, met: metOf(context, section, result) };
    }),
  );

const metOf = (
  { observation }: ObservationContext,
  section: WaterSection,
  result: PeriodResult | undefined,
): boolean | undefined => {
  const body = observation.water.bodies.find(({ id }) => id === section.water);
  const target = body && result && targetOf(body, section.site, Number(result.period.slice(0, 4)));
  if (!target || !result || isInsufficient(result.finding)) return undefined;
  const edition = must(editionById(observation.water.editions, result.edition));
  return targetMet(edition, target.target, result.finding, result.sample).met;
};

export interface BodyPeriod {
  readonly body: WaterBody;
  readonly grade: WaterGrade | undefined;
  readonly by: 'shares' | 'means' | 'lake' | undefined;
  readonly sections: readonly WaterClass[];
  /** All its duty sections met; by the grade of the river (good or better) from five sections on. Undefined: unknown. */
  readonly met: boolean | undefined;
}

const classesOf = (list: readonly SectionPeriod[]): readonly WaterClass[] =>
  list.flatMap(({ result }) => (result && !isInsufficient(result.finding) ? [result.finding] : []));

const lakeFinding = (
  context: ObservationContext,
  list: readonly SectionPeriod[],
): Finding<WaterClass> | undefined => {
  const usable = list.filter(({ section }) => section.column === 'lake');
  const points = usable.flatMap(({ result }) => (result && !isInsufficient(result.finding) ? [[result.sample]] : []));
  const edition = context.observation.water.editions.at(-1);
  return edition && points.length > 0 ? lakeClass(edition, points) : undefined;
};

/** One water in a period from its sections: rivers by shares or means, lakes by the mean over their points. */
export const bodyIn = (context: ObservationContext, body: WaterBody, all: readonly SectionPeriod[]): BodyPeriod => {
  const { method, editions } = context.observation.water;
  const mine = all.filter(({ section }) => section.water === body.id);
  const duty = mine.filter(({ section }) => section.duty);
  const known = duty.filter(({ met }) => met !== undefined);
  const allMet = known.length === 0 || known.length < duty.length ? undefined : known.every(({ met }) => met);
  const sections = classesOf(mine);
  const edition = editions.at(-1);
  if (body.kind === 'lake') {
    const found = lakeFinding(context, mine);
    const grade = found && !isInsufficient(found) ? sectionGrade(method, found.rank) : undefined;
    return { body, grade, by: grade && 'lake', sections, met: allMet };
  }
  const samples = mine.flatMap(({ section, result }) =>
    result && !isInsufficient(result.finding) ? [{ column: section.column, sample: result.sample }] : [],
  );
  const found = edition && riverGrade(edition, method, samples);
  if (!found || isInsufficient(found)) return { body, grade: undefined, by: undefined, sections, met: allMet };
  const good = method.grades.indexOf(found.grade) <= 1;
  return { body, grade: found.grade, by: found.by, sections, met: duty.length >= method.riverFrom ? good : allMet };
};

/** How a water changed between two periods; undefined where one of them has no grade. */
export const changeOf = (context: ObservationContext, before: BodyPeriod, now: BodyPeriod): Change | undefined => {
  const { method } = context.observation.water;
  if (!before.grade || !now.grade) return undefined;
  if (before.by === 'shares' && now.by === 'shares')
    return shareChange(
      method,
      sharesOf(before.sections.map(({ rank }) => rank)),
      sharesOf(now.sections.map(({ rank }) => rank)),
    );
  return gradeChange(method, before.grade.rank, now.grade.rank);
};

/** The four waters in a month or a year, against the period before and the same one of last year. */
export const bodiesView = async (context: ObservationContext, period: string) => {
  const periods = [period, ...periodsBefore(period)];
  const sections = await Promise.all(periods.map((one) => sectionsIn(context, one)));
  return {
    period,
    against: periods.slice(1),
    waters: context.observation.water.bodies.map((body) => {
      const [now, ...past] = sections.map((all) => bodyIn(context, body, all)) as [BodyPeriod, ...BodyPeriod[]];
      return {
        id: body.id,
        title: body.title,
        grade: now.grade?.title ?? null,
        by: now.by ?? null,
        sections: now.sections.length,
        met: now.met ?? null,
        changes: past.map((one, n) => {
          const change = changeOf(context, one, now);
          return { against: periods[n + 1], step: change?.step ?? null, title: change?.title ?? null };
        }),
      };
    }),
  };
};
