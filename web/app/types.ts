/** The shapes the server answers with: what a screen may rely on. Optional marks what not every reader may see. */
import type { Day, Fact, FileRef, Instant, Matter, Party, Term, Words } from '../../kernel/index.ts';

export type { Day, Fact, FileRef, Instant, Matter, Party, Term, Words };

export type Facts = Readonly<Record<string, unknown>>;
export type Lamp = 'normal' | 'near' | 'overdue' | 'paused' | 'none';

export interface PersonChoice {
  readonly login: string;
  readonly name: string;
  readonly node: string;
  readonly kind: 'staff' | 'person' | 'organisation';
  readonly does: Words;
  readonly roles?: readonly string[];
}

export interface AuthorityView {
  readonly title: Words;
  readonly jurisdiction: string;
  readonly node: string;
  readonly department: string;
  readonly phone?: string;
  readonly address?: Words;
  readonly reviewBody?: Words;
  readonly court?: Words;
}

export interface WindowView {
  readonly id: string;
  readonly authority: string;
  readonly jurisdiction: string;
  readonly title: Words;
  readonly address?: Words;
  readonly hours?: Words;
}

export interface ZoneView {
  readonly id: string;
  readonly title: Words;
  readonly utcOffset: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly title: Words;
    readonly jurisdictions: readonly string[];
  }[];
  readonly jurisdictions: readonly {
    readonly code: string;
    readonly level: string;
    readonly title: Words;
    readonly short: Words;
  }[];
  readonly authorities: Readonly<Record<string, AuthorityView>>;
  readonly windows: readonly WindowView[];
  readonly departments: Readonly<Record<string, Words>>;
  readonly lifeEvents: Readonly<Record<string, Words>>;
  readonly demo: boolean;
  /** Outlines of the places, in a drawing of this size. */
  readonly schematic?: {
    readonly width: number;
    readonly height: number;
    readonly places: Readonly<Record<string, { readonly path: string; readonly at: readonly [number, number] }>>;
  };
  /** Waters and air are observed here. */
  readonly observes: boolean;
  /** The waters by name, the sections by their sites. */
  readonly waters: Readonly<Record<string, Words>>;
  readonly sections: Readonly<Record<string, Words>>;
  readonly people?: readonly PersonChoice[];
  readonly mechanisms: readonly { readonly id: string; readonly number: string; readonly title: Words }[];
}

export interface PostView {
  readonly authority: string;
  readonly role: string;
  readonly window?: string;
  readonly seat?: string;
}

export interface SessionView {
  readonly person: null | {
    readonly id: string;
    readonly name: string;
    readonly kind: 'staff' | 'person' | 'organisation';
    readonly key?: string;
  };
  readonly posts?: readonly PostView[];
  readonly node?: string;
  readonly demo?: boolean;
  readonly csrf?: string;
  /** 锁屏: the session of this person waits for their password. */
  readonly locked?: { readonly name: string };
  readonly lockable?: boolean;
}

/** RFC 9457, with the rule, its legal source and the field it is about. */
export interface Problem {
  readonly kind: 'problem';
  readonly status: number;
  readonly code: string;
  readonly says: Words;
  readonly field?: string;
  readonly under?: { readonly act: string; readonly article?: string; readonly url?: string };
  readonly remedy?: Words;
}

export interface DeclaredStep {
  readonly title: Words;
  readonly help?: Words;
  readonly by: string | readonly string[];
  readonly from: string | readonly string[];
  readonly to: string | { readonly oneOf: readonly string[] };
  readonly asks?: readonly string[];
  readonly noteRequired?: boolean;
  readonly fromAfar?: boolean;
  readonly inBatch?: boolean;
}

export interface MechanismView {
  readonly id: string;
  readonly number: string;
  readonly title: Words;
  readonly purpose: Words;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly states: Readonly<
    Record<
      string,
      { readonly title: Words; readonly outside?: Words; readonly final?: boolean; readonly stage?: number }
    >
  >;
  readonly steps: Readonly<Record<string, DeclaredStep>>;
  readonly evidence?: Readonly<Record<string, { readonly paper?: string }>>;
  readonly actors: Readonly<
    Record<string, { readonly kind: string; readonly title: Words; readonly role?: string; readonly fact?: string }>
  >;
  readonly clocks?: Readonly<Record<string, { readonly title: Words }>>;
  readonly papers?: Readonly<Record<string, { readonly title: Words }>>;
  readonly bodies?: Readonly<
    Record<
      string,
      {
        readonly title: Words;
        readonly draw?: { readonly fact: string; readonly commit: string; readonly reveal: string };
        readonly ballot?: { readonly fact: string };
      }
    >
  >;
  readonly notices?: Readonly<
    Record<
      string,
      {
        readonly title: Words;
        readonly publicity: string;
        readonly shows: readonly string[];
        readonly takes?: readonly string[];
      }
    >
  >;
}

export interface PlaceView {
  readonly jurisdiction: string;
  readonly authority: string;
  readonly window?: string;
  readonly node: string;
}

export interface CaseRow {
  readonly id: string;
  readonly mechanism?: string;
  readonly matter: { readonly code: string; readonly title: string; readonly titleEn?: string };
  readonly state: string;
  readonly stateTitle: Words;
  /** What of its subject lists show. */
  readonly about: Words;
  readonly applicant?: string;
  readonly receiving: PlaceView | string;
  readonly deciding: PlaceView | string;
  readonly holder: string;
  readonly openedOn: Day;
  readonly statutoryDue?: Day;
  readonly promisedDue?: Day;
  readonly daysLeft?: number;
  readonly paused?: boolean;
  readonly lamp: Lamp;
  readonly assignee?: string;
  readonly version: number;
}

export interface CaseList {
  readonly total: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly items: readonly CaseRow[];
}

export interface TimelineEntry {
  readonly version: number;
  readonly step: string;
  readonly title: Words;
  readonly day: Day;
  readonly at: Instant;
  readonly by: {
    readonly role: string | Words;
    readonly name?: string;
    readonly authority?: string;
    readonly node: string;
  };
  readonly from: string;
  readonly to: string;
  readonly toTitle: Words;
  /** The step may lead to several states: which it was is told. */
  readonly decided?: true;
  readonly note?: string;
  readonly enclosed?: readonly FileRef[];
  readonly signature?: FileRef;
  readonly copies?: readonly { readonly person: string; readonly name: string; readonly readAt: Instant | null }[];
  readonly set?: Facts;
  readonly papers?: readonly string[];
  readonly custody?: { readonly act: string; readonly to?: string; readonly reason?: string };
}

export interface ClockView {
  readonly name: string;
  readonly title: Words;
  readonly shownAs?: string;
  readonly term: Term;
  readonly started: Day;
  readonly due?: Day;
  /** Of a term in working hours. */
  readonly dueAt?: Instant;
  readonly nominal?: Day;
  readonly stopped?: Day;
  readonly paused: boolean;
  readonly used?: number;
  readonly remaining?: number;
  readonly lamp: Lamp;
  readonly source?: {
    readonly slot: string;
    readonly status: string;
    readonly jurisdiction: string;
    readonly from: Day;
    readonly cite?: unknown;
  };
  readonly unknown?: Words;
}

export interface StepView {
  readonly name: string;
  readonly title: Words;
  readonly help?: Words;
  readonly asks: readonly { readonly name: string; readonly required: boolean }[];
  readonly noteRequired?: boolean;
  /** May end the matter off its ordinary way (撤回, 不予受理): its form opens only when asked for. */
  readonly ends?: boolean;
  readonly open: boolean;
  readonly why?: Words;
}

export interface CaseView {
  /** Files that this reader sees in the review room only. */
  readonly room?: readonly string[];
  readonly evidence?: boolean;
  readonly id: string;
  readonly mechanism: string;
  readonly matter: {
    readonly code: string;
    readonly version: number;
    readonly title: string;
    readonly titleEn?: string;
  };
  readonly state: string;
  readonly stateTitle: Words;
  readonly outside?: Words;
  readonly stage?: number;
  readonly version: number;
  readonly holder: string;
  readonly offeredTo?: string;
  readonly receiving: PlaceView;
  readonly deciding: PlaceView;
  readonly concerned?: readonly PlaceView[];
  readonly channel: string;
  readonly openedOn: Day;
  readonly closedOn?: Day;
  readonly facts: Facts;
  readonly timeline: readonly TimelineEntry[];
  readonly future?: readonly { readonly state: string; readonly title: Words }[];
  /** Steps put off until a source elsewhere has answered. */
  readonly awaiting?: readonly {
    readonly title: Words;
    readonly at: string;
    readonly tries: number;
  }[];
  readonly clocks: readonly ClockView[];
  readonly papers: readonly {
    readonly number: string;
    readonly kind: string;
    readonly title: Words;
    readonly on: Day;
  }[];
  readonly steps: readonly StepView[];
  readonly children?: readonly {
    readonly id: string;
    readonly link: string;
    readonly title: string | Words;
    readonly state: string;
    readonly stateTitle: Words;
  }[];
  readonly parent?: { readonly case: string; readonly link: string; readonly node: string };
  readonly track?: string;
  /** The reader was an agent whose mandate has ended: only their own acts are here. */
  readonly former?: true;
  /** Copied to the reader by name, and not yet read. */
  readonly toRead?: true;
  /** Who of the office has taken it to their desk. */
  readonly assignee?: string | null;
  readonly credentials?: readonly { readonly id: string; readonly type: string; readonly status: string }[];
  readonly matterDetail?: Matter;
}

export interface ModeView {
  readonly mode: string;
  readonly available: boolean;
  readonly why?: Words;
}

export interface MatterAnswer {
  readonly matter: Matter;
  readonly implementations: readonly Matter[];
  /** Names alone, or with whether each is to be had here and why. */
  readonly modes: readonly (string | ModeView)[];
}
