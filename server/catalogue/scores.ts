/**
 * The scores of one word over all documents, in arrays that are used again for every search: a search among tens of
 * thousands allocates nothing that grows with them. Not shared between searches that run at the same time; searches here
 * are synchronous.
 */
export interface Scores {
  readonly better: (document: number, score: number) => void;
  readonly of: (document: number) => number;
  /** Documents with a score, in the order found. */
  readonly found: () => Uint32Array;
  readonly clear: () => void;
}

export const createScores = (size: number): Scores => {
  const scores = new Float64Array(size);
  const touched = new Uint32Array(size);
  let count = 0;
  return {
    better: (document, score) => {
      const known = scores[document] as number;
      if (known === 0) touched[count++] = document;
      if (score > known) scores[document] = score;
    },
    of: (document) => scores[document] as number,
    found: () => touched.subarray(0, count),
    clear: () => {
      for (let i = 0; i < count; i++) scores[touched[i] as number] = 0;
      count = 0;
    },
  };
};

/** The smallest numbers offered, in order: cheaper than sorting everything when a page is short. */
export interface Best {
  readonly offer: (key: number) => void;
  readonly taken: () => Float64Array;
}

export const best = (room: number): Best => {
  const kept = new Float64Array(room);
  let count = 0;
  return {
    offer: (key) => {
      if (count === room) {
        if (room === 0 || key >= (kept[room - 1] as number)) return;
        count--;
      }
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((kept[middle] as number) < key) low = middle + 1;
        else high = middle;
      }
      kept.copyWithin(low + 1, low, count);
      kept[low] = key;
      count++;
    },
    taken: () => kept.subarray(0, count),
  };
};
