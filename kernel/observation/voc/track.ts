/** A track as vehicles deliver it: WGS84, seconds since the start, µg/m³, numbers as text so that nothing is rounded. */
export interface VocTrack {
  readonly run: string;
  readonly startedAt: string;
  readonly datum: 'WGS84';
  readonly checksBefore: boolean;
  readonly checksAfter: boolean;
  readonly wind: { readonly from: number; readonly speedMs: string };
  readonly species?: readonly string[];
  readonly samples: readonly {
    readonly t: number;
    readonly lon: number;
    readonly lat: number;
    readonly speedKmh: string;
    readonly tvoc: string;
    readonly hdop?: string;
    readonly invalid?: boolean;
  }[];
}
