import fc from 'fast-check';
import type { AnyMechanism, Fact, FileRef } from '#kernel';
import { citizenIdCheck, usccCheck } from '#kernel';
import type { Program } from '#server/load.ts';
import { hostileJson } from './hostile-values.ts';

/** What there is at the node that is asked: plausible values name it, so that they come past the first check. */
export interface Ground {
  readonly parties: readonly {
    readonly kind: 'person' | 'organisation';
    readonly key: string;
    readonly name: string;
  }[];
  readonly basics: readonly string[];
  readonly files: readonly FileRef[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** Keys that stand, by register. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  readonly cases: readonly string[];
  readonly day: string;
}

const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Values of the kinds that mechanisms declare, drawn with `next`: mostly such as a person would write, at the edges of what is
 * declared now and then. The declarations are all it reads, so a new mechanism is tried without anybody thinking of it.
 */
export const declaredValues = (program: Program, next: () => number, ground: () => Ground) => {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const digits = (n: number): string => Array.from({ length: n }, () => whole(0, 9)).join('');
  const { zone } = program;
  const water = zone.observation?.water;
  const patterns = new Map<string, readonly string[]>();
  const matching = (pattern: string): string => {
    const known =
      patterns.get(pattern) ??
      fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 12, seed: pattern.length });
    patterns.set(pattern, known);
    return pick(known);
  };

  const text = (fact: Fact): string => {
    if (fact.pattern) return matching(fact.pattern);
    const max = fact.max ?? 4000;
    return pick([
      '示例',
      'A',
      '情况属实',
      pick(ground().cases) ?? 'x',
      `HT-${digits(4)}`,
      '31011819900101001X',
      '长'.repeat(Math.min(max, 300)),
    ]).slice(0, max);
  };
  const number = ({ min = 0, max = Number.MAX_SAFE_INTEGER }: Fact): number => {
    const small = Math.min(max, Math.max(min, whole(0, 100)));
    return pick([small, small, min, max, Math.min(max, Math.max(min, 1_000_000))]);
  };
  const day = (): string =>
    pick([
      ground().day,
      ground().day,
      shift(ground().day, -whole(1, 60)),
      shift(ground().day, whole(1, 400)),
      '1900-01-01',
      '9999-12-31',
    ]);
  const key = (kind: 'person' | 'organisation'): string => {
    if (kind === 'organisation') {
      const first = `91310118MA${digits(7)}`;
      return first + usccCheck(first);
    }
    const first = `310118${whole(1950, 2005)}0${whole(1, 9)}1${digits(1)}${digits(3)}`;
    return first + citizenIdCheck(first);
  };
  const party = ({ only }: Fact) => {
    const kind = only ?? pick(['person', 'organisation'] as const);
    const known = ground().parties.filter((one) => one.kind === kind);
    const base = next() < 0.7 && known.length ? pick(known) : { kind, key: key(kind), name: '示例' };
    if (next() < 0.9) return base;
    return { ...base, agent: { key: key('person'), name: '代理人', mandate: 'WT-1' } };
  };

  const madeOf = (fact: Fact, depth = 0): unknown => {
    switch (fact.kind) {
      case 'number':
      case 'money':
        return fact.kind === 'money' ? Math.round(number(fact)) : number(fact);
      case 'decimal':
        return pick([
          '0',
          '1',
          '-1.5',
          '0.000000000000001',
          '99999999999999999999',
          '0.02',
          `${whole(0, 200)}.${digits(2)}`,
        ]);
      case 'day':
        return day();
      case 'yesNo':
        return next() < 0.6;
      case 'choice':
        return pick(Object.keys(fact.options ?? {}));
      case 'choices':
        return Object.keys(fact.options ?? {}).filter(() => next() < 0.5);
      case 'party':
        return party(fact);
      case 'term':
        return { n: pick([0, 1, 20, 100_000]), unit: pick(['wd', 'nd', 'month', 'year', 'hour']) };
      case 'place':
        return pick(zone.jurisdictions).code;
      case 'authority':
        return pick(zone.authorities).id;
      case 'node':
        return pick(zone.nodes).id;
      case 'colleague':
        return pick(ground().colleagues);
      case 'water':
        return pick(water?.bodies ?? [])?.id;
      case 'section':
        return pick(water?.sections ?? [])?.site;
      case 'file':
        return pick(ground().files);
      case 'entry':
        return pick(ground().entries.get(fact.register ?? '') ?? ['x']);
      case 'matter':
        return pick(ground().basics);
      case 'record':
        return record(fact.fields ?? {}, depth);
      case 'list': {
        const most = Math.min(fact.max ?? 200, depth > 1 ? 1 : 3);
        return Array.from({ length: Math.max(fact.min ?? 0, whole(0, most)) }, () =>
          madeOf(fact.of as Fact, depth + 1),
        );
      }
      case 'amount':
      case 'deliberation':
        return { kind: 'draw', title: ['x', 'x'], amount: 1, unit: 'fen', how: [] };
      default:
        return text(fact);
    }
  };
  const record = (fields: Readonly<Record<string, Fact>>, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) =>
        field.optional && next() < 0.4 ? [] : [[name, madeOf(field, depth + 1)]],
      ),
    );

  /** What a step asks for, as JSON; of one in eight one value is hostile, left out, or of another fact. */
  const factsFor = (mechanism: AnyMechanism, step: string): string => {
    const asks = (mechanism.steps[step]?.asks ?? []) as readonly string[];
    const spoilt = next() < 0.125 ? whole(0, asks.length) : -1;
    const members = asks.flatMap((ask, n) => {
      const name = ask.replace(/\?$/, '');
      const fact = mechanism.facts[name] as Fact;
      if (n === spoilt)
        return pick([
          [],
          [`${JSON.stringify(name)}:${pick(hostileJson)}`],
          [
            `${JSON.stringify(name)}:${JSON.stringify(madeOf(pick(Object.values(mechanism.facts) as Fact[])) ?? null)}`,
          ],
        ]);
      if (ask.endsWith('?') && next() < 0.4) return [];
      const value = madeOf(fact);
      return value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`];
    });
    return `{${members.join(',')}}`;
  };
  return { madeOf, factsFor, pick };
};
