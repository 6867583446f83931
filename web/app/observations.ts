import { get } from './api.ts';
import type { Day, Instant, Words } from './types.ts';

/** Shapes of what the observation routes answer, as far as screens use them. */
export type Point = readonly [x: number, y: number];

export interface WatersView {
  readonly drawing: {
    readonly datum: string;
    readonly west: number;
    readonly east: number;
    readonly south: number;
    readonly north: number;
    readonly says: Words;
    readonly districts: readonly { readonly jurisdiction: string; readonly ring: readonly Point[] }[];
  };
  readonly demo: Words | null;
  readonly waters: readonly {
    readonly id: string;
    readonly title: Words;
    readonly kind: 'river' | 'lake';
    readonly sides: readonly string[];
    readonly outline: readonly Point[];
    readonly duty: { readonly side: string | null; readonly status: string };
    readonly chiefs: readonly { readonly side: string; readonly post: Words; readonly status: string }[];
    readonly target: { readonly target: { readonly rank: number }; readonly status: string } | null;
    readonly sections: readonly { readonly site: string; readonly title: Words; readonly role: string }[];
  }[];
}

export interface SectionState {
  readonly site: string;
  readonly title: Words;
  readonly water: string;
  readonly role: 'inflow' | 'outflow' | 'border' | 'body';
  readonly column: 'river' | 'lake';
  readonly upstream: string;
  readonly downstream: string;
  readonly schematic: Point;
  readonly at: Instant | null;
  readonly rank: number | null;
  readonly class: string | null;
  readonly grade: Words | null;
  readonly target: { readonly rank: number; readonly status: string } | null;
  readonly met: boolean | null;
  readonly finding: { readonly deciding?: readonly string[] } | null;
}

export interface SeriesView {
  readonly unit: string | null;
  readonly bands:
    | null
    | { readonly bound: 'range'; readonly low: string; readonly high: string; readonly edition: string }
    | { readonly bound: 'min' | 'max'; readonly limits: readonly string[]; readonly edition: string };
  readonly series: readonly {
    readonly source: string;
    readonly points: readonly {
      readonly at: Instant;
      readonly value: string | null;
      readonly shown: string;
      readonly state: string;
      readonly flags: readonly string[];
    }[];
  }[];
}

export interface HeatView {
  readonly days: readonly { readonly day: Day; readonly readings: number; readonly rank: number | null }[];
  readonly edition: string | null;
}

export interface MonthView {
  readonly period: string;
  readonly class: string | null;
  readonly rank: number | null;
  readonly grade?: Words;
  readonly readings: number;
  readonly planned: number;
  readonly edition: string;
  readonly met?: boolean | null;
  readonly means?: Readonly<Record<string, string>>;
  readonly mainPollutants?: readonly { readonly item: string; readonly multiple: string | null }[];
  readonly insufficient?: { readonly says: Words } | null;
}

export interface MonthsView {
  readonly months: readonly MonthView[];
  readonly trend?: {
    readonly kind: string;
    readonly n: number;
    readonly rs: string;
    readonly critical: string;
    readonly significant: boolean;
    readonly direction: string;
    readonly gaps: readonly string[];
    readonly says?: Words;
  };
}

export interface CompareView {
  readonly lines: readonly {
    readonly month: string;
    readonly up: string | null;
    readonly down: string | null;
    readonly difference: string | null;
    readonly target: string | null;
    readonly targetAbove: string | null;
    readonly attribution: null | { readonly falls: string; readonly upstream: string; readonly between: string };
  }[];
}

export interface TrophicView {
  readonly months: readonly { readonly month: string; readonly total: string | null; readonly level?: Words }[];
  readonly levels: readonly { readonly upTo: number | null; readonly title: Words }[];
}

export interface BodiesView {
  readonly waters: readonly {
    readonly id: string;
    readonly title: Words;
    readonly grade: Words | null;
    readonly sections: number;
    readonly met: boolean | null;
    readonly changes: readonly {
      readonly against: string;
      readonly step: number | null;
      readonly title: Words | null;
    }[];
  }[];
}

export interface AirIndexView {
  readonly aqi: number | null;
  readonly level?: { readonly title: Words; readonly rgb: readonly [number, number, number] } | null;
  readonly primary?: readonly string[];
  readonly insufficient?: { readonly says: Words };
}

export interface AirView {
  readonly day: Day;
  readonly edition: { readonly id: string; readonly title: Words; readonly status: string } | null;
  readonly note: Words;
  readonly places: readonly {
    readonly jurisdiction: string;
    readonly sites: readonly string[];
    readonly hour: number | null;
    readonly now: AirIndexView | null;
    readonly daily: AirIndexView;
    readonly concentrations: Readonly<Record<string, string>>;
    readonly hours: readonly { readonly hour: number; readonly aqi: number | null }[];
  }[];
}

export interface Skill {
  readonly lead: number;
  readonly days: number;
  readonly range: string;
  readonly level: string;
  readonly primary: string;
}

export interface ForecastView {
  readonly day: Day;
  readonly forecast: {
    readonly issuedAt: Instant;
    readonly inTime: boolean | null;
    readonly warning: boolean;
    readonly text: string;
    readonly sides: readonly string[];
    readonly days: readonly {
      readonly day: Day;
      readonly low: number;
      readonly high: number;
      readonly levels: readonly Words[];
      readonly primary: readonly string[];
    }[];
  } | null;
  readonly skill: {
    readonly from: Day;
    readonly to: Day;
    readonly joint: readonly Skill[];
    readonly sides: readonly { readonly side: string; readonly skill: readonly Skill[] }[];
  };
}

export interface RunRow {
  readonly run: string;
  /** What the run is asked for by; `from` and `case`: told by another node. */
  readonly key: string;
  readonly from?: string;
  readonly case?: string;
  readonly startedAt: Instant;
  readonly used: boolean;
  readonly validShare: string;
  readonly kilometres: string;
  readonly hotSpots: number;
  readonly reaches: readonly string[];
}

export interface RunView extends Omit<RunRow, 'hotSpots' | 'key'> {
  readonly says?: Words;
  readonly datum: string;
  readonly method: { readonly id: string; readonly status: string };
  readonly hotSpots: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly peak: string;
    readonly mean: string;
    readonly seconds: number;
    readonly metres: number;
    readonly persistent: boolean;
    readonly sector: readonly Point[];
    readonly reaches: readonly string[];
    readonly leads: readonly {
      readonly emitter: string;
      readonly title: Words;
      readonly metres: number;
      readonly lon: number;
      readonly lat: number;
      readonly sharedSpecies: readonly string[];
    }[];
  }[];
  readonly samples: readonly {
    readonly t: number;
    readonly lon: number;
    readonly lat: number;
    readonly tvoc: string;
    readonly valid: boolean;
  }[];
}

export const observed = <T>(
  node: string,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
) => ({
  queryKey: ['observations', node, path, query],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(node, `observations/${path}`, query, signal),
});

/** A day some days before another. */
export const shifted = (day: Day, by: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

export const monthBefore = (month: string, by: number): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};
