import {
  type CaseState,
  type Command,
  type Day,
  type Effect,
  type Matter,
  type Opening,
  type Refusal,
  shutElsewhere,
} from '#kernel';
import type { Applied } from '#store/queries/project.ts';
import { type Runtime, systemActor } from './runtime.ts';

export interface FollowUp {
  readonly command: Command;
  /** Finds the step once the case is locked; none means that nothing follows. */
  readonly stepIn?: (state: CaseState) => string | undefined;
  /** Custody offered to this node is taken. */
  readonly takes?: true;
}

/** The system step with that part in the movement of cases, if the case's state has one. */
const stepThat = (
  runtime: Runtime,
  state: CaseState,
  does: 'takesCustody' | 'returnsCustody' | 'hearsChildren',
): string | undefined =>
  Object.entries(runtime.program.mechanism(state.mechanism).steps).find(
    ([, step]) => step[does] && [step.from].flat().includes(state.state),
  )?.[0];

/** The system step by which custody is taken in the state the case is in. */
export const takingStep = (runtime: Runtime, state: CaseState): string | undefined =>
  stepThat(runtime, state, 'takesCustody');

/** The system step by which an offer comes back. */
export const returningStep = (runtime: Runtime, state: CaseState): string | undefined =>
  stepThat(runtime, state, 'returnsCustody');

const takeHere = (runtime: Runtime, { event, state }: Applied): readonly FollowUp[] => {
  if (event.custody?.act !== 'offer' || event.custody.to !== runtime.id) return [];
  const step = takingStep(runtime, state);
  if (!step)
    throw new Error(`bug: ${state.mechanism} offers custody in "${state.state}" and declares no step that takes it`);
  return [{ command: { case: state.id, step, actor: systemActor(runtime, 'node'), facts: {} }, takes: true }];
};

type Open = Extract<Effect, { kind: 'case.open' }>;

/** The number of a child says whose child it is; the same effect always opens the same child. */
const childId = (parent: string, link: string): string => `${parent}-${link}`;

/** The implementation of a basic item in the place that decides the part. */
const implementationIn = (runtime: Runtime, basic: string, jurisdiction: string, day: Day): Matter | undefined => {
  for (const versions of runtime.matters.values()) {
    const matter = versions.findLast(
      (version) => version.from <= day && (version.to === undefined || day <= version.to),
    );
    if (matter?.basic === basic && matter.jurisdiction === jurisdiction) return matter;
  }
  return undefined;
};

const openChild = (runtime: Runtime, { event, state }: Applied, effect: Open): FollowUp => {
  const { program } = runtime;
  const matter = implementationIn(runtime, effect.matter, effect.deciding.jurisdiction, event.day);
  const authority = matter && program.authorities[matter.authority];
  if (!matter || !authority)
    throw new Error(
      `bug: ${state.id} opens a part ${effect.matter} that ${effect.deciding.jurisdiction} does not implement`,
    );
  const mechanism = program.mechanism(matter.mechanism);
  const step = Object.entries(mechanism.steps).find(
    ([, spec]) =>
      [spec.from].flat().includes('nothing') &&
      [spec.by].flat().some((role) => mechanism.actors[role]?.kind === 'system'),
  )?.[0];
  if (!step) throw new Error(`bug: ${mechanism.id} declares no system step that opens a child case`);
  const opening: Opening = {
    mechanism: mechanism.id,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    receiving: effect.receiving ?? state.receiving,
    deciding: { jurisdiction: matter.jurisdiction, authority: authority.id, node: authority.node },
    channel: 'node',
    parent: { case: state.id, link: effect.link, node: runtime.id },
  };
  return {
    command: {
      case: childId(event.case, effect.link),
      step,
      actor: systemActor(runtime, 'node'),
      facts: effect.facts,
      opening,
    },
  };
};

const mechanismOf = (runtime: Runtime, state: CaseState | undefined) =>
  state && runtime.program.mechanism(state.mechanism);

/** Why something that has to follow from `applied` in another case cannot, as things stand. */
export const shutBehind = async (
  runtime: Runtime,
  { event, state }: Pick<Applied, 'event' | 'state'>,
  stateIn: (id: string) => Promise<CaseState | undefined>,
): Promise<Refusal | undefined> => {
  for (const effect of event.effects) {
    if (effect.kind !== 'case.step' || effect.ifOpen) continue;
    const there = effect.case === state.id ? state : await stateIn(effect.case);
    const shut = shutElsewhere(effect, there, mechanismOf(runtime, there), runtime.id);
    if (shut) return shut;
  }
  return undefined;
};

/** The step another case takes because of this one; where what may be shut is shut, nothing follows. */
const stepElsewhere = (runtime: Runtime, effect: Extract<Effect, { kind: 'case.step' }>): FollowUp => ({
  command: {
    case: effect.case,
    step: effect.step,
    actor: systemActor(runtime, 'node'),
    facts: effect.facts ?? {},
  },
  stepIn: (state) => {
    const shut = shutElsewhere(effect, state, mechanismOf(runtime, state), runtime.id);
    if (shut && !effect.ifOpen) throw new Error(`bug: shut by what followed before it: ${shut.says[1]}`);
    return shut ? undefined : effect.step;
  },
});

/** A parent hears of each child that has ended, by the system step its own mechanism declares for that. */
export const tellParent = (runtime: Runtime, { event, state }: Applied): readonly FollowUp[] => {
  const ended =
    runtime.program.mechanism(state.mechanism).states[event.to]?.tellsParent === true && event.from !== event.to;
  if (!ended || state.parent?.node !== runtime.id) return [];
  const command = {
    case: state.parent.case,
    step: '',
    actor: systemActor(runtime, 'node'),
    facts: {},
    note: state.parent.link,
  };
  return [{ command, stepIn: (parent) => stepThat(runtime, parent, 'hearsChildren') }];
};

/** What follows from an event at once and by itself, in the same transaction. */
export const followUps = (runtime: Runtime, applied: Applied): readonly FollowUp[] => [
  ...takeHere(runtime, applied),
  ...applied.event.effects.flatMap((effect) => {
    if (effect.kind === 'case.open') return [openChild(runtime, applied, effect)];
    return effect.kind === 'case.step' ? [stepElsewhere(runtime, effect)] : [];
  }),
  ...tellParent(runtime, applied),
];
