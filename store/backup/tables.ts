import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type pg from 'pg';

/** Order by which every table comes after those it refers to. */
export const tablesInOrder = async (client: pg.Client): Promise<readonly string[]> => {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relispartition and relname <> 'migrations' order by 1`,
  );
  const { rows: needs } = await client.query<{ name: string; needs: string }>(
    `select c.conrelid::regclass::text as name, c.confrelid::regclass::text as needs from pg_constraint c where contype = 'f' and conrelid <> confrelid`,
  );
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const one of needs) if (one.name === name) visit(one.needs);
    ordered.push(name);
  };
  for (const { name } of tables) visit(name);
  return ordered;
};

interface Copying {
  readonly submit: (connection: pg.Connection) => void;
  readonly [handler: `handle${string}`]: unknown;
}

/** What a statement of the COPY kind needs of the driver, which otherwise has no use for it. */
const copying = (text: string, more: Readonly<Record<string, unknown>>, done: (error?: Error) => void): Copying => {
  let failed: Error | undefined;
  return {
    submit: (connection) => (connection as unknown as { query: (text: string) => void }).query(text),
    handleRowDescription: () => {},
    handleCommandComplete: () => {},
    handleEmptyQuery: () => {},
    handleError: (error: Error) => {
      failed = error;
      done(error);
    },
    handleReadyForQuery: () => {
      if (!failed) done();
    },
    ...more,
  };
};

const run = (client: pg.Client, text: string, more: Readonly<Record<string, unknown>>): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(copying(text, more, (error) => (error ? reject(error) : resolve())) as never);
  });

/** One table as PostgreSQL's own binary COPY, as of the transaction the client is in. */
export const copyOut = async (client: pg.Client, table: string, file: string): Promise<void> => {
  const out = openSync(file, 'w', 0o600);
  try {
    await run(client, `copy ${table} to stdout (format binary)`, {
      handleCopyData: ({ chunk }: { chunk: Buffer }) => writeSync(out, chunk),
    });
  } finally {
    closeSync(out);
  }
};

interface Sending {
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (message: string) => void;
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean };
}

/** Fills an empty table from such a file. Columns that are always generated are given as they were. */
export const copyIn = async (client: pg.Client, table: string, file: string): Promise<void> => {
  const input = openSync(file, 'r');
  const send = async (connection: Sending): Promise<void> => {
    try {
      const buffer = Buffer.alloc(1 << 20);
      for (let n = readSync(input, buffer); n > 0; n = readSync(input, buffer)) {
        connection.sendCopyFromChunk(Buffer.from(buffer.subarray(0, n)));
        if (connection.stream.writableNeedDrain)
          await new Promise((resolve) => connection.stream.once('drain', resolve));
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail((error as Error).message);
    }
  };
  try {
    await run(client, `copy ${table} from stdin (format binary)`, {
      handleCopyInResponse: (connection: Sending) => void send(connection),
    });
  } finally {
    closeSync(input);
  }
};
