import type { Words } from '../declare/words.ts';
import type { Citation, LawStatus, Result } from '../outcome/result.ts';
import type { Recognition } from '../recognition/recognition.ts';
import type { Day, Term } from '../time/types.ts';
import type { Adopt, AdoptedStandard } from './adopted.ts';

export type SlotKind = 'term' | 'money' | 'number' | 'ratio' | 'basis' | 'text' | 'table';

/** What a mechanism needs the law to tell it (law slot). Jurisdictions fill it with dated versions. */
export interface Slot<V = unknown> {
  readonly kind: SlotKind;
  readonly title: Words;
  readonly valueType?: V;
  /** What a standard made jointly makes of the value: it is a version of this slot from its day on. */
  adopts?(before: V, standard: AdoptedStandard): Result<V | undefined>;
  /** The value is a table of rules of recognition (互认): the kinds of things they are about, as rows name them. */
  readonly recognises?: Readonly<Record<string, Words>>;
}

const slotOf =
  <V>(kind: SlotKind) =>
  (title: Words): Slot<V> =>
    Object.freeze({ kind, title });

export const slot = {
  term: slotOf<Term>('term'),
  /** Integer fen. */
  money: slotOf<number>('money'),
  number: slotOf<number>('number'),
  /** An exact fraction, for shares and thresholds. */
  ratio: slotOf<{ readonly n: number; readonly d: number }>('ratio'),
  /** Whether a rule has a legal basis here today: true or false, with its source. */
  basis: slotOf<boolean>('basis'),
  text: slotOf<string>('text'),
  table: <V>(title: Words) => slotOf<V>('table')(title),
  /** Rules of recognition (互认规则): found, listed and explained wherever a mechanism keeps them. */
  recognitions: <R extends Recognition = Recognition>(
    title: Words,
    recognises: Readonly<Record<string, Words>>,
  ): Slot<readonly R[]> => Object.freeze({ kind: 'table', title, recognises }),
  /** A standard, or its dated editions, that standards made jointly follow. */
  edition: <V>(title: Words, adopts: Adopt<V>): Slot<V> => Object.freeze({ kind: 'table', title, adopts }),
};

/**
 * One dated value. `transition` is required from the second version on: `new-cases` leaves cases opened before `from`
 * under the older version, `pending-too` applies to them as well. `expected` values are shown and never used.
 */
export interface LawVersion<V = unknown> {
  readonly from: Day;
  readonly to?: Day;
  readonly value: V;
  readonly cite: Citation;
  readonly status: LawStatus;
  readonly transition?: 'new-cases' | 'pending-too';
  readonly expected?: boolean;
}

/** Law of one jurisdiction for one mechanism: literals only. */
export interface LawFile {
  readonly mechanism: string;
  readonly jurisdiction: string;
  readonly slots: Readonly<Record<string, readonly LawVersion[]>>;
}

type SlotsOf<M> = M extends { readonly law: infer L } ? L : never;
type VersionsFor<L> = { readonly [K in keyof L]?: readonly LawVersion<L[K] extends Slot<infer V> ? V : never>[] };

/** Fills slots of `mechanism` for `jurisdiction`; a slot left out is looked up further out (county → … → nation). */
export const law = <const M extends { readonly id: string; readonly law: Readonly<Record<string, Slot>> }>(
  mechanism: M,
  jurisdiction: string,
  slots: VersionsFor<SlotsOf<M>>,
): LawFile => Object.freeze({ mechanism: mechanism.id, jurisdiction, slots: slots as LawFile['slots'] });

export const wd = (n: number): Term => ({ n, unit: 'wd' });
export const wh = (n: number): Term => ({ n, unit: 'wh' });
export const days = (n: number): Term => ({ n, unit: 'd' });
export const months = (n: number): Term => ({ n, unit: 'm' });
export const years = (n: number): Term => ({ n, unit: 'y' });

/** A legal act; `art` cites a place in it. */
export const act = (name: string, published?: Day, url?: string) => ({
  art: (article: string): Citation => ({ act: name, article, ...(published && { published }), ...(url && { url }) }),
  whole: { act: name, ...(published && { published }), ...(url && { url }) } as Citation,
});

/** Values without a source of their own: marked, dated, replaceable. */
export const assumed = (why: string): Citation => ({ act: 'Tongban default 平台默认值', article: why });
