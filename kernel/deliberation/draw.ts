import { assert, ok, type Result, refuse } from '../outcome/result.ts';
import type { Instant } from '../time/types.ts';
import { checkDrawOrder, type DrawOrder, groupsOf, listHash, orderHash } from './draw-order.ts';
import { pick, wordStream } from './draw-stream.ts';
import { frame, fromHex, type Hash, type Hex, isHex, toHex } from './frame.ts';

export interface Commitment {
  readonly party: string;
  readonly commitment: Hex;
  readonly at: Instant;
}

export interface Reveal {
  readonly party: string;
  /** At least 32 random bytes. */
  readonly secret: Hex;
  /** At least 16 random bytes. */
  readonly salt: Hex;
  readonly at: Instant;
}

export interface Drawn {
  readonly stratum: string;
  readonly seats: readonly string[];
  /** In the order in which they step in. */
  readonly alternates: readonly string[];
}

export interface DrawResult {
  readonly seed: Hex;
  readonly drawn: readonly Drawn[];
}

/**
 * Commit and reveal. Each side commits to a secret bound to the order and to its own name (a copied commitment cannot be
 * opened by another side), all commit before any reveals, and the seed mixes all secrets: nobody knows the result
 * before the last reveal, and one honest side is enough for it to be fair.
 * The known limit: the last to reveal sees the result first and can refuse to reveal. It cannot choose another result, only
 * void the draw; the refusal is published under its name, and who voids twice is a matter for the council, not for code.
 */
export interface DrawState {
  readonly kind: 'draw';
  /** Name of the injected hash, e.g. `SHA-256`. */
  readonly algorithm: string;
  readonly order: DrawOrder;
  readonly listHash: Hex;
  readonly orderHash: Hex;
  readonly phase: 'committing' | 'revealing' | 'drawn' | 'void';
  readonly commitments: readonly Commitment[];
  readonly reveals: readonly Reveal[];
  readonly result?: DrawResult;
  readonly voided?: { readonly at: Instant; readonly withheld: readonly string[] };
}

export const announceDraw = (order: DrawOrder, algorithm: string, hash: Hash): Result<DrawState> => {
  const sound = checkDrawOrder(order);
  if (!sound.ok) return sound;
  const hashes = { listHash: listHash(order, hash), orderHash: orderHash(order, hash) };
  return ok({ kind: 'draw', algorithm, order, ...hashes, phase: 'committing', commitments: [], reveals: [] });
};

/** What a side publishes first: H(frame('tongban/draw/commit/1', orderHash, party, secret, salt)). */
export const commitmentTo = (orderHashHex: Hex, party: string, secret: Hex, salt: Hex, hash: Hash): Hex => {
  const [a, b] = [fromHex(secret), fromHex(salt)];
  assert(a && b, 'secret and salt are hexadecimal');
  return toHex(hash(frame('tongban/draw/commit/1', orderHashHex, party, a, b)));
};

export const commitDraw = (draw: DrawState, commitment: Commitment, hash: Hash): Result<DrawState> => {
  const { party } = commitment;
  if (!draw.order.parties.includes(party))
    return refuse('draw-not-a-party', [`${party} 不参与本次抽取`, `${party} takes no part in this draw`]);
  if (!isHex(commitment.commitment) || commitment.commitment.length !== 2 * hash(new Uint8Array(0)).length) {
    return refuse('draw-commitment-shape', ['承诺值格式不符', 'The commitment is not a hash'], {
      field: '/commitment',
    });
  }
  const before = draw.commitments.find((c) => c.party === party);
  if (before?.commitment === commitment.commitment) return ok(draw);
  if (before)
    return refuse('draw-committed', [
      `${party} 已作承诺,不得更换`,
      `${party} has committed; a commitment is not changed`,
    ]);
  if (draw.phase !== 'committing') return refuse('draw-phase', ['现在不是提交承诺的阶段', 'Commitments are closed']);
  const commitments = [...draw.commitments, commitment];
  const complete = commitments.length === draw.order.parties.length;
  return ok({ ...draw, commitments, phase: complete ? 'revealing' : 'committing' });
};

/** The seed: H(frame('tongban/draw/seed/1', listHash, orderHash, secret₁, salt₁, secret₂, …)) in the order of the parties. */
export const seedOf = (draw: Pick<DrawState, 'order' | 'reveals' | 'listHash' | 'orderHash'>, hash: Hash): Hex => {
  const secrets = draw.order.parties.flatMap((party) => {
    const reveal = draw.reveals.find((r) => r.party === party);
    assert(reveal, 'a seed needs every reveal');
    const [secret, salt] = [fromHex(reveal.secret), fromHex(reveal.salt)];
    assert(secret && salt, 'a checked reveal is hexadecimal');
    return [secret, salt];
  });
  return toHex(hash(frame('tongban/draw/seed/1', draw.listHash, draw.orderHash, ...secrets)));
};

export const drawFrom = (order: DrawOrder, seed: Hex, hash: Hash): readonly Drawn[] => {
  const groups = groupsOf(order);
  return order.strata.map((stratum, i) => {
    const chosen = pick(groups[i] ?? [], stratum.seats + stratum.alternates, wordStream(seed, stratum.id, hash));
    return { stratum: stratum.id, seats: chosen.slice(0, stratum.seats), alternates: chosen.slice(stratum.seats) };
  });
};

/** Opens one side's commitment; the last one gives the result. */
export const revealDraw = (draw: DrawState, reveal: Reveal, hash: Hash): Result<DrawState> => {
  const { party } = reveal;
  const committed = draw.commitments.find((c) => c.party === party);
  if (!isHex(reveal.secret, 32) || !isHex(reveal.salt, 16)) {
    return refuse('draw-secret-shape', [
      '随机数至少 32 字节,盐至少 16 字节,十六进制小写',
      'The secret has at least 32 bytes and the salt 16, in lower-case hexadecimal',
    ]);
  }
  const before = draw.reveals.find((r) => r.party === party);
  if (before && before.secret === reveal.secret && before.salt === reveal.salt) return ok(draw);
  if (draw.phase !== 'revealing')
    return refuse('draw-phase', [
      '各方全部承诺之后、结果产生之前方可揭示',
      'Reveals come after all commitments and before the result',
    ]);
  if (!committed || commitmentTo(draw.orderHash, party, reveal.secret, reveal.salt, hash) !== committed.commitment) {
    return refuse('draw-reveal-mismatch', [
      `${party} 揭示的内容与承诺不符`,
      `What ${party} reveals does not open its commitment`,
    ]);
  }
  const reveals = [...draw.reveals, reveal];
  if (reveals.length < draw.order.parties.length) return ok({ ...draw, reveals });
  const seed = seedOf({ ...draw, reveals }, hash);
  return ok({ ...draw, reveals, phase: 'drawn', result: { seed, drawn: drawFrom(draw.order, seed, hash) } });
};

/** Ends a draw that some side did not complete in time; the names of those who withheld stay on the record. */
export const voidDraw = (draw: DrawState, at: Instant): Result<DrawState> => {
  if (draw.phase === 'drawn' || draw.phase === 'void')
    return refuse('draw-phase', ['抽取已经结束', 'The draw is over']);
  const done = draw.phase === 'committing' ? draw.commitments : draw.reveals;
  const withheld = draw.order.parties.filter((party) => !done.some((d) => d.party === party));
  return ok({ ...draw, phase: 'void', voided: { at, withheld } });
};

/** The panel after some drawn members stepped aside: alternates of the same stratum step in, in their drawn order. */
export const stepIn = (result: DrawResult, out: readonly string[]): Result<readonly Drawn[]> => {
  const gone = new Set(out);
  const panels: Drawn[] = [];
  for (const { stratum, seats, alternates } of result.drawn) {
    const free = alternates.filter((id) => !gone.has(id));
    const filled: string[] = [];
    for (const id of seats) {
      const next = gone.has(id) ? free.shift() : id;
      if (next === undefined) {
        return refuse('draw-no-alternate', [
          `${stratum} 组已无候补,须补抽`,
          `Group ${stratum} has no alternate left; draw again for it`,
        ]);
      }
      filled.push(next);
    }
    panels.push({ stratum, seats: filled, alternates: free });
  }
  return ok(panels);
};
