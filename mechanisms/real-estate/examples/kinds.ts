import { years } from '#kernel';
import {
  accepted,
  appearance,
  applied,
  atRegistry,
  bank,
  buyer,
  entered,
  fee,
  matter,
  type Story,
  seller,
  shanghaiUnit,
  standing,
  taxed,
  third,
  title,
  told,
  unit,
} from './ground.ts';
import { batch, loan, mortgageOf, one, record, serve } from './shapes.ts';

const byOrder = (ground: 'inheritance' | 'court', day: string) => [
  ...accepted(day, { ...taxed, ground, taxCategory: 'exempt' }, [buyer]),
  ...fee(day),
  [day, 'officer', 'check'] as const,
];

export const kinds: Readonly<Record<string, Story>> = {
  'An heir applies alone; without a notary the term is thirty working days': told(
    byOrder('inheritance', '2021-09-17'),
    {
      state: 'checked',
      facts: { taxDue: 0 },
      due: { statutory: '2021-11-04' },
    },
  ),
  'Who buys applies together with the seller, whatever the ground is called': told(
    applied('2021-09-17', { ground: 'gift' }, [buyer]),
    { state: 'gathering', refusedBy: 'allAppeared' },
  ),
  '11: on the order of a court that was accepted first the title passes in spite of a later seizure, which ends':
    told(
      [...byOrder('court', '2021-09-17'), ['2021-09-22', 'registrar', 'enter']],
      { state: 'entered', effects: ['register.enter', 'register.release'] },
      { entries: title(undefined, {}, [standing('seizure', '2021-09-22', { court: 'A法院' }, { lasts: years(3) })]) },
    ),
  '11: a seizure that stood before the order of the court was accepted stops it': told(
    [...accepted('2021-09-17', { ...taxed, ground: 'court' }, [buyer])],
    { state: 'pending', refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [standing('seizure', '2021-09-01', { court: 'A法院' }, { lasts: years(3) })]) },
  ),
  '11: a seizure fixes the claim of a maximum-amount mortgage, and its holder is told': atRegistry(
    'seizure',
    [['2021-09-22', 'officer', 'serveSeizure', serve]],
    { state: 'seized', facts: { fixedClaims: ['M-1'] }, effects: ['register.hold', 'message'] },
    { entries: title(undefined, {}, [mortgageOf({ maximum: true })]) },
  ),
  '11: a search shows every restriction with its place in line, and to whoever has an interest no names': told(
    [
      [
        '2021-09-22',
        'window',
        'draft',
        { unit, applicant: third, queryGround: 'interested', purpose: '诉讼', proofOfInterest: '起诉状' },
      ],
      ['2021-09-22', 'window', 'appear', { appearing: third, appearance }],
      ['2021-09-22', 'window', 'handOver'],
      ['2021-09-22', 'officer', 'answerSearch'],
    ],
    {
      state: 'closed',
      facts: {
        found: {
          location: '示例镇水乡路1号3幢201室（虚构）',
          area: '89.50',
          use: 'dwelling',
          right: '国有建设用地使用权/房屋所有权',
          coOwnership: 'sole',
          restrictions: [
            { kind: 'mortgage', standing: 'effective', since: '2021-06-01', rank: 1 },
            { kind: 'seizure', standing: 'effective', since: '2021-09-01', until: '2024-09-01', by: 'A法院' },
            { kind: 'seizure', standing: 'waiting', since: '2021-09-10', by: 'B法院' },
          ],
          version: 1,
        },
      },
    },
    {
      matter: matter('query'),
      entries: title(undefined, {}, [
        mortgageOf({}, '2021-06-01'),
        standing('seizure', '2021-09-01', { court: 'A法院' }, { lasts: years(3) }),
        standing('seizure', '2021-09-10', { court: 'B法院' }, { lasts: years(3) }),
      ]),
    },
  ),
  'A mortgage from a bank, signed online by both, ranks behind the first': told(
    [
      ['2021-09-17', 'bank', 'draft', { unit, applicant: bank, ...loan, second: seller }],
      ['2021-09-17', 'bank', 'signOnline'],
      ['2021-09-17', 'owner', 'signOnline'],
      ['2021-09-17', 'bank', 'submitOnline'],
      ['2021-09-17', 'officer', 'accept'],
      ...fee('2021-09-17'),
      ['2021-09-17', 'officer', 'check'],
      ['2021-09-18', 'registrar', 'enter'],
    ],
    { state: 'entered', facts: { rank: 2 }, effects: ['register.hold', 'credential.issue'] },
    {
      channel: 'online',
      matter: matter('mortgage'),
      entries: title(undefined, {}, [mortgageOf({ transferLimit: true })]),
      cast: {
        bank: { person: '示例银行', key: bank.key, at: 'receiving' },
        owner: { person: '顾念一', key: seller.key, at: 'receiving' },
      },
    },
  ),
  'The mortgagee alone has the mortgage cancelled, free of charge': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: bank, otherSide: [{ party: bank }], target: 'M-1' }],
      ['2021-09-17', 'window', 'appear', { appearing: bank, appearance }],
      ['2021-09-17', 'window', 'handOver'],
      ['2021-09-17', 'officer', 'accept'],
      ['2021-09-17', 'officer', 'check'],
      ['2021-09-17', 'registrar', 'enter'],
      ['2021-09-17', 'officer', 'deliver'],
    ],
    { state: 'closed', effects: ['register.release'], facts: { feeDue: 0 } },
    { matter: matter('mortgageCancel'), entries: title(undefined, {}, [mortgageOf()]) },
  ),
  'Somebody else’s mortgage cannot be cancelled': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: bank, otherSide: [{ party: bank }], target: 'M-2' }],
      ['2021-09-17', 'window', 'appear', { appearing: bank, appearance }],
      ['2021-09-17', 'window', 'handOver'],
      ['2021-09-17', 'officer', 'accept'],
    ],
    { refusedBy: 'targetStands' },
    { matter: matter('mortgageCancel'), entries: title(undefined, {}, [mortgageOf()]) },
  ),
  'A priority notice lapses 90 days after registration became possible': told(
    [
      ...entered('2021-07-01', { noticeFor: 'transfer' }, undefined, 0),
      ['2021-07-13', 'officer', 'becomesRegistrable', { registrableOn: '2021-07-13' }],
    ],
    { state: 'entered', facts: { until: '2021-10-11' }, effects: ['register.renew'] },
    { matter: matter('notice') },
  ),
  'A suit keeps the objection alive': told(
    one('2021-09-18', { applicant: seller, cause: '登记有误' }, [
      ['2021-09-18', 'officer', 'accept'],
      ['2021-09-18', 'officer', 'check'],
      ['2021-09-18', 'registrar', 'enter'],
      ['2021-09-28', 'applicant', 'fileSuit', { suitDocument: '受理通知书' }],
      ['2021-10-28', 'officer', 'giveUpObjection', {}, { note: '撤诉' }],
    ]),
    { state: 'entered', effects: ['register.renew', 'register.release'] },
    { matter: matter('objection') },
  ),
  'A correction is entered and marked as such': told(
    one(
      '2021-09-17',
      {
        corrected: {
          location: '示例镇水乡路1号3幢202室（虚构）',
          use: 'dwelling',
          right: '房屋所有权',
          coOwnership: 'sole',
          holders: [{ party: seller }],
        },
      },
      [
        ['2021-09-17', 'officer', 'accept'],
        ['2021-09-17', 'officer', 'check'],
        ['2021-09-17', 'registrar', 'enter'],
      ],
    ),
    { state: 'entered', effects: ['register.enter'] },
    { matter: matter('correction') },
  ),
  'A title is cancelled': told(
    one('2021-09-17', { holderSide: [{ party: seller }] }, [
      ['2021-09-17', 'officer', 'accept'],
      ['2021-09-17', 'officer', 'check'],
      ['2021-09-17', 'registrar', 'enter'],
    ]),
    { state: 'entered', effects: ['register.close'] },
    { matter: matter('cancel') },
  ),
  'A holder searches their own property and gets a signed answer': told(
    one('2021-09-17', { queryGround: 'own' }, [['2021-09-17', 'officer', 'answerSearch']]),
    { state: 'closed', papers: ['searchResult'], effects: ['credential.issue'] },
    { matter: matter('query') },
  ),
  'Nobody searches another’s property without an interest': told(
    one('2021-09-17', { applicant: third, queryGround: 'own' }, [])
      .toSpliced(1, 1, ['2021-09-17', 'window', 'appear', { appearing: third, appearance }])
      .concat([['2021-09-17', 'officer', 'answerSearch']]),
    { refusedBy: 'mayBeSearched' },
    { matter: matter('query') },
  ),
  'A court renews its seizure, then lifts it': atRegistry(
    'seizure',
    [
      ['2021-09-22', 'officer', 'serveSeizure', serve],
      ['2024-09-10', 'officer', 'renewSeizure', { document: '续封', seizureTerm: years(3) }],
      ['2024-10-10', 'officer', 'liftSeizure', { document: '解封' }],
    ],
    { state: 'lifted', effects: ['register.renew', 'register.release'] },
  ),
  'A seizure that lapsed is closed': atRegistry(
    'seizure',
    [
      ['2021-09-22', 'officer', 'serveSeizure', serve],
      ['2024-09-23', 'officer', 'closeLapsed'],
    ],
    { state: 'lifted' },
  ),
  'One still in force is not': atRegistry(
    'seizure',
    [
      ['2021-09-22', 'officer', 'serveSeizure', serve],
      ['2024-09-22', 'officer', 'closeLapsed'],
    ],
    { refusedBy: 'seizureLapsed' },
  ),
  'Four years are more than the law allows': atRegistry(
    'seizure',
    [['2021-09-22', 'officer', 'serveSeizure', { ...serve, seizureTerm: years(4) }]],
    { refusedBy: 'seizureTermLawful' },
  ),
  'A second court waits in line': atRegistry(
    'seizure',
    [['2021-09-22', 'officer', 'serveSeizure', serve]],
    { facts: { seizureOutcome: 'waiting' } },
    { entries: title(undefined, {}, [standing('seizure', '2021-09-01', { court: 'A法院' }, { lasts: years(3) })]) },
  ),
  'An unlawful building is noted and cleared on proof': atRegistry(
    'note',
    [
      ['2021-09-22', 'officer', 'annotate', { unit, note: 'violation', document: '责令整改通知' }],
      ['2021-10-22', 'officer', 'clearNote', { document: '整改证明' }],
    ],
    { state: 'cleared', effects: ['register.hold', 'register.release'] },
  ),
  'Earlier records are taken over by a case, checked by a second person': atRegistry(
    'takeOver',
    [
      ['2021-06-01', 'officer', 'handIn', batch],
      ['2021-06-02', 'registrar', 'takeOver'],
    ],
    { state: 'takenOver', effects: ['register.enter'] },
    { entries: {} },
  ),
  'A unit that is there already is not taken over again': atRegistry(
    'takeOver',
    [
      ['2021-06-01', 'officer', 'handIn', batch],
      ['2021-06-02', 'registrar', 'takeOver'],
    ],
    { refusedBy: 'entry-stale', state: 'handedIn' },
  ),
  'Records of another place are refused': atRegistry(
    'takeOver',
    [['2021-06-01', 'officer', 'handIn', { ...batch, batch: [{ ...record, unit: shanghaiUnit }] }]],
    { refusedBy: 'unitsKnown' },
  ),
  'Records may be dismissed': atRegistry(
    'takeOver',
    [
      ['2021-06-01', 'officer', 'handIn', batch],
      ['2021-06-02', 'registrar', 'dismissRecords', {}, { note: '资料不全' }],
    ],
    { state: 'withdrawn' },
  ),
  'A seizure is not entered under the matter of a note': atRegistry(
    'note',
    [['2021-09-22', 'officer', 'serveSeizure', serve]],
    { refusedBy: 'kindFits' },
  ),
};
