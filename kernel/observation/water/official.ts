import { addDays } from '../../time/day.ts';
import type { Day } from '../../time/types.ts';
import type { WaterRank } from './edition.ts';
import type { DatedTarget, WaterBody, WaterChief } from './register.ts';

/** What a register says of a water by an act of its sides, as far as it is needed here. */
export interface OfficialEntry {
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The classes as facts name them: `c1` … `c5`; nobody aims at worse than Ⅴ. */
export const classChoice = {
  c1: ['Ⅰ类', 'Class Ⅰ'],
  c2: ['Ⅱ类', 'Class Ⅱ'],
  c3: ['Ⅲ类', 'Class Ⅲ'],
  c4: ['Ⅳ类', 'Class Ⅳ'],
  c5: ['Ⅴ类', 'Class Ⅴ'],
} as const;

const rankOf = (choice: unknown): WaterRank | undefined => {
  const rank = Number(/^c([1-5])$/.exec(text(choice))?.[1]);
  return rank >= 1 ? (rank as WaterRank) : undefined;
};

const targetIn = ({ values, validFrom }: OfficialEntry): DatedTarget | undefined => {
  const [rank, year] = [rankOf(values.target), Number(values.year)];
  if (!rank || !Number.isInteger(year)) return undefined;
  const own = Array.isArray(values.items) ? values.items : [];
  const items = Object.fromEntries(
    own.flatMap((one: { item?: unknown; target?: unknown }) => {
      const found = rankOf(one?.target);
      return found && text(one?.item) !== '' ? [[text(one.item), found]] : [];
    }),
  );
  return {
    year,
    target: { rank, ...(own.length > 0 && { items }) },
    status: 'official',
    cite: { act: text(values.act), published: validFrom },
    ...(text(values.section) !== '' && { section: text(values.section) }),
  };
};

const chiefIn = ({ values, validFrom, validTo }: OfficialEntry): WaterChief => ({
  side: text(values.side),
  post: [text(values.post), text(values.post)],
  name: text(values.chief),
  from: validFrom,
  status: 'official',
  ...(validTo && { to: validTo }),
});

/**
 * The waters with the targets their sides signed and the chiefs each side named. Signed targets stand before the defaults of the same or an
 * earlier year; a chief named by a side takes the place of the post without a name, from the day of the appointment.
 */
export const withOfficial = (
  bodies: readonly WaterBody[],
  targets: readonly OfficialEntry[],
  chiefs: readonly OfficialEntry[],
): readonly WaterBody[] =>
  bodies.map((body) => {
    const mine = (entries: readonly OfficialEntry[]) => entries.filter(({ values }) => values.water === body.id);
    const signed = mine(targets).flatMap((entry) => targetIn(entry) ?? []);
    const named = mine(chiefs).map(chiefIn);
    if (signed.length + named.length === 0) return body;
    const posts = body.chiefs.flatMap((post) => {
      const first = named.filter(({ side }) => side === post.side).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
      if (!first) return [post];
      return first.from <= post.from ? [] : [{ ...post, to: addDays(first.from, -1) }];
    });
    return { ...body, targets: [...signed, ...body.targets], chiefs: [...posts, ...named] };
  });
