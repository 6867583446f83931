import type { Words } from '../declare/words.ts';
import { type Commitment, commitmentTo, type Drawn, type DrawState, drawFrom, type Reveal, seedOf } from './draw.ts';
import { checkDrawOrder, listHash, orderHash } from './draw-order.ts';
import { type Hash, isHex } from './frame.ts';

export interface DrawDifference {
  /** JSON pointer into the record. */
  readonly at: string;
  readonly published: unknown;
  readonly computed: unknown;
  readonly says: Words;
}

export interface DrawCheck {
  readonly equal: boolean;
  readonly differences: readonly DrawDifference[];
}

const same = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  Array.isArray(a) && a.length === b.length && b.every((id, i) => a[i] === id);

const openings = (record: DrawState, hash: Hash, add: (d: DrawDifference) => void): boolean => {
  let sound = true;
  const fail = (d: DrawDifference): void => {
    sound = false;
    add(d);
  };
  const { parties } = record.order;
  for (const [i, party] of parties.entries()) {
    const committed = record.commitments.filter((c: Commitment) => c.party === party);
    const revealed = record.reveals.filter((r: Reveal) => r.party === party);
    const [c, r] = [committed[0], revealed[0]];
    const at = `/order/parties/${i}`;
    if (committed.length !== 1 || revealed.length !== 1 || !c || !r) {
      fail({
        at,
        published: { commitments: committed.length, reveals: revealed.length },
        computed: { commitments: 1, reveals: 1 },
        says: [`${party} 的承诺或揭示缺失或重复`, `The commitment or reveal of ${party} is missing or doubled`],
      });
    } else if (!isHex(r.secret, 32) || !isHex(r.salt, 16)) {
      fail({
        at: `/reveals/${record.reveals.indexOf(r)}`,
        published: r,
        computed: null,
        says: [`${party} 的随机数格式不符`, `The secret of ${party} has the wrong shape`],
      });
    } else {
      const computed = commitmentTo(orderHash(record.order, hash), party, r.secret, r.salt, hash);
      if (computed !== c.commitment) {
        fail({
          at: `/commitments/${record.commitments.indexOf(c)}/commitment`,
          published: c.commitment,
          computed,
          says: [`${party} 的揭示与承诺不符`, `The reveal of ${party} does not open its commitment`],
        });
      }
    }
  }
  return sound;
};

const timing = (record: DrawState, add: (d: DrawDifference) => void): void => {
  const lastCommit =
    record.commitments
      .map((c) => c.at)
      .sort()
      .at(-1) ?? '';
  for (const [i, reveal] of record.reveals.entries()) {
    if (reveal.at < lastCommit) {
      add({
        at: `/reveals/${i}/at`,
        published: reveal.at,
        computed: lastCommit,
        says: [`${reveal.party} 在他方承诺之前揭示`, `${reveal.party} revealed before every side had committed`],
      });
    }
  }
};

/**
 * Re-runs a published draw from its order and reveals alone. A record that is not a finished draw differs at `/phase`. The
 * instants are the publisher's own: that commitments came first is only as sure as the places where they were published.
 */
export const checkDraw = (record: DrawState, hash: Hash): DrawCheck => {
  const differences: DrawDifference[] = [];
  const add = (d: DrawDifference): void => void differences.push(d);
  const sound = checkDrawOrder(record.order);
  if (!sound.ok) {
    add({ at: '/order', published: record.order.id, computed: null, says: sound.says });
    return { equal: false, differences };
  }
  const hashes = { listHash: listHash(record.order, hash), orderHash: orderHash(record.order, hash) };
  for (const key of ['listHash', 'orderHash'] as const) {
    if (record[key] !== hashes[key]) {
      add({
        at: `/${key}`,
        published: record[key],
        computed: hashes[key],
        says: ['名单或抽取方案与公布的摘要不符', 'The list or the order differs from its published hash'],
      });
    }
  }
  if (record.phase !== 'drawn' || !record.result) {
    add({
      at: '/phase',
      published: record.phase,
      computed: 'drawn',
      says: ['抽取未完成,没有结果可核对', 'The draw is not finished; there is no result to check'],
    });
    return { equal: false, differences };
  }
  timing(record, add);
  if (!openings(record, hash, add)) return { equal: false, differences };
  const seed = seedOf({ ...record, ...hashes }, hash);
  if (record.result.seed !== seed)
    add({
      at: '/result/seed',
      published: record.result.seed,
      computed: seed,
      says: ['种子不符', 'The seed differs'],
    });
  const again = drawFrom(record.order, seed, hash);
  if (record.result.drawn.length !== again.length) {
    add({
      at: '/result/drawn',
      published: record.result.drawn.length,
      computed: again.length,
      says: ['分组数不符', 'The number of groups differs'],
    });
  }
  for (const [i, group] of again.entries()) {
    const published: Drawn | undefined = record.result.drawn[i];
    if (
      published?.stratum !== group.stratum ||
      !same(published.seats, group.seats) ||
      !same(published.alternates, group.alternates)
    ) {
      add({
        at: `/result/drawn/${i}`,
        published: published ?? null,
        computed: group,
        says: [`${group.stratum} 组的结果不符`, `The result of group ${group.stratum} differs`],
      });
    }
  }
  return { equal: differences.length === 0, differences };
};
