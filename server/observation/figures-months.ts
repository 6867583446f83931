import { approximately, type Exact, exactText, isInsufficient, sectionGrade } from '#kernel';
import { type SectionPeriod, sectionsIn } from './bodies-view.ts';
import type { ObservationContext } from './context.ts';
import { trophicView } from './trophic-view.ts';

const ITEMS = ['CODMN', 'NH3N', 'TP', 'DO'] as const;

const changeIn = (before: Exact | undefined, now: Exact | undefined): string | null => {
  if (!before || !now || approximately(before) === 0) return null;
  return ((approximately(now) / approximately(before) - 1) * 100).toFixed(1);
};

const meanOf = (one: SectionPeriod | undefined, item: string): Exact | undefined => one?.result?.sample[item];

/** Means of each item in a month beside those of the same month a year before. */
export const againstLastYear = (now: readonly SectionPeriod[], before: readonly SectionPeriod[]) =>
  now.flatMap((one) => {
    const past = before.find(({ section }) => section.site === one.section.site);
    return ITEMS.flatMap((item) => {
      const [value, old] = [meanOf(one, item), meanOf(past, item)];
      return value
        ? [
            {
              site: one.section.site,
              item,
              mean: exactText(value, 3),
              lastYear: old ? exactText(old, 3) : null,
              changePercent: changeIn(old, value),
            },
          ]
        : [];
    });
  });

/** Above against below, per water: every inflow beside every outflow of it. */
export const differences = (now: readonly SectionPeriod[]) =>
  now
    .filter(({ section }) => section.role === 'inflow')
    .flatMap((above) =>
      now
        .filter(({ section }) => section.role === 'outflow' && section.water === above.section.water)
        .flatMap((below) =>
          ITEMS.flatMap((item) => {
            const [up, down] = [meanOf(above, item), meanOf(below, item)];
            if (!up || !down) return [];
            const difference = (approximately(down) - approximately(up)).toFixed(3);
            return [
              {
                water: above.section.water,
                up: above.section.site,
                down: below.section.site,
                item,
                upMean: exactText(up, 3),
                downMean: exactText(down, 3),
                difference,
              },
            ];
          }),
        ),
    );

const gradesOf = ({ observation }: ObservationContext, now: readonly SectionPeriod[]) => {
  const { method } = observation.water;
  const titles = now.flatMap(({ result }) =>
    result && !isInsufficient(result.finding) ? [sectionGrade(method, result.finding.rank).title] : [],
  );
  return method.grades.map(({ title }) => ({ title, sections: titles.filter((one) => one === title).length }));
};

/** What stands beside the classes of a month: grades, last year, above and below, trophic level. */
export const monthFigures = async (context: ObservationContext, month: string) => {
  const lastYear = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const [now, before] = await Promise.all([sectionsIn(context, month), sectionsIn(context, lastYear)]);
  const lakes = context.observation.water.sections.filter(({ column }) => column === 'lake');
  const trophic = [];
  for (const { site } of lakes) trophic.push(await trophicView(context, site, month));
  return {
    byGrade: gradesOf(context, now),
    againstLastYear: againstLastYear(now, before),
    differences: differences(now),
    trophic,
  };
};
