import type { AnyMechanism, StateSpec } from '#kernel';
import { both, code, listOf } from './markdown.ts';

interface Move {
  readonly name: string;
  readonly title: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

const movesOf = (mechanism: AnyMechanism): readonly Move[] =>
  Object.entries(mechanism.steps).map(([name, step]) => ({
    name,
    title: step.title[0],
    from: listOf(step.from) as readonly string[],
    to: typeof step.to === 'string' ? [step.to] : step.to.oneOf,
  }));

const stays = ({ from, to }: Move): boolean => from.length === to.length && from.every((state, n) => state === to[n]);

/** Steps from everywhere would hide the way; they are named below the chart. */
const many = 5;
const fromEverywhere = (move: Move): boolean => !stays(move) && move.from.length > many;

const name = (state: string): string => (state === 'nothing' ? '[*]' : state);

const arrows = (move: Move): readonly string[] =>
  move.from.flatMap((from) => move.to.map((to) => `  ${name(from)} --> ${name(to)}: ${move.title}`));

/** Mermaid chart of the ways through the states, and a line for each kind of step it leaves out. */
export const stateChart = (mechanism: AnyMechanism): string => {
  const moves = movesOf(mechanism);
  const states = Object.entries(mechanism.states as Record<string, StateSpec>);
  const chart = [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(([state, spec]) => `  ${state}: ${spec.title[0]}`),
    ...moves.filter((move) => !stays(move) && !fromEverywhere(move)).flatMap(arrows),
    ...states.flatMap(([state, spec]) => (spec.final ? [`  ${state} --> [*]`] : [])),
    '```',
  ].join('\n');
  const wide = moves
    .filter(fromEverywhere)
    .map(
      ({ name: step, from, to }) =>
        `- ${code(step)} ${both(mechanism.steps[step]?.title ?? [step, step])}: from ${from.map(code).join(', ')} to ${to.map(code).join(', ')}`,
    );
  const still = moves.filter(stays).map(({ name: step }) => code(step));
  return [
    chart,
    ...(wide.length ? ['Not drawn, because they lead away from many states:', wide.join('\n')] : []),
    ...(still.length ? [`Steps that leave the state as it is: ${still.join(', ')}.`] : []),
  ].join('\n\n');
};
