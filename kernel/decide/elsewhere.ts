import type { CaseState, Effect } from '../case/case.ts';
import type { AnyMechanism } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import { type Refusal, refuse } from '../outcome/result.ts';

export type StepElsewhere = Extract<Effect, { kind: 'case.step' }>;

/** Why the step cannot follow at `node`: the case is not there, on its way, or in another state. `mechanism`: that of the case. */
export const shutElsewhere = (
  effect: StepElsewhere,
  state: CaseState | undefined,
  mechanism: AnyMechanism | undefined,
  node: string,
): Refusal | undefined => {
  const step = mechanism?.steps[effect.step];
  const here = state?.holder === node && state.offeredTo === undefined;
  if (state && here && step && [step.from].flat().includes(state.state)) return undefined;
  const title: Words = step?.title ?? [effect.step, effect.step];
  const now: Words = !state
    ? ['本节点没有此办件', 'is not at this node']
    : here
      ? // Not in which: whoever takes this step may have no part in that case.
        ['当前状态下不能办理', 'is in a state in which it cannot']
      : ['不在本节点或正在移交', 'is elsewhere or being handed over'];
  return refuse(
    'step-elsewhere-shut',
    [
      `此步应同时在办件${effect.case}上“${title[0]}”，但该办件${now[0]}`,
      `With this step "${title[1]}" has to follow in case ${effect.case}, which ${now[1]}`,
    ],
    {
      detail: { case: effect.case, step: effect.step },
      remedy: ['请先处理该办件，再办理此步', 'See to that case first, then take this step'],
    },
  );
};
