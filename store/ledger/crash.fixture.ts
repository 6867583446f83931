/** A process that posts numbered transfers through a door until it is killed, and says which were answered. */
import { openPool } from '../db.ts';
import { openLedgerDoor } from './door.ts';
import { DAY } from './ledger.fixture.ts';

const [url = '', from = '0', to = '0'] = process.argv.slice(2);
const pool = openPool(url, { max: 4 });
const door = openLedgerDoor({ pool, node: 'qpu', now: () => new Date().toISOString(), dayOf: () => DAY, most: 50 });
await Promise.all(
  Array.from({ length: 8 }, async (_, lane) => {
    for (let n = Number(from) + lane; n < Number(to); n += 8) {
      const [outcome] = await door.post([
        { id: `crash/${n}`, debit: `a${n % 7}`, credit: `a${(n + 1) % 7}`, amount: 1 + (n % 5) },
      ]);
      process.stdout.write(`${n} ${outcome}\n`);
    }
  }),
);
await pool.end();
