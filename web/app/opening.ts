import type { DeclaredStep, Fact, Matter, MechanismView } from './types.ts';

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Papers that stand in for evidence: none is taken before the evidence was asked for and failed (能共享的不要求提交). */
export const papersForEvidence = (mechanism: Pick<MechanismView, 'evidence'>): ReadonlySet<string> =>
  new Set(Object.values(mechanism.evidence ?? {}).flatMap(({ paper }) => (paper === undefined ? [] : [paper])));

const withoutPapers = (mechanism: MechanismView, asks: readonly string[] = []): readonly string[] => {
  const papers = papersForEvidence(mechanism);
  return asks.filter((ask) => !papers.has(ask.replace(/\?$/, '')));
};

export interface Opening extends DeclaredStep {
  readonly name: string;
}

/** The steps that open a case, for those who act: an office (at a window) or a party (online). */
export const openings = (mechanism: MechanismView, kind?: 'office' | 'party'): readonly Opening[] =>
  Object.entries(mechanism.steps)
    .filter(([, step]) => list(step.from).includes('nothing'))
    .filter(([, step]) =>
      list(step.by).some((actor) =>
        kind ? mechanism.actors[actor]?.kind === kind : mechanism.actors[actor]?.kind !== 'system',
      ),
    )
    .map(([name, step]) => ({ name, ...step, asks: withoutPapers(mechanism, step.asks) }));

/** Of several beginnings the one the matter names; none, if it is another's to take. */
export const beginning = (steps: readonly Opening[], matter: Matter | undefined): readonly Opening[] =>
  matter?.opens ? steps.filter(({ name }) => name === matter.opens) : steps;

/** The list of materials, told by its shape: records that name a concept and hold a file. */
export const isMaterials = (fact: Fact | undefined): boolean =>
  fact?.kind === 'list' && fact.of?.kind === 'record' && 'concept' in (fact.of.fields ?? {});

/** The choice of a mode of handling, told by its options. */
export const isMode = (fact: Fact | undefined): boolean => fact?.kind === 'choice' && 'proxy' in (fact.options ?? {});
