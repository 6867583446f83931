import type { Day, Fact, Instant, Term, Words } from './types.ts';

/** What the server says of registers, entries and requests for evidence. */
export interface RegisterView {
  readonly register: string;
  readonly mechanism: string;
  readonly mechanismTitle?: Words;
  readonly title: Words;
  readonly key: Words;
  readonly columns: Readonly<Record<string, Fact>>;
  readonly holds: Readonly<
    Record<string, { readonly title: Words; readonly columns?: Readonly<Record<string, Fact>> }>
  >;
  readonly extract?: Words;
  readonly entries?: number;
}

export interface EntryLine {
  readonly key: string;
  /** Names the entry in addresses where its key is masked. */
  readonly name: string;
  readonly version: number;
  readonly authority: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly closed: boolean;
}

export interface VersionView {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly recordedAt: Instant;
  readonly case: string | null;
  readonly closed: boolean;
  readonly reason: string | null;
}

export interface HoldView {
  readonly id: string;
  readonly hold: string;
  readonly title: Words;
  readonly standing: 'effective' | 'waiting' | 'lapsed' | 'released' | 'future';
  readonly rank: number;
  readonly from: Day;
  readonly since: Day | null;
  readonly ends: Day | null;
  readonly released: { readonly on: Day; readonly reason: string } | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface EntryView {
  readonly register: string;
  readonly title: Words;
  readonly keyTitle: Words;
  readonly key: string;
  readonly on: Day;
  readonly at?: Instant;
  readonly extract?: Words;
  readonly version: VersionView | null;
  readonly newest: number;
  readonly columns: Readonly<Record<string, Fact>>;
  readonly holdColumns: Readonly<Record<string, Readonly<Record<string, Fact>>>>;
  readonly holds: readonly HoldView[];
  readonly versions: readonly VersionView[];
  readonly chain: readonly {
    readonly case: string;
    readonly version: number;
    readonly at: Instant;
    readonly day: Day;
    readonly step: string;
    readonly title: Words;
    readonly authority?: string;
  }[];
}

export interface ReaderView {
  readonly at: Instant;
  readonly who: string | null;
  readonly authority?: Words;
  readonly ground: string;
  readonly what: 'entry' | 'extract' | 'asked';
}

export interface RequestView {
  readonly id: string;
  readonly case: string;
  readonly register: Words;
  readonly question: Words;
  readonly fields: readonly Words[];
  readonly ground: 'consent' | 'duty';
  readonly under?: { readonly act: string; readonly article?: string };
  readonly consent?: { readonly at: Instant; readonly how: 'self' | 'window' | 'case' };
  readonly purpose: Words;
  readonly asker: { readonly id: string; readonly title: Words };
  readonly keeper: { readonly id: string; readonly title: Words };
  readonly askedAt: Instant;
  readonly expires: Day;
  readonly status: 'asked' | 'declined' | 'answered' | 'refused' | 'released' | 'withheld';
  readonly dispute?: 'doubted' | 'examined' | 'corrected';
  readonly doubt?: string;
  readonly upheld?: string;
  readonly refusal?: Words;
  readonly asOf?: Instant;
  readonly signed?: boolean;
  readonly side?: 'asker' | 'keeper';
  readonly version?: number;
}

export interface EvidenceLine {
  readonly name: string;
  readonly title: Words;
  readonly purpose: Words;
  readonly ground: 'consent' | 'duty';
  readonly when: 'ahead' | 'live';
  readonly under?: { readonly act: string; readonly article?: string };
  readonly keeper: { readonly id?: string; readonly title: Words };
  readonly register: Words;
  /** Who will have the answer. */
  readonly asker: { readonly title: Words };
  readonly about?: { readonly key?: string };
  readonly extent?: 'yesNo' | 'band' | 'record';
  readonly fresh?: Term;
  readonly expires: Day;
  readonly asks: readonly Words[];
  readonly standing: string;
  readonly here: boolean;
  /** This node asked: here it can be taken back wherever the case is. */
  readonly asked: boolean;
  readonly paper?: { readonly fact: string; readonly title?: Words; readonly open: boolean };
  readonly request?: RequestView;
  readonly columns?: Readonly<Record<string, Fact>>;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly corrected?: { readonly why: string; readonly values?: Readonly<Record<string, unknown>> };
}
