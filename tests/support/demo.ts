import type { Instant } from '#kernel';
import { seedDemo } from '#server/demo/seed.ts';
import type { TestZone } from './zone.ts';

/** Plays what the zone demonstrates, up to `at`. Returns what was said; a second call plays nothing more. */
export const playDemo = async (
  { zone, program, setTime }: TestZone,
  at: Instant,
): Promise<{ readonly said: readonly string[]; readonly held: Instant }> => {
  let held = at;
  const set = (instant: Instant | undefined): void => {
    held = instant ?? at;
    setTime(held);
  };
  const said: string[] = [];
  await seedDemo({ zone, program, clock: { now: () => held, set }, log: (line) => said.push(line) });
  return { said, held };
};
