import type { CaseState } from '../case/case.ts';
import type { AnyMechanism } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import type { Day } from '../time/types.ts';
import type { Counted, Formula, Indicator, IndicatorText } from './definition.ts';

/** A case as a figure sees it: as it stands, and its clocks. */
export interface CountedCase {
  readonly state: CaseState;
  readonly due: (clock: string) => Day | undefined;
  /** What of each clock was used up when it stopped, in days (or hours) of its family. */
  readonly used: (clock: string) => number | undefined;
}

export interface DimensionText {
  readonly title: Words;
  /** Names of its values, or what they are names of; without either they are jurisdiction codes. */
  readonly values?: Readonly<Record<string, Words>>;
  readonly names?: 'windows';
}

interface Named {
  readonly title: Words;
  readonly unit: Words;
  readonly formula: Formula;
}

/**
 * A figure over the cases of a mechanism, defined once: the node of the place that answers for a case counts and publishes
 * it. `smallest` names the law slot (number) below which a cell about persons is withheld.
 */
export interface CaseIndicator extends Named {
  readonly period: IndicatorText['period'];
  readonly counting: IndicatorText['counting'];
  readonly answers: 'receiving' | 'deciding';
  readonly dimensions: Readonly<Record<string, DimensionText>>;
  readonly persons?: string;
  readonly smallest?: string;
  /**
   * Never published, exact cells for supervisors and heads of the node: where cells published beside others (the months of a
   * year) would give the withheld ones away by subtraction.
   */
  readonly atHome?: true;
  readonly counts: (record: CountedCase) => Counted;
}

/** Another figure over the same cells, e.g. a share of what was counted. */
export interface SharedIndicator extends Named {
  readonly sameAs: string;
}

export type DeclaredIndicator = CaseIndicator | SharedIndicator;

/** An indicator as it runs: `cells` names the indicator whose cells it reads, its own or the one it shares. */
export interface BoundIndicator extends Indicator<CountedCase> {
  readonly mechanism: string;
  readonly name: string;
  readonly cells: string;
  readonly answers: 'receiving' | 'deciding';
  readonly texts: Readonly<Record<string, DimensionText>>;
  readonly smallest?: string;
  readonly atHome?: true;
}

const deciding: Readonly<Record<string, DimensionText>> = { deciding: { title: ['决定地', 'Decided in'] } };

/** Stage 4 is 决定, 5 办结: whatever was decided there, an authority has used its power. */
const DECIDED = 4;

const officeActed = ({ actors, steps }: AnyMechanism, { taken }: CaseState): boolean =>
  Object.keys(taken).some((step) =>
    [steps[step]?.by ?? []].flat().some((role: string) => actors[role]?.kind === 'office'),
  );

/** The first day on which the case had come to its decision, in a state no longer merely under way. */
export const decidedOn = ({ states }: AnyMechanism, { reached }: CaseState): Day | undefined =>
  // A state written by a release that did not keep it yet has none.
  Object.entries(reached ?? {})
    .flatMap(([state, day]) => ((states[state]?.stage ?? 0) >= DECIDED ? [day] : []))
    .sort()[0];

/** Every mechanism has it: the cases an office has acted on and that came to their decision. What proves that it runs. */
const acts = (mechanism: AnyMechanism): CaseIndicator => ({
  title: ['实际办理', 'Real acts'],
  unit: ['件', 'cases'],
  period: 'month',
  formula: { kind: 'count', of: 'acts' },
  counting: {
    version: 1,
    says: [
      '机关办理过、已作出决定的办件，计入首次到达决定阶段之月',
      'Cases an office has acted on and that were decided, in the month they first came to a decision',
    ],
  },
  answers: 'deciding',
  dimensions: deciding,
  counts: ({ state }) => {
    const on = decidedOn(mechanism, state);
    return on === undefined || !officeActed(mechanism, state)
      ? null
      : { on, dimensions: { deciding: state.deciding.jurisdiction }, counters: { acts: 1 } };
  },
});

const bound = (mechanism: AnyMechanism, name: string, cells: string, one: CaseIndicator, named: Named) => ({
  kind: 'indicator' as const,
  id: `${mechanism.id}.${name}`,
  mechanism: mechanism.id,
  name,
  cells: `${mechanism.id}.${cells}`,
  title: named.title,
  unit: named.unit,
  formula: named.formula,
  period: one.period,
  source: `cases/${mechanism.id}`,
  counting: one.counting,
  dimensions: Object.keys(one.dimensions),
  texts: one.dimensions,
  answers: one.answers,
  ...(one.persons !== undefined && { persons: one.persons }),
  ...(one.smallest !== undefined && { smallest: one.smallest }),
  ...(one.atHome && { atHome: one.atHome }),
  counts: one.counts,
});

/** All indicators of a mechanism by name: its own, and the real acts that every mechanism has. */
export const indicatorsOf = (mechanism: AnyMechanism): readonly BoundIndicator[] => {
  const declared: Readonly<Record<string, DeclaredIndicator>> = { acts: acts(mechanism), ...mechanism.indicators };
  return Object.entries(declared).flatMap(([name, one]): readonly BoundIndicator[] => {
    if (!('sameAs' in one)) return [bound(mechanism, name, name, one, one)];
    const base = declared[one.sameAs];
    return base && !('sameAs' in base) ? [bound(mechanism, name, one.sameAs, base, one)] : [];
  });
};

/** Those that keep cells of their own: what a store adds to. */
export const countersOf = (mechanism: AnyMechanism): readonly BoundIndicator[] =>
  indicatorsOf(mechanism).filter((one) => one.cells === one.id);
