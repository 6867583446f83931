import type { BalanceRead, EntryRead } from '#kernel';
import type { successionKinds } from '../facts.ts';

interface Succession {
  readonly succession?: keyof typeof successionKinds;
  readonly successors?: readonly { readonly key: string }[];
}

/** What a successor takes over of its predecessor's counter: all of it, as far as its own cap leaves room. */
export const takenOver = (before: BalanceRead | undefined, own: BalanceRead | undefined): number =>
  Math.max(0, Math.min(before?.balance ?? 0, own?.room ?? 0));

/** Whether the enterprise took the predecessor's place; after a split, unless another successor declared this voucher first. */
export const mayUse = (found: EntryRead | undefined, voucher: EntryRead | undefined, enterprise: string): boolean => {
  const { successors = [] } = (found?.values ?? {}) as Succession;
  const heldBy = (voucher?.values.heldBy as { key?: string } | undefined)?.key;
  return successors.some(({ key }) => key === enterprise) && (heldBy === undefined || heldBy === enterprise);
};

/** A split is inherited by the successor that declares the contract first; a merger was counted when it was recorded. */
export const inheritsNow = (found: EntryRead | undefined, voucher: EntryRead | undefined): boolean =>
  (found?.values as Succession | undefined)?.succession === 'split' && voucher?.values.heldBy === undefined;
