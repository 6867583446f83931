import { addDays, type Day, type VocTrack } from '#kernel';
import { noise } from './noise.ts';

const samples = 260;
/** Four seconds at thirty kilometres an hour. */
const seconds = 4;
const metres = 33;

/** From west to east a little south of the border, past one place where something is in the air. */
const samplesOf = (run: string, peak: number): VocTrack['samples'] =>
  Array.from({ length: samples }, (_, n) => {
    const east = n * metres;
    const lon = 120.868 + east / 95_400;
    const lat = 30.9905 + 0.0016 * Math.sin(n / 40);
    const near = Math.exp(-(((lon - 120.907) * 95_400) ** 2) / (2 * 140 ** 2));
    const tvoc = 62 + 14 * noise(run, n, 'background') + peak * near;
    return {
      t: n * seconds,
      lon: Number(lon.toFixed(6)),
      lat: Number(lat.toFixed(6)),
      speedKmh: (30 + 2 * noise(run, n, 'speed')).toFixed(1),
      tvoc: tvoc.toFixed(1),
      hdop: '1.2',
      ...(n > 30 && n < 38 && { invalid: true }),
    };
  });

const runs = [
  { ago: 30, peak: 0, from: 200, speedMs: '2.1' },
  { ago: 16, peak: 420, from: 175, speedMs: '1.8' },
  { ago: 3, peak: 560, from: 182, speedMs: '2.4' },
];

/** Three invented runs on one route: the hot spot is there in two of the three, so it persists. */
export const tracks = (today: Day): readonly VocTrack[] =>
  runs.map(({ ago, peak, from, speedMs }, n) => {
    const run = `demo-${n + 1}`;
    return {
      run,
      startedAt: `${addDays(today, -ago)}T02:00:00.000Z`,
      datum: 'WGS84',
      checksBefore: true,
      checksAfter: true,
      wind: { from, speedMs },
      species: ['toluene', 'xylene'],
      samples: samplesOf(run, peak),
    };
  });
