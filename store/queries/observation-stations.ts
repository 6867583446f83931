import type { Db } from '../db.ts';

/** A station that may send readings: its public key (JWK, Ed25519) and the sites it speaks for. */
export interface Station {
  readonly id: string;
  readonly source: string;
  readonly sites: readonly string[];
  readonly key: Readonly<Record<string, string>>;
  readonly state: 'active' | 'revoked';
  readonly since: string;
  readonly lastSeen: string | null;
}

const columns = 'id, source, sites, public_key as key, state, since, last_seen as "lastSeen"';

export const stationById = async (db: Db, id: string): Promise<Station | undefined> =>
  (await db.query<Station>(`select ${columns} from observation_stations where id = $1`, [id])).rows[0];

export const allStations = async (db: Db): Promise<readonly Station[]> =>
  (await db.query<Station>(`select ${columns} from observation_stations order by id`)).rows;

/** Registers a station, or gives a known one another key, other sites or another state. */
export const saveStation = async (
  db: Db,
  { id, source, sites, key, state, since }: Omit<Station, 'lastSeen'>,
): Promise<void> => {
  await db.query(
    `insert into observation_stations (id, source, sites, public_key, state, since) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set source = $2, sites = $3, public_key = $4, state = $5`,
    [id, source, sites, JSON.stringify(key), state, since],
  );
};

export const seen = async (db: Db, id: string, at: string): Promise<void> => {
  await db.query('update observation_stations set last_seen = $2 where id = $1', [id, at]);
};
