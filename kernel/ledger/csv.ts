/** RFC 4180 with what bank files add: a byte order mark, CR alone or LF, blank lines. Nothing if a quote is never closed. */
export const csvRows = (text: string): readonly (readonly string[])[] | undefined => {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(field);
    field = '';
    if (row.some((cell) => cell.trim() !== '')) rows.push(row);
    row = [];
  };
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let n = 0; n < source.length; n++) {
    const character = source[n] as string;
    if (quoted && character === '"' && source[n + 1] === '"') {
      field += '"';
      n++;
    } else if (character === '"' && (quoted || field === '')) quoted = !quoted;
    else if (quoted) field += character;
    else if (character === ',') {
      row.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') endRow();
    else field += character;
  }
  if (quoted) return undefined;
  endRow();
  return rows;
};
