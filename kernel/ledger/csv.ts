/** A row as people count them: the line of the file on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180 with what bank files add: a byte order mark, CR alone or LF, blank lines. Nothing if a quote is never closed. */
export const csvRows = (text: string): readonly CsvRow[] | undefined => {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let field = '';
  let quoted = false;
  let [line, begun] = [1, 1];
  const endRow = (): void => {
    cells.push(field);
    field = '';
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
  };
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let n = 0; n < source.length; n++) {
    const character = source[n] as string;
    const ends = character === '\n' || character === '\r';
    // CR and LF together are one end.
    if (character === '\n' ? source[n - 1] !== '\r' : ends) line++;
    if (quoted && character === '"' && source[n + 1] === '"') {
      field += '"';
      n++;
    } else if (character === '"' && (quoted || field === '')) quoted = !quoted;
    else if (quoted) field += character;
    else if (character === ',') {
      cells.push(field);
      field = '';
    } else if (ends) {
      endRow();
      begun = line;
    } else field += character;
  }
  if (quoted) return undefined;
  endRow();
  return rows;
};
