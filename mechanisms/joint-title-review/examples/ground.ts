import {
  addBook,
  addIssuerKey,
  callBallot,
  closeCasting,
  closeIssuing,
  type EntryRead,
  type Example,
  type Line,
  must,
  type Place,
  type Player,
  publishBoard,
  type Roll,
  sha256,
  storyMatter,
  wd,
} from '#kernel';
import type titleReview from '../mechanism.ts';

export type Story = Example<typeof titleReview>;
export type Lines = readonly Line<typeof titleReview>[];
export type FactsOf = NonNullable<Lines[number][3]>;

// Everybody and everything here is invented; the numbers only pass their check digits.
export const wj: Place = { jurisdiction: '320509', authority: 'wj-hrss', node: 'jiangsu' };
export const qp: Place = { jurisdiction: '310118', authority: 'qp-hrss', node: 'shanghai' };
export const js: Place = { jurisdiction: '330421', authority: 'js-hrss', node: 'zhejiang' };
export const window: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
export const places = { qp, wj, js } as const;

export const applicant = { kind: 'person', key: '31011819900101001X', name: '顾念一' } as const;
export const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '示例环境科技有限公司' } as const;
export const round = '2021-ECO-SENIOR';

const matterOf = (basic: string, title: string, place: Place) =>
  storyMatter({
    code: `11${place.jurisdiction}MB0000019${basic}`,
    basic,
    from: '2021-01-01',
    title,
    jurisdiction: place.jurisdiction,
    authority: place.authority,
    type: '08',
    mechanism: 'joint-title-review',
    serves: 'persons',
    department: 'human-resources',
    instant: false,
    promised: wd(5),
    result: { kind: 'certificate', name: title },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'on-spot' },
  });

export const applyMatter = matterOf('910320001000', '示范区联合职称申报（示例）', wj);
export const recogniseMatter = matterOf('910320001100', '职称互认备案（示例）', wj);
export const poolMatter = matterOf('ZC-pool', '评审专家名单报送（示例）', wj);
export const roundMatter = matterOf('ZC-round', '评审通知（示例）', wj);
const entryAt = (deciding: Place) => ({
  matter: matterOf('910320001200', '职称登记协办（示例）', deciding),
  deciding,
});
export const parts = Object.fromEntries(
  ['notice', 'enter', 'revoke'].flatMap((entry) =>
    [qp, js].map((at) => [`${entry}-${at.jurisdiction}`, entryAt(at)]),
  ),
);

const prefix = { qp: 'QP', wj: 'WJ', js: 'JS' } as const;
export const expertId = (place: keyof typeof places, n: number): string =>
  `${prefix[place]}-EXP-${String(n).padStart(2, '0')}`;

export interface Odd {
  readonly employers?: readonly object[];
  readonly kin?: readonly object[];
  readonly projects?: readonly string[];
  readonly level?: 'associate';
}

/** `odd`: what an expert has in common with the applicant, by number. */
export const expertsAt = (place: keyof typeof places, count: number, odd: Readonly<Record<string, Odd>> = {}) =>
  Array.from({ length: count }, (_, n) => {
    const id = expertId(place, n + 1);
    return {
      id,
      name: `专家${id}`,
      level: 'senior' as const,
      active: true,
      from: '2020-01-01',
      to: '2022-12-31',
      employers: [{ key: '91350100M000100Y43', from: '2015-01-01' }],
      projects: [],
      kin: [],
      ...odd[id],
    };
  });

const entry = (key: string, values: object): EntryRead => ({
  key,
  version: 1,
  validFrom: '2021-01-01',
  validTo: null,
  values: values as EntryRead['values'],
});

export const pools = (perSide: number, odd: Readonly<Record<string, Odd>> = {}): readonly EntryRead[] =>
  (['qp', 'wj', 'js'] as const).map((place) =>
    entry(`ecology/${places[place].jurisdiction}`, {
      series: 'ecology',
      side: places[place].jurisdiction,
      experts: expertsAt(place, perSide, odd),
    }),
  );

/** A committee of `count`, dealt to the three places in turn; its first member is the chair. */
export const members = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => expertId((['qp', 'wj', 'js'] as const)[n % 3]!, Math.floor(n / 3) + 1));

export const committee = (count: number) =>
  members(count).map((id, n) => ({
    id,
    name: `专家${id}`,
    side: ['310118', '320509', '330421'][n % 3]!,
    role: n === 0 ? ('chair' as const) : ('member' as const),
  }));

export const roundEntry = (count: number, more: object = {}): EntryRead =>
  entry(round, {
    series: 'ecology',
    level: 'senior',
    opensOn: '2021-09-01',
    closesOn: '2021-09-30',
    committee: committee(count),
    committeeFrom: '2021-08-20',
    committeeTo: '2023-08-20',
    ...more,
  });

export const standing = (count: number, odd: Readonly<Record<string, Odd>> = {}): Story['entries'] => ({
  titleRounds: [roundEntry(count)],
  titlePools: pools(Math.ceil(count / 3) + 1, odd),
});

const player = (roles: readonly string[], place: Place, seat?: string): Player => ({
  person: `${place.authority}-${roles.join('-')}${seat ?? ''}`,
  roles,
  at: { authority: place.authority },
  ...(seat && { seat }),
});

export const cast: Story['cast'] = {
  qpSide: player(['officer'], qp),
  wjSide: player(['officer'], wj),
  jsSide: player(['officer'], js),
  qpHead: player(['head'], qp),
  wjHead: player(['head'], wj),
  jsHead: player(['head'], js),
  neighbour: { person: '邻居', key: '330421197809230057', at: 'receiving' },
  ...Object.fromEntries(
    (['qp', 'wj', 'js'] as const).flatMap((place) =>
      Array.from({ length: 10 }, (_, n) => {
        const id = expertId(place, n + 1);
        return [id, player(['expert'], places[place], id)] as const;
      }),
    ),
  ),
};

export const application: FactsOf = {
  applicant,
  employer: firm,
  place: '310118',
  employment: 'employed',
  ownership: 'private',
  round,
  series: 'ecology',
  level: 'senior',
  yearsAtLevel: 6,
  hours: 96,
  achievements: [{ kind: 'project', title: '淀山湖生态修复', project: 'P-2020-07' }],
  pledge: { agreed: true, signedOn: '2021-09-10' },
};

/** From the application to the committee: the posting at the employer began on Friday 17 September 2021. */
export const filed = (facts: FactsOf = {}): Lines => [
  ['2021-09-16', 'applicant', 'apply', { ...application, ...facts }],
  ['2021-09-16', 'employer', 'postAtEmployer', { employerPostedOn: '2021-09-17', employerOpinion: '属实' }],
  ['2021-09-27', 'employer', 'submitFile'],
];
export const reviewing = (facts: FactsOf = {}): Lines => [
  ...filed(facts),
  ['2021-09-27', 'qpSide', 'endorse', { endorsement: '同意推荐' }],
  ['2021-09-28', 'wjSide', 'acceptFile'],
];
export const opinion = { opinion: { form: 'paper', score: 86, text: '业绩突出' } } as const;

/** Opinions of two who may give them, then the meeting with `present` signed in. */
export const inSession = (present: readonly string[], by: readonly string[] = present.slice(1, 3)): Lines => [
  ...by.map((who) => ['2021-10-08', who, 'giveOpinion', opinion] as const),
  ['2021-10-09', 'wjSide', 'callMeeting', { presiding: present[0] as string }],
  ...present.map((who) => ['2021-10-11', who, 'signIn'] as const),
  ['2021-10-11', 'wjSide', 'openSession'],
];

const issuers = ['jiangsu', 'shanghai', 'zhejiang'];
const keyOf = (node: string): string => `key-of-${node}`;

/** The ballot as the nodes would make it, without cryptography: keys, books, and a board whose signatures nobody looks at here. */
export const votes = (
  day: string,
  electors: readonly string[],
  sums: { readonly yes: number; readonly no?: number; readonly abstain?: number },
  n = 1,
  item = 'CASE-1',
): Lines => {
  const roll = { body: `titleRounds/${round}`, item, electors, recused: [] } as unknown as Roll;
  const called = must(
    callBallot({
      id: `${item}/${n}`,
      roll,
      question: ['是否同意通过评审', 'Does the applicant pass the review?'],
      nodeOf: () => 'jiangsu',
      issuers,
      minElectors: 1,
    }),
  );
  const sorted = [...electors].sort();
  const keyed = issuers.reduce((ballot, node) => must(addIssuerKey(ballot, { node, key: keyOf(node) })), called);
  const closed = must(
    closeCasting(issuers.reduce((b, node) => must(addBook(b, { node, voters: sorted })), must(closeIssuing(keyed)))),
  );
  const choices = [
    ...Array<string>(sums.yes).fill('yes'),
    ...Array<string>(sums.no ?? 0).fill('no'),
    ...Array<string>(sums.abstain ?? 0).fill('abstain'),
  ];
  const cast_ = choices.map((choice, i) => ({
    voteKey: (i + 1).toString(16).padStart(64, '0'),
    prefix: 'aa'.repeat(32),
    tokens: issuers.map((node) => ({ node, signature: 'bb' })),
    choice: [choice],
    signature: 'cc',
  }));
  const notice = closed.notice as NonNullable<typeof closed.notice>;
  const books = closed.books.map(({ node, voters }) => ({
    kind: 'issue-book' as const,
    ballot: notice.id,
    node,
    phase: 'closed' as const,
    issued: voters.map((voter) => ({ voter, blinded: 'ff' })),
  }));
  const box = { kind: 'ballot-box' as const, ballot: notice.id, phase: 'closed' as const, capacity: sorted.length };
  const ballotBoard = must(publishBoard(notice, books, { ...box, cast: cast_ }, sha256));
  return [
    ...issuers.map((node) => [day, 'node', 'ballotKey', { issuerKey: { node, key: keyOf(node) } }] as const),
    [day, 'wjSide', 'closeIssuing'],
    ...issuers.map((node) => [day, 'node', 'ballotBook', { issuedBook: { node, voters: sorted } }] as const),
    [day, 'wjSide', 'closeCasting'],
    [day, 'node', 'ballotCount', { ballotBoard }],
  ];
};

/** Passed by all of a committee of eleven and shown: 青浦 and 吴江 on 28 September … here in October, 嘉善 a day later. */
export const voted = (
  sums: { readonly yes: number; readonly no?: number; readonly abstain?: number },
  present: readonly string[] = members(11),
): Lines => [
  ...reviewing(),
  ...inSession(present),
  ...votes('2021-10-11', present, sums),
  ['2021-10-11', present[0] as string, 'signMinutes'],
];

export const shown = (here = '2021-10-12', there = '2021-10-13'): Lines => [
  ...voted({ yes: 11 }),
  [here, 'wjSide', 'showResult'],
  [here, 'qpSide', 'showHere'],
  [there, 'jsSide', 'showHere'],
];

export const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qp,
  deciding: wj,
  channel: 'online',
  matter: applyMatter,
  entries: standing(11),
  cast: cast ?? {},
  parts,
  story,
  ends,
  ...more,
});
