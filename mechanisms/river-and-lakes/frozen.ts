import { type FrozenRead, ok, refuse, type ScoringInputs } from '#kernel';
import type { Waters } from './vocabulary.ts';

/** A score rests on what was computed and frozen for the water and the period: nobody types it. */
export const frozenInputs = (seen: Waters) => {
  const frozen = seen.reads.frozen as FrozenRead | undefined;
  if (!frozen)
    return refuse(
      'inputs-not-frozen',
      ['该水体该周期的评价输入尚未冻结', 'The inputs of this water and period are not frozen yet'],
      {
        field: '/facts/period',
        remedy: [
          '请先在“一河三湖管理指标”页计算并冻结评价输入',
          'Compute and freeze them first on the page of figures of the waters',
        ],
      },
    );
  const { inputs, notes } = frozen.doc as ScoringInputs;
  return ok({ inputs, inputsHash: frozen.hash, ...(notes.length > 0 && { inputNotes: notes }) });
};
