import type { EntryRead, PrintedProgress } from '#kernel';
import type { Case } from './vocabulary.ts';

export const SERIES = 'publishedProgress';

type Facts = Case['facts'];
type Row = NonNullable<Facts['seriesRows']>[number];

export const progressOf = (values: Row | EntryRead['values']): PrintedProgress => {
  const { year = 0, month = 0, done = '', planned = '', printed } = values as Row;
  return { year, month, done, planned, ...(printed && { printed }) };
};

/** One row stands for one place and month of one list of projects. */
export const seriesKey = ({ seriesOf = '' }: Facts, { place = '', year = 0, month = 0 }: Row): string =>
  `${place}/${seriesOf}/${year}-${String(month).padStart(2, '0')}`;
