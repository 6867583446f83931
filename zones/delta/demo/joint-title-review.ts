import {
  addDays,
  beginDraw,
  commitmentTo,
  commitTo,
  type DemoCase,
  type DrawState,
  demo,
  must,
  revealIn,
  sha256,
} from '#kernel';
import titleReview from '../../../mechanisms/joint-title-review/mechanism.ts';
import { places } from '../places.ts';
import { experts } from '../titles/experts.ts';

type Case = DemoCase<typeof titleReview>;
type Line = Case['lines'][number];

const round = 'DEMO-ECO-SENIOR';
const parties = ['qp-hrss', 'wj-hrss', 'js-hrss'] as const;
const seats = [4, 4, 3] as const;
const strata = places.map(({ code }, n) => ({ side: code, seats: seats[n] as number, alternates: 1 }));

/** Secrets of a demonstration are no secrets: the draw is the same on every machine, and anybody can run it again. */
const hex = (text: string, bytes: number): string =>
  [...text.padEnd(bytes, '.')]
    .slice(0, bytes)
    .map((c) => c.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');
const opened = (party: string) => ({
  secret: hex(`demo secret of ${party}`, 32),
  salt: hex(`demo salt ${party}`, 16),
});

/** The draw as it will come out, to know whom the lines may name. */
const drawn = (): readonly string[] => {
  const at = '2026-01-01T00:00:00.000Z';
  let draw: DrawState = must(
    beginDraw({
      id: `${round}/1`,
      title: ['评审委员会抽取', 'Draw of the committee'],
      body: `titleRounds/${round}`,
      day: '2026-01-01',
      pool: experts.map(({ id, place }) => ({
        id,
        side: place,
        specialties: ['ecology'],
        from: '2000-01-01',
        to: '2999-01-01',
      })),
      strata: strata.map(({ side, ...more }) => ({ id: side, side, ...more })),
      parties,
    }),
  );
  for (const party of parties) {
    const { secret, salt } = opened(party);
    draw = must(commitTo(draw, party, commitmentTo(draw.orderHash, party, secret, salt, sha256), at));
  }
  for (const party of parties) draw = must(revealIn(draw, party, opened(party), at));
  return draw.result?.drawn.flatMap((one) => one.seats) ?? [];
};

const members = drawn();
const loginOf = (id: string): string => experts.find((one) => one.id === id)?.login ?? '';
const officer = (party: string): string => `${party}-officer`;

const pools: readonly Case[] = places.map(({ key, code }) => ({
  key: `experts of ${key}`,
  matter: 'ZC-pool',
  from: `${key}-hrss`,
  to: 'wj-hrss',
  channel: 'node',
  lines: [
    [
      60,
      officer(`${key}-hrss`),
      'submitExperts',
      (_scene, day) => ({
        series: 'ecology',
        experts: experts
          .filter(({ place }) => place === code)
          .map(({ id, name, employer }) => ({
            id,
            name,
            level: 'senior',
            active: true,
            from: addDays(day, -30),
            to: addDays(day, 700),
            employers: [{ key: employer, from: '2015-01-01' }],
          })),
      }),
    ],
  ],
}));

const orderOf = (state: { readonly facts: Readonly<Record<string, unknown>> } | undefined): string =>
  (state?.facts.draw as DrawState | undefined)?.orderHash ?? '';

const committee: Case = {
  key: 'a committee drawn by three places',
  matter: 'ZC-round',
  from: 'wj-hrss',
  to: 'wj-hrss',
  channel: 'node',
  lines: [
    [
      58,
      officer('wj-hrss'),
      'giveNotice',
      (_scene, day) => ({
        round,
        series: 'ecology',
        level: 'senior',
        scope: 'specialty',
        conditions: '示范区内在职专业技术人员,任现职满五年,继续教育达标',
        opensOn: day,
        closesOn: addDays(day, 120),
      }),
    ],
    [57, officer('wj-hrss'), 'orderDraw', { strata }],
    ...parties.map(
      (party): Line => [
        56,
        officer(party),
        'commitSecret',
        (_scene, _day, state) => {
          const { secret, salt } = opened(party);
          return { commitment: commitmentTo(orderOf(state), party, secret, salt, sha256) };
        },
      ],
    ),
    ...parties.map((party): Line => [55, officer(party), 'revealSecret', opened(party)]),
    [
      54,
      'wj-hrss-head',
      'fileCommittee',
      (_scene, day) => ({ chairs: { chair: members[0] }, committeeTo: addDays(day, 700) }),
    ],
  ],
};

const employer = { kind: 'organisation', key: '91310118MA0000015P', name: '示例环境科技有限公司' } as const;
const applied = (ago: number): Line => [
  ago,
  'applicant',
  'apply',
  (scene, day) => ({
    applicant: scene.applicant,
    employer,
    place: '310118',
    employment: 'employed',
    ownership: 'private',
    round,
    series: 'ecology',
    level: 'senior',
    yearsAtLevel: 6,
    hours: 96,
    achievements: [{ kind: 'project', title: '淀山湖生态修复(示例)', project: 'P-2020-07' }],
    pledge: { agreed: true, signedOn: day },
  }),
];
const posted = (ago: number): Line => [
  ago,
  'qp-window-1',
  'postAtEmployer',
  (_scene, day) => ({ employerPostedOn: day, employerOpinion: '材料属实,同意推荐' }),
];
const accepted = (ago: number): readonly Line[] => [
  applied(ago),
  posted(ago),
  [ago - 7, 'qp-window-1', 'submitFile'],
  [ago - 8, officer('qp-hrss'), 'endorse', { endorsement: '同意推荐' }],
  [ago - 9, officer('wj-hrss'), 'acceptFile'],
];
const opinion = { opinion: { form: 'paper', score: 86, text: '业绩突出,材料完整' } } as const;
const reviewed = (ago: number): readonly Line[] =>
  members.slice(1, 3).map((id): Line => [ago, loginOf(id), 'giveOpinion', opinion]);

const voting: readonly Line[] = [
  ...accepted(40),
  ...reviewed(20),
  [10, officer('wj-hrss'), 'callMeeting', { presiding: members[0] as string }],
  ...members.map((id): Line => [2, loginOf(id), 'signIn']),
  [1, officer('wj-hrss'), 'openSession'],
];

const application = (key: string, applicant: string, lines: readonly Line[]): Case => ({
  key,
  matter: '910320001000',
  from: 'qp-01',
  to: '320509',
  channel: 'window',
  applicant,
  lines,
});

/** One joint review from the pool to the vote: sign in as an expert and draw the credentials of the ballots that are open (选票). */
export default demo(titleReview, [
  ...pools,
  committee,
  application('a ballot is open', 'qp-resident', voting),
  application('another of the same sitting: one paper, two ballots', 'anyone', voting),
  application('under review, experts may give opinions', 'wj-resident', [...accepted(30), ...reviewed(12)]),
  application('posted at the employer', 'js-resident', [applied(3), posted(3)]),
]);
