import { hash } from 'node:crypto';
import type { Client, Pool } from '#store/db.ts';
import {
  bitsOf,
  channelNumbers,
  STAGE_EVALUATIONS,
  STAGE_READINGS,
  STATES,
  shapeNumber,
  siteNumbers,
} from '#store/queries/observation.ts';
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
  readonly counts: () => { readonly rows: number; readonly evaluations: number };
  readonly sites: () => readonly string[];
}

const BLOCK_ROWS = 300;

const once = async function* (text: string): AsyncGenerator<string> {
  yield text;
};

const hashOf = (text: string): string => hash('sha256', text);

type Readings = ReadRow['readings'];

const numbersFor = ({ pool, source, method, perDay }: StageOptions) => {
  const sites = new Map<string, number>();
  const channels = new Map<string, number>();
  const shapes = new Map<string, number>();
  const nameOf = (readings: Readings): string => {
    let name = '';
    for (const { item } of readings) name += `${item},`;
    return name;
  };
  return {
    channels,
    site: (id: string): number => sites.get(id) as number,
    channel: (id: string): number => channels.get(id) as number,
    shape: (readings: Readings): number => shapes.get(nameOf(readings)) as number,
    /** Sites, channels and shapes of a block that were not met before, in statements of their own. */
    learn: async (rows: readonly ReadRow[]): Promise<void> => {
      const fresh = new Map<string, ReadRow['site']>();
      for (const { site, readings } of rows) {
        if (!channels.has(site.id)) fresh.set(site.id, site);
        const name = nameOf(readings);
        if (shapes.has(name)) continue;
        const [items, units] = [readings.map(({ item }) => item), readings.map(({ unit }) => unit)];
        shapes.set(name, await shapeNumber(pool, items, units));
      }
      if (fresh.size === 0) return;
      const found = await siteNumbers(pool, [...fresh.values()]);
      for (const [id, no] of found) sites.set(id, no);
      const numbers = await channelNumbers(
        pool,
        [...found.values()].map((site) => ({ source, method, perDay, site })),
      );
      for (const [id, no] of found) channels.set(id, numbers.get(no) as number);
    },
  };
};

/** An array in COPY's text form: the literal's own escapes first, then COPY's. */
const quoted = (text: string | null): string => (text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`);

const readingLine = (row: ReadRow, numbers: ReturnType<typeof numbersFor>, ord: number): string => {
  const values: string[] = [];
  const shown: (string | null)[] = [];
  let [states, flags] = ['', ''];
  let [anyState, anyFlag, anyShown] = [false, false, false];
  for (const { reading, flags: marks } of row.readings) {
    const texts = storedTexts(reading);
    const state = STATES.indexOf(reading.state);
    const bits = marks.length === 0 ? 0 : bitsOf(marks);
    values.push(texts.value ?? 'NULL');
    shown.push(texts.shown);
    states += `${states && ','}${state}`;
    flags += `${flags && ','}${bits}`;
    if (state) anyState = true;
    if (bits) anyFlag = true;
    if (texts.shown !== null) anyShown = true;
  }
  const part = (any: boolean, text: string): string => (any ? `{${text}}` : '\\N');
  const shownText = anyShown ? copyField(`{${shown.map(quoted).join(',')}}`) : '\\N';
  return `${numbers.channel(row.site.id)}\t${row.at}\t${numbers.shape(row.readings)}\t{${values.join(',')}}\t${part(anyState, states)}\t${part(anyFlag, flags)}\t${shownText}\t${ord}\n`;
};

const linesOf = (rows: readonly ReadRow[], numbers: ReturnType<typeof numbersFor>, from: number) => {
  let readings = '';
  let evaluations = '';
  let [ord, evaluated] = [from, 0];
  for (const row of rows) {
    if (row.readings.length) readings += readingLine(row, numbers, ord++);
    const found = row.evaluation;
    if (!found) continue;
    evaluated++;
    const texts = `${copyField(found.inputsText)}\t${copyField(JSON.stringify(found.finding))}`;
    evaluations += `${numbers.site(row.site.id)}\t${found.rule}\t${found.edition}\t${row.at}\t${copyField(found.rank)}\t${hashOf(found.inputsText)}\t${texts}\t${ord}\n`;
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
    counts: () => ({ rows: ord, evaluations }),
    sites: () => [...numbers.channels.keys()],
  };
};
