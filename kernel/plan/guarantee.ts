import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** What a project asks for and a party grants: land 用地 (mu × 1000), funds (fen), energy, environmental capacity. Whole numbers. */
export interface Guarantee {
  readonly kind: 'guarantee';
  readonly project: string;
  readonly of: 'land' | 'funds' | 'energy' | 'capacity';
  readonly asked: number;
  readonly grants: readonly {
    readonly party: string;
    readonly amount: number;
    readonly on: Day;
    readonly expires: Day;
    readonly document: string;
    /** The works used it while it stood; from then on it no longer runs out. */
    readonly usedOn?: Day;
  }[];
}

/** A grant is a commitment: it names its document and its end, and together they never pass what was asked. */
export const grantGuarantee = (g: Guarantee, given: Guarantee['grants'][number]): Result<Guarantee> => {
  if (!Number.isSafeInteger(given.amount) || given.amount <= 0)
    return refuse('grant-amount', ['数量须为正整数', 'An amount is whole and positive']);
  if (given.document.trim() === '') return refuse('grant-document', ['须有批文', 'A grant names its document']);
  if (given.expires < given.on) return refuse('grant-expiry', ['有效期早于批准日', 'It ends before it begins']);
  const before = granted(g, given.on);
  if (before + given.amount > g.asked)
    return refuse('grant-over', [
      `合计 ${before + given.amount},超过申请 ${g.asked}`,
      `Together ${before + given.amount}, more than the ${g.asked} asked for`,
    ]);
  return ok({ ...g, grants: [...g.grants, given] });
};

/** In force on a day: what has run out unused is no longer there. */
export const granted = (g: Guarantee, day: Day): number =>
  g.grants
    .filter((x) => x.on <= day && (day <= x.expires || x.usedOn !== undefined))
    .reduce((sum, x) => sum + x.amount, 0);

/** 资金催缴: calls on each party by the key, what came and who is late. Others are not obliged to advance. */
export interface CashCall {
  readonly kind: 'cash-call';
  readonly project: string;
  readonly due: Day;
  readonly parts: readonly { readonly party: string; readonly fen: number }[];
  readonly payments: readonly { readonly party: string; readonly fen: number; readonly on: Day }[];
}

export const cashCallOn = (
  call: CashCall,
  day: Day,
): readonly { readonly party: string; readonly fen: number; readonly paid: number; readonly late: boolean }[] =>
  call.parts.map(({ party, fen }) => {
    const paid = call.payments.filter((p) => p.party === party && p.on <= day).reduce((sum, p) => sum + p.fen, 0);
    return { party, fen, paid, late: paid < fen && day > call.due };
  });

/** Parties late with a call have no vote, and that only where their agreement says so; else nothing suspends one. */
export const suspendedVotes = (calls: readonly CashCall[], agreed: boolean, day: Day): readonly string[] =>
  agreed
    ? [...new Set(calls.flatMap((call) => cashCallOn(call, day).flatMap(({ party, late }) => (late ? [party] : []))))]
    : [];
