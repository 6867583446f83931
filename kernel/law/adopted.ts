import type { Refusal, Result } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { LawFile, LawVersion, Slot } from './law.ts';
import type { LawBook } from './resolve.ts';

/** A standard made jointly, as its register keeps it: what an edition is made from. */
export interface AdoptedStandard {
  readonly number: string;
  readonly title: string;
  readonly from: Day;
  readonly to?: Day;
  /** `VOC.thresholdFloor`, or `WATER.TP.river.3`: item, column, class. Others concern other standards and are left alone. */
  readonly limits: readonly { readonly item: string; readonly value: string }[];
}

/** How a value becomes what a standard makes of it; undefined where the standard sets nothing of it. */
export type Adopt<V> = (before: V, standard: AdoptedStandard) => Result<V | undefined>;

export interface NotAdopted {
  readonly number: string;
  readonly says: Refusal['says'];
}

const versionsWith = (
  adopts: NonNullable<Slot['adopts']>,
  versions: readonly LawVersion[],
  standards: readonly AdoptedStandard[],
  refused: NotAdopted[],
): readonly LawVersion[] => {
  let all = versions;
  for (const standard of standards) {
    const before = all.findLast(({ from, expected }) => !expected && from <= standard.from);
    if (!before) continue;
    const found = adopts(before.value, standard);
    if (!found.ok) refused.push({ number: standard.number, says: found.says });
    else if (found.value !== undefined) {
      const next: LawVersion = {
        from: standard.from,
        ...(standard.to && { to: standard.to }),
        value: found.value,
        cite: { act: `${standard.number} ${standard.title}`, published: standard.from },
        status: 'official',
        // A sample is judged by the standard of its day, whenever its case was opened.
        transition: 'pending-too',
      };
      const at = all.findIndex(({ from }) => from > standard.from);
      all = at < 0 ? [...all, next] : all.toSpliced(at, 0, next);
    }
  }
  return all;
};

/**
 * The book with the standards, in the order of their days, among the versions of every slot that says what a standard makes of
 * its value (`slot.edition`); and the standards that could not be used, with the reason.
 */
export const withStandards = (
  book: LawBook,
  mechanisms: Iterable<{ readonly id: string; readonly law: Readonly<Record<string, Slot>> }>,
  standards: readonly AdoptedStandard[],
): { readonly book: LawBook; readonly refused: readonly NotAdopted[] } => {
  const refused: NotAdopted[] = [];
  const slots = new Map([...mechanisms].map(({ id, law }) => [id, law]));
  const fileWith = (file: LawFile): LawFile => {
    const adopting = Object.entries(file.slots).flatMap(([name, versions]) => {
      const adopts = slots.get(file.mechanism)?.[name]?.adopts;
      return adopts ? [[name, versionsWith(adopts, versions, standards, refused)] as const] : [];
    });
    return adopting.length > 0 ? { ...file, slots: { ...file.slots, ...Object.fromEntries(adopting) } } : file;
  };
  return { book: new Map([...book].map(([key, file]) => [key, fileWith(file)])), refused };
};
