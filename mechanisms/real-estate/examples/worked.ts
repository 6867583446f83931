import { years } from '#kernel';
import {
  accepted,
  appearance,
  applied,
  atRegistry,
  buyer,
  checked,
  entered,
  fee,
  fourth,
  jiashanWindow,
  parts,
  type Story,
  seller,
  standing,
  taxed,
  third,
  title,
  told,
  unit,
} from './ground.ts';

const court = (name: string, from: string, more = {}) =>
  standing('seizure', from, { court: name, document: '（示例）执字1号' }, { lasts: years(3), ...more });
const shares = (a: number, b: number, c: number) =>
  title([
    { party: seller, shareN: a, shareD: 100 },
    { party: third, shareN: b, shareD: 100 },
    { party: fourth, shareN: c, shareD: 100 },
  ]);
const together = (...parties: (typeof seller | typeof third | typeof fourth)[]) => ({
  holderSide: parties.map((party) => ({ party })),
});
const objection = standing('objection', '2021-09-18', { holder: third }, { until: '2021-10-08' });
const serve = {
  unit,
  court: '示例市中级人民法院',
  document: '（2021）示执1号',
  debtor: seller,
  seizureTerm: years(3),
} as const;

/** The worked examples of public-services.md 11. */
export const worked: Readonly<Record<string, Story>> = {
  '11-1: a code of 吴江 entered in 青浦 is examined by the registry of 吴江': told(accepted('2021-09-17'), {
    state: 'review',
    holder: 'jiangsu',
  }),
  '11-1: a code of 27 characters is refused': told(
    [['2021-09-17', 'window', 'draft', { unit: unit.slice(0, 27), applicant: seller }]],
    { refusedBy: 'unit-length' },
  ),
  '11-1: a region nobody keeps is refused': told(
    [['2021-09-17', 'window', 'draft', { unit: `320599${unit.slice(6)}`, applicant: seller }]],
    { refusedBy: 'unit-region' },
  ),
  '11-1: a code of another place than the matter is refused': told(
    [['2021-09-17', 'window', 'draft', { unit: `330421${unit.slice(6)}`, applicant: seller }]],
    { refusedBy: 'liesHere' },
  ),
  '11-2: the court serves before entry: the transfer can no longer be entered': told(
    [...checked('2021-09-17'), ['2021-09-22', 'registrar', 'enter']],
    { state: 'checked', refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [court('A法院', '2021-09-22')]) },
  ),
  '11-2: the case is suspended with a notice, and its term stands still': told(
    [...checked('2021-09-17'), ['2021-09-22', 'officer', 'suspend', {}, { note: '法院查封' }]],
    { state: 'suspended', papers: ['acceptance', 'suspension'], due: { statutory: null } },
    { entries: title(undefined, {}, [court('A法院', '2021-09-22')]) },
  ),
  '11-2: or it is refused, with the reason and the remedies': told(
    [...checked('2021-09-17'), ['2021-09-22', 'officer', 'refuseEntry', { reasons: '登簿前法院已查封' }]],
    {
      state: 'refused',
      facts: { blockedBy: 'seizure' },
      papers: ['acceptance', 'refusal'],
      effects: ['register.release'],
    },
    { entries: title(undefined, {}, [court('A法院', '2021-09-22')]) },
  ),
  '11-2: a seizure served after entry is answered: already transferred': atRegistry(
    'seizure',
    [['2021-09-22', 'officer', 'serveSeizure', serve]],
    { state: 'moved', facts: { seizureOutcome: 'moved' }, papers: ['courtAnswer'] },
    { entries: title([{ party: buyer }]) },
  ),
  '11-2: a seizure served before is entered at once, and those who rely on the title are told': atRegistry(
    'seizure',
    [['2021-09-22', 'officer', 'serveSeizure', serve]],
    { state: 'seized', facts: { seizureOutcome: 'entered' }, effects: ['register.hold', 'message'] },
  ),
  '11-3: court B, which waited, is effective from the day A is lifted: a transfer the day after is stopped': told(
    accepted('2022-01-16'),
    { state: 'pending', refusedBy: 'notBlocked' },
    {
      entries: title(undefined, {}, [
        court('A法院', '2021-03-01', { released: '2022-01-15' }),
        court('B法院', '2021-05-10'),
      ]),
    },
  ),
  '11-3: with A alone, the day it is lifted the transfer goes': told(
    accepted('2022-01-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [court('A法院', '2021-03-01', { released: '2022-01-15' })]) },
  ),
  '11-3: a seizure that was not renewed lapses by itself after three years': told(
    accepted('2024-03-04'),
    { state: 'review' },
    { entries: title(undefined, {}, [court('A法院', '2021-03-01')]) },
  ),
  '11-3: on its last day it still stops': told(
    accepted('2024-03-01'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [court('A法院', '2021-03-01')]) },
  ),
  '11-4: 40 and 25 per cent do not suffice to sell the whole': told(
    accepted('2021-09-17', together(seller, fourth), [seller, fourth, buyer]),
    { state: 'pending', refusedBy: 'sharesSuffice' },
    { entries: shares(40, 35, 25) },
  ),
  '11-4: 40 and 35 per cent suffice': told(
    accepted('2021-09-17', together(seller, third), [seller, third, buyer]),
    { state: 'review' },
    { entries: shares(40, 35, 25) },
  ),
  '11-4: exactly two thirds suffice': told(
    accepted('2021-09-17', together(seller), [seller, buyer]),
    { state: 'review' },
    {
      entries: title([
        { party: seller, shareN: 2, shareD: 3 },
        { party: third, shareN: 1, shareD: 3 },
      ]),
    },
  ),
  '11-4: joint owners sell together or not at all': told(
    accepted('2021-09-17', together(seller), [seller, buyer]),
    { refusedBy: 'sharesSuffice' },
    { entries: title([{ party: seller }, { party: third }], { coOwnership: 'joint' }) },
  ),
  '11-4: the co-owners had agreed that all must consent': told(
    accepted('2021-09-17', together(seller, third), [seller, third, buyer]),
    { refusedBy: 'sharesSuffice' },
    {
      entries: title(
        [
          { party: seller, shareN: 90, shareD: 100 },
          { party: third, shareN: 5, shareD: 100 },
          { party: fourth, shareN: 5, shareD: 100 },
        ],
        { disposal: 'all' },
      ),
    },
  ),
  '11-5: a dwelling with two certificates costs 80 and 10': told(accepted('2021-09-17', { certificates: 2 }), {
    facts: { feeDue: 9000 },
  }),
  '11-5: a shop costs 550': told(
    accepted('2021-09-17'),
    { facts: { feeDue: 55000 } },
    { entries: title(undefined, { use: 'shop' }) },
  ),
  '11-5: a parking place costs 80': told(
    accepted('2021-09-17'),
    { facts: { feeDue: 8000 } },
    { entries: title(undefined, { use: 'parking' }) },
  ),
  '11-6: until 8 October, as the holiday carries it, the receiver must state the risk': told(
    accepted('2021-10-08'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [objection]) },
  ),
  '11-6: with the statement it goes': told(
    accepted('2021-10-08', { riskStatement: true }),
    { state: 'review' },
    { entries: title(undefined, {}, [objection]) },
  ),
  '11-6: on 9 October the objection has lapsed and nothing is asked': told(
    accepted('2021-10-09'),
    { state: 'review' },
    { entries: title(undefined, {}, [objection]) },
  ),
  '11-6: an objection entered on 18 September without a suit is in force until 8 October': told(
    [
      ['2021-09-18', 'window', 'draft', { unit, applicant: third, cause: '登记有误' }],
      ['2021-09-18', 'window', 'appear', { appearing: third, appearance }],
      ['2021-09-18', 'window', 'handOver'],
      ['2021-09-18', 'officer', 'accept'],
      ['2021-09-18', 'officer', 'check'],
      ['2021-09-18', 'registrar', 'enter'],
    ],
    { state: 'entered', facts: { until: '2021-10-08' } },
    { matter: { ...told([], {}).matter, basic: '910807000800' } },
  ),
  '11-7: at 1 per cent a price of 2 000 000 owes 20 000': told(accepted('2021-09-17'), {
    facts: { taxDue: 2_000_000 },
  }),
  '11-7: at 3 per cent it owes 60 000': told(accepted('2021-09-17', { taxCategory: 'general' }), {
    facts: { taxDue: 6_000_000 },
  }),
  '11-7: without proof of the tax nothing is entered': told(
    [...accepted('2021-09-17'), ...fee('2021-09-17'), ['2021-09-18', 'officer', 'check']],
    { state: 'review', refusedBy: 'taxSettled' },
  ),
  '11-7: the day before the law came in no proof was asked': told(
    [...accepted('2021-08-31'), ...fee('2021-08-31'), ['2021-08-31', 'officer', 'check']],
    { state: 'checked' },
  ),
  '11: seller at a window of 青浦, buyer at one of 嘉善, flat in 吴江': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: seller, ...entered('2021-09-17')[0]?.[3], ...taxed }],
      ['2021-09-17', 'window', 'appear', { appearing: seller, appearance }],
      ['2021-09-17', 'window', 'call', { call: { party: buyer, place: '330421' } }],
      ['2021-09-22', 'otherWindow', 'appearThere', { appearance }, { part: 'p1' }],
      ['2021-09-22', 'window', 'handOver'],
      ['2021-09-22', 'officer', 'accept'],
      ...fee('2021-09-23'),
      ['2021-09-24', 'officer', 'check'],
      ['2021-09-26', 'registrar', 'enter'],
      ['2021-09-27', 'window', 'deliver'],
    ],
    {
      state: 'closed',
      holder: 'jiangsu',
      parts: { p1: 'appeared' },
      effects: ['register.enter', 'credential.issue', 'credential.status'],
      used: { statutory: 3 },
    },
    { parts },
  ),
  '11: the buyer does not appear at the other window within five working days: the application lapses': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: seller, ...entered('2021-09-17')[0]?.[3] }],
      ['2021-09-17', 'window', 'appear', { appearing: seller, appearance }],
      ['2021-09-17', 'window', 'call', { call: { party: buyer, place: '330421' } }],
    ],
    { on: '2021-09-27', state: 'lapsed', parts: { p1: 'absent' } },
    { parts },
  ),
  '11: on the fifth working day, a make-up Sunday, the buyer may still appear': told(
    [
      ['2021-09-17', 'window', 'draft', { unit, applicant: seller, ...entered('2021-09-17')[0]?.[3] }],
      ['2021-09-17', 'window', 'appear', { appearing: seller, appearance }],
      ['2021-09-17', 'window', 'call', { call: { party: buyer, place: '330421' } }],
      ['2021-09-26', 'otherWindow', 'appearThere', { appearance }, { part: 'p1' }],
      ['2021-09-26', 'window', 'handOver'],
    ],
    { state: 'pending', parts: { p1: 'appeared' } },
    { parts },
  ),
  '11: one side alone does not hand over a sale': told(applied('2021-09-17', {}, [seller]), {
    state: 'gathering',
    refusedBy: 'allAppeared',
  }),
  '11: silence on the spot is acceptance': told(applied('2021-09-17'), {
    on: '2021-09-18',
    state: 'review',
    facts: { acceptedOn: '2021-09-17' },
  }),
  '11: received for a registry elsewhere at 嘉善 too': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { receiving: jiashanWindow },
  ),
};
