import {
  accepted,
  appearance,
  applied,
  bank,
  buyer,
  checked,
  entered,
  fee,
  fourth,
  matter,
  parts,
  type Story,
  seller,
  taxed,
  third,
  title,
  told,
  unit,
} from './ground.ts';
import { loan, one } from './shapes.ts';

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
