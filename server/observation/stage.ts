import { createHash } from 'node:crypto';
import { canonicalText } from '#kernel';
import type { Client, Pool } from '#store/db.ts';
import { bitsOf, type SeriesRow, STAGE_EVALUATIONS, STAGE_READINGS, STATES, seriesRows, siteNumbers } from '#store/queries/observation.ts';
import { copyField, copyIn } from '#store/queries/observation-copy.ts';
import type { ReadRow } from './rows.ts';
import { storedTexts } from './value-text.ts';

export interface StageOptions {
  readonly pool: Pool;
  readonly client: Client;
  readonly source: string;
  readonly method: 'manual' | 'auto';
  readonly perDay: number;
}

/** Rows on their way into the stage, in blocks; one block is sent while the next is read. */
export interface Stage {
  readonly add: (row: ReadRow) => void | Promise<void>;
  readonly end: () => Promise<void>;
  readonly months: ReadonlySet<string>;
  readonly span: () => { readonly from: string; readonly to: string } | undefined;
  readonly counts: () => { readonly readings: number; readonly evaluations: number };
  readonly series: () => readonly number[];
}

const BLOCK_ROWS = 2000;

const once = async function* (text: string): AsyncGenerator<string> {
  yield text;
};

const inputsHash = (inputs: unknown): string => createHash('sha256').update(canonicalText(inputs)).digest('hex');

const numbersFor = ({ pool, source, method, perDay }: StageOptions) => {
  const sites = new Map<string, number>();
  const series = new Map<string, number>();
  const keyOf = ({ site, item }: Pick<SeriesRow, 'site' | 'item'>): string => `${site}|${item}`;
  return {
    series,
    site: (id: string): number => sites.get(id) as number,
    of: (id: string, item: string): number => series.get(keyOf({ site: sites.get(id) as number, item })) as number,
    /** Sites and series of a block that were not met before, in two statements of their own. */
    learn: async (rows: readonly ReadRow[]): Promise<void> => {
      const fresh = new Map(rows.filter(({ site }) => !sites.has(site.id)).map(({ site }) => [site.id, site]));
      if (fresh.size) for (const [id, no] of await siteNumbers(pool, [...fresh.values()])) sites.set(id, no);
      const wanted = new Map<string, { site: number; item: string; unit: string }>();
      for (const { site, readings } of rows)
        for (const { item, unit } of readings) {
          const no = sites.get(site.id) as number;
          if (!series.has(keyOf({ site: no, item }))) wanted.set(keyOf({ site: no, item }), { site: no, item, unit });
        }
      const keys = [...wanted.values()].map((one) => ({ source, method, perDay, ...one }));
      for (const row of await seriesRows(pool, keys)) series.set(keyOf(row), row.no);
    },
  };
};

const linesOf = (rows: readonly ReadRow[], numbers: ReturnType<typeof numbersFor>, from: number) => {
  let readings = '';
  let evaluations = '';
  let ord = from;
  let evaluated = 0;
  for (const row of rows) {
    for (const { item, reading, flags } of row.readings) {
      const { value, shown } = storedTexts(reading);
      readings += `${numbers.of(row.site.id, item)}\t${row.at}\t${STATES.indexOf(reading.state)}\t${bitsOf(flags)}\t${value ?? '\\N'}\t${copyField(shown)}\t${ord++}\n`;
    }
    const found = row.evaluation;
    if (!found) continue;
    evaluated++;
    const texts = [copyField(canonicalText(found.inputs)), copyField(canonicalText(found.finding))];
    evaluations += `${numbers.site(row.site.id)}\t${found.rule}\t${found.edition}\t${row.at}\t${copyField(found.rank)}\t\\\\x${inputsHash(found.inputs)}\t${texts[0]}\t${texts[1]}\t${ord}\n`;
  }
  return { readings, evaluations, ord, evaluated };
};

export const openStageWriter = (options: StageOptions): Stage => {
  const numbers = numbersFor(options);
  const months = new Set<string>();
  let rows: ReadRow[] = [];
  let ord = 0;
  let evaluations = 0;
  let from: string | undefined;
  let to: string | undefined;
  let sending: Promise<void> = Promise.resolve();

  const send = async (block: readonly ReadRow[]): Promise<void> => {
    await numbers.learn(block);
    const lines = linesOf(block, numbers, ord);
    ord = lines.ord;
    evaluations += lines.evaluated;
    if (lines.readings) await copyIn(options.client, STAGE_READINGS, once(lines.readings));
    if (lines.evaluations) await copyIn(options.client, STAGE_EVALUATIONS, once(lines.evaluations));
  };
  const flush = async (): Promise<void> => {
    const block = rows;
    rows = [];
    await sending;
    sending = send(block);
    // Nobody may be waiting yet when it fails: the failure is met at the next block or at the end.
    sending.catch(() => {});
  };

  return {
    months,
    add: (row) => {
      rows.push(row);
      months.add(row.at.slice(0, 7));
      if (from === undefined || row.at < from) from = row.at;
      if (to === undefined || row.at > to) to = row.at;
      return rows.length >= BLOCK_ROWS ? flush() : undefined;
    },
    end: async () => {
      if (rows.length) await flush();
      await sending;
    },
    span: () => (from && to ? { from, to } : undefined),
    counts: () => ({ readings: ord, evaluations }),
    series: () => [...numbers.series.values()],
  };
};
