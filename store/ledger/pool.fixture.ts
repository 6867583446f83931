/** The acts of a year's pool; run as a program, a process that posts its share of them until it is done or killed. */
import { openPool } from '../db.ts';
import { openLedgerDoor } from './door.ts';
import type { LedgerAccount, LedgerTransfer } from './kernel.ts';
import { DAY, randomOf } from './ledger.fixture.ts';

const holder = (id: string): LedgerAccount => ({ id, unit: 'fen', owner: id, floor: 0 });
export const poolAccounts: readonly LedgerAccount[] = [
  { id: 'source', unit: 'fen', owner: 'source' },
  holder('pool'),
  ...Array.from({ length: 20 }, (_, n) => holder(`firm${n}`)),
];

/** The acts of mechanism 9 on a pool of a year: reserve (受理), commit (兑付), release (撤回), claw back, raise. */
const act = (n: number, random: (below: number) => number, known: string[]): LedgerTransfer => {
  const firm = `firm${random(20)}`;
  const earlier = known[random(Math.max(1, known.length))];
  const [reservation, to] = earlier?.split('|') ?? [];
  const kind = random(10);
  if (kind < 4 || !reservation || !to) {
    known.push(`r${n}|${firm}`);
    return { id: `r${n}`, debit: 'pool', credit: firm, amount: 1 + random(3000), pending: {} };
  }
  if (kind < 7) return { id: `c${n}`, debit: 'pool', credit: to, amount: 1 + random(2000), commits: reservation };
  if (kind < 8) return { id: `x${n}`, debit: 'pool', credit: to, amount: 0, releases: reservation };
  if (kind < 9) return { id: `p${n}`, debit: firm, credit: 'source', amount: 1 + random(500) };
  return { id: `b${n}`, debit: 'source', credit: 'pool', amount: 1 + random(1000) };
};

/** The same every time, so that a process that begins anew asks again for what it asked for. */
export const poolActs = (count: number): readonly LedgerTransfer[] => {
  const [random, known] = [randomOf(20_210_713), [] as string[]];
  return Array.from({ length: count }, (_, n) => act(n, random, known));
};

if (import.meta.main) {
  const [url = '', count = '0', share = '0', shares = '1'] = process.argv.slice(2);
  const pool = openPool(url, { max: 4, onError: () => {} });
  const options = { pool, node: 'qpu', now: () => new Date().toISOString(), dayOf: () => DAY, most: 50, retries: 10 };
  const door = openLedgerDoor(options);
  const own = poolActs(Number(count)).filter((_, n) => n % Number(shares) === Number(share));
  await Promise.all(
    Array.from({ length: 16 }, async (_, lane) => {
      for (let n = lane; n < own.length; n += 16) {
        const transfer = own[n] as LedgerTransfer;
        process.stdout.write(`${transfer.id} ${(await door.post([transfer]))[0]}\n`);
      }
    }),
  );
  await pool.end();
}
