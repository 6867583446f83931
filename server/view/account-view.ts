import {
  type AccountSpec,
  type AnyMechanism,
  type CaseEvent,
  type ExplainedAmount,
  isPosting,
  keyOfAccount,
  kindOfAccount,
  type Seen,
  type Words,
} from '#kernel';
import type { Pool } from '#store/db.ts';
import { eventsOf } from '#store/queries/journal.ts';
import type { AccountLine } from '#store/queries/ledger-search.ts';
import type { Program } from '../load.ts';

/** A kind of account with the mechanism that keeps it; nothing for those the ledger keeps for every mechanism. */
export interface KeptAccounts {
  readonly mechanism: AnyMechanism;
  readonly spec: AccountSpec<Seen, string>;
}

export const keptAccounts = (program: Program, kind: string): KeptAccounts | undefined => {
  for (const mechanism of program.mechanisms.values()) {
    const spec = Object.hasOwn(mechanism.accounts ?? {}, kind) ? mechanism.accounts?.[kind] : undefined;
    if (spec) return { mechanism, spec };
  }
  return undefined;
};

const common: Readonly<Record<string, { readonly title: Words; readonly key: readonly Words[] }>> = {
  'due-to': {
    title: ['应付对方节点', 'Owed to a peer'],
    key: [
      ['对方', 'Peer'],
      ['单位', 'Unit'],
      ['协议', 'Agreement'],
    ],
  },
  'due-from': {
    title: ['应收对方节点', 'Owed by a peer'],
    key: [
      ['对方', 'Peer'],
      ['单位', 'Unit'],
      ['协议', 'Agreement'],
    ],
  },
  claims: {
    title: ['应收对应科目', 'Counter-account of claims'],
    key: [
      ['对方', 'Peer'],
      ['单位', 'Unit'],
      ['协议', 'Agreement'],
    ],
  },
};

/** What an account is called: the title of its kind, and each part of its key under its own title. */
export const accountNames = (program: Program, id: string) => {
  const kind = kindOfAccount(id);
  const kept = keptAccounts(program, kind);
  const { title, key } = kept?.spec ?? common[kind] ?? { title: [kind, kind] as Words, key: [] };
  return {
    kind,
    title,
    key: keyOfAccount(id)
      .map((value, n) => ({ title: key[n] ?? (['编号', 'Number'] as Words), value }))
      // The unit of a debt shows in its amounts.
      .filter((_, n) => kept !== undefined || n !== 1 || !(kind in common)),
    ...(kept && { mechanism: kept.mechanism.title }),
  };
};

export const accountView = (program: Program, line: AccountLine) => ({
  ...line,
  ...accountNames(program, line.account),
});

/**
 * How the amounts of transfers were computed, by transfer id: kept in the events of the cases that posted them. The ids
 * begin with the number of the case.
 */
export const explanationsOf = async (
  pool: Pool,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExplainedAmount>> => {
  const found = new Map<string, ExplainedAmount>();
  const cases = new Set(ids.map((id) => id.slice(0, Math.max(0, id.indexOf('/')))).filter(Boolean));
  for (const id of cases)
    for (const { body } of await eventsOf<CaseEvent | null>(pool, id))
      for (const effect of body?.effects ?? [])
        if (isPosting(effect))
          for (const transfer of effect.transfers) if (transfer.because) found.set(transfer.id, transfer.because);
  return found;
};
