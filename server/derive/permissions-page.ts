import type { ActorSpec, AnyMechanism } from '#kernel';
import type { Program } from '../load.ts';
import { both, code, codes, listOf, page, table } from './markdown.ts';

const whoIs = (spec: ActorSpec): string => {
  switch (spec.kind) {
    case 'party':
      return `whoever the fact ${code(spec.fact)} names, or their agent`;
    case 'anyone':
      return 'any signed-in person or organisation';
    case 'office':
      return `post ${code(spec.role)} at ${spec.at === 'any' ? 'any authority of the zone' : spec.at === 'concerned' ? 'an authority called in' : spec.at === 'involved' ? 'any authority that takes part' : `the ${spec.at} authority`}`;
    case 'system':
      return spec.by === 'clock' ? 'nobody: a term that has run out' : 'nobody: the node itself';
  }
};

const conditionsOf = (step: AnyMechanism['steps'][string]): string =>
  [
    step.power && `power ${step.power} granted by the decider (授权)`,
    step.differentFrom && `not by whoever did ${codes(step.differentFrom)}`,
    step.noteRequired && 'a note is compulsory',
    step.concerns && 'calls further authorities in (会同方)',
    step.fromAfar && 'also from afar: sent to the holder',
    step.inBatch && 'also in many cases with one press',
    step.internal && 'internal: others see only that it was taken',
    step.handsTo && `offers the case to the ${step.handsTo} node`,
    step.takesCustody && 'takes custody',
    step.returnsCustody && 'an offer comes back',
    step.serves && `a node's part in a secret ballot (${step.serves})`,
  ]
    .filter(Boolean)
    .join('; ');

const matrix = (mechanism: AnyMechanism): string => {
  const actors = Object.keys(mechanism.actors);
  return table(
    [
      'Step',
      ...actors.map((actor) => mechanism.actors[actor]?.title[0] ?? actor),
      'In the states',
      'Under conditions',
    ],
    Object.entries(mechanism.steps).map(([name, step]) => [
      `${code(name)} ${step.title[0]}`,
      ...actors.map((actor) => (listOf(step.by).includes(actor) ? '●' : '')),
      listOf(step.from)
        .map((state) => (state === 'nothing' ? '(new)' : (mechanism.states[state as string]?.title[0] ?? state)))
        .join(' '),
      conditionsOf(step),
    ]),
  );
};

/** Who may do what: read off the declarations, which is also where the engine reads it. */
export const permissionsPage = (program: Program): string =>
  page('Who may do what', 'the declarations', [
    'A step that is not marked for an actor is refused to them (`actor-not-named`), in any state that is not listed (`step-not-open`), and at any node ' +
      'that does not hold the case (`custody-…`). Generated tests try every step with every actor not named and in every state not listed.',
    ...[...program.mechanisms.values()].flatMap((mechanism) => [
      `## ${mechanism.number} ${both(mechanism.title)}`,
      table(
        ['Actor', 'Title', 'Who that is'],
        Object.entries(mechanism.actors as Record<string, ActorSpec>).map(([name, spec]) => [
          code(name),
          both(spec.title),
          whoIs(spec),
        ]),
      ),
      matrix(mechanism),
    ]),
  ]);
