import {
  addDays,
  className,
  exactText,
  isInsufficient,
  type LawStatus,
  mainPollutants,
  over,
  riverPollutants,
  sharesOf,
  targetMet,
  targetOf,
  trend,
  type WaterClass,
  type WaterRank,
  type WaterSection,
  type Words,
  whole,
} from '#kernel';
import { caseFigures } from '#store/queries/observation-cases.ts';
import type { ObservationContext } from './context.ts';
import { monthFigures } from './figures-months.ts';
import { lastDay, monthResult, monthsBetween, type PeriodResult } from './periods.ts';

const percent = (part: number, all: number): string | null =>
  all === 0 ? null : exactText(over(whole(part * 100), whole(all)), 1);

interface Month {
  readonly section: WaterSection;
  readonly result: PeriodResult;
  readonly met: boolean | undefined;
  /** Of the target it is held against; undefined where there is none. */
  readonly target: LawStatus | undefined;
}

const monthsOf = async (context: ObservationContext, from: string, to: string): Promise<readonly Month[]> => {
  const { sections, bodies, editions } = context.observation.water;
  const months: Month[] = [];
  for (const section of sections) {
    const body = bodies.find(({ id }) => id === section.water);
    for (const month of monthsBetween(from, to)) {
      const found = await monthResult(context, { site: section.site }, month);
      if (!found.ok) continue;
      const { finding, sample, edition } = found.value;
      const target = body && targetOf(body, section.site, Number(month.slice(0, 4)));
      const known = editions.find(({ id }) => id === edition);
      const met =
        isInsufficient(finding) || !target || !known
          ? undefined
          : targetMet(known, target.target, finding, sample).met;
      months.push({ section, result: found.value, met, target: target?.status });
    }
  }
  return months;
};

const classesOf = (months: readonly Month[]): readonly WaterClass[] =>
  months.flatMap(({ result: { finding } }) => (isInsufficient(finding) ? [] : [finding]));

const byClass = (ranks: readonly WaterRank[]) =>
  Object.fromEntries(
    ([1, 2, 3, 4, 5, 6] as const).map((rank) => [className(rank), ranks.filter((one) => one === rank).length]),
  );

const metBy = (months: readonly Month[], key: (month: Month) => string) =>
  [
    ...Map.groupBy(
      months.filter(({ met }) => met !== undefined),
      key,
    ),
  ].map(([name, list]) => {
    const met = list.filter((month) => month.met).length;
    return { name, valid: list.length, met, rate: percent(met, list.length) };
  });

const trendsOf = (context: ObservationContext, months: readonly Month[]) =>
  [...Map.groupBy(months, ({ section }) => section.site)].flatMap(([site, list]) =>
    ['CODMN', 'NH3N', 'TP', 'DO'].map((item) => {
      const series = list.flatMap(({ result }) => {
        const value = result.sample[item];
        return value ? [{ period: result.period, value }] : [];
      });
      const found = trend(context.observation.water.trend, series);
      return isInsufficient(found)
        ? { site, item, n: series.length, insufficient: found.says }
        : {
            site,
            item,
            n: found.n,
            rs: exactText(found.rs),
            critical: exactText(found.critical),
            significant: found.significant,
            direction: found.direction,
            gaps: found.gaps,
          };
    }),
  );

const pollutantsOf = ({ observation }: ObservationContext, months: readonly Month[]) =>
  months.flatMap(({ section, result }) => {
    const edition = observation.water.editions.find(({ id }) => id === result.edition);
    if (isInsufficient(result.finding) || !edition) return [];
    const found = mainPollutants(edition, observation.water.method, result.finding, result.sample);
    return found.length === 0
      ? []
      : [
          {
            site: section.site,
            month: result.period,
            items: found.map(({ item, rank, multiple }) => ({
              item,
              class: className(rank),
              multiple: multiple ? exactText(multiple, 2) : null,
            })),
          },
        ];
  });

/** How many results are held against a target that nobody but this project has set. */
const onDefaults = (
  months: readonly Month[],
): { readonly results: number; readonly resting: number; readonly share: string | null; readonly says: Words } => {
  const valid = months.filter(({ result }) => !isInsufficient(result.finding));
  const resting = valid.filter(({ target }) => target !== 'official').length;
  return {
    results: valid.length,
    resting,
    share: percent(resting, valid.length),
    says:
      resting === 0
        ? ['目标值均由各方签署', 'All targets were signed by the sides']
        : ['目标值为平台默认值，待各方签署', 'Targets are defaults of this project until the sides sign theirs'],
  };
};

/** What the mechanism's managers look at, as this node sees it. Everything says on how many defaults it rests. */
export const waterFigures = async (context: ObservationContext, from: string, to: string, today: string) => {
  const months = await monthsOf(context, from, to);
  const last = months.filter(({ result }) => result.period === to);
  const classes = classesOf(last);
  const ranks = classes.map(({ rank }) => rank);
  const shares = ranks.length ? sharesOf(ranks) : undefined;
  const cases = await caseFigures(context.pool, 'river-and-lakes', `${from}-01`, addDays(lastDay(to), 0), today);
  const count = (...states: readonly string[]) => cases.filter(({ state }) => states.includes(state));
  const sum = (list: typeof cases, of: 'total' | 'onTime' = 'total'): number =>
    list.reduce((all, one) => all + one[of], 0);
  // What is open is open, whenever it began.
  const ever = await caseFigures(context.pool, 'river-and-lakes', '2000-01-01', today, today);
  const openNow = (...states: readonly string[]) => ever.filter(({ state }) => states.includes(state));
  const alarms = openNow('alarmRaised', 'alarmConfirmed', 'alarmInforming', 'alarmTold', 'alarmJoint');
  const orders = cases.filter(({ state }) => state.startsWith('order'));
  return {
    period: { from, to },
    asOf: context.now(),
    sections: {
      month: to,
      byClass: byClass(ranks),
      valid: ranks.length,
      of: context.observation.water.sections.length,
    },
    shares: shares ? { good: exactText(shares.good, 1), worseThanV: exactText(shares.bad, 1) } : null,
    metByBody: metBy(months, ({ section }) => section.water),
    metBySide: metBy(months, ({ section }) => section.upstream),
    pollutants: {
      month: to,
      river: riverPollutants(context.observation.water.method, classes),
      sections: pollutantsOf(context, last),
    },
    trends: trendsOf(context, months),
    ...(await monthFigures(context, to)),
    completeness: months.map(({ section, result }) => ({
      site: section.site,
      month: result.period,
      readings: result.readings,
      planned: result.planned,
      share: percent(result.readings, result.planned),
    })),
    alarms: { open: sum(alarms), oldestDays: Math.max(0, ...alarms.map(({ oldest }) => oldest)) },
    orders: {
      total: sum(orders),
      closed: sum(count('orderClosed')),
      onTime: sum(orders, 'onTime'),
      onTimeShare: percent(sum(orders, 'onTime'), sum(orders)),
    },
    patrols: {
      held: sum(count('patrolHeld')),
      notCounted: sum(count('patrolNotCounted')),
      missed: sum(count('patrolMissed', 'patrolAccounted')),
    },
    rectifications: {
      open: sum(openNow('rectOpen', 'rectPlanned', 'rectSent', 'rectApproving', 'rectUnderWay')),
      ended: sum(count('rectEnded')),
    },
    onDefaults: onDefaults(months),
  };
};
