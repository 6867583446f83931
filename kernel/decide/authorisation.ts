import type { Place } from '../case/case.ts';
import type { Matter } from '../declare/matter.ts';
import type { Day } from '../time/types.ts';

/** 授权/委托 (public-services.md 0.6): a grantor lets a grantee take certain steps for certain matters, for a time. */
export interface Authorisation {
  readonly id: string;
  readonly grantor: string;
  readonly grantee: string;
  readonly window?: string;
  /** Basic codes (基本编码), or `*` for all matters of the grantor. */
  readonly matters: readonly string[] | '*';
  readonly powers: readonly string[];
  readonly from: Day;
  readonly to?: Day;
  readonly instrument: string;
  readonly published?: string;
}

/** What any window may do without a row. */
export const freePowers: ReadonlySet<string> = new Set(['咨询', '收件']);

/** The row on which `place` may use `power` for the deciding authority on `day`. Licences (01) go only to administrative bodies. */
export const authorisationFor = (
  rows: readonly Authorisation[],
  power: string,
  receiving: Place,
  deciding: Place,
  matter: Pick<Matter, 'basic' | 'type'> | undefined,
  day: Day,
): Authorisation | undefined =>
  rows.find(
    (row) =>
      row.grantor === deciding.authority &&
      row.grantee === receiving.authority &&
      (row.window === undefined || row.window === receiving.window) &&
      (row.matters === '*' || (matter !== undefined && row.matters.includes(matter.basic))) &&
      row.powers.includes(power) &&
      row.from <= day &&
      (row.to === undefined || day <= row.to),
  );
