import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** The capacity plan on paper is reckoned, not remembered: from the figures it names, row by row. */
const text = readFileSync(join(import.meta.dirname, '../docs/operating/sizing.md'), 'utf8');

const number = (cell: string | undefined): number => Number(String(cell).replaceAll(/[^\d.]/g, ''));
/** Rows of the table whose first heading is `first`. */
const rowsBelow = (heading: string): readonly (readonly string[])[] => {
  const lines = text.slice(text.indexOf(heading)).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};
/** As printed: to the places shown, and no further off than half of the last. */
const shows = (cell: string | undefined, value: number, where: string): void => {
  const printed = number(cell);
  const places = /\.(\d+)/.exec(String(cell))?.[1]?.length ?? 0;
  assert.ok(Math.abs(printed - value) <= 0.5 * 10 ** -places + 1e-9, `${where}: printed ${cell}, reckoned ${value}`);
};

const counties = [1, 3, 8, 96, 328, 2976];
const steps = number(/\*\*([\d,]+) case steps a second\*\*/.exec(text)?.[1]);
const letters = number(/\*\*([\d,]+) letters a second\*\*/.exec(text)?.[1]);

test('cases, gigabytes, events and letters follow from one county', () => {
  const rows = rowsBelow('| | cases a year | database');
  assert.equal(rows.length, counties.length);
  for (const [n, [name = '', cases, database, files, mean, peak, sent]] of rows.entries()) {
    const year = 100_000 * (counties[n] as number);
    const events = (year * 20) / (2000 * 3600);
    shows(cases, year, name);
    shows(database, (year * 130) / 1e6, name);
    shows(files, (year * 3) / 1e6, name);
    shows(mean, events, name);
    shows(peak, events * 5, name);
    shows(sent, (events * 5) / 20, name);
  }
});

test('shares of one machine follow from what was measured', () => {
  const rows = rowsBelow('| at peak, for each node');
  assert.ok(steps > 0 && letters > 0);
  for (const [n, [name = '', nodes, each, ofSteps, sent, ofLetters]] of rows.entries()) {
    const peak = (100_000 * (counties[n] ?? 2976) * 20 * 5) / (2000 * 3600) / number(nodes);
    shows(each, peak, name);
    shows(ofSteps, (peak / steps) * 100, name);
    shows(sent, peak / 20, name);
    shows(ofLetters, (peak / 20 / letters) * 100, name);
  }
});
