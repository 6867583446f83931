import {
  accepted,
  atRegistry,
  fee,
  type Lines,
  matter,
  type Story,
  seller,
  shanghai,
  shanghaiUnit,
  standing,
  taxed,
  third,
  title,
  told,
  unit,
} from './ground.ts';
import { one } from './shapes.ts';

const right = {
  location: '示例镇水乡路1号3幢202室（虚构）',
  use: 'dwelling',
  right: '国有建设用地使用权/房屋所有权',
  coOwnership: 'sole',
  holders: [{ party: seller }],
} as const;
const proof = { errorProof: '测绘成果与登记簿不符（虚构）' } as const;
const day = '2021-09-17';
const begun = { unit, cause: '房号录入错误', document: '（示例）自查1号', corrected: right } as const;
const found = (facts = {}): Lines => [[day, 'officer', 'actExOfficio', { ...begun, ...facts }]];
// 30 working days after 2021-09-17, and 15 after the announcement.
const announced: Lines = [
  ...found(),
  ['2021-11-08', 'officer', 'announce'],
  ['2021-11-30', 'officer', 'endAnnouncement'],
];
/** The same lines of another case. */
const beside = (lines: Lines): Lines =>
  lines.map(([on, who, step, facts]): Lines[number] => [on, who, step, facts, { part: 'sale' }]);
const saleThenCorrection = (of: string): Lines => [
  ...beside(accepted(day, { ...taxed, unit: of })),
  ...one(day, { corrected: right, unit: of }, [
    [day, 'officer', 'accept'],
    [day, 'officer', 'check'],
    [day, 'registrar', 'enter'],
  ]),
];
const agreed = { consents: [{ entry: 'holders', by: seller.name }] };

/** 更正登记 on application and ex officio, 注销 ex officio: told, a term, announced; what stood stays on record, certificates are superseded. */
export const corrections: Readonly<Record<string, Story>> = {
  'The error is shown: corrected since it was entered, certificates anew, and those who rely are told': told(
    one(
      day,
      { corrected: right, ...proof, applicant: third },
      [
        [day, 'officer', 'accept'],
        [day, 'officer', 'check'],
        [day, 'registrar', 'enter'],
      ],
      third,
    ),
    { state: 'entered', effects: ['register.enter', 'credential.status', 'credential.issue', 'message'] },
    {
      matter: matter('correction'),
      entries: title([{ party: seller, certificate: '苏(2018)苏州市吴江区不动产权第0000001号' }], {}, [
        standing('mortgage', '2018-05-01', { holder: third, amount: 100, createdOn: '2018-05-01' }),
      ]),
    },
  ),
  'A sale was entered since it was accepted: the correction does not undo it': told(
    [
      ...beside(accepted(day, taxed)),
      ...one(day, { corrected: right }, [[day, 'officer', 'accept']]),
      ...beside([...fee(day), [day, 'officer', 'check'], [day, 'registrar', 'enter']]),
      [day, 'officer', 'check'],
    ],
    { state: 'review', refusedBy: 'asAccepted' },
    { matter: matter('correction'), matters: { sale: matter('transfer') } },
  ),
  'In 上海 a sale accepted before is suspended, and the correction is entered before it': {
    ...told(saleThenCorrection(shanghaiUnit), { state: 'entered' }),
    deciding: shanghai,
    matter: matter('correction', shanghai),
    matters: { sale: matter('transfer', shanghai) },
    entries: title(undefined, {}, [], shanghaiUnit),
  },
  'In 吴江 nothing is suspended: what was accepted before goes first': told(
    saleThenCorrection(unit),
    { state: 'checked', refusedBy: 'firstInLine' },
    { matter: matter('correction'), matters: { sale: matter('transfer') } },
  ),
  'Whoever is not the holder must show the error': told(
    one(day, { corrected: right, applicant: third }, [[day, 'officer', 'accept']], third),
    { refusedBy: 'errorShown' },
    { matter: matter('correction') },
  ),
  'The holder agrees by applying': told(
    one(day, { corrected: right }, [[day, 'officer', 'accept']]),
    { state: 'review' },
    { matter: matter('correction') },
  ),
  'Ex officio: the parties are told and have thirty working days': atRegistry('correction', found(), {
    state: 'noticed',
    papers: ['errorNotice'],
    due: { noticed: '2021-11-04' },
    effects: ['register.hold', 'message'],
  }),
  'Ex officio: not mended in time, announced for fifteen working days, corrected': atRegistry(
    'correction',
    [...announced, ['2021-11-30', 'officer', 'check'], ['2021-11-30', 'registrar', 'enter']],
    {
      state: 'entered',
      effects: ['register.enter', 'credential.issue', 'register.release', 'register.release', 'message'],
    },
  ),
  'Ex officio: not without the announcement': atRegistry(
    'correction',
    [...found(), ['2021-11-08', 'officer', 'check']],
    { refusedBy: 'announced' },
  ),
  'Ex officio: the parties agree in writing, nothing is announced': atRegistry(
    'correction',
    [
      ...found(),
      ['2021-09-22', 'officer', 'agreeExOfficio', agreed],
      ['2021-09-22', 'officer', 'check'],
      ['2021-09-22', 'registrar', 'enter'],
    ],
    { state: 'entered' },
  ),
  'Ex officio: what was mortgaged since the error is left to the parties and the court': atRegistry(
    'correction',
    found({ wrongSince: '2018-03-01' }),
    { refusedBy: 'nothingSince' },
    {
      entries: title(undefined, {}, [
        standing('mortgage', '2019-05-01', { holder: third, amount: 100, createdOn: '2019-05-01' }),
      ]),
    },
  ),
  'Ex officio: what was disposed of since is left alone too': atRegistry(
    'correction',
    found({ wrongSince: '2017-01-01' }),
    { refusedBy: 'nothingSince' },
  ),
  'Ex officio: a seizure served meanwhile stops the entry': atRegistry(
    'correction',
    [...announced, ['2021-11-30', 'officer', 'check'], ['2021-11-30', 'registrar', 'enter']],
    { state: 'checked', refusedBy: 'nothingSince' },
    { entries: title(undefined, {}, [standing('seizure', '2021-11-30', { court: 'A法院', document: '1' })]) },
  ),
  'Ex officio: the parties have applied themselves, so it is dropped': atRegistry(
    'correction',
    [...found(), ['2021-09-28', 'officer', 'dropExOfficio', {}, { note: '当事人已申请更正' }]],
    { state: 'withdrawn', effects: ['register.release', 'message'] },
  ),
  'What was applied for is not dropped as if begun ex officio': told(
    one(day, { corrected: right }, [
      [day, 'officer', 'accept'],
      [day, 'officer', 'dropExOfficio', {}, { note: '试' }],
    ]),
    { refusedBy: 'isExOfficio' },
    { matter: matter('correction') },
  ),
  'Ex officio: a house that was pulled down is cancelled after notice and announcement': atRegistry(
    'cancel',
    [
      [
        day,
        'officer',
        'actExOfficio',
        { unit, cause: '房屋已征收拆除', document: '（示例）征收决定1号', destroyed: true },
      ],
      ['2021-11-08', 'officer', 'announce'],
      ['2021-11-30', 'officer', 'endAnnouncement'],
      ['2021-11-30', 'officer', 'check'],
      ['2021-11-30', 'registrar', 'enter'],
    ],
    { state: 'entered', effects: ['register.close', 'credential.status', 'register.release', 'message'] },
    { entries: title([{ party: seller, certificate: '苏(2018)苏州市吴江区不动产权第0000001号' }]) },
  ),
  'Ex officio: a seized title is not cancelled': atRegistry(
    'cancel',
    [
      [day, 'officer', 'actExOfficio', { unit, cause: '房屋已征收拆除', document: '（示例）征收决定1号' }],
      ['2021-11-08', 'officer', 'announce'],
      ['2021-11-30', 'officer', 'endAnnouncement'],
      ['2021-11-30', 'officer', 'check'],
    ],
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [standing('seizure', '2021-03-01', { court: 'A法院', document: '1' })]) },
  ),
};
