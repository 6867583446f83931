import type { Words } from '../declare/words.ts';
import { diffDays } from '../time/day.ts';
import type { Day } from '../time/types.ts';
import type { LampColour } from './lamp.ts';

/** Interface of two segments that meet at a border: what both must keep the same, and when each opens. */
export interface Link {
  readonly kind: 'link';
  readonly id: string;
  readonly title?: Words;
  readonly firstSegment: string;
  readonly secondSegment: string;
  /** Axis, level, standard, capacity, as each side states them. */
  readonly first: Readonly<Record<string, string>>;
  readonly second: Readonly<Record<string, string>>;
  readonly openFirst: Day;
  readonly openSecond: Day;
  readonly signed: boolean;
  readonly completedFirst?: Day;
  readonly completedSecond?: Day;
}

/** Days apart beyond which the link is yellow and red; law data (90 and 180, assumed). */
export interface LinkLaw {
  readonly yellowOver: number;
  readonly redOver: number;
}

/** Terms on which the two sides differ or which one of them did not state: an agreement cannot be signed on them. */
export const differingTerms = (link: Link): readonly string[] =>
  [...new Set([...Object.keys(link.first), ...Object.keys(link.second)])].filter(
    (term) => link.first[term] !== link.second[term],
  );

export const linkLamp = (
  link: Link,
  law: LinkLaw,
): { readonly colour: LampColour; readonly days: number; readonly because: Words } => {
  const days = Math.abs(diffDays(link.openFirst, link.openSecond));
  const colour: LampColour = days > law.redOver ? 'red' : days > law.yellowOver ? 'yellow' : 'green';
  return { colour, days, because: [`两端开通日期相差 ${days} 天`, `The two ends open ${days} days apart`] };
};

/** A link is completed when its later half is; half a bridge is none. */
export const linkCompleted = (link: Link): Day | undefined => {
  const { completedFirst: a, completedSecond: b } = link;
  return a === undefined || b === undefined ? undefined : [a, b].sort()[1];
};
