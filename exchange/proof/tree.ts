import { EMPTY_ROOT, type Hash, nodeHash } from './merkle.ts';

/**
 * The growing tree, kept as rows. Stored are only complete nodes: (level, index) covers the leaves
 * [index·2^level, (index+1)·2^level) and, once written, never changes; level 0 holds the leaf hashes. The right edge of a
 * tree of any size is folded from at most 53 of them, so every past size can be proven without keeping its root.
 */
export interface NodeRef {
  readonly level: number;
  readonly index: number;
}

export interface StoredNode extends NodeRef {
  readonly hash: Hash;
}

/** Enough to append: the size, and the roots of the complete subtrees from left to right, one per bit set in the size. */
export interface CompactRange {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

/** Answers the hashes for the references in their order; one query is enough for a whole proof. */
export type ReadNodes = (nodes: readonly NodeRef[]) => Promise<readonly Hash[]> | readonly Hash[];

export const EMPTY: CompactRange = { size: 0, peaks: [] };

/** Appends leaf hashes: the new range, and the complete nodes to store (leaves included). Two hashes per leaf at most, on average. */
export const append = (
  range: CompactRange,
  leaves: readonly Hash[],
): { readonly range: CompactRange; readonly nodes: readonly StoredNode[] } => {
  const peaks = [...range.peaks];
  const nodes: StoredNode[] = [];
  let size = range.size;
  for (const leaf of leaves) {
    let node: StoredNode = { level: 0, index: size, hash: leaf };
    nodes.push(node);
    while (node.index % 2 === 1) {
      const left = peaks.pop();
      if (left === undefined) throw new Error('bug: a compact range with fewer peaks than its size has bits');
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
      nodes.push(node);
    }
    peaks.push(node.hash);
    size += 1;
  }
  return { range: { size, peaks }, nodes };
};

export const rootOf = (range: CompactRange): Hash => (range.peaks.length === 0 ? EMPTY_ROOT : fold(range.peaks));

/** The complete nodes that make up [from, to), left to right: also the peaks of a tree of size `to`. */
export const cover = (from: number, to: number): NodeRef[] => {
  const nodes: NodeRef[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= to) [level, width] = [level + 1, width * 2];
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
};

/** The compact range of any size the tree has had: to go on after a restart, or from an earlier checkpoint. */
export const rangeAt = async (size: number, read: ReadNodes): Promise<CompactRange> => ({
  size,
  peaks: size === 0 ? [] : await read(cover(0, size)),
});

export const rootAt = async (size: number, read: ReadNodes): Promise<Hash> => rootOf(await rangeAt(size, read));

/** RFC 9162 section 2.1.3.1: the path from leaf `index` to the root of the tree with `size` leaves. */
export const inclusionProof = async (index: number, size: number, read: ReadNodes): Promise<readonly Hash[]> => {
  if (!(index >= 0 && index < size)) throw new Error(`bug: no leaf ${index} in a tree of ${size}`);
  const path: NodeRef[][] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    path.unshift(index < middle ? cover(middle, to) : cover(from, middle));
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return gather(path, read);
};

/** RFC 9162 section 2.1.4.1: that the tree with `second` leaves begins with the one with `first`. Empty if equal or `first` is 0. */
export const consistencyProof = async (first: number, second: number, read: ReadNodes): Promise<readonly Hash[]> => {
  if (!(first >= 0 && first <= second)) throw new Error(`bug: no proof from ${first} to ${second}`);
  if (first === 0) return [];
  const path: NodeRef[][] = [];
  let [from, to] = [0, second];
  while (to !== first) {
    const middle = from + split(to - from);
    path.unshift(first <= middle ? cover(middle, to) : cover(from, middle));
    [from, to] = first <= middle ? [from, middle] : [middle, to];
  }
  // A subtree that starts at 0 is the first root itself, which the verifier has.
  if (from > 0) path.unshift(cover(from, to));
  return gather(path, read);
};

/** The largest power of two below n (n > 1). */
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

const gather = async (path: readonly (readonly NodeRef[])[], read: ReadNodes): Promise<readonly Hash[]> => {
  const wanted = path.flat();
  const hashes = wanted.length === 0 ? [] : await read(wanted);
  if (hashes.length !== wanted.length || hashes.includes(undefined as unknown as Hash))
    throw new Error('bug: the tree lacks a node');
  let at = 0;
  return path.map((part) => {
    const of = hashes.slice(at, at + part.length);
    at += part.length;
    return fold(of);
  });
};

/** Joins neighbouring subtrees from the right: the smaller ones lie there. */
const fold = (hashes: readonly Hash[]): Hash => hashes.reduceRight((right, left) => nodeHash(left, right));

/** Nodes in memory, for tests and small trees. */
export const memoryNodes = (): {
  readonly store: (nodes: readonly StoredNode[]) => void;
  readonly read: ReadNodes;
} => {
  const nodes = new Map<string, Hash>();
  return {
    store: (added) => {
      for (const { level, index, hash } of added) nodes.set(`${level}/${index}`, hash);
    },
    read: (refs) =>
      refs.map(({ level, index }) => {
        const hash = nodes.get(`${level}/${index}`);
        if (!hash) throw new Error(`bug: no node ${level}/${index}`);
        return hash;
      }),
  };
};
