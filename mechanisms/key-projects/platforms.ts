import { type PlatformRecord, platformDifferences } from '#kernel';
import type { Case } from './vocabulary.ts';

type Facts = Case['facts'];

/** The newest of each platform; what it told before stays in the case. */
export const newestOf = ({ platforms = [] }: Facts): readonly PlatformRecord[] => [
  ...new Map(
    platforms.map(({ authority = '', title = '', cost = 0, number = '', on = '' }) => [
      authority,
      { authority, title, costFen: cost, number, on },
    ]),
  ).values(),
];

/** The source of truth is the platform of the body that approves: its decision in the case. */
export const differencesIn = (facts: Facts, deciding: string) =>
  platformDifferences(
    { authority: deciding, title: facts.title ?? '', costFen: facts.cost ?? 0, number: facts.decisionNumber ?? '' },
    newestOf(facts),
  );
