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
  type Term,
  type Words,
} from '#kernel';
import type { Program } from '../load.ts';

/** A value that is not law yet: what would change if it were (law diff). */
export interface Proposal {
  readonly mechanism: string;
  readonly slot: string;
  /** Where it would be law: one place, or everywhere that has a value of its own. */
  readonly jurisdictions: readonly string[];
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

/** A value as people write it, and as `readProposal` reads it: `10wd`, `8000`, `2/3`, `true`, JSON for a table. */
export const written = (kind: SlotKind, value: unknown): string => {
  if (kind === 'term') {
    const { n, unit } = value as Term;
    return `${n}${unit}`;
  }
  if (kind === 'ratio') {
    const { n, d } = value as { readonly n: number; readonly d: number };
    return `${n}/${d}`;
  }
  return kind === 'table' ? JSON.stringify(value, null, 1) : String(value);
};

/** Object, list or plain: a table of another shape than the one in force would mean nothing to the rules that read it. */
const shapeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
const shapes: Readonly<Record<string, Words>> = {
  list: ['数组 […]', 'a list […]'],
  object: ['对象 {…}', 'an object {…}'],
  string: ['文字 "…"', 'a text "…"'],
  number: ['数字', 'a number'],
};

/** Everywhere that says something of its own; where nobody does yet, the outermost places. */
const placesOf = (program: Program, mechanism: string, slot: string): readonly string[] => {
  const filled = [...program.law.values()]
    .filter((file) => file.mechanism === mechanism && file.slots[slot]?.length)
    .map(({ jurisdiction }) => jurisdiction);
  const outermost = program.zone.jurisdictions.filter(({ parents }) => parents.length === 0);
  return filled.length ? filled : outermost.map(({ code }) => code);
};

const shapeInForce = (program: Program, mechanism: string, slot: string): string | undefined => {
  const found = [...program.law.values()].find((file) => file.mechanism === mechanism && file.slots[slot]?.length);
  return found && shapeOf(found.slots[slot]?.[0]?.value);
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
  }: { key: string; to: string; from: string; jurisdiction?: string; transition: Proposal['transition'] },
): Result<Proposal> => {
  const [mechanism = '', slot = ''] = key.split('.');
  const slots = (program.mechanisms.get(mechanism)?.law ?? {}) as Readonly<
    Record<string, { readonly kind: SlotKind }>
  >;
  const spec = Object.hasOwn(slots, slot) ? slots[slot] : undefined;
  if (!spec) return refuse('law-unknown', [`没有参数“${key}”`, `There is no law slot "${key}"`]);
  if (jurisdiction !== undefined && !program.jurisdictions.has(jurisdiction))
    return refuse('jurisdiction-unknown', [
      `没有辖区“${jurisdiction}”`,
      `There is no jurisdiction "${jurisdiction}"`,
    ]);
  const value = parsers[spec.kind](to);
  if (value === undefined)
    return refuse('law-value', [`“${to}”不是${spec.kind}类型的值`, `"${to}" is no value of kind ${spec.kind}`]);
  const shape = spec.kind === 'table' ? shapeInForce(program, mechanism, slot) : undefined;
  if (shape !== undefined && shape !== shapeOf(value)) {
    const [zh, en] = shapes[shape] ?? [shape, shape];
    return refuse('law-value', [`该表应为${zh}`, `This table is ${en}`]);
  }
  const jurisdictions = jurisdiction === undefined ? placesOf(program, mechanism, slot) : [jurisdiction];
  return ok({ mechanism, slot, jurisdictions, from, value, transition });
};

/** The book with the proposed version in its place: it takes over from `from` on, also from versions that come later. */
export const bookWith = (
  book: LawBook,
  { mechanism, slot, jurisdictions, from, value, transition }: Proposal,
): LawBook => {
  const proposed: LawVersion = {
    from,
    value,
    cite: assumed('推演用拟议值'),
    status: 'assumed',
    transition,
  };
  const next = new Map(book);
  for (const jurisdiction of jurisdictions) {
    const key = `${mechanism}/${jurisdiction}`;
    const file: LawFile = book.get(key) ?? { mechanism, jurisdiction, slots: {} };
    const before = (file.slots[slot] ?? []).filter((version) => version.from < from);
    next.set(key, { ...file, slots: { ...file.slots, [slot]: [...before, proposed] } });
  }
  return next;
};
