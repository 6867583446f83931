import type { LawFile, LawVersion, SlotKind } from '../law/law.ts';
import { isDay } from '../time/day.ts';
import { termUnits } from '../time/types.ts';
import type { AnyMechanism } from './mechanism.ts';
import type { Zone } from './zone.ts';

type Report = (path: string, says: string) => void;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const fits: Readonly<Record<SlotKind, (value: unknown) => boolean>> = {
  term: (value) =>
    isObject(value) &&
    Number.isSafeInteger(value.n) &&
    (value.n as number) >= 0 &&
    (termUnits as readonly unknown[]).includes(value.unit),
  money: Number.isSafeInteger,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  ratio: (value) =>
    isObject(value) && Number.isSafeInteger(value.n) && Number.isSafeInteger(value.d) && (value.d as number) > 0,
  basis: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string' && value !== '',
  table: (value) => value !== undefined,
};

const checkVersion = (
  kind: SlotKind,
  version: LawVersion,
  before: LawVersion | undefined,
  at: string,
  report: Report,
): void => {
  if (!isDay(version.from)) report(at, `"${version.from}" is no day`);
  if (version.to !== undefined && version.to < version.from)
    report(at, `ends on ${version.to}, before it begins on ${version.from}`);
  if (!fits[kind](version.value)) report(at, `${JSON.stringify(version.value)} is no ${kind}`);
  if (!version.cite?.act?.trim()) report(at, 'has no source');
  if (!['official', 'reported', 'assumed'].includes(version.status)) report(at, 'has no status');
  if (before && version.from <= before.from) report(at, `from ${version.from} does not come after ${before.from}`);
  if (before && !version.transition)
    report(at, 'a later version must say whether it applies to new cases or to pending ones too');
};

const checkFile = (mechanism: AnyMechanism, file: LawFile, report: Report): void => {
  for (const [slot, versions] of Object.entries(file.slots)) {
    const spec = mechanism.law[slot];
    if (!spec) report(`law.${file.jurisdiction}.${slot}`, 'there is no such slot');
    else
      for (const [n, version] of versions.entries())
        checkVersion(spec.kind, version, versions[n - 1], `law.${file.jurisdiction}.${slot}[${n}]`, report);
  }
};

/** Every slot must be filled somewhere between each place that has an authority and the nation. */
export const checkLaw = (
  mechanism: AnyMechanism,
  zone: Pick<Zone, 'jurisdictions' | 'authorities' | 'law'>,
  report: Report,
): void => {
  const files = zone.law.filter((file) => file.mechanism === mechanism.id);
  const known = new Map(zone.jurisdictions.map((jurisdiction) => [jurisdiction.code, jurisdiction]));
  const once = new Map<string, LawFile>();
  for (const file of files) {
    if (!known.has(file.jurisdiction)) report(`law.${file.jurisdiction}`, 'is no jurisdiction of this zone');
    if (once.has(file.jurisdiction)) report(`law.${file.jurisdiction}`, 'is given twice');
    once.set(file.jurisdiction, file);
    checkFile(mechanism, file, report);
  }
  for (const place of new Set(zone.authorities.map((authority) => authority.jurisdiction))) {
    const chain = [place, ...(known.get(place)?.parents ?? [])];
    for (const slot of Object.keys(mechanism.law)) {
      const filled = chain.some((jurisdiction) =>
        once.get(jurisdiction)?.slots[slot]?.some((version) => !version.expected),
      );
      if (!filled) report(`law.${place}.${slot}`, `is filled by none of ${chain.join(', ')}`);
    }
  }
};
