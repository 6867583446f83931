/** PostgreSQL array text of ids and numbers: ledger ids need no quoting (see `isLedgerId`), numbers never do. */
export const plainArray = (values: readonly (string | number | null | undefined)[]): string => {
  let text = '';
  for (const value of values) text += value === null || value === undefined ? ',NULL' : `,${value}`;
  return `{${text.slice(1)}}`;
};

/** The same for free text. */
export const quotedArray = (values: readonly (string | null | undefined)[]): string =>
  `{${values.map((value) => (value === null || value === undefined ? 'NULL' : `"${value.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`;
