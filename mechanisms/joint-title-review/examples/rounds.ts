import {
  beginDraw,
  commitmentTo,
  commitTo,
  type DrawState,
  must,
  ok,
  orderHash,
  type Result,
  revealIn,
  sha256,
} from '#kernel';
import { expertsAt, type Lines, poolMatter, pools, qp, round, roundMatter, type Story, told, wj } from './ground.ts';

const noticeFacts = {
  round,
  series: 'ecology',
  level: 'senior',
  scope: 'specialty',
  conditions: '符合条件的在职人员',
  opensOn: '2021-09-01',
  closesOn: '2021-09-30',
} as const;

const strata = (seats: readonly [number, number, number], alternates = 1) =>
  (['310118', '320509', '330421'] as const).map((side, n) => ({ side, seats: seats[n] as number, alternates }));

const secretOf = (party: string) => ({
  secret: Buffer.from(party.padEnd(32, '.')).toString('hex'),
  salt: Buffer.from(`salt of ${party}`.padEnd(16, '.')).toString('hex'),
});

/** The order the secretariat will announce, to know what the sides commit to. */
const announced = (seats: readonly [number, number, number]): DrawState =>
  must(
    beginDraw({
      id: `${round}/1`,
      title: ['评审委员会抽取', 'Draw of the committee'],
      body: `titleRounds/${round}`,
      day: '2021-08-10',
      pool: pools(10).flatMap(({ values }) =>
        (values.experts as { id: string; from: string; to: string }[]).map(({ id, from, to }) => ({
          id,
          side: String(values.side),
          from,
          to,
          specialties: ['ecology'],
        })),
      ),
      strata: strata(seats).map(({ side, ...places_ }) => ({ id: side, side, ...places_ })),
      parties: ['qp-hrss', 'wj-hrss', 'js-hrss'],
    }),
  );

const sides = [
  ['qpSide', 'qp-hrss'],
  ['wjSide', 'wj-hrss'],
  ['jsSide', 'js-hrss'],
] as const;

const drawn = (seats: readonly [number, number, number]): Lines => {
  const order = orderHash(announced(seats).order, sha256);
  return [
    ['2021-08-10', 'wjSide', 'giveNotice', noticeFacts],
    ['2021-08-10', 'wjSide', 'orderDraw', { strata: strata(seats) }],
    ...sides.map(([who, party]) => {
      const { secret, salt } = secretOf(party);
      return [
        '2021-08-11',
        who,
        'commitSecret',
        { commitment: commitmentTo(order, party, secret, salt, sha256) },
      ] as const;
    }),
    ...sides.map(([who, party]) => ['2021-08-12', who, 'revealSecret', secretOf(party)] as const),
  ];
};

/** What the published secrets give, for naming a chair who was drawn. */
const firstOf = (seats: readonly [number, number, number]): string => {
  return must(drawnSeats(announced(seats)))[0] as string;
};

function drawnSeats(begun: DrawState): Result<readonly string[]> {
  const at = '2021-08-11T01:00:00.000Z';
  let draw = begun;
  for (const [, party] of sides) {
    const { secret, salt } = secretOf(party);
    draw = must(commitTo(draw, party, commitmentTo(draw.orderHash, party, secret, salt, sha256), at));
  }
  for (const [, party] of sides) draw = must(revealIn(draw, party, secretOf(party), at));
  return ok(draw.result?.drawn.flatMap((one) => one.seats) ?? []);
}

const atRound = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story =>
  told(story, ends, {
    receiving: wj,
    deciding: wj,
    matter: roundMatter,
    entries: { titlePools: pools(10) },
    ...more,
  });

const file = (seats: readonly [number, number, number], to = '2024-08-13'): Lines => [
  ...drawn(seats),
  ['2021-08-13', 'wjHead', 'fileCommittee', { chairs: { chair: firstOf(seats) }, committeeTo: to }],
];

export const rounds: Readonly<Record<string, Story>> = {
  'each department sends its list of experts to the pool': told(
    [['2021-03-01', 'qpSide', 'submitExperts', { series: 'ecology', experts: expertsAt('qp', 5) }]],
    { state: 'pooled', holder: 'jiangsu', effects: ['register.enter'] },
    { receiving: qp, matter: poolMatter, entries: {} },
  ),
  'an expert whose term is over, or longer than three years, does not enter': told(
    [
      [
        '2021-03-01',
        'qpSide',
        'submitExperts',
        { series: 'ecology', experts: expertsAt('qp', 2).map((one) => ({ ...one, to: '2024-12-31' })) },
      ],
    ],
    { refusedBy: 'expertsFit' },
    { receiving: qp, matter: poolMatter, entries: {} },
  ),
  'from notice to a committee of eleven: drawn by the secrets of three departments, put on file': atRound(
    file([4, 4, 3]),
    {
      state: 'seated',
      papers: ['notice', 'filing'],
      parts: { 'notice-310118': 'entered', 'notice-330421': 'entered' },
    },
  ),
  '10.1: for senior titles only seniors are drawn: with associates among five there are too few': atRound(
    [
      ['2021-08-10', 'wjSide', 'giveNotice', noticeFacts],
      ['2021-08-10', 'wjSide', 'orderDraw', { strata: strata([4, 4, 3]) }],
    ],
    { state: 'noticed', refusedBy: 'draw-pool-short' },
    { entries: { titlePools: pools(5, { 'QP-EXP-01': { level: 'associate' } }) } },
  ),
  '10-3: a committee of 24 is refused at filing: the number is even': atRound(file([8, 8, 8]), {
    state: 'drawn',
    refusedBy: 'seats-even',
  }),
  'a committee of nine for a specialty is too small': atRound(file([3, 3, 3]), { refusedBy: 'seats-few' }),
  'at least a fifth from every place: 6, 6 and 1 of 13 are refused': atRound(file([6, 6, 1]), {
    refusedBy: 'side-few',
  }),
  'three years to the day and not a day longer': atRound(file([4, 4, 3], '2024-08-14'), { refusedBy: 'term-long' }),
  'a side reveals something else than it committed to': atRound(
    [
      ...drawn([4, 4, 3]).slice(0, -1),
      ['2021-08-12', 'jsSide', 'revealSecret', { ...secretOf('js-hrss'), salt: '00'.repeat(16) }],
    ],
    { state: 'drawing', refusedBy: 'draw-reveal-mismatch' },
  ),
  'nobody reveals before everybody has committed': atRound(
    [...drawn([4, 4, 3]).slice(0, 4), ['2021-08-12', 'qpSide', 'revealSecret', secretOf('qp-hrss')]],
    { refusedBy: 'draw-phase' },
  ),
  'a side that withholds its secret voids the draw, by name': atRound(
    [...drawn([4, 4, 3]).slice(0, -1), ['2021-08-13', 'wjSide', 'voidDraw', undefined, { note: '嘉善逾期未揭示' }]],
    { state: 'noticed' },
  ),
  'more places than the pool has': atRound(
    [
      ['2021-08-10', 'wjSide', 'giveNotice', noticeFacts],
      ['2021-08-10', 'wjSide', 'orderDraw', { strata: strata([11, 4, 4]) }],
    ],
    { refusedBy: 'draw-pool-short' },
  ),
  'dates in the wrong order': atRound(
    [['2021-08-10', 'wjSide', 'giveNotice', { ...noticeFacts, closesOn: '2021-08-01' }]],
    { refusedBy: 'datesInOrder' },
  ),
};
