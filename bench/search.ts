import { type Matter, queryWords, searchKeys } from '#kernel';
import { syllablesOf } from '#server/catalogue/pinyin.ts';
import { buildIndex, type MatterIndex } from '#server/catalogue/search.ts';
import delta from '../zones/delta/zone.ts';
import type { Bench } from './bench.ts';

const places = ['市', '区', '县', '镇', '街道', '园区', '新区', '农场', '码头', '社区', '工业区'];

/** 40,000 matters: the zone's own, repeated under other names of places. */
const many = (n: number): readonly Matter[] => {
  const own = delta.matters();
  return Array.from({ length: n }, (_, i) => {
    const matter = own[i % own.length] as Matter;
    const round = Math.floor(i / own.length);
    return round === 0
      ? matter
      : { ...matter, code: `${matter.code}${round}`, title: `${places[round % places.length]}级${matter.title}` };
  });
};

const queries: readonly string[] = [
  '许可',
  '登记',
  '社保',
  '变更',
  '补领',
  '食品经营',
  '食品 许可',
  '公积金 提取',
  '残疾人证',
  'syzm',
  'sbk',
  'spjyxk',
  'dj',
  'gjj',
  'shebaoka',
  'jumin',
  '居民身份证',
  '道路运输 换发',
  '900320000100',
  '社保卡补办',
  '不存在的事项',
  '养老与助残',
  '市',
  'zhuxiao',
];

interface Plain {
  readonly title: string;
  readonly keys: readonly string[];
}

/** The plain way, able to answer the same queries: every key of every matter looked through with includes(). */
const prepare = (matters: readonly Matter[]): readonly Plain[] =>
  matters.map(({ title, code }) => {
    const { text, initials, syllables } = searchKeys(title, syllablesOf);
    return { title, keys: [text, initials, syllables, code] };
  });

const plainly = (prepared: readonly Plain[], query: string): number => {
  const words = queryWords(query);
  return prepared.filter(({ keys }) => words.every((word) => keys.some((key) => key.includes(word)))).length;
};

const timed = (rounds: number, run: (query: string) => void): readonly number[] => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const start = performance.now();
      run(query);
      times.push(performance.now() - start);
    }
  }
  return times.sort((a, b) => a - b);
};

const at = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
const round = (n: number): number => Math.round(n * 1000) / 1000;

/**
 * p99 of a search among 40,000 matters (milliseconds), ranked and paged, against a plain includes() over the same keys,
 * which neither ranks nor understands shortened names. `ratio` is the plain p99 over ours: above 1 means faster.
 */
const bench: Bench = {
  name: 'search',
  run: async (args) => {
    const n = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 40_000);
    const matters = many(n);
    const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const start = performance.now();
    const index: MatterIndex = buildIndex(matters, delta);
    const built = performance.now() - start;
    const memory = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before;
    timed(5, (query) => index.search(query));
    const times = timed(40, (query) => index.search(query));
    const prepared = prepare(matters);
    timed(1, (query) => plainly(prepared, query));
    const plain = timed(10, (query) => plainly(prepared, query));
    const value = at(times, 0.99);
    return {
      name: 'search',
      value: round(value),
      unit: 'ms p99',
      baseline: round(at(plain, 0.99)),
      ratio: round(at(plain, 0.99) / value),
      target: 10,
      details: {
        matters: n,
        buildMs: Math.round(built),
        indexMB: Math.round(memory / 1e6),
        p50: round(at(times, 0.5)),
        plainP50: round(at(plain, 0.5)),
      },
    };
  },
};

export default bench;
