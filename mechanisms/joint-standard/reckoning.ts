import { type Effect, type PublishedEntry, type PublishedRead, publicityOn } from '#kernel';
import type { Side } from './facts.ts';
import type { Case } from './vocabulary.ts';

export const STANDARDS = 'localStandards';

export const sidesOf = (seen: Case): readonly Side[] => seen.law('sides')?.value ?? [];
export const authoritiesOf = (seen: Case): readonly string[] => sidesOf(seen).map(({ authority }) => authority);
export const ownSide = (seen: Case): Side | undefined =>
  sidesOf(seen).find(({ authority }) => authority === seen.post?.authority);
/** The side on whose site somebody speaks: an official's own, anyone else's by the node whose pages they used. */
export const sideOfActor = (seen: Case): Side | undefined =>
  ownSide(seen) ?? sidesOf(seen).find(({ node }) => node === seen.actor.node);

export const calendarsOf = (seen: Case) =>
  Object.fromEntries(sidesOf(seen).map(({ place }) => [place, seen.calendarOf(place)]));
export const commentPeriod = (seen: Case) =>
  seen.facts.publicity && publicityOn(seen.facts.publicity, calendarsOf(seen), seen.day);

const openIn = (read: unknown): readonly PublishedEntry[] =>
  ((read as PublishedRead | undefined)?.entries ?? []).filter(({ closed }) => !closed);

/** Standards on the same topic that stand in any of the three registers. */
export const openEntries = ({ reads }: Case): readonly PublishedEntry[] => openIn(reads.same);
export const numberTaken = ({ reads }: Case): boolean => openIn(reads.number).length > 0;

export const numberAt = ({ facts, day }: Case, side: Side): string =>
  `${side.prefix} ${facts.serial}-${(facts.publishedOn ?? day).slice(0, 4)}`;

/** The number the leading side would give today. */
export const numberHere = (seen: Case): string => {
  const side = sidesOf(seen).find(({ place }) => place === seen.state.deciding.jurisdiction);
  return side ? numberAt(seen, side) : '';
};

const valuesOf = (seen: Case) => {
  const { title, topic, limits, cited, effectiveOn, numbers, signing } = seen.facts;
  return {
    title,
    topic,
    limits: limits ?? [],
    cited: cited ?? [],
    effectiveOn,
    textHash: signing?.hash,
    numbers,
    work: seen.facts.reference ?? seen.state.id,
  };
};

/** The edition as a register entry: dated, with its limits and the hash of its text, under the number of the place. */
export const editionEntry = (seen: Case, number: string): Effect => ({
  kind: 'register.enter',
  register: STANDARDS,
  key: number,
  values: valuesOf(seen),
  from: seen.facts.effectiveOn ?? seen.day,
});

/** Each of the other regulators enters the standard, or its end, in its own register. */
export const elsewhere = (seen: Case, entry: 'enter' | 'close'): readonly Effect[] => {
  const matter = seen.law('entryItem')?.value;
  if (!matter) return [];
  const { title, topic, limits, cited, effectiveOn, numbers } = seen.facts;
  const n = (seen.state.taken[seen.step] ?? 0) + 1;
  return sidesOf(seen)
    .filter(({ place }) => place !== seen.state.deciding.jurisdiction)
    .map((side) => ({
      kind: 'case.open',
      link: `${entry}-${side.place}-${n}`,
      matter,
      deciding: { jurisdiction: side.place, authority: side.authority, node: side.node },
      receiving: seen.state.deciding,
      facts: {
        entryNumber: numbers?.find(({ place }) => place === side.place)?.number ?? numberAt(seen, side),
        reference: seen.state.id,
        title,
        topic,
        limits,
        cited,
        effectiveOn,
        numbers,
        ...(entry === 'close' && { reasons: '三方共同废止' }),
      },
      after: [],
    }));
};
