import {
  assumed,
  type LawBook,
  type LawFile,
  type LawVersion,
  ok,
  parseTerm,
  type Result,
  refuse,
  type SlotKind,
} from '#kernel';
import type { Program } from '../load.ts';

/** A value that is not law yet: what would change if it were (law diff). */
export interface Proposal {
  readonly mechanism: string;
  readonly slot: string;
  readonly jurisdiction: string;
  readonly from: string;
  readonly value: unknown;
  readonly transition: 'new-cases' | 'pending-too';
}

const parsers: Readonly<Record<SlotKind, (text: string) => unknown>> = {
  term: (text) => {
    const term = parseTerm(text);
    return term.ok ? term.value : undefined;
  },
  money: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  number: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  ratio: (text) => {
    const [, n, d] = /^(\d+)\/([1-9]\d*)$/.exec(text) ?? [];
    return n === undefined ? undefined : { n: Number(n), d: Number(d) };
  },
  basis: (text) => ({ true: true, false: false })[text],
  text: (text) => (text === '' ? undefined : text),
  table: (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
};

/** `mechanism.slot` and a value written as people write it: `10wd`, `8000`, `2/3`, `true`, JSON for a table. */
export const readProposal = (
  program: Program,
  {
    key,
    to,
    from,
    jurisdiction,
    transition,
  }: { key: string; to: string; from: string; jurisdiction: string; transition: Proposal['transition'] },
): Result<Proposal> => {
  const [mechanism = '', slot = ''] = key.split('.');
  const spec = program.mechanisms.get(mechanism)?.law[slot] as { readonly kind: SlotKind } | undefined;
  if (!spec) return refuse('law-unknown', [`没有参数“${key}”`, `There is no law slot "${key}"`]);
  if (!program.jurisdictions.has(jurisdiction))
    return refuse('jurisdiction-unknown', [
      `没有辖区“${jurisdiction}”`,
      `There is no jurisdiction "${jurisdiction}"`,
    ]);
  const value = parsers[spec.kind](to);
  if (value === undefined)
    return refuse('law-value', [`“${to}”不是${spec.kind}类型的值`, `"${to}" is no value of kind ${spec.kind}`]);
  return ok({ mechanism, slot, jurisdiction, from, value, transition });
};

/** The book with the proposed version in its place: it takes over from `from` on, also from versions that come later. */
export const bookWith = (
  book: LawBook,
  { mechanism, slot, jurisdiction, from, value, transition }: Proposal,
): LawBook => {
  const key = `${mechanism}/${jurisdiction}`;
  const file: LawFile = book.get(key) ?? { mechanism, jurisdiction, slots: {} };
  const before = (file.slots[slot] ?? []).filter((version) => version.from < from);
  const proposed: LawVersion = {
    from,
    value,
    cite: assumed('推演用拟议值'),
    status: 'assumed',
    ...(before.length && { transition }),
  };
  return new Map(book).set(key, { ...file, slots: { ...file.slots, [slot]: [...before, proposed] } });
};
