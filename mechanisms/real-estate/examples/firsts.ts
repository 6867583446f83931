import {
  appearance,
  buyer,
  fee,
  jiashan,
  type Lines,
  matter,
  qingpu,
  type Story,
  seller,
  shanghai,
  shanghaiUnit,
  taxed,
  third,
  title,
  told,
  unit,
} from './ground.ts';

const collective = '330421003001JC00210F00010001';
const house = {
  location: '示例村8号（虚构）',
  area: '210.00',
  use: 'dwelling',
  right: '宅基地使用权/房屋所有权',
} as const;
const seen = {
  inspection: { on: '2021-07-14', by: '甲、乙（虚构）', matches: true, found: '房屋已建成，四至与申请一致' },
} as const;

const begun = (key: string, day: string): Lines => [
  [day, 'window', 'draft', { unit: key, applicant: seller, holderSide: [{ party: seller }], first: house }],
  [day, 'window', 'appear', { appearing: seller, appearance }],
  [day, 'window', 'handOver'],
  [day, 'officer', 'accept'],
];
const at = (place: typeof jiashan, story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  ...told(story, ends, { matter: matter('first', place), entries: {}, ...more }),
  receiving: qingpu,
  deciding: place,
});
const announced: Lines = [
  ...begun(collective, '2021-07-13'),
  ['2021-07-14', 'officer', 'inspect', seen],
  ['2021-07-15', 'officer', 'announce'],
];
const objected: Lines = [
  ...announced,
  ['2021-07-20', 'public', 'objectTo', { dissent: { by: '邻居（虚构）', reason: '宅基地界址有争议' } }],
];

const fromNothing = { matter: matter('first'), entries: {} } as const;

/** 首次登记, with what the registry looks at on the spot and tells the public before. */
export const firsts: Readonly<Record<string, Story>> = {
  'A flat nobody entered before is inspected and gets its first title': told(
    [
      ...begun(unit, '2021-07-13'),
      ['2021-07-14', 'officer', 'inspect', seen],
      ...fee('2021-07-14'),
      ['2021-07-15', 'officer', 'check'],
      ['2021-07-15', 'registrar', 'enter'],
    ],
    {
      state: 'entered',
      papers: ['acceptance', 'inspection', 'entry'],
      effects: ['register.enter', 'credential.issue'],
    },
    fromNothing,
  ),
  'With an inspection the term is thirty working days, and five are promised': told(
    begun(unit, '2021-07-13'),
    { due: { statutory: '2021-08-24', promised: '2021-07-20' } },
    fromNothing,
  ),
  'Without an inspection a building gets no first title': told(
    [...begun(unit, '2021-07-13'), ...fee('2021-07-14'), ['2021-07-15', 'officer', 'check']],
    { refusedBy: 'inspected' },
    fromNothing,
  ),
  'An inspection that found something else stops it': told(
    [
      ...begun(unit, '2021-07-13'),
      ['2021-07-14', 'officer', 'inspect', { inspection: { ...seen.inspection, matches: false } }],
      ['2021-07-15', 'officer', 'check'],
    ],
    { refusedBy: 'inspected' },
    fromNothing,
  ),
  'A unit with a title gets no other': told(
    begun(unit, '2021-07-13'),
    { refusedBy: 'titleKnown' },
    { matter: matter('first') },
  ),
  'A flat on state land is not announced': told(
    [...begun(unit, '2021-07-13'), ['2021-07-15', 'officer', 'announce']],
    { refusedBy: 'no-law-in-force' },
    fromNothing,
  ),
  'On collective land nothing is entered before the announcement': at(
    jiashan,
    [
      ...begun(collective, '2021-07-13'),
      ['2021-07-14', 'officer', 'inspect', seen],
      ['2021-07-15', 'officer', 'check'],
    ],
    { refusedBy: 'announced' },
  ),
  'On its fifteenth working day the announcement still runs': at(
    jiashan,
    [...announced, ['2021-08-05', 'officer', 'endAnnouncement']],
    { state: 'announcing', refusedBy: 'no-effect' },
  ),
  'The day after it the title is entered; the days of the announcement do not count': at(
    jiashan,
    [
      ...announced,
      ['2021-08-06', 'officer', 'endAnnouncement'],
      ...fee('2021-08-06'),
      ['2021-08-06', 'officer', 'check'],
      ['2021-08-09', 'registrar', 'enter'],
    ],
    { state: 'entered', used: { statutory: 3 }, effects: ['register.enter', 'credential.issue'] },
  ),
  'An objection to the announcement holds the entry up until it is decided': at(
    jiashan,
    [...objected, ['2021-08-06', 'officer', 'endAnnouncement']],
    { state: 'announcing', refusedBy: 'no-effect' },
  ),
  'One that is not upheld lets it go on': at(
    jiashan,
    [
      ...objected,
      [
        '2021-07-28',
        'registrar',
        'settleObjection',
        { objectionId: 'O-1', finding: 'rejected' },
        { note: '界址清楚' },
      ],
      ['2021-08-06', 'officer', 'endAnnouncement'],
    ],
    { state: 'review', papers: ['acceptance', 'inspection', 'announcement', 'finding'] },
  ),
  'One that is upheld ends in a refusal': at(
    jiashan,
    [
      ...objected,
      [
        '2021-07-28',
        'registrar',
        'settleObjection',
        { objectionId: 'O-1', finding: 'upheld' },
        { note: '界址有争议' },
      ],
      ['2021-07-29', 'officer', 'refuseEntry', { reasons: '公告异议成立' }],
    ],
    { state: 'refused', effects: ['register.release'] },
  ),
  'In 上海 an inheritance without a notary may be announced for three months': {
    ...told(
      [
        [
          '2021-09-17',
          'window',
          'draft',
          {
            unit: shanghaiUnit,
            applicant: buyer,
            ground: 'inheritance',
            ...taxed,
            taxCategory: 'exempt',
            holderSide: [{ party: seller }],
            otherSide: [{ party: buyer }],
          },
        ],
        ['2021-09-17', 'window', 'appear', { appearing: buyer, appearance }],
        ['2021-09-17', 'window', 'handOver'],
        ['2021-09-17', 'officer', 'accept'],
        ['2021-09-18', 'officer', 'announce'],
        ['2021-12-21', 'officer', 'endAnnouncement'],
      ],
      { state: 'review', due: { statutory: '2022-01-30' } },
    ),
    deciding: shanghai,
    matter: matter('transfer', shanghai),
    entries: title(undefined, {}, [], shanghaiUnit),
  },
  'What was destroyed is gone: the cancellation needs an inspection too': told(
    [
      [
        '2021-09-17',
        'window',
        'draft',
        { unit, applicant: seller, holderSide: [{ party: seller }], destroyed: true },
      ],
      ['2021-09-17', 'window', 'appear', { appearing: seller, appearance }],
      ['2021-09-17', 'window', 'handOver'],
      ['2021-09-17', 'officer', 'accept'],
      ['2021-09-17', 'officer', 'check'],
    ],
    { refusedBy: 'inspected' },
    { matter: matter('cancel') },
  ),
  'Two who apply for the first title of one unit: the one accepted first is first': told(
    [
      ...begun(unit, '2021-07-13'),
      ['2021-07-14', 'officer', 'inspect', seen],
      ...fee('2021-07-14'),
      ['2021-07-15', 'officer', 'check'],
      ['2021-07-15', 'registrar', 'enter'],
    ],
    { refusedBy: 'firstInLine' },
    {
      ...fromNothing,
      entries: {
        titles: [
          {
            key: unit,
            version: 0,
            validFrom: '9999-12-31',
            validTo: null,
            values: {},
            holds: [
              {
                id: 'EARLIER',
                hold: 'application',
                order: 'waiting',
                seq: 1,
                from: '2021-07-12',
                until: null,
                lasts: null,
                values: { act: 'first', parties: [third.key] },
                recordedAt: '2021-07-12T01:00:00.000Z',
                case: 'EARLIER',
                renewals: [],
                released: null,
              },
            ],
          },
        ],
      },
    },
  ),
};
