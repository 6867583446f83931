import { type Example, examples, type Line, type Matter, type Place, storyMatter, wd } from '#kernel';
import resources from './mechanism.ts';

type Story = Example<typeof resources>;
type Lines = readonly Line<typeof resources>[];

// Everybody here is invented.
const jiangsu: Place = { jurisdiction: '320000', authority: 'jsu-science', node: 'jiangsu' };
export const lab = { kind: 'organisation', key: '91320500MA00002182', name: '苏州示例检测研究院' } as const;
const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '上海示例水乡科技有限公司' } as const;

const matterOf = (basic: string, title: string) =>
  storyMatter({
    code: `11320000MB0000019${basic}`,
    basic,
    from: '2021-01-01',
    title,
    jurisdiction: '320000',
    authority: 'jsu-science',
    type: '20',
    mechanism: 'innovation-resources',
    serves: 'organisations',
    department: 'science-technology',
    instant: false,
    result: { kind: 'registration', name: title },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'within', term: wd(5) },
  });

const resource = (n: number, more: object = {}) => ({
  number: `320000-${lab.key}-${n}`,
  title: '水质重金属检测（示例）',
  institution: lab,
  category: 'testing' as const,
  unit: '次',
  listPrice: 80_000,
  ...more,
});
const institution = { institution: lab, place: '320000', categories: ['testing'] as const };
const handedIn = (facts: NonNullable<Lines[number][3]>): Lines => [['2021-05-06', 'officer', 'handIn', facts]];
const takenOver = (facts: NonNullable<Lines[number][3]>): Lines => [
  ...handedIn(facts),
  ['2021-05-07', 'head', 'takeOver'],
];
const complained = (kind: 'price' | 'quality' | 'fraud', day: string): Lines => [
  [day, 'enterprise', 'complain', { enterprise: firm, institution: lab, kind, reasons: '示例' }],
  [day, 'head', 'uphold'],
];
const standing: Story['entries'] = {
  'innovation-institutions': [
    { key: lab.key, version: 1, values: institution, validFrom: '2021-05-01', validTo: null },
  ],
};
const upheld = (...days: readonly string[]): Story['entries'] => ({
  ...standing,
  'innovation-complaints': days.map((day, n) => ({
    key: `T-${n}`,
    version: 1,
    values: { institution: lab, kind: 'quality' },
    validFrom: day,
    validTo: null,
  })),
});

const told = (matter: Matter, story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: jiangsu,
  deciding: jiangsu,
  channel: 'online',
  matter,
  entries: standing,
  story,
  ends,
  ...more,
});

const takeOver = matterOf('911620001000', '机构与资源批量入库');
const admission = matterOf('911620001100', '服务机构入库');
const suspension = matterOf('911620001200', '服务机构暂停');
const complaint = matterOf('911620001300', '服务机构投诉');

export default examples(resources, {
  'A list of institutions and resources is handed in and taken over by a second person': told(
    takeOver,
    takenOver({ institutions: [institution], resources: [resource(1), resource(2)] }),
    { state: 'takenOver', effects: ['register.enter'] },
    { entries: {} },
  ),
  'Handed in again nothing is entered twice; what differs is a new version': told(
    takeOver,
    [
      ...takenOver({ institutions: [institution], resources: [resource(1), resource(2)] }),
      [
        '2021-06-01',
        'officer',
        'handIn',
        { resources: [resource(1), resource(2, { listPrice: 90_000 })] },
        { part: 'again' },
      ],
      ['2021-06-02', 'head', 'takeOver', {}, { part: 'again' }],
    ],
    { state: 'takenOver', facts: { newInstitutions: 1, newResources: 2, changed: 0, same: 0 } },
    { entries: {} },
  ),
  'A list that says what the register says enters nothing': told(
    takeOver,
    takenOver({ institutions: [institution] }),
    { state: 'takenOver', facts: { newInstitutions: 0, newResources: 0, changed: 0, same: 1 } },
  ),
  'An empty list': told(takeOver, handedIn({}), { refusedBy: 'somethingHandedIn' }),
  'An institution of another province': told(
    takeOver,
    handedIn({ institutions: [{ ...institution, place: '330000' }] }),
    { refusedBy: 'ownInstitutions' },
  ),
  'A number that belongs to another institution': told(
    takeOver,
    handedIn({ resources: [resource(1, { number: `320000-${firm.key}-1` })] }),
    { refusedBy: 'numbersFit' },
  ),
  'One number twice': told(takeOver, handedIn({ resources: [resource(1), resource(1)] }), {
    refusedBy: 'numbersOnce',
  }),
  'Dismissed, nothing is entered': told(
    takeOver,
    [...handedIn({ resources: [resource(1)] }), ['2021-05-07', 'head', 'dismiss', {}, { note: '价格未公开' }]],
    { state: 'dismissed' },
  ),
  'An institution applies and is admitted': told(
    admission,
    [
      ['2021-05-06', 'institution', 'applyAdmission', { institution: lab, categories: ['testing'] }],
      ['2021-05-10', 'head', 'admit'],
    ],
    { state: 'admitted', papers: ['admission'], effects: ['register.enter'] },
    { entries: {} },
  ),
  'Not admitted': told(
    admission,
    [
      ['2021-05-06', 'institution', 'applyAdmission', { institution: lab, categories: ['agency'] }],
      ['2021-05-10', 'head', 'refuseAdmission', {}, { note: '不属于科技服务' }],
    ],
    { state: 'dismissed' },
  ),
  'Suspended by its own province, and lifted': told(
    suspension,
    [
      ['2021-09-01', 'head', 'suspend', { institution: lab, reasons: '资质到期' }],
      ['2021-10-08', 'head', 'lift', {}, { note: '资质已续' }],
    ],
    { state: 'lifted', papers: ['suspension'], effects: ['register.hold', 'register.release'] },
  ),
  'Another place’s institution is not ours to suspend': told(
    suspension,
    [['2021-09-01', 'head', 'suspend', { institution: firm, reasons: '示例' }]],
    { refusedBy: 'inRegister' },
  ),
  'Suspended twice': told(
    suspension,
    [
      ['2021-09-01', 'head', 'suspend', { institution: lab, reasons: '示例' }],
      ['2021-09-02', 'head', 'suspend', { institution: lab, reasons: '示例' }, { part: 'again' }],
    ],
    { refusedBy: 'notYetSuspended' },
  ),
  'Two complaints upheld in twelve months: it serves on': told(
    complaint,
    complained('quality', '2021-09-01'),
    { state: 'upheld', facts: { upheldBefore: 1 } },
    { entries: upheld('2021-03-01') },
  ),
  'The third suspends it in the same step': told(
    complaint,
    complained('quality', '2021-09-01'),
    { state: 'upheld', facts: { upheldBefore: 2 }, effects: ['register.hold'] },
    { entries: upheld('2020-09-02', '2021-03-01') },
  ),
  'One of twelve months and a day before no longer counts': told(
    complaint,
    complained('price', '2021-09-01'),
    { state: 'upheld', facts: { upheldBefore: 1 } },
    { entries: upheld('2020-09-01', '2021-03-01') },
  ),
  'One fraud is enough': told(complaint, complained('fraud', '2021-09-01'), {
    state: 'upheld',
    effects: ['register.hold'],
  }),
  'A complaint that is not true': told(
    complaint,
    [
      ...complained('price', '2021-09-01').slice(0, 1),
      ['2021-09-03', 'head', 'rejectComplaint', {}, { note: '价格与公示一致' }],
    ],
    { state: 'notUpheld' },
  ),
  'A step of another matter': told(complaint, handedIn({ resources: [resource(1)] }), { refusedBy: 'kindFits' }),
});
