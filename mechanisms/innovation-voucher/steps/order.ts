import type { CaseState, Effect, LedgerTransfer } from '#kernel';
import { countedOf } from '../accounts.ts';
import { giveBack, payableOf, post, purseOf, uncounted, wake } from '../money.ts';
import { inherited, quoteOf } from '../quote.ts';
import {
  availableIn,
  balanceIn,
  crosses,
  firstKey,
  institutionIn,
  isFirst,
  placeIn,
  requestOf,
  standing,
  yearOf,
} from '../reads.ts';
import { inheritsNow } from '../reckoning/succession.ts';
import { FIRSTS, VOUCHERS } from '../registers.ts';
import { type Case, type CaseStep, kindOf, tell } from '../vocabulary.ts';
import { ask } from './ask.ts';

const application = ['resource', 'quantity', 'unitPrice', 'contract', 'otherSubsidy', 'related', 'consent'] as const;

export const tells = (seen: Case, zh: string, en: string) => tell(seen.facts.enterprise?.key, seen, [zh, en]);

const lock = (seen: Case): LedgerTransfer => ({
  id: `${seen.state.id}/lock`,
  debit: purseOf(seen),
  credit: payableOf(seen),
  amount: seen.facts.subsidy ?? 0,
  pending: {},
});

const succession = ['voucherEntry', 'succession', 'countedBefore'] as const;

/** The successor that declares a contract first takes over the counter, and the voucher is its own from then on. */
const inheriting = (seen: Case): readonly LedgerTransfer[] => {
  const [amount, year] = [inherited(seen), yearOf(seen)];
  return amount > 0
    ? [{ id: `${seen.state.id}/inherit`, debit: uncounted(seen), credit: countedOf(seen, year), amount }]
    : [];
};
const declared = (seen: Case): readonly Effect[] => {
  const found = standing(seen, 'voucherEntry');
  if (!seen.facts.predecessor || !found || !inheritsNow(standing(seen, 'succession'), found)) return [];
  const values = { ...found.values, heldBy: seen.facts.enterprise };
  const [key, from, to] = [found.key, seen.day, seen.facts.validUntil as string];
  return [{ kind: 'register.enter', register: VOUCHERS, key, values, from, to, expect: found.version }];
};

/** The lock is given up: back to the voucher, and on to the pool where the voucher is over. */
export const unlock = (seen: Case): readonly Effect[] => {
  const { subsidy = 0, voucher = '', validUntil = '' } = seen.facts;
  const release = {
    id: `${seen.state.id}/unlock`,
    debit: purseOf(seen),
    credit: payableOf(seen),
    amount: 0,
    releases: `${seen.state.id}/lock`,
  };
  return seen.day > validUntil
    ? [...post([release, ...giveBack(seen, subsidy, voucher)]), ...wake(seen, subsidy)]
    : post([release]);
};

const noted = (seen: Case, what: 'crossed' | 'again'): Effect => ({
  kind: 'register.enter',
  register: FIRSTS,
  key: firstKey(seen, what),
  values: { enterprise: seen.facts.enterprise, case: seen.state.id },
  from: seen.day,
});

/** The moment an order stands: with the institution, its amount locked. */
const nowLocked = (seen: Case): boolean => seen.before?.state === 'asking' && heard(seen) === 'locked';

/** What is counted by enterprises, each once: see the indicators. */
const firstsOf = (seen: Case) =>
  nowLocked(seen)
    ? {
        againOfYear: seen.facts.firstUse === false && isFirst(seen, 'againBefore'),
        firstCrossing:
          crosses(seen.state.deciding.jurisdiction, placeIn(seen.facts.resource)) && isFirst(seen, 'crossedBefore'),
      }
    : {};

const stage = (child: CaseState | undefined): string => child?.state ?? '';
const confirmedThere = ['deliveredThere', 'claimedThere'];

/** What the other side has entered so far, as it crosses the border. */
const fromThere = (child: CaseState | undefined) => {
  if (!child) return {};
  const { institution, service, category, sourcePlace, answer, report, invoices, transfer, account } = child.facts;
  return {
    institution,
    service,
    category,
    sourcePlace,
    sourceNode: child.deciding.node,
    answer,
    report,
    invoices,
    transfer,
    account,
    deliveredThere: child.facts.deliveredThere,
    redeemedOn: child.facts.redeemedOn,
  };
};

/** Where the order stands once both sides' words are put together. */
const together = (seen: Case, there: string): 'locked' | 'delivered' | 'redemption' =>
  seen.facts.deliveredHere === undefined || !confirmedThere.includes(there)
    ? 'locked'
    : there === 'claimedThere'
      ? 'redemption'
      : 'delivered';

const heard = (seen: Case): 'asking' | 'locked' | 'delivered' | 'redemption' | 'declined' => {
  const there = stage(requestOf(seen, 'order'));
  if (there === 'declinedThere') return 'declined';
  return ['', 'sent', 'verifyingThere'].includes(there) ? 'asking' : together(seen, there);
};

export const order = {
  startOrder: {
    title: ['用券下单', 'Order against a voucher'],
    by: 'enterprise',
    from: 'nothing',
    to: 'orderSent',
    asks: ['enterprise', 'predecessor?', 'voucher', ...application],
    sets: kindOf,
    requires: ['kindFits', 'resourceNamed', 'eligibleWithinContract'],
    handsTo: 'deciding',
  },
  orderArrives: {
    title: ['签收', 'Arrives'],
    by: 'node',
    from: 'orderSent',
    to: 'ordering',
    takesCustody: true,
    reads: ['voucherEntry', 'holder'],
    sets: (seen) => {
      const found = standing(seen, 'voucherEntry')?.values as Partial<Case['facts']> | undefined;
      return {
        year: found?.year,
        holderKind: found?.holderKind,
        validUntil: found?.validUntil,
        controllers: standing(seen, 'holder')?.values.controllers,
      };
    },
    then: ({ state }) => [{ kind: 'case.step', case: state.id, step: 'quote' }],
  },
  orderBounces: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'orderSent',
    to: 'withdrawnOrder',
    returnsCustody: true,
  },
  quote: {
    title: ['试算补贴', 'Work out the subsidy'],
    by: 'node',
    from: 'ordering',
    to: 'ordering',
    reads: ['purse', 'pool', 'counted', ...succession],
    sets: (seen) => quoteOf(seen) ?? {},
  },
  changeOrder: {
    title: ['修改订单', 'Change the order'],
    by: 'enterprise',
    from: 'ordering',
    to: 'ordering',
    asks: [...application],
    requires: ['resourceNamed', 'eligibleWithinContract'],
    then: ({ state }) => [{ kind: 'case.step', case: state.id, step: 'quote' }],
    fromAfar: true,
  },
  placeOrder: {
    title: ['确认下单', 'Place the order'],
    help: [
      '确认后锁定补贴金额，并向机构所在地核验',
      'The amount is locked, and the source of the institution is asked',
    ],
    by: 'enterprise',
    from: 'ordering',
    to: 'asking',
    reads: [
      'purse',
      'pool',
      'counted',
      ...succession,
      'holder',
      'owed',
      'owedAnywhere',
      'suspension',
      'controllerTags',
    ],
    sets: (seen) => ({
      ...quoteOf(seen),
      sourcePlace: placeIn(seen.facts.resource),
      // Nothing of what was counted this year has left its vouchers yet.
      firstUse: (balanceIn(seen, 'counted')?.balance ?? 0) <= availableIn(seen, 'purse'),
      owners: ((seen.reads.controllerTags ?? []) as readonly (readonly string[])[]).flat(),
    }),
    requires: [
      'voucherHeld',
      'succeeds',
      'contractInTime',
      'inListStill',
      'nothingOwed',
      'owesNowhere',
      'noOtherSubsidy',
      'notRelatedDeclared',
      'consentGiven',
      'notSuspendedHere',
      'CAP_EXHAUSTED',
      'somethingLeft',
    ],
    then: (seen) => {
      const { enterprise, voucher, resource, quantity, unitPrice, contract, subsidy, own, owners, validUntil } =
        seen.facts;
      return [
        ...post([lock(seen), ...inheriting(seen)]),
        ...declared(seen),
        ...ask(seen, 'order', placeIn(resource) ?? '', {
          enterprise,
          voucher,
          resource,
          quantity,
          unitPrice,
          contract,
          subsidy,
          own,
          owners,
          validUntil,
        }),
      ];
    },
    fromAfar: true,
  },
  withdrawOrder: {
    title: ['撤回订单', 'Withdraw the order'],
    by: 'enterprise',
    from: 'ordering',
    to: 'withdrawnOrder',
    fromAfar: true,
  },
  hearOrder: {
    title: ['收到机构一方的进展', 'The other side has gone on'],
    by: 'node',
    from: ['asking', 'locked', 'delivered'],
    to: { oneOf: ['asking', 'locked', 'delivered', 'redemption', 'declined'], pick: heard },
    reads: ['requests', 'queue', 'pool', 'againBefore', 'crossedBefore'],
    sets: (seen) => ({ ...fromThere(requestOf(seen, 'order')), ...firstsOf(seen) }),
    then: (seen) => {
      switch (heard(seen)) {
        case 'declined':
          return [
            ...unlock(seen),
            ...tells(seen, '订单未成立，金额已退回券内', 'The order was declined; the amount is free again'),
          ];
        case 'redemption':
          return tells(seen, '机构已申请兑付', 'The institution has asked for payment');
        default:
          return nowLocked(seen)
            ? [
                ...(seen.facts.againOfYear ? [noted(seen, 'again')] : []),
                ...(seen.facts.firstCrossing ? [noted(seen, 'crossed')] : []),
                ...tells(seen, '订单已送达机构', 'The order is with the institution'),
              ]
            : [];
      }
    },
    hearsChildren: true,
  },
  confirmDelivery: {
    title: ['确认收到成果', 'Confirm the delivery'],
    by: 'enterprise',
    from: 'locked',
    to: {
      oneOf: ['locked', 'delivered', 'redemption'],
      pick: (seen) => together(seen, stage(requestOf(seen, 'order'))),
    },
    reads: ['requests'],
    sets: ({ day }) => ({ deliveredHere: day }),
    requires: ['deliveredFirst'],
    fromAfar: true,
  },
} as const satisfies Record<string, CaseStep>;

export { institutionIn };
