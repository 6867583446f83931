import type { Words } from '../declare/words.ts';
import type { Day, Instant } from '../time/types.ts';
import type { VocTrack } from './voc/track.ts';

/** One made-up reading, as a station would send it. */
export interface DemoReading {
  readonly site: string;
  readonly item: string;
  readonly at: Instant;
  readonly shown: string;
  readonly status?: string;
}

/** Made-up observations of a zone. Each `source` begins with `demo/`, so that they are known wherever they are shown. */
export interface DemoObservations {
  readonly says: Words;
  readonly series: readonly {
    readonly source: string;
    readonly method: 'manual' | 'auto';
    readonly perDay: number;
    readonly readings: (today: Day) => readonly DemoReading[];
  }[];
  readonly tracks: (today: Day) => readonly VocTrack[];
}
