import { asFraction, type Exact, exact, exactText, powerOfTen, type Reading } from '#kernel';

const MOST_PLACES = 40;

/** Without big integers: a national file has half a million of them. */
const digitsOf = (units: number, places: number): string => {
  const digits = String(units).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** A value as decimal text without loss: everything read from a file is a finite decimal, half a detection limit too. */
export const decimalText = (value: Exact): string => {
  if (value.kind === 'decimal') return value.units < 0 ? exactText(value) : digitsOf(value.units, value.places);
  const { d } = asFraction(value);
  for (let places = 0; places <= MOST_PLACES; places++)
    if (powerOfTen(places) % d === 0n) return exactText(value, places);
  return exactText(value, 12);
};

/** What the table stores of a cell: the value a rule compares, and what was displayed where that is another text. */
export const storedTexts = ({ value, shown }: Reading): { value: string | null; shown: string | null } => {
  const text = value ? decimalText(value) : null;
  return { value: text, shown: shown === text ? null : shown };
};

/** The value of a stored reading. */
export const storedValue = (text: string | null): Exact | undefined => (text === null ? undefined : exact(text));
