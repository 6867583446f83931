import type { ExplainedAmount, MirrorReport, Netting, Owed } from '../../kernel/index.ts';
import type { Instant, Words } from './types.ts';

/** The shapes of accounts, statements and debts between nodes. */
export interface AccountNames {
  readonly kind: string;
  readonly title: Words;
  readonly key: readonly { readonly title: Words; readonly value: string }[];
  readonly mechanism?: Words;
}

export interface AccountView extends AccountNames {
  readonly account: string;
  readonly unit: string;
  readonly owner: string;
  readonly balance: number;
  readonly heldOut: number;
  readonly heldIn: number;
  readonly available: number | null;
  readonly room: number | null;
  readonly closed: boolean;
  readonly changedAt: Instant | null;
}

export interface AccountsView {
  readonly kinds: readonly {
    readonly kind: string;
    readonly title: Words;
    readonly unit: string;
    readonly accounts: number;
    readonly balance: number;
  }[];
  readonly items: readonly AccountView[];
  readonly more: boolean;
  readonly settlement: boolean;
}

export interface StatementView {
  readonly view: AccountView;
  readonly statement: {
    readonly asOf: Instant;
    readonly balance: number;
    readonly heldOut: number;
    readonly heldIn: number;
  };
  readonly total: number;
  readonly lines: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly kind: 'move' | 'reserve' | 'commit' | 'release' | 'release-rest' | 'reverse';
    readonly amount: number;
    readonly change: number;
    readonly balance: number;
    readonly heldOut: number;
    readonly heldIn: number;
    readonly memo?: string;
    readonly other: AccountNames;
    readonly because?: ExplainedAmount;
  }[];
}

export interface DebtView {
  readonly debtor: string;
  readonly creditor: string;
  readonly unit: string;
  readonly agreement: string;
  readonly account: string;
  readonly owed: number;
  readonly inFlight: readonly { readonly id: string; readonly amount: number; readonly since: Instant }[];
  readonly statement: {
    readonly number: number;
    readonly at: Instant;
    readonly closing: number;
    readonly ownClosing: number | null;
    readonly report: MirrorReport | null;
  } | null;
}

export interface SettlementView {
  readonly debts: readonly DebtView[];
  readonly nettings: readonly (Netting & {
    readonly unit: string;
    readonly agreement: string;
    readonly terms: {
      readonly value: 'gross' | 'net';
      readonly from: string;
      readonly jurisdiction: string;
      readonly status: string;
      readonly cite: { readonly act: string; readonly article?: string };
    } | null;
    readonly parties: readonly string[];
    readonly owed: readonly Owed[];
    readonly why: ExplainedAmount;
  })[];
}
