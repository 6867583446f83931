import type { Envelope } from '../envelope/types.ts';
import type { Reply } from './transport.ts';

/** One message of the broker: letters of one pair, in order, within the broker's limit of a megabyte. */
export interface Parcel {
  readonly from: string;
  readonly letters: readonly Envelope[];
}

export interface Answer {
  readonly ids: readonly string[];
  readonly replies: readonly Reply[];
}

const parcelBytes = 900_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const bytesOf = (value: Parcel | Answer): Uint8Array => encoder.encode(JSON.stringify(value));

type Members = Readonly<Record<string, unknown>>;

const membersIn = (bytes: Uint8Array): Members => {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Members) : {};
  } catch {
    return {};
  }
};

const objects = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);

/** Anybody at the broker can write anything: what is no parcel is none, whoever is said to have sent it. */
export const parcelIn = (bytes: Uint8Array): Parcel | undefined => {
  const { from, letters } = membersIn(bytes);
  return typeof from === 'string' && objects(letters) ? { from, letters: letters as Envelope[] } : undefined;
};

export const answerIn = (bytes: Uint8Array): Answer | undefined => {
  const { ids, replies } = membersIn(bytes);
  return Array.isArray(ids) && objects(replies) ? { ids, replies: replies as Reply[] } : undefined;
};

export const parcelsOf = (from: string, letters: readonly Envelope[]): readonly Parcel[] => {
  const parcels: Envelope[][] = [];
  let size = 0;
  for (const letter of letters) {
    const more = letter.body.length + 2000;
    const last = parcels.at(-1);
    if (!last || size + more > parcelBytes) {
      parcels.push([letter]);
      size = more;
    } else {
      last.push(letter);
      size += more;
    }
  }
  return parcels.map((one) => ({ from, letters: one }));
};

export const idsOf = (letters: readonly Envelope[]): readonly string[] =>
  letters.map(({ header }) => header?.id ?? '');
