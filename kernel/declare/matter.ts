import type { Day, Term } from '../time/types.ts';

/** 事项类型, 国办要素. */
export type MatterType = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '20';

/** One paper the guide asks for. `concept` is what makes two materials of two places the same thing. */
export interface Material {
  readonly concept: string;
  readonly name: string;
  readonly form: 'original' | 'copy' | 'electronic';
  readonly copies: number;
  readonly source: 'applicant' | 'government' | 'other';
  /** necessary 必要, conditional 视情, tolerable 容缺后补. */
  readonly need: 'necessary' | 'conditional' | 'tolerable';
  readonly criteria?: string;
  /** The evidence source from which it can be had by sharing: then it may not be asked of the applicant. */
  readonly obtainableFrom?: string;
  readonly substituteCredential?: string;
  readonly blankForm?: string;
}

/**
 * An implementation (实施清单) of a basic item (基本目录) by one place, in one version. A case keeps the version in force
 * when it was received.
 */
export interface Matter {
  readonly code: string;
  readonly basic: string;
  readonly version: number;
  readonly from: Day;
  readonly to?: Day;
  readonly title: string;
  readonly titleEn?: string;
  readonly jurisdiction: string;
  readonly authority: string;
  readonly type: MatterType;
  readonly mechanism: string;
  /** The step that begins it, where its mechanism has several beginnings: what a form for it asks. */
  readonly opens?: string;
  readonly serves: 'persons' | 'organisations' | 'both';
  readonly lifeEvent?: string;
  readonly department: string;
  readonly instant: boolean;
  readonly statutory?: Term;
  readonly promised?: Term;
  readonly legalBasis: readonly { readonly act: string; readonly article?: string }[];
  readonly conditions: readonly string[];
  readonly materials: readonly Material[];
  /** Fee in fen, 0 when free, with its basis. */
  readonly fee: { readonly amount: number; readonly basis?: string };
  readonly result: {
    readonly kind: 'licence' | 'approval' | 'certificate' | 'registration' | 'payment' | 'answer';
    readonly name: string;
    readonly validFor?: Term;
  };
  readonly visits: number;
  readonly modes: readonly ('online' | 'proxy' | 'delegated' | 'joint' | 'kiosk')[];
  /** How silence after reception counts (行政许可法 32; 不动产登记暂行条例 17). */
  readonly deemedAcceptance: { readonly mode: 'on-spot' } | { readonly mode: 'within'; readonly term: Term };
  readonly tolerates: boolean;
  readonly commitment: boolean;
  /** Special procedures (特别程序) that stop the clock, with their length. */
  readonly special: readonly { readonly name: string; readonly term: Term }[];
  /** Parts of a joint matter (多地联办): child matters by basic code, and what each waits for. */
  readonly joint?: readonly {
    readonly link: string;
    readonly basic: string;
    readonly at: 'receiving' | 'deciding';
    readonly after: readonly string[];
  }[];
  readonly safety?: boolean;
  readonly national?: string;
  /** real: transcribed; illustrative: values for demonstration; synthetic: made to fill the number published. */
  readonly provenance: 'real' | 'illustrative' | 'synthetic';
}
