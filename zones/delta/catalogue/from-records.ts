import type { Matter, Term } from '#kernel';
import { authorities, bodyAt } from '../authorities.ts';
import { type Place, type PlaceKey, places } from '../places.ts';
import { implementationCode } from './codes.ts';
import { type NationalItem, nationalFlag, nationalItems } from './national-items.ts';
import type { ItemRecord } from './record.ts';
import { records as healthEducation } from './records/health-education.ts';
import { records as home } from './records/home.ts';
import { records as humanResources } from './records/human-resources.ts';
import { records as joint } from './records/joint.ts';
import { records as market } from './records/market.ts';
import { records as medicalInsurance } from './records/medical-insurance.ts';
import { records as notary } from './records/notary.ts';
import { records as publicSecurity } from './records/public-security.ts';
import { records as transport } from './records/transport.ts';
import { records as welfare } from './records/welfare.ts';

export const records: readonly ItemRecord[] = [
  ...publicSecurity,
  ...welfare,
  ...humanResources,
  ...medicalInsurance,
  ...home,
  ...market,
  ...healthEducation,
  ...transport,
  ...notary,
  ...joint,
];

/** The general window opened on that day (public-services.md 13, N-0531): the catalogue counts from it. */
export const opened = '2021-05-31';

const isTerm = (value: Term | Readonly<Record<PlaceKey, Term>>): value is Term => 'unit' in value;

const statutoryAt = ({ statutory }: ItemRecord, place: PlaceKey): Term | undefined =>
  statutory === undefined || isTerm(statutory) ? statutory : statutory[place];

const national: ReadonlyMap<string, NationalItem> = new Map(nationalItems.map((item) => [item[0], item]));

export const nationalNameOf = (record: ItemRecord): string => record.national ?? record.title;

const implement = (record: ItemRecord, place: Place, index: 0 | 1 | 2): Matter => {
  const above = record.bodyAt?.[place.key];
  const authority = (above && authorities.find((one) => one.id === above)) || bodyAt(place.key, record.body);
  const flag = national.get(nationalNameOf(record));
  const promised = record.promised[index];
  const statutory = statutoryAt(record, place.key);
  return {
    code: implementationCode(authority, record.basic),
    basic: record.basic,
    version: 1,
    from: opened,
    title: record.title,
    titleEn: record.titleEn,
    jurisdiction: place.code,
    authority: authority.id,
    type: record.type,
    mechanism: 'cross-province-window',
    serves: record.serves,
    lifeEvent: record.lifeEvent,
    department: record.department,
    instant: promised.n === 0,
    ...(statutory && { statutory }),
    promised,
    legalBasis: record.legalBasis,
    conditions: [...record.conditions, ...(record.conditionsAt?.[place.key] ?? [])],
    materials: record.materials,
    fee: record.fee,
    result: record.result,
    visits: record.visits,
    modes: record.modes,
    deemedAcceptance: record.deemed ? { mode: 'on-spot' } : { mode: 'within', term: { n: 5, unit: 'wd' } },
    tolerates: record.materials.some(({ need }) => need === 'tolerable'),
    commitment: record.commitment ?? false,
    special: record.special ?? [],
    ...(record.joint && { joint: record.joint }),
    ...(record.safety && { safety: true }),
    ...(flag && { national: nationalFlag(flag) }),
    provenance: 'illustrative',
  };
};

export const recordedMatters = (): readonly Matter[] =>
  records.flatMap((record) => places.map((place, index) => implement(record, place, index as 0 | 1 | 2)));
