import { once } from 'node:events';
import type { Line, Summary } from './run.ts';

const BLOCK = 1 << 16;

export interface Printer {
  readonly line: (line: Line) => void | Promise<void>;
  readonly end: (summary: Summary) => Promise<void>;
}

/** Writes in blocks and waits for a slow reader, so that the output is not held in memory either. */
const writer = (out: NodeJS.WritableStream) => {
  let block = '';
  let broken = false;
  // A reader that has seen enough (`| head`) closes the pipe: then the rest is simply not written.
  out.on('error', () => {
    broken = true;
  });
  const flush = async (): Promise<void> => {
    const text = block;
    block = '';
    if (broken || text === '' || out.write(text)) return;
    const waited = new AbortController();
    const { signal } = waited;
    await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })]).catch(() => {});
    // Whichever did not come would otherwise be waited for until the end.
    waited.abort();
  };
  const add = (text: string): void | Promise<void> => {
    block += text;
    return block.length >= BLOCK ? flush() : undefined;
  };
  return { add, flush };
};

/** One JSON object per row, the summary last. */
export const jsonPrinter = (out: NodeJS.WritableStream): Printer => {
  const { add, flush } = writer(out);
  return {
    line: (line) => add(`${JSON.stringify(line)}\n`),
    end: async (summary) => {
      add(`${JSON.stringify(summary)}\n`);
      await flush();
    },
  };
};

const MOST_SHOWN = 20;
const wide = (text: string): number => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - wide(text)));

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => wide(row[i]!))));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, i) => pad(cell, widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
};

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value ?? '—'));

/** For people: how often each result, the first rows that differ, and the sum. */
export const textPrinter = (out: NodeJS.WritableStream, title: string): Printer => {
  const counts = new Map<string, number>();
  const differing: Line[] = [];
  let differ = 0;
  let unreadable = 0;
  const place = (line: Line) => [line.section ?? line.site, line.time].filter((part) => part !== undefined).join(' ');
  const result = (line: Line): string => String(line.level ?? line.computed ?? '数据不足 insufficient');
  const report = (summary: Summary): string => {
    const results = [...counts].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
    const parts = [`${title}\n\n结果 results\n`, table(results.map(([name, n]) => [name, String(n)]))];
    if (differ > 0) {
      const rows = differing.map((line) => [
        ...[String(line.row), place(line), shown(line.published), shown(line.computed)],
        shown(line.deciding ?? line.primary),
      ]);
      parts.push(`\n与公布不一致 differing from what was published (${differ}, first ${rows.length})\n`);
      parts.push(table([['行 row', '断面/站点 时间', '公布', '计算', '决定项目/首要污染物'], ...rows]));
    }
    if (unreadable > 0) parts.push(`\n无法识别的数值 rows with unreadable cells: ${unreadable}\n`);
    const { rows, evaluated, equal } = summary;
    return `${parts.join('')}\n${rows} 行 rows，${evaluated} 行有公布结果 with a published result，${equal} 行一致 equal\n`;
  };
  return {
    line: (line) => {
      counts.set(result(line), (counts.get(result(line)) ?? 0) + 1);
      if (line.unreadable) unreadable++;
      if (line.equal === false && ++differ <= MOST_SHOWN) differing.push(line);
    },
    end: async (summary) => {
      out.write(report(summary));
    },
  };
};
