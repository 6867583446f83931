/** Begins so that a spreadsheet would run it as a formula. */
const formula = /^[=+\-@\t\r]/;

/** A text as it is written into a sheet or a CSV file that may be opened as one: marked as text where it could run. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** A cell as it is read: without the mark `harmless` gave it, days without a time, yes and no as people write them. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value)
    .trim()
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .trim();
};
