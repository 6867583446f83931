import { holdsOn, type Party } from '#kernel';
import { holdersIn, titleOf } from './reckoning.ts';
import type { Estate, Relying } from './vocabulary.ts';

/** Everybody who relies on the title: its holders, those with rights in it, those who have applied. */
export const relying = (seen: Estate): readonly Relying[] => {
  const title = titleOf(seen);
  const holds = ['mortgage', 'notice', 'residence'].flatMap((kind) => holdsOn(title?.holds, kind, seen.day));
  const line = holdsOn(title?.holds, 'application', seen.day, { waiting: true }).flatMap(({ id, values }) =>
    (values.parties as string[]).map((key) => ({ key, via: id })),
  );
  return [
    ...holdersIn(title).map(({ party }) => ({ key: party.key, via: title?.case })),
    ...holds.map((hold) => ({ key: (hold.values.holder as Party | undefined)?.key, via: hold.case })),
    ...line,
  ];
};
