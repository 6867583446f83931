import type { Authorisation } from '../decide/authorisation.ts';
import type { LawFile } from '../law/law.ts';
import type { ObservationZone } from '../observation/zone.ts';
import type { Calendar, Day } from '../time/types.ts';
import type { Matter } from './matter.ts';
import type { Words } from './words.ts';

/** A place of government: nation, zone, province, city or county, by its division code (行政区划代码). */
export interface Jurisdiction {
  readonly code: string;
  readonly level: 'nation' | 'zone' | 'province' | 'city' | 'county';
  readonly title: Words;
  readonly short: Words;
  /** Outward: where law not found here is looked up next. */
  readonly parents: readonly string[];
  readonly calendar: string;
}

/** How a body is named on papers, where its decisions are reviewed (行政复议) and sued over (行政诉讼), and where it sits. */
export type AuthorityNames = Pick<Authority, 'title' | 'reviewBody' | 'court' | 'jurisdiction' | 'node'>;

/** A body with powers. `node`: the deployment that keeps its cases. */
export interface Authority {
  readonly id: string;
  readonly uscc: string;
  readonly jurisdiction: string;
  readonly node: string;
  readonly title: Words;
  /** Department key by which matters are grouped, such as `civil-affairs`. */
  readonly department: string;
  readonly phone: string;
  readonly address: Words;
  /** Where its decisions are reviewed (行政复议) and sued over (行政诉讼). */
  readonly reviewBody: Words;
  readonly court: Words;
  readonly administrative: boolean;
}

export interface Window {
  readonly id: string;
  readonly authority: string;
  readonly jurisdiction: string;
  readonly title: Words;
  readonly address: Words;
  readonly hours: Words;
}

export interface ZoneNode {
  readonly id: string;
  readonly title: Words;
  readonly jurisdictions: readonly string[];
}

/** A demonstration person: staff with posts, or a resident or enterprise with an identity number. All are invented. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly node: string;
  readonly key?: string;
  readonly kind: 'staff' | 'person' | 'organisation';
  readonly does: Words;
  readonly posts: readonly {
    readonly authority: string;
    readonly role: string;
    readonly window?: string;
    readonly seat?: string;
    readonly from: Day;
    readonly to?: Day;
    readonly deputyFor?: string;
  }[];
}

/** Outlines of places for orientation, drawn by the zone itself: `path` is an SVG path in a drawing of this size, `at` where the name stands. */
export interface Schematic {
  readonly width: number;
  readonly height: number;
  readonly places: Readonly<Record<string, { readonly path: string; readonly at: readonly [number, number] }>>;
}

/** A zone is data: the program that runs it is the same everywhere. */
export interface Zone {
  readonly id: string;
  readonly title: Words;
  /** The day's boundary, as `+08:00`. */
  readonly utcOffset: string;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly authorities: readonly Authority[];
  readonly windows: readonly Window[];
  readonly nodes: readonly ZoneNode[];
  readonly authorisations: readonly Authorisation[];
  readonly law: readonly LawFile[];
  /** Mechanisms that run here, by id. */
  readonly mechanisms: readonly string[];
  /** The catalogue is large, so it is made when asked for. */
  readonly matters: () => readonly Matter[];
  /** Matters of mechanisms that stand beside the published catalogue and are not counted in it. */
  readonly further?: () => readonly Matter[];
  /** Matters between authorities: they open cases like any other, and no catalogue lists them. */
  readonly internalMatters?: readonly Matter[];
  /** The node to which all others publish their figures; without one each only publishes its own. */
  readonly publishesTo?: string;
  readonly observation?: ObservationZone;
  /** 示意图; a zone without one has tables instead of maps. */
  readonly schematic?: Schematic;
  readonly lifeEvents: Readonly<Record<string, Words>>;
  readonly departments: Readonly<Record<string, Words>>;
  readonly people: readonly DemoPerson[];
}
