import type { Words } from '../../declare/words.ts';
import type { Citation, LawStatus } from '../../outcome/result.ts';
import type { Day } from '../../time/types.ts';
import type { WaterColumn, WaterRank } from './edition.ts';
import type { WaterTarget } from './target.ts';

/** A class target of a section (or of all sections of a water) for a year; its status travels with every result. */
export interface DatedTarget {
  readonly section?: string;
  readonly year: number;
  readonly target: WaterTarget;
  readonly status: LawStatus;
  readonly cite: Citation;
}

/** A river or lake chief 河湖长 of one side. Names are never invented: `name` is absent where it is not known. */
export interface WaterChief {
  readonly side: string;
  readonly post: Words;
  readonly name?: string;
  readonly from: Day;
  readonly to?: Day;
  readonly status: LawStatus;
}

/** A section 断面 in its register: the column is an attribute here, never derived from the name. */
export interface WaterSection {
  /** The id of its observation site. */
  readonly site: string;
  readonly title: Words;
  readonly water: string;
  readonly role: 'inflow' | 'outflow' | 'border' | 'body';
  /** Jurisdictions above and below: whose water comes, whose it becomes. */
  readonly upstream: string;
  readonly downstream: string;
  readonly column: WaterColumn;
  /** Whose station it is: this authority is told first. */
  readonly operator: string;
  /** Counts for whether the body meets its target. */
  readonly duty: boolean;
  /** Schematic position of the drawing, 0…1 from west and from north: no coordinates of the station are known. */
  readonly schematic: readonly [x: number, y: number];
  readonly status: LawStatus;
}

/** A water body of the joint register: four of them are “一河三湖”. */
export interface WaterBody {
  readonly id: string;
  readonly title: Words;
  readonly kind: 'river' | 'lake';
  readonly sides: readonly string[];
  readonly chiefs: readonly WaterChief[];
  /** Sides in the order of their duty months 轮值, from the month the rotation began. */
  readonly duty: { readonly from: Day; readonly order: readonly string[]; readonly status: LawStatus };
  readonly targets: readonly DatedTarget[];
  /** Bands from the bank in metres, and what is allowed there. */
  readonly zones: readonly {
    readonly from: number;
    readonly to: number;
    readonly rule: 'forbidden' | 'limited' | 'allowed';
    readonly activities: readonly string[];
    readonly status: LawStatus;
  }[];
  /** The downstream waterworks to be told of an alarm, where there is one. */
  readonly suppliers: readonly Words[];
  /** Outline for the schematic map in the same unit square as the sections. */
  readonly outline: readonly (readonly [x: number, y: number])[];
}

/** The side on duty in the month of `day`. */
export const dutySide = ({ duty }: Pick<WaterBody, 'duty'>, day: Day): string | undefined => {
  if (day < duty.from || duty.order.length === 0) return undefined;
  const months = (at: Day): number => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1;
  return duty.order[(months(day) - months(duty.from)) % duty.order.length];
};

/** The target of a section in a year: its own, else that of the water; the newest year not after it. */
export const targetOf = (body: WaterBody, section: string, year: number): DatedTarget | undefined => {
  const known = body.targets.filter((one) => one.year <= year).sort((a, b) => b.year - a.year);
  return known.find((one) => one.section === section) ?? known.find((one) => one.section === undefined);
};

export const chiefsOn = (body: WaterBody, day: Day): readonly WaterChief[] =>
  body.chiefs.filter(({ from, to }) => from <= day && (to === undefined || day <= to));

export const worseThan = (rank: WaterRank, target: WaterTarget): boolean => rank > target.rank;
