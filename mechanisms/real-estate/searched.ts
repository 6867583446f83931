import { type Party, standingHolds } from '#kernel';
import { rows } from './matrix.ts';
import { holdersIn, titleOf } from './reckoning.ts';
import type { Estate } from './vocabulary.ts';

type Found = NonNullable<Estate['facts']['found']>;
type Restriction = NonNullable<Found['restrictions']>[number];

const nameIn = (value: unknown): string | undefined => (value as Party | undefined)?.name;

/** What stands on the title today (查封 and 轮候, 抵押, 预告, 异议, 更正, 居住权, 标注); who applied for what is not part of the register. */
const restrictionsOf = (seen: Estate, named: boolean): readonly Restriction[] =>
  standingHolds(titleOf(seen)?.holds ?? [], seen.day)
    .filter(({ hold, standing }) => hold in rows && (standing === 'effective' || standing === 'waiting'))
    .map(({ hold, standing, since, from, ends, rank, order, values }) => {
      const by = (values.court as string | undefined) ?? (named ? nameIn(values.holder) : undefined);
      return {
        kind: hold as keyof typeof rows,
        standing: standing as 'effective' | 'waiting',
        since: since ?? from,
        ...(ends && standing === 'effective' && { until: ends }),
        ...(order === 'ranked' && { rank }),
        ...(by && { by }),
      };
    });

/**
 * The answer to a search, as of this moment (暂行条例 27): natural state, right and every restriction. Names only for the holder and for
 * public bodies on duty; whoever has an interest learns of the thing and what binds it.
 */
export const searched = (seen: Estate): Found => {
  const title = titleOf(seen);
  const named = seen.facts.queryGround !== 'interested';
  const { location, area, use, right, rightEnds, coOwnership } = (title?.values ?? {}) as Partial<Found>;
  return {
    ...Object.fromEntries(
      Object.entries({ location, area, use, right, rightEnds, coOwnership }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    ...(named && {
      holders: holdersIn(title).map(
        ({ party, shareN, shareD }) => `${party.name}${shareN ? ` ${shareN}/${shareD}` : ''}`,
      ),
    }),
    restrictions: restrictionsOf(seen, named),
    ...(title && { version: title.version }),
  };
};
