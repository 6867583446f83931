import { type CaseState, stepOf, type Words } from '#kernel';
import { caseAttachments } from '#store/queries/attachments.ts';
import type { Runtime } from '../engine/runtime.ts';

export interface CaseExtras {
  readonly papers: readonly {
    readonly number: string;
    readonly kind: string;
    readonly title: Words;
    readonly on: string;
  }[];
  readonly credentials: readonly { readonly id: string; readonly type: string; readonly status: string }[];
  readonly children: readonly {
    readonly id: string;
    readonly link: string;
    readonly title: string;
    readonly state: string;
    readonly stateTitle: Words;
  }[];
  /** Steps put off until a source elsewhere has answered: which, since when, how often it was asked in vain. */
  readonly awaiting: readonly {
    readonly title: Words;
    readonly at: string;
    readonly tries: number;
  }[];
  readonly track: string;
  readonly assignee: string | null;
}

/** What hangs on a case beside its own facts. */
export const caseExtras = async (runtime: Runtime, state: CaseState): Promise<CaseExtras> => {
  const { children, awaiting, ...attachments } = await caseAttachments(runtime.pool, state.id);
  const mechanism = runtime.program.mechanism(state.mechanism);
  return {
    ...attachments,
    awaiting: awaiting.map(({ step, ...one }) => ({ ...one, title: stepOf(mechanism, step)?.title ?? [step, step] })),
    children: children.map(({ mechanism, link, ...child }) => ({
      ...child,
      link: link ?? '',
      stateTitle: runtime.program.mechanism(mechanism).states[child.state]?.title ?? [child.state, child.state],
    })),
  };
};
