import type { Matter } from '#kernel';
import { matterOn, type Runtime, today } from './runtime.ts';

/**
 * The matter that a case is really opened under: where a fact says which place decides (不动产单元代码), the implementation of the
 * same basic item there. Where that place has none the chosen matter stands, and the mechanism's rules say what is wrong.
 */
export const routed = (runtime: Runtime, chosen: Matter, facts: Readonly<Record<string, unknown>>): Matter => {
  const place = runtime.program.mechanisms.get(chosen.mechanism)?.routes?.(facts);
  if (!place || place === chosen.jurisdiction) return chosen;
  for (const code of runtime.matters.keys()) {
    const matter = matterOn(runtime, code, today(runtime));
    if (matter?.basic === chosen.basic && matter.jurisdiction === place && matter.mechanism === chosen.mechanism)
      return matter;
  }
  return chosen;
};
