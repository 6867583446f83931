import { years } from '#kernel';
import {
  accepted,
  appearance,
  applied,
  atRegistry,
  bank,
  buyer,
  checked,
  entered,
  fee,
  fifth,
  fourth,
  matter,
  parts,
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

const loan = {
  holderSide: [{ party: seller }],
  otherSide: [{ party: bank }],
  second: bank,
  mortgage: { amount: 100_000_000 },
} as const;
const mortgageOf = (values = {}, from = '2021-06-01') =>
  standing('mortgage', from, { holder: bank, amount: 5000, createdOn: from, ...values }, { id: 'M-1' });
const notice = standing('notice', '2021-06-01', { holder: fifth, for: 'transfer' }, { id: 'N-1' });
const serve = {
  unit,
  court: '示例法院',
  document: '（2021）示执1号',
  debtor: seller,
  seizureTerm: years(3),
} as const;
const one = (day: string, facts: object, then: Story['story']): Story['story'] => [
  [day, 'window', 'draft', { unit, applicant: seller, ...facts }],
  [day, 'window', 'appear', { appearing: seller, appearance }],
  [day, 'window', 'handOver'],
  ...then,
];
const record = {
  unit,
  since: '2019-01-01',
  location: '示例路2号',
  use: 'dwelling',
  right: '房屋所有权',
  coOwnership: 'sole',
  holders: [{ party: fourth }],
} as const;
const batch = { batch: [record], cause: '历史登记资料移交' } as const;

export const blocked: Readonly<Record<string, Story>> = {
  'A priority notice of somebody else needs their consent': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [notice]) },
  ),
  'With the consent it goes': told(
    accepted('2021-09-17', { consents: [{ entry: 'N-1', by: '陆知微' }] }),
    { state: 'review' },
    { entries: title(undefined, {}, [notice]) },
  ),
  'The holder of the notice buys: nothing is asked, and the notice is used up': told(
    entered('2021-09-17', { otherSide: [{ party: fifth }], second: fifth }, [seller, fifth]),
    { state: 'entered', effects: ['register.release'] },
    { entries: title(undefined, {}, [notice]) },
  ),
  'A mortgage follows the thing': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [mortgageOf()]) },
  ),
  'A mortgage that limits transfer: the mortgagee must join in': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [mortgageOf({ transferLimit: true })]) },
  ),
  'A mortgage of before the Civil Code needs consent': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [mortgageOf({}, '2020-12-31')]) },
  ),
  'A mortgage of its first day does not': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [mortgageOf({}, '2021-01-01')]) },
  ),
  'Unlawful building stops a transfer until it is put right': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [standing('violation', '2021-06-01', { document: '通知' })]) },
  ),
  'A right of residence stays, and the buyer must know': told(
    accepted('2021-09-17', { buyerInformed: true }),
    { state: 'review' },
    { entries: title(undefined, {}, [standing('residence', '2021-06-01', { holder: fourth })]) },
  ),
  'In 上海 an accepted correction holds everything up': {
    ...told(accepted('2021-09-17', { unit: shanghaiUnit }), { refusedBy: 'notBlocked' }),
    deciding: shanghai,
    matter: matter('transfer', shanghai),
    entries: title(undefined, {}, [standing('correction', '2021-09-01', { holder: third })], shanghaiUnit),
  },
  'In 吴江 it does not': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [standing('correction', '2021-09-01', { holder: third })]) },
  ),
  'A right whose term is over is not transferred': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, { rightEnds: '2021-09-16' }) },
  ),
  'A change of name goes in spite of a seizure': told(
    one('2021-09-17', { holderSide: [{ party: seller }], change: { party: { ...seller, name: '顾更名' } } }, [
      ['2021-09-17', 'officer', 'accept'],
      ...fee('2021-09-17'),
      ['2021-09-17', 'officer', 'check'],
      ['2021-09-17', 'registrar', 'enter'],
    ]),
    { state: 'entered', effects: ['register.enter', 'credential.status'] },
    {
      matter: matter('change'),
      entries: title(undefined, {}, [standing('seizure', '2021-09-01', { court: 'A法院' }, { lasts: years(3) })]),
    },
  ),
  'An application accepted earlier is settled first': told(
    [...checked('2021-09-17'), ['2021-09-17', 'registrar', 'enter']],
    { refusedBy: 'firstInLine' },
    { entries: title(undefined, {}, [standing('application', '2021-09-16', { act: 'transfer', parties: [] })]) },
  ),
};

export const kinds: Readonly<Record<string, Story>> = {
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

export const edges: Readonly<Record<string, Story>> = {
  'Nobody enters what they examined': told(
    [...checked('2021-09-17').slice(0, -1), ['2021-09-17', 'both', 'check'], ['2021-09-17', 'both', 'enter']],
    { refusedBy: 'four-eyes' },
    { cast: { both: { person: 'both', roles: ['officer', 'head'] } } },
  ),
  'Withdrawn until entry, and out of the line': told(
    [...checked('2021-09-17'), ['2021-09-18', 'applicant', 'withdraw']],
    { state: 'withdrawn', effects: ['register.release'] },
  ),
  'Resumed after a suspension the days of the pause are not counted': told(
    [
      ...accepted('2021-09-17', taxed),
      ['2021-09-18', 'officer', 'suspend', {}, { note: '待法院答复' }],
      ['2021-09-24', 'officer', 'resume'],
    ],
    { state: 'review', due: { statutory: '2021-09-29' } },
  ),
  'A registry may refuse acceptance on the spot': told(
    [...applied('2021-09-17'), ['2021-09-17', 'officer', 'refuseAcceptance', { reasons: '材料不符' }]],
    { state: 'notAccepted', papers: ['nonAcceptance'] },
  ),
  'The seller must be the holder': told(
    accepted('2021-09-17'),
    { refusedBy: 'holdersApply' },
    { entries: title([{ party: third }]) },
  ),
  'A unit nobody entered cannot be transferred': told(
    accepted('2021-09-17'),
    { refusedBy: 'titleKnown' },
    { entries: {} },
  ),
  'Nobody buys from themselves': told(applied('2021-09-17', { otherSide: [{ party: seller }] }).slice(0, 2), {
    refusedBy: 'sidesNamed',
  }),
  'Strangers do not appear': told(applied('2021-09-17', {}, [fourth]).slice(0, 2), { refusedBy: 'isParty' }),
  'Identity must agree': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: seller, ...entered('2021-09-17')[0]?.[3] }],
      ['2021-09-17', 'window', 'appear', { appearing: seller, appearance: { ...appearance, matched: false } }],
    ],
    { refusedBy: 'identified' },
  ),
  'The price does not make the fee': told([...accepted('2021-09-17'), ...fee('2021-09-17', 200_000)], {
    refusedBy: 'feeFits',
  }),
  'Nothing is entered before the fee is paid': told(
    [...checked('2021-09-17', {}, undefined, 0), ['2021-09-17', 'registrar', 'enter']],
    { refusedBy: 'feeSettled' },
  ),
  'A sale is not handled online': told(
    [
      ['2021-09-17', 'applicant', 'draft', { unit, applicant: seller, ...entered('2021-09-17')[0]?.[3] }],
      ['2021-09-17', 'applicant', 'signOnline'],
    ],
    { refusedBy: 'onlineAllowed' },
    { channel: 'online' },
  ),
  'A mortgage needs an amount': told(
    applied('2021-09-17', { ...loan, mortgage: undefined }, [seller, bank]),
    { refusedBy: 'contentGiven' },
    { matter: matter('mortgage') },
  ),
  'A matter without a kind is refused': told(
    [['2021-09-17', 'window', 'draft', { unit, applicant: seller }]],
    { refusedBy: 'kindKnown' },
    { matter: { ...matter('transfer'), basic: '000000000000' } },
  ),
  'A search is answered, not accepted': told(
    one('2021-09-17', { queryGround: 'own' }, [['2021-09-17', 'officer', 'accept']]),
    { refusedBy: 'isNoQuery' },
    { matter: matter('query') },
  ),
  'A sale is no search': told([...applied('2021-09-17'), ['2021-09-17', 'officer', 'answerSearch']], {
    refusedBy: 'isQuery',
  }),
  'A sale is no objection': told(
    [...entered('2021-09-17'), ['2021-09-18', 'officer', 'fileSuit', { suitDocument: 'x' }]],
    { refusedBy: 'isObjection' },
  ),
  'A sale is no notice': told(
    [...entered('2021-09-17'), ['2021-09-18', 'officer', 'becomesRegistrable', { registrableOn: '2021-09-18' }]],
    { refusedBy: 'isNotice' },
  ),
  'The tax receipt may come later': told(
    [
      ...accepted('2021-09-17'),
      ...fee('2021-09-17'),
      ['2021-09-22', 'applicant', 'supplyTax', taxed],
      ['2021-09-22', 'officer', 'check', {}],
      ['2021-09-22', 'registrar', 'enter'],
    ],
    { state: 'entered' },
  ),
  'While the link to 吴江 is down the window keeps its package': told(
    applied('2021-09-17'),
    { state: 'handedOver', holder: 'shanghai' },
    { linkDown: { from: '2021-09-17', until: '2021-09-22' } },
  ),
  'A draft may be changed': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: seller }],
      ['2021-09-17', 'window', 'fill', { otherSide: [{ party: buyer }] }],
    ],
    { state: 'draft' },
  ),
  'A call can be made before anybody appears': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: seller, ...entered('2021-09-17')[0]?.[3] }],
      ['2021-09-17', 'window', 'call', { call: { party: buyer, place: '330421' } }],
    ],
    { state: 'gathering', parts: { p1: 'awaited' } },
    { parts },
  ),
};
