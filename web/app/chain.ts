import { get, isProblem, write } from './api.ts';
import type { CaseView, Facts } from './types.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const pick = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(names.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]));

export interface Run {
  readonly node: string;
  readonly open: {
    readonly mechanism: string;
    readonly matter: string;
    readonly step: string;
    readonly channel: 'window' | 'online';
    readonly window?: string;
    readonly asks: readonly string[];
  };
  /** Steps after the opening, in order. One that is not open, lacks a fact it must have, or would change nothing is passed over. */
  readonly after: readonly string[];
  /** Of these, the ones a window may lack the power (授权) for: refused as not authorised, they are passed over. */
  readonly maybe?: readonly string[];
  readonly passes?: (step: string, data: CaseView) => boolean;
  readonly facts: Facts;
  /** The case of an attempt that was refused half-way: continued, not opened again. */
  readonly resume?: string;
  /** Prefix of the idempotency keys: the same attempt repeated counts once. */
  readonly attempt: string;
  readonly reached: (data: CaseView) => void;
}

/** Several steps of a declaration as one act of a person. Stops at the first refusal; what was reached stands. */
export const runChain = async ({
  node,
  open,
  after,
  maybe = [],
  passes,
  facts,
  resume,
  attempt,
  reached,
}: Run): Promise<CaseView> => {
  const { asks, ...opening } = open;
  let data = resume
    ? await get<CaseView>(node, `cases/${resume}`)
    : (
        await write<{ case: CaseView }>(
          node,
          'POST',
          'cases',
          { ...opening, facts: pick(facts, asks) },
          `${attempt}-open`,
        )
      ).body.case;
  reached(data);
  for (const name of after) {
    const step = data.steps.find((one) => one.name === name);
    if (!step?.open || passes?.(name, data)) continue;
    const given = pick(
      facts,
      step.asks.map((ask) => ask.name),
    );
    if (step.asks.some((ask) => ask.required && given[ask.name] === undefined)) continue;
    const unchanged = Object.entries(given).every(([fact, value]) => same(value, data.facts[fact]));
    const taken = data.timeline.some((entry) => entry.step === name);
    if (unchanged && step.asks.length > 0 && (taken || name === 'fill')) continue;
    const body = { facts: given, expect: data.version };
    try {
      const path = `cases/${data.id}/steps/${name}`;
      data = (await write<{ case: CaseView }>(node, 'POST', path, body, `${attempt}-${name}`)).body.case;
    } catch (refusal) {
      if (!(maybe.includes(name) && isProblem(refusal) && refusal.code === 'not-authorised')) throw refusal;
    }
    reached(data);
  }
  return data;
};
