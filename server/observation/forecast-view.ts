import {
  type AirItem,
  addDays,
  type CaseState,
  type Day,
  editionOn,
  exactText,
  levelOf,
  pollutantOf,
  skill,
  type Verification,
} from '#kernel';
import { casesOpened } from '#store/queries/observation-cases.ts';
import type { ObservationContext } from './context.ts';

/** Over how many days of issues the skill is told. */
const SKILL_DAYS = 30;
/** An issue that was not made misses each of the days it owed. */
const OWED = [1, 2, 3];

type Hits = Pick<Verification, 'day' | 'lead' | 'range' | 'level' | 'primary'>;
interface Verified extends Hits {
  readonly sides?: readonly ({ readonly side: string } & Omit<Hits, 'day' | 'lead'>)[];
}
interface Forecast {
  readonly day?: Day;
  readonly issuedAt?: string;
  readonly inTime?: boolean;
  readonly warning?: boolean;
  readonly text?: string;
  readonly sides?: readonly string[];
  readonly days?: readonly {
    readonly day: Day;
    readonly low: number;
    readonly high: number;
    readonly primary?: readonly AirItem[];
  }[];
  readonly verifications?: readonly Verified[];
}

const factsOf = ({ facts }: CaseState): Forecast => facts as Forecast;
const shares = (verified: readonly Hits[]) =>
  skill(verified.map((one) => ({ kind: 'verification', ...one }))).map(({ lead, days, range, level, primary }) => ({
    lead,
    days,
    range: exactText(range, 1),
    level: exactText(level, 1),
    primary: exactText(primary, 1),
  }));

const missed = (day: Day): readonly Verified[] =>
  OWED.map((lead) => ({ day: addDays(day, lead), lead, range: false, level: false, primary: false }));

const dayView =
  ({ observation }: ObservationContext) =>
  ({ day, low, high, primary = [] }: NonNullable<Forecast['days']>[number]) => {
    const edition = editionOn(observation.air.editions, day);
    const levels = edition.ok ? [low, high].map((aqi) => levelOf(edition.value, aqi).title) : [];
    const [from, to] = levels;
    return { day, low, high, levels: from === to ? levels.slice(0, 1) : levels, primary: primary.map(pollutantOf) };
  };

/** The joint forecast in force on a day as it was published, and how the last month of them held: together, and side by side. */
export const forecastView = async (context: ObservationContext, day: Day) => {
  const from = addDays(day, -SKILL_DAYS);
  const issues = await casesOpened(context.pool, 'eco-monitoring-air', from, day);
  const published = issues
    .filter((one) => factsOf(one).issuedAt !== undefined && (factsOf(one).day ?? day) <= day)
    .sort((a, b) => ((factsOf(a).issuedAt as string) < (factsOf(b).issuedAt as string) ? 1 : -1));
  const [newest] = published.map(factsOf);
  const verified = issues.flatMap((one) =>
    one.state === 'missed' ? missed(factsOf(one).day ?? one.openedOn) : (factsOf(one).verifications ?? []),
  );
  const bySide = Map.groupBy(
    verified.flatMap(({ day: of, lead, sides = [] }) => sides.map((one) => ({ ...one, day: of, lead }))),
    ({ side }) => side,
  );
  return {
    day,
    forecast: newest
      ? {
          issuedAt: newest.issuedAt,
          inTime: newest.inTime ?? null,
          warning: newest.warning ?? false,
          text: newest.text ?? '',
          sides: newest.sides ?? [],
          days: (newest.days ?? []).map(dayView(context)),
        }
      : null,
    skill: {
      from,
      to: day,
      joint: shares(verified),
      sides: [...bySide].map(([side, list]) => ({ side, skill: shares(list) })),
    },
  };
};
