import { type Example, type Line, type Place, storyMatter } from '#kernel';
import type standard from '../mechanism.ts';

export type Story = Example<typeof standard>;
export type Lines = readonly Line<typeof standard>[];
export type FactsOf = NonNullable<Lines[number][3]>;

const place = (jurisdiction: string, authority: string, node: string): Place => ({ jurisdiction, authority, node });
export const qp = place('310118', 'qp-market', 'shanghai');
export const wj = place('320509', 'wj-market', 'jiangsu');
export const js = place('330421', 'js-market', 'zhejiang');

const matterOf = (basic: string, at: Place) =>
  storyMatter({
    code: `${basic}-${at.jurisdiction}`,
    basic,
    from: '2020-01-01',
    title: '区域统一标准共同制定（示例）',
    jurisdiction: at.jurisdiction,
    authority: at.authority,
    type: '20',
    mechanism: 'joint-standard',
    serves: 'organisations',
    department: 'market-regulation',
    instant: false,
    result: { kind: 'answer', name: '标准' },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'on-spot' },
  });

const entryAt = (deciding: Place) => ({ matter: matterOf('STD-entry', deciding), deciding });
export const parts = Object.fromEntries(
  ['enter', 'close'].flatMap((entry) =>
    [wj, js].flatMap((at) => [1, 2, 3].map((n) => [`${entry}-${at.jurisdiction}-${n}`, entryAt(at)] as const)),
  ),
);

const player = (role: string, at: Place) => ({
  person: `${at.authority}-${role}`,
  roles: [role],
  at: { authority: at.authority },
});
const citizen = (authority: string, person: string) => ({ person, key: '330421197809230057', at: { authority } });

export const cast: NonNullable<Story['cast']> = {
  qpSide: player('officer', qp),
  wjSide: player('officer', wj),
  jsSide: player('officer', js),
  qpHead: player('head', qp),
  wjHead: player('head', wj),
  jsHead: player('head', js),
  committee: { person: 'committee-head', roles: ['committee'], at: { authority: 'committee' } },
  citizenJs: citizen('js-market', '嘉善居民'),
};

export const file = (letter: string) => ({
  sha256: letter.repeat(64),
  name: `标准文本-${letter}.pdf`,
  type: 'application/pdf',
  size: 1000,
});

export const proposal: FactsOf = {
  title: '挥发性有机物走航监测技术规范',
  topic: '挥发性有机物走航监测',
  need: '三地走航监测方法不一,结果不可比',
  limits: [{ item: '定位误差', value: '5', unit: 'm' }],
  cited: ['HJ 633-2012'],
};

const sides = ['310118', '320509', '330421'] as const;
const group = sides.map((side, n) => ({
  name: `起草单位${n + 1}`,
  side,
  role: n === 0 ? ('lead' as const) : ('member' as const),
  ip: true,
}));

export const adoptedProject = (day = '2021-03-01'): Lines => [
  [day, 'qpSide', 'propose', proposal],
  ...(['qpHead', 'wjHead', 'jsHead'] as const).map(
    (who) => [day, who, 'approveProject', { duplicateHere: false }] as const,
  ),
];

export const drafted = (): Lines => [...adoptedProject(), ['2021-03-10', 'qpSide', 'formGroup', { group }]];

/** 4.6-7: published 沪 05-06, 苏 05-06, 浙 05-08 (2021). */
export const commenting = (): Lines => [
  ...drafted(),
  ['2021-05-06', 'qpSide', 'openComments', { text: file('a') }],
  ['2021-05-06', 'wjSide', 'publishDraftHere'],
  ['2021-05-08', 'jsSide', 'publishDraftHere'],
];

const answer = (n: number, verdict: 'adopted' | 'partly' | 'refused', reason?: string) =>
  ['2021-06-07', 'qpSide', 'answerComment', { commentId: `C-${n}`, verdict, ...(reason && { reason }) }] as const;

/** 27 comments from three sites; the last one refused, with `reason` or without. */
export const answered = (reason: string | undefined, count = 27): Lines => [
  ...commenting(),
  ...Array.from(
    { length: count },
    (_, n) =>
      [
        '2021-05-20',
        ['qpSide', 'wjSide', 'jsSide'][n % 3] as 'qpSide',
        'comment',
        { comment: `意见${n + 1}` },
      ] as const,
  ),
  ...Array.from({ length: count }, (_, n) =>
    n === count - 1 ? answer(n + 1, 'refused', reason) : answer(n + 1, 'adopted'),
  ),
];

export const reviewed = (touches: FactsOf['touches'] = ['wording']): Lines => [
  ...answered('与上位标准不符', 3),
  ['2021-06-07', 'qpSide', 'closeComments', { touches }],
];

const panel = sides.flatMap((side) =>
  [1, 2, 3].map((n) => ({ id: `${side}-${n}`, organisation: `审查单位${side}${n}`, side })),
);

export const seated = (members = panel): Lines => [
  ...reviewed(),
  ['2021-06-08', 'qpSide', 'seatPanel', { panel: members }],
];

/** One absent of nine; of the eight present `yes` say yes. */
export const voted = (yes: number, more: FactsOf = {}): Lines => [
  ...seated(),
  [
    '2021-06-10',
    'qpSide',
    'recordVotes',
    {
      votes: panel.map(({ id }, n) => ({
        member: id,
        vote: n === 8 ? ('absent' as const) : n < yes ? ('yes' as const) : ('no' as const),
      })),
      ...more,
    },
  ],
];

export const submitted = (): Lines => [
  ...voted(6),
  ['2021-06-18', 'qpSide', 'submitForApproval', { text: file('b') }],
];

/** 4.6-8: signed on 06-20, 06-22 and 07-05. */
export const signed = (last = 'b'): Lines => [
  ...submitted(),
  ['2021-06-20', 'qpHead', 'signStandard', { signedText: file('b') }],
  ['2021-06-22', 'wjHead', 'signStandard', { signedText: file('b') }],
  ['2021-07-05', 'jsHead', 'signStandard', { signedText: file(last) }],
];

export const panelOf = panel;
export const groupOf = group;

export const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qp,
  deciding: qp,
  channel: 'node',
  matter: matterOf('STD-joint', qp),
  cast,
  parts,
  story,
  ends,
  ...more,
});
