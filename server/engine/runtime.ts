import {
  type Actor,
  type Authorisation,
  type Day,
  dayOf,
  type Effect,
  type Instant,
  type Matter,
  type ZoneNode,
} from '#kernel';
import type { Projector } from '#store/case-row.ts';
import type { Pool } from '#store/db.ts';
import type { Recent } from '#store/recent.ts';
import type { Program } from '../load.ts';

/** One running node: its own database, its own key, its own clock. Everything a request needs is reached from here. */
export interface Runtime {
  readonly id: string;
  readonly node: ZoneNode;
  readonly program: Program;
  readonly pool: Pool;
  readonly projector: Projector;
  /** The catalogue in memory, by code, newest version last. */
  readonly matters: Map<string, readonly Matter[]>;
  /** Counts changes of the catalogue: what was derived from an older one is made anew. */
  readonly catalogue: { edition: number };
  /** Per authority, how often an act has changed a case it receives, decides or is called into. */
  readonly editions: Map<string, number>;
  /** Steps were put off until a source elsewhere is asked: to be looked at after the commit. */
  readonly waiting: { due: boolean };
  /** Cases lately written here, so that the next act need not read them again. */
  readonly recent: Recent;
  readonly authorisations: readonly Authorisation[];
  readonly now: () => Instant;
  /** Keyed tags of a text, one for each live key (docs/decisions/0013). */
  readonly tags: (text: string) => readonly string[];
  /** Signs a credential with the node's key. */
  readonly issue: (order: CredentialOrderHere) => Promise<string>;
  /** Signs a statement of the node (compact JWS of this `typ`). */
  readonly attest: (typ: string, payload: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly log: (line: string) => void;
}

export interface CredentialOrderHere {
  readonly effect: Extract<Effect, { kind: 'credential.issue' }>;
  readonly statusIndex: number;
  readonly at: Instant;
  readonly authority: string;
  readonly case: string;
}

export const today = (runtime: Runtime, at: Instant = runtime.now()): Day =>
  dayOf(at, runtime.program.zone.utcOffset);

/** Turns an instant into the zone's day. */
export const daysOf =
  ({ program }: Pick<Runtime, 'program'>) =>
  (at: Instant): Day =>
    dayOf(at, program.zone.utcOffset);

/** The version of a matter in force on `day`; open cases keep the version they began with. */
export const matterOn = (runtime: Runtime, code: string, day: Day): Matter | undefined =>
  runtime.matters
    .get(code)
    ?.findLast((matter) => matter.from <= day && (matter.to === undefined || day <= matter.to));

/** All matters in force on a day, each in its version of that day. */
export const mattersOn = (runtime: Runtime, day: Day): readonly Matter[] =>
  [...runtime.matters.keys()].flatMap((code) => matterOn(runtime, code, day) ?? []);

/** Whether the catalogue here has such a basic code, in whatever version. */
export const inCatalogue = (runtime: Runtime, basic: string): boolean =>
  [...runtime.matters.values()].some((versions) => versions.some((one) => one.basic === basic));

export const matterVersion = (runtime: Runtime, code: string, version: number): Matter | undefined =>
  runtime.matters.get(code)?.find((matter) => matter.version === version);

/** What a case calls its matter, with the English name where the catalogue has one. */
export const matterNamed = <M extends { readonly code: string; readonly title: string }>(
  runtime: Runtime,
  matter: M,
): M & { readonly titleEn?: string } => {
  const titleEn = runtime.matters.get(matter.code)?.findLast(({ title }) => title === matter.title)?.titleEn;
  return titleEn ? { ...matter, titleEn } : matter;
};

export const systemActor = (runtime: Runtime, kind: 'clock' | 'node'): Actor => ({ kind, node: runtime.id });
