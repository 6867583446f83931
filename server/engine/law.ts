import { type AdoptedStandard, type LawBook, type NotAdopted, withStandards } from '#kernel';
import type { Pool } from '#store/db.ts';
import { currentEntries } from '#store/queries/register-search.ts';
import type { Program } from '../load.ts';

/** What the register of joint standards (4.2) of a node says, and what it makes of the law of the zone. */
export interface Adopted {
  readonly standards: readonly AdoptedStandard[];
  readonly book: LawBook;
  readonly refused: readonly NotAdopted[];
}

interface Where {
  readonly pool: Pool;
  readonly program: Program;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const standardOf = (
  key: string,
  values: Readonly<Record<string, unknown>>,
  validTo: string | null,
): AdoptedStandard => ({
  number: key,
  title: text(values.title) || key,
  from: text(values.effectiveOn),
  ...(validTo && { to: validTo }),
  limits: (Array.isArray(values.limits) ? values.limits : []).map((one: { item?: unknown; value?: unknown }) => ({
    item: text(one?.item),
    value: text(one?.value),
  })),
});

const FRESH = 5000;
const known = new WeakMap<Pool, Adopted & { readonly asked: number }>();
const underWay = new WeakMap<Pool, Promise<Adopted>>();

/** Three numbers of one work are one standard; entries without a day are none yet. */
const standardsIn = async ({ pool }: Where, register: string): Promise<readonly AdoptedStandard[]> => {
  const works = new Map<string, AdoptedStandard>();
  for (const { key, values, validTo } of await currentEntries(pool, register)) {
    const standard = standardOf(key, values, validTo);
    const work = text(values.work) || key;
    if (!works.has(work) && /^\d{4}-\d{2}-\d{2}$/.test(standard.from)) works.set(work, standard);
  }
  return [...works.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
};

const look = async (where: Where, register: string): Promise<Adopted> => {
  const { pool, program } = where;
  const standards = await standardsIn(where, register);
  const made = withStandards(program.law, program.mechanisms.values(), standards);
  const next = { asked: Date.now(), standards, ...made };
  known.set(pool, next);
  return next;
};

/**
 * Standards made jointly stand in a register of this node; from their day on they are versions of the slots they set
 * (`slot.edition`). Looked at again after some seconds: they come into force by days. All who ask meanwhile wait for the same
 * answer: steps are decided in the order in which they were asked for.
 */
export const refreshLaw = (where: Where): Promise<Adopted> => {
  const { pool, program } = where;
  const register = program.zone.observation?.adopts?.register;
  if (!register) return Promise.resolve({ standards: [], book: program.law, refused: [] });
  const before = known.get(pool);
  if (before && Date.now() - before.asked < FRESH) return Promise.resolve(before);
  const asked = underWay.get(pool) ?? look(where, register).finally(() => underWay.delete(pool));
  underWay.set(pool, asked);
  return asked;
};

/** The law of the zone with the joint standards as they were last looked at. */
export const lawOf = ({ pool, program }: Where): LawBook => known.get(pool)?.book ?? program.law;
