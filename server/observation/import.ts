import { ok, type Refusal, type Result, refuse } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { ensureMonths, lockSource, openStage } from '#store/queries/observation.ts';
import { type Admitted, admitStaged, readingsHash } from '#store/queries/observation-admit.ts';
import { admitEvaluations } from '#store/queries/observation-evaluations.ts';
import { type ImportRow, nextImportNo, saveImport } from '#store/queries/observation-imports.ts';
import { turn, type Watch } from '../tasks/desk.ts';
import type { ObservationContext } from './context.ts';
import type { RowError, RowOutcome, RowReader } from './rows.ts';
import { openStageWriter, type Stage } from './stage.ts';
import { suspectStuck } from './stuck.ts';

export interface ImportOptions {
  readonly source: string;
  readonly method?: 'manual' | 'auto';
  readonly perDay?: number;
  /** With any faulty row nothing at all is brought in. */
  readonly strict?: boolean;
  /** Who asks: a person, or `station:<id>`; in the journal. */
  readonly by: string;
  readonly name?: string;
  /** Somebody waits, and may stop it: then nothing was brought in. */
  readonly watch?: Watch;
}

export interface ImportReport {
  /** Absent when nothing was new: then nothing was written either. */
  readonly import?: string;
  readonly rows: number;
  readonly read: number;
  /** Rows of a station without a time and without values. */
  readonly empty: number;
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  readonly evaluations: number;
  readonly faulty: number;
  /** The first thousand, each with its row and column. */
  readonly errors: readonly RowError[];
}

/** Rows from a file or a message, already numbered. */
export interface Incoming {
  readonly format: string;
  readonly reader: Pick<RowReader, 'perDay' | 'raw'>;
  readonly outcomes: AsyncIterable<RowOutcome>;
  readonly contentHash: () => string;
}

const MOST_ERRORS = 1000;
const SOURCE = /^[\p{L}\p{N}._:/@-]{2,80}$/u;

interface Tally {
  rows: number;
  read: number;
  empty: number;
  faulty: number;
  readonly errors: RowError[];
}

const take = async (incoming: Incoming, stage: Stage, watch?: Watch): Promise<Tally> => {
  const tally: Tally = { rows: 0, read: 0, empty: 0, faulty: 0, errors: [] };
  const note = (errors: readonly RowError[]): void => {
    if (errors.length) tally.faulty++;
    for (const error of errors) if (tally.errors.length < MOST_ERRORS) tally.errors.push(error);
  };
  for await (const outcome of incoming.outcomes) {
    tally.rows++;
    if (watch && tally.rows % 200 === 0) await turn(watch, tally.rows);
    if (outcome.kind === 'empty') tally.empty++;
    else if (outcome.kind === 'faulty') note(outcome.errors);
    else {
      tally.read++;
      note(outcome.value.errors);
      const waiting = stage.add(outcome.value);
      if (waiting) await waiting;
    }
  }
  await stage.end();
  return tally;
};

const refusedFor = (tally: Tally): Refusal =>
  refuse('rows-faulty', [`${tally.faulty} 行有误，未导入`, `${tally.faulty} rows are faulty: nothing was imported`], {
    detail: { errors: tally.errors },
    remedy: ['请改正后重试，或不用严格方式', 'Correct them, or import without --strict'],
  });

interface Written {
  readonly id: string;
  readonly admitted: Admitted;
  readonly tally: Tally;
  readonly evaluations: number;
}

/** Journal and tables in one transaction: the event says what was added, with a hash that can be recomputed. */
const record = async (
  client: Client,
  context: ObservationContext,
  incoming: Incoming,
  options: ImportOptions,
  no: number,
  written: Written,
  span: { readonly from: string; readonly to: string },
): Promise<void> => {
  const { admitted, tally, id } = written;
  const row: ImportRow = {
    id,
    source: options.source,
    at: context.now(),
    name: options.name ?? null,
    format: incoming.format,
    contentHash: incoming.contentHash(),
    rows: tally.rows,
    added: admitted.added,
    known: admitted.staged - admitted.added - admitted.changed,
    changed: admitted.changed,
    errors: tally.faulty,
    readingsHash: await readingsHash(client, no, span),
    doc: {
      by: options.by,
      empty: tally.empty,
      evaluations: written.evaluations,
      span,
      errors: tally.errors.slice(0, 100),
    },
  };
  await saveImport(client, no, row);
  await appendEvents(client, [
    {
      stream: `observation/${id}`,
      version: 1,
      kind: 'observation',
      at: row.at,
      origin: context.node,
      body: { act: 'import', ...row },
    },
  ]);
};

class Nothing extends Error {}

/**
 * Brings readings in, once: (source, site, item, time) names a reading, the same content again is known, another content
 * is a new version. All of it or nothing in one transaction; when nothing is new, not even an event is left.
 */
export const importReadings = async (
  context: ObservationContext,
  incoming: Incoming,
  options: ImportOptions,
): Promise<Result<ImportReport>> => {
  const { pool, node } = context;
  if (!SOURCE.test(options.source))
    return refuse('source-invalid', [
      '来源应为 2 至 80 个字母、数字或 ._:/@-',
      'A source has 2 to 80 letters, digits or ._:/@-',
    ]);
  let report: ImportReport | undefined;
  let refused: Refusal | undefined;
  try {
    await transaction(pool, async (client) => {
      await openStage(client);
      const method = options.method ?? 'auto';
      const perDay = options.perDay ?? incoming.reader.perDay;
      const stage = openStageWriter({ pool, client, source: options.source, method, perDay });
      const tally = await take(incoming, stage, options.watch);
      const { rows, read, empty, faulty, errors } = tally;
      const none: ImportReport = {
        rows,
        read,
        empty,
        faulty,
        errors,
        added: 0,
        changed: 0,
        known: 0,
        evaluations: 0,
      };
      const span = stage.span();
      if (options.strict && faulty > 0) refused = refusedFor(tally);
      if (refused || !span) {
        report = none;
        throw new Nothing();
      }
      await ensureMonths(pool, [...stage.months]);
      await lockSource(client, options.source);
      const no = await nextImportNo(client);
      const id = `${node}-${no}`;
      const admitted = await admitStaged(client, no, span);
      const evaluations = await admitEvaluations(client, context.now(), id);
      const known = admitted.staged - admitted.added - admitted.changed;
      report = { ...none, added: admitted.added, changed: admitted.changed, known, evaluations };
      if (admitted.added + admitted.changed + evaluations === 0) throw new Nothing();
      await record(client, context, incoming, options, no, { id, admitted, tally, evaluations }, span);
      if (incoming.reader.raw) await suspectStuck(client, context, options.source, stage.sites(), span);
      report = { ...report, import: id };
    });
  } catch (error) {
    if (!(error instanceof Nothing)) throw error;
  }
  return refused ?? ok(report as ImportReport);
};
