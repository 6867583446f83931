import { stuckRuns } from '#kernel';
import type { Client } from '#store/db.ts';
import { type Run, suspect } from '#store/queries/observation-marks.ts';
import { channelsOf, readingsOf } from '#store/queries/observation-reads.ts';
import type { ObservationContext } from './context.ts';
import { storedValue } from './value-text.ts';

const WEEK = 7 * 24 * 3_600_000;

/**
 * Suspected stuck sensors among what was just brought in, looking back a week since a run may have begun earlier. Only
 * for sources that give unrounded values: a rounded value that stays the same is no evidence. A person confirms.
 */
export const suspectStuck = async (
  client: Client,
  { observation, now }: ObservationContext,
  source: string,
  sites: readonly string[],
  span: { readonly from: string; readonly to: string },
): Promise<void> => {
  const from = new Date(Date.parse(span.from) - WEEK).toISOString();
  const to = new Date(Date.parse(span.to) + 1).toISOString();
  const channels = await channelsOf(client, source, sites);
  const runs: Run[] = [];
  for (const [site, channel] of channels) {
    const readings = await readingsOf(client, { sites: [site], source, from, to });
    for (const [item, series] of Map.groupBy(readings, (reading) => reading.item)) {
      const raw = series.map(({ state, value }) => (state === 0 ? storedValue(value) : undefined));
      for (const [first, last] of stuckRuns(raw, observation.water.stuck))
        runs.push({ channel, item, from: series[first]?.at as string, to: series[last]?.at as string });
    }
  }
  if (runs.length) await suspect(client, runs, now());
};
