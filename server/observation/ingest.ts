import { createHash } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { ok, type Result, refuse } from '#kernel';
import { type Station, seen, stationById } from '#store/queries/observation-stations.ts';
import { refreshAdopted } from './adopted.ts';
import type { ObservationContext } from './context.ts';
import { groupRows, registeredColumn } from './group.ts';
import { type ImportReport, importReadings } from './import.ts';
import { type LongReading, readLong, unitsOf } from './long-rows.ts';
import { faulty, type RowOutcome } from './rows.ts';

/** What a station sends: as many readings as it likes, of any age, in any order. */
export interface StationBatch {
  readonly station: string;
  readonly sentAt: string;
  readonly readings: readonly LongReading[];
}

/** Clocks of stations may be a little ahead; more is a wrong clock, and such a reading is refused by row. */
const AHEAD = 10 * 60_000;
const MOST_READINGS = 50_000;

const notSigned = (why: string) =>
  refuse('signature-invalid', [`签名无效：${why}`, `The signature is not valid: ${why}`], {
    remedy: ['请用登记的站点密钥签名', 'Sign with the registered key of the station'],
  });

const text = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

const batchOf = (body: Buffer): StationBatch | undefined => {
  try {
    const found = JSON.parse(body.toString('utf8')) as StationBatch;
    const good =
      text(found.station) &&
      text(found.sentAt) &&
      Array.isArray(found.readings) &&
      found.readings.length <= MOST_READINGS &&
      found.readings.every(
        (one) =>
          text(one?.site) &&
          text(one.item) &&
          text(one.at) &&
          text(one.shown) &&
          [one.raw, one.unit, one.status].every((more) => more === undefined || text(more)),
      );
    return good ? found : undefined;
  } catch {
    return undefined;
  }
};

/** A detached JWS (RFC 7515, appendix F) over the bytes of the body: `<protected>..<signature>`, EdDSA only. */
const signedBy = async (station: Station, jws: string, body: Buffer): Promise<boolean> => {
  const [head, nothing, signature, ...more] = jws.split('.');
  if (!head || nothing !== '' || !signature || more.length) return false;
  try {
    const key = await importJWK(station.key, 'EdDSA');
    const { protectedHeader } = await compactVerify(`${head}.${body.toString('base64url')}.${signature}`, key, {
      algorithms: ['EdDSA', 'Ed25519'],
    });
    return protectedHeader.kid === undefined || protectedHeader.kid === station.id;
  } catch {
    return false;
  }
};

const outcomesOf = async function* (
  context: ObservationContext,
  station: Station,
  readings: readonly LongReading[],
): AsyncGenerator<RowOutcome> {
  const { observation, zone, now } = context;
  const read = readLong(observation, { utcOffset: zone.utcOffset }, unitsOf(observation));
  const latest = new Date(Date.parse(now()) + AHEAD).toISOString();
  const allowed = new Set(station.sites);
  const numbered = readings.map((one, n) => [one, n + 1] as const);
  const order = ([one]: (typeof numbered)[number]): string => `${one.site}|${one.at}`;
  for (const [one, row] of numbered.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))) {
    const outcome = read(one, row);
    if (!allowed.has(one.site))
      yield faulty({
        row,
        column: 'site',
        value: one.site,
        code: 'not-yours',
        says: ['不是该站点密钥登记的断面', 'Not a site of this station'],
      });
    else if (outcome.kind === 'read' && outcome.value.at > latest)
      yield faulty({
        row,
        column: 'at',
        value: one.at,
        code: 'in-future',
        says: ['时间在未来', 'The time lies in the future'],
      });
    else yield outcome;
  }
};

/**
 * Takes a signed batch in. Repeating it, whole or overlapping (backfill after an outage 补传), adds nothing twice; rows that
 * are wrong are named and the others come in.
 */
export const ingest = async (
  context: ObservationContext,
  jws: string | undefined,
  body: Buffer,
): Promise<Result<ImportReport & { readonly sites: readonly string[] }>> => {
  await refreshAdopted(context);
  const batch = batchOf(body);
  if (!batch)
    return refuse('request-invalid', [
      '批次格式不符',
      'The batch is not well formed: station, sentAt, readings[site, item, at, shown]',
    ]);
  const station = await stationById(context.pool, batch.station);
  if (station?.state !== 'active') return notSigned('站点未登记 unknown station');
  if (!jws || !(await signedBy(station, jws, body))) return notSigned('与内容或密钥不符 content or key differ');
  const { observation, zone, now } = context;
  const grouping = { observation, utcOffset: zone.utcOffset, columnOf: registeredColumn(observation) };
  const result = await importReadings(
    context,
    {
      format: 'station',
      reader: { perDay: 24, raw: true },
      outcomes: groupRows(grouping, outcomesOf(context, station, batch.readings)),
      contentHash: () => createHash('sha256').update(body).digest('hex'),
    },
    { source: station.source, by: `station:${station.id}`, name: jws },
  );
  if (!result.ok) return result;
  await seen(context.pool, station.id, now());
  return ok({ ...result.value, sites: [...new Set(batch.readings.map(({ site }) => site))] });
};
