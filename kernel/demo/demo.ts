import type { CaseState, Facts, Opening } from '../case/case.ts';
import type { Party } from '../declare/fact.ts';
import type { Matter } from '../declare/matter.ts';
import type { AnyMechanism } from '../declare/mechanism.ts';
import type { Day } from '../time/types.ts';

/** How many working days before today a demonstration may begin. */
export const demoDays = 64;

/** A demonstration case set in its zone: what the facts of a line may be made from. */
export interface DemoScene {
  readonly id: string;
  readonly matter: Matter;
  readonly opening: Opening;
  readonly applicant: Party;
  /** The number of another case of the same file, by its key. */
  readonly caseOf: (key: string) => string;
}

/** A text file handed in with a line: the node where the line is taken stores it, and facts name it as any other file. */
export interface DemoText {
  readonly kind: 'demo-text';
  readonly name: string;
  readonly text: string;
}
export const demoText = (name: string, text: string): DemoText => ({ kind: 'demo-text', name, text });

/** Plain facts, or a function where they depend on the matter, the applicant, the day, or the case as it then is. */
export type DemoFacts =
  | Facts
  | ((scene: DemoScene, day: Day, state: CaseState | undefined, dayBefore: (ago: number) => Day) => Facts);

/**
 * One line, as in a story: who takes which step, only that the day is given as working days before today (at least 1).
 * `who` is an actor of the mechanism (whoever holds that post at the case's authority, or its party) or the login of a person
 * of the zone. `part` names the child case the line is about.
 */
export type DemoLine<M extends AnyMechanism = AnyMechanism> = readonly [
  ago: number,
  who: (keyof M['actors'] & string) | (string & {}),
  step: keyof M['steps'] & string,
  facts?: DemoFacts,
  more?: { readonly note?: string; readonly part?: string },
];

/** A case to be demonstrated. What happens by itself (arrival of letters, clocks that run out) needs no line. */
export interface DemoCase<M extends AnyMechanism = AnyMechanism> {
  /** What it shows, in English; unique within the file. */
  readonly key: string;
  /** Basic or whole code of the matter, or which matters would do: real ones come before synthetic ones. */
  readonly matter: string | ((matter: Matter) => boolean);
  /** Takes the n-th matter that would do, so that cases alike are not the same. */
  readonly nth?: number;
  /** The window that receives; or the authority that opens the case, or receives it online. */
  readonly from: string;
  /** Who decides: an authority, or the jurisdiction whose matter it is. */
  readonly to: string;
  readonly channel?: Opening['channel'];
  /** Login of the applicant; `anyone`: some resident or enterprise who can sign in. Without it an invented party that cannot. */
  readonly applicant?: 'anyone' | (string & {});
  /** Applied for by an agent with a mandate. */
  readonly agent?: true;
  /** Who has taken it on their desk, named as in a line. */
  readonly desk?: string;
  readonly lines: readonly DemoLine<M>[];
}

/** The demonstration of one mechanism in one zone: `zones/<zone>/demo/<mechanism>.ts`. */
export interface Demo {
  readonly mechanism: string;
  readonly cases: readonly DemoCase[];
}

/** Names of steps are checked by the compiler, everything else by `checkDemo`. */
export const demo = <M extends AnyMechanism>(mechanism: M, cases: readonly DemoCase<M>[]): Demo =>
  Object.freeze({ mechanism: mechanism.id, cases: cases as readonly DemoCase[] });
