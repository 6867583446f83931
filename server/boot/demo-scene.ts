import type { Day, Facts, Jurisdiction, Matter, Opening, Party, Place, Window } from '#kernel';
import type { Program } from '../load.ts';
import type { Parties } from './demo-parties.ts';

/** Who takes a step. `supervisor` sits where the case was received, `supervisorThere` where it is decided. */
export type Who = 'window' | 'officer' | 'head' | 'applicant' | 'supervisor' | 'supervisorThere';

type FactsGiven = Facts | ((scene: Scene, day: Day) => Facts);

/** As in a story, but the day is given as working days before today, and it is played by the running nodes. */
export type DemoLine = readonly [
  ago: number,
  who: Who,
  step: string,
  facts?: FactsGiven,
  more?: { readonly note?: string; readonly part?: string },
];

/** A case to be demonstrated, in any zone that has a fitting matter: places are counted in the order of the zone's windows. */
export interface DemoCase {
  readonly key: string;
  readonly mechanism: string;
  readonly fits: (matter: Matter) => boolean;
  /** Takes the n-th fitting matter, so that cases alike are not the same. */
  readonly nth?: number;
  readonly from: number;
  readonly to: number;
  readonly channel?: Opening['channel'];
  /** Which of the place's windows, counted. */
  readonly window?: number;
  /** Somebody who can sign in and see the case; otherwise an invented party without an account. */
  readonly resident?: boolean;
  readonly agent?: boolean;
  /** The officer has taken it on their desk. */
  readonly desk?: true;
  readonly lines: readonly DemoLine[];
}

export interface Scene {
  readonly id: string;
  readonly plan: DemoCase;
  readonly matter: Matter;
  readonly opening: Opening;
  readonly applicant: Party;
  /** The applicant's account, where there is one. */
  readonly login: string | undefined;
}

/** The places of a zone that have windows, in their order. */
const placesOf = ({
  zone,
}: Program): readonly { readonly place: Jurisdiction; readonly windows: readonly Window[] }[] =>
  zone.jurisdictions.flatMap((place) => {
    const windows = zone.windows.filter((window) => window.jurisdiction === place.code);
    return windows.length ? [{ place, windows }] : [];
  });

export const placeCount = (program: Program): number => placesOf(program).length;

const placeAt = (program: Program, jurisdiction: string, authority: string, window?: string): Place => ({
  jurisdiction,
  authority,
  node: program.authorities[authority]?.node ?? '',
  ...(window && { window }),
});

/** The implementation of a part in the place that decides it. */
export const partPlace = (program: Program, matters: readonly Matter[], scene: Scene, link: string): Place => {
  const part = scene.matter.joint?.find((one) => one.link === link);
  const at = part && scene.opening[part.at].jurisdiction;
  const found = matters.find((matter) => matter.basic === part?.basic && matter.jurisdiction === at);
  if (!found) throw new Error(`bug: ${scene.plan.key}: nobody decides the part "${link}"`);
  return placeAt(program, found.jurisdiction, found.authority);
};

/** Sets a plan in a zone: its matter, its places, its applicant. Nothing, when the zone has no fitting matter. */
export const sceneOf = (
  program: Program,
  matters: readonly Matter[],
  parties: Parties,
  plan: DemoCase,
  n: number,
  openedOn: Day,
): Scene | undefined => {
  const places = placesOf(program);
  const from = places[plan.from % places.length];
  const to = places[plan.to % places.length];
  const listed = matters.filter((one) => one.mechanism === plan.mechanism && one.jurisdiction === to?.place.code);
  // Items made up to fill a published number are only played where there are no others.
  const real = listed.filter((one) => one.provenance !== 'synthetic');
  const fitting = (real.length ? real : listed).filter(plan.fits);
  const matter = fitting[(plan.nth ?? 0) % fitting.length];
  const window = from?.windows[(plan.window ?? 0) % from.windows.length];
  if (!matter || !window) return undefined;
  const deciding = placeAt(program, matter.jurisdiction, matter.authority);
  const atWindow = (plan.channel ?? 'window') === 'window';
  const opening: Opening = {
    mechanism: matter.mechanism,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    // Online and at a kiosk the service centre of the applicant's place receives, at no window.
    receiving: atWindow
      ? placeAt(program, window.jurisdiction, window.authority, window.id)
      : placeAt(program, window.jurisdiction, from?.windows[0]?.authority ?? window.authority),
    deciding,
    channel: plan.channel ?? 'window',
  };
  const kind = matter.serves === 'organisations' ? 'organisation' : 'person';
  const { party, login } = parties.find(kind, opening.receiving.node, n, plan.resident ?? false, plan.agent ?? false);
  // A running number far above those of real cases of that day: the same plan has the same number after an interruption.
  const id = `${opening.receiving.jurisdiction}${openedOn.replaceAll('-', '')}${900_000 + n}`;
  return { id, plan, matter, opening, applicant: party, login };
};
