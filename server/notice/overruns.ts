import type { CaseState, Day, Term, Words } from '#kernel';
import { countedCase } from '#store/queries/indicator-cells.ts';
import { explainedOverruns } from '#store/queries/overruns.ts';
import { matterNamed } from '../engine/runtime.ts';
import type { Node } from '../node.ts';

/** An overrun as the public reads it: neither the case nor the person, and the month instead of the day. */
export interface Overrun {
  readonly matter: string;
  readonly matterEn?: string;
  readonly authority: string;
  readonly clock: Words;
  readonly term: Term;
  readonly used?: number;
  readonly month: string;
  readonly reason: string;
}

const overrunOf = ({ runtime }: Node, state: CaseState): readonly Overrun[] => {
  const { clocks } = runtime.program.mechanism(state.mechanism);
  const counted = countedCase(state, runtime.projector);
  return Object.entries(clocks).flatMap(([name, spec]) => {
    const clock = state.clocks[name];
    const reason = spec.explainedBy && state.facts[spec.explainedBy];
    if (!clock?.stopped || typeof reason !== 'string') return [];
    const used = counted.used(name);
    const { title, titleEn } = matterNamed(runtime, state.matter);
    return {
      matter: title,
      ...(titleEn && { matterEn: titleEn }),
      authority: state.deciding.authority,
      clock: spec.title,
      term: clock.term,
      ...(used !== undefined && { used }),
      month: (clock.stopped as Day).slice(0, 7),
      reason,
    };
  });
};

/** 超出承诺时限的公开说明 of the authorities of this node (优化营商环境条例 36). */
export const overrunsOf = async (node: Node, page: { readonly offset: number; readonly limit: number }) => {
  const own = node.runtime.program.zone.authorities.flatMap(({ id, node: at }) => (at === node.id ? [id] : []));
  const { total, cases } = await explainedOverruns(node.runtime.pool, own, page);
  return { total, items: cases.flatMap((state) => overrunOf(node, state)) };
};
