import { addMonths, type Day, type Effect } from '#kernel';
import { account } from '../accounts.ts';
import { fits, fund, giveBack, join, leave, post, reserve, unreserve, waitingIn, wake } from '../money.ts';
import { availableIn, balanceIn, claimMark, isMarked, requestOf, yearOf } from '../reads.ts';
import { CLAIMANTS, VOUCHERS } from '../registers.ts';
import { type Case, type CaseStep, kindOf, remediesOf, tell } from '../vocabulary.ts';
import { ask } from './ask.ts';

/** To 31 December of the year of issue, and never for less than the term the law sets. */
const validUntilOf = ({ day, law }: Case): Day => {
  const least = law('validityMin')?.value;
  const end = `${day.slice(0, 4)}-12-31`;
  const later = least ? addMonths(day, least.unit === 'y' ? least.n * 12 : least.n) : day;
  return later > end ? later : end;
};

const tells = (seen: Case, zh: string, en: string) => tell(seen.facts.enterprise?.key, seen, [zh, en]);

const acceptedAs = (seen: Case): 'accepted' | 'queued' => (fits(seen) ? 'accepted' : 'queued');

const marked = (seen: Case): Effect => ({
  kind: 'register.enter',
  register: CLAIMANTS,
  key: claimMark(seen),
  values: { home: seen.state.deciding.jurisdiction, year: seen.day.slice(0, 4) },
  from: seen.day,
});

/** Room for the claim under the cap, what was counted at a former home included. */
const roomIn = (seen: Case): number => balanceIn(seen, 'counted')?.room ?? 0;

const servedAs = (seen: Case): 'accepted' | 'queued' | 'lapsed' =>
  !fits(seen) ? 'queued' : roomIn(seen) >= (seen.facts.amount ?? 0) ? 'accepted' : 'lapsed';

const issue = (seen: Case): readonly Effect[] => {
  const { enterprise, holderKind, amount, validUntil, year } = seen.facts;
  const home = seen.state.deciding.authority;
  const values = { enterprise, holderKind, home, year, amount, issuedOn: seen.day, validUntil };
  const [key, to] = [seen.state.id, validUntil as Day];
  return [
    ...post(fund(seen)),
    { kind: 'register.enter', register: VOUCHERS, key, values, from: seen.day, to, expect: 0 },
    {
      kind: 'credential.issue',
      type: 'tongban:innovation-voucher',
      id: key,
      subject: enterprise?.key ?? '',
      claims: { holder: enterprise?.name, home, amount, validUntil },
      disclosable: ['holder', 'amount'],
      expires: to,
    },
    ...tells(seen, '科技创新券已发放', 'The voucher has been issued'),
  ];
};

const end = (seen: Case, status: 'revoked' | 'cancelled', reason: string): readonly Effect[] => [
  { kind: 'register.close', register: VOUCHERS, key: seen.state.id, on: seen.day, reason },
  { kind: 'credential.status', id: seen.state.id, status, reason },
];

/** The purse as it stands: what orders have locked stays until they are paid or given up. */
const emptied = (seen: Case): readonly Effect[] => {
  const free = availableIn(seen, 'purse');
  return [...post(giveBack(seen, free, seen.state.id)), ...wake(seen, free)];
};

export const claim = {
  apply: {
    title: ['申领创新券', 'Claim a voucher'],
    by: 'enterprise',
    from: 'nothing',
    to: 'applied',
    asks: ['enterprise', 'holderKind', 'amount', 'purpose?', 'movedFrom?'],
    sets: kindOf,
    requires: ['kindFits'],
    handsTo: 'deciding',
  },
  arrive: { title: ['签收', 'Arrives'], by: 'node', from: 'applied', to: 'submitted', takesCustody: true },
  bounce: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'applied',
    to: 'cancelled',
    returnsCustody: true,
  },
  askFormerHome: {
    title: ['查询原注册地已用额度', 'Ask the former home'],
    by: 'officer',
    from: 'submitted',
    to: 'submitted',
    requires: ['moved'],
    then: (seen) =>
      ask(seen, 'counted', seen.facts.movedFrom ?? '', {
        enterprise: seen.facts.enterprise,
        holderKind: seen.facts.holderKind,
        year: yearOf(seen),
      }),
  },
  hearFormerHome: {
    title: ['收到原注册地答复', 'The former home has answered'],
    by: 'node',
    from: 'submitted',
    to: 'submitted',
    reads: ['requests'],
    sets: (seen) => ({ countedElsewhere: requestOf(seen, 'counted')?.facts.countedElsewhere }),
    hearsChildren: true,
  },
  accept: {
    title: ['受理', 'Accept'],
    help: [
      '预算足够且无人在前的，当即预留；否则按受理时间排队',
      'Money is reserved at once, or the claim waits its turn',
    ],
    by: 'officer',
    from: 'submitted',
    to: { oneOf: ['accepted', 'queued'], pick: acceptedAs },
    reads: ['holder', 'pool', 'counted', 'queue', 'owed', 'claimedAnywhere', 'owedAnywhere'],
    sets: (seen) => ({
      acceptedOn: seen.day,
      acceptedAt: seen.at,
      year: seen.day.slice(0, 4),
      firstOfYear: balanceIn(seen, 'counted')?.opened !== true,
      voucher: seen.state.id,
      ...(acceptedAs(seen) === 'queued' && { queuePlace: waitingIn(seen).length + 1 }),
    }),
    requires: [
      'inList',
      'kindAsListed',
      'nothingOwed',
      'owesNowhere',
      'moveTold',
      'formerHomeAsked',
      'budgetKnown',
      'capLeft',
    ],
    papers: ['acceptance'],
    then: (seen) => [
      ...(isMarked(seen) ? [] : [marked(seen)]),
      ...(fits(seen)
        ? [...post(reserve(seen)), ...tells(seen, '申领已受理，预算已预留', 'Accepted; the money is reserved')]
        : [...join(seen), ...tells(seen, '申领已受理，正在排队', 'Accepted; it waits for money')]),
    ],
  },
  serve: {
    title: ['排到预算', 'Its turn has come'],
    by: 'node',
    from: 'queued',
    to: { oneOf: ['accepted', 'queued', 'lapsed'], pick: servedAs },
    reads: ['pool', 'counted', 'queue'],
    then: (seen) => {
      const free = availableIn(seen, 'pool');
      switch (servedAs(seen)) {
        case 'accepted':
          return [
            ...post(reserve(seen)),
            ...leave(seen, free - (seen.facts.amount ?? 0)),
            ...tells(seen, '已排到预算，金额已预留', 'Its turn has come; the money is reserved'),
          ];
        case 'lapsed':
          return [...leave(seen, free), ...tells(seen, '年度额度已用完，排队失效', 'The yearly cap is used up')];
        default:
          return [];
      }
    },
  },
  lapseQueue: {
    title: ['年末排队失效', 'The queue lapses at the end of the year'],
    by: 'clock',
    from: 'queued',
    to: 'lapsed',
    reads: ['queue', 'pool'],
    then: (seen) => [
      ...leave(seen, availableIn(seen, 'pool')),
      ...tells(seen, '年度结束，排队申请失效', 'The year is over: the claim in the queue has lapsed'),
    ],
  },
  returnForCorrection: {
    title: ['退回补正', 'Return for correction'],
    by: 'officer',
    from: 'submitted',
    to: 'returned',
    asks: ['reasons'],
    papers: ['correction'],
    then: (seen) => tells(seen, '申领材料需要补正', 'Please correct the claim'),
  },
  correct: {
    title: ['补正', 'Correct'],
    by: 'enterprise',
    from: 'returned',
    to: 'submitted',
    asks: ['amount', 'purpose?', 'movedFrom?'],
    fromAfar: true,
  },
  issue: {
    title: ['发券', 'Issue'],
    by: 'head',
    from: 'accepted',
    to: 'issued',
    differentFrom: ['accept'],
    sets: (seen) => ({ issuedOn: seen.day, validUntil: validUntilOf(seen) }),
    papers: ['voucher'],
    then: issue,
  },
  refuseClaim: {
    title: ['不予发放', 'Refuse'],
    by: 'head',
    from: ['submitted', 'returned', 'accepted', 'queued'],
    to: 'refused',
    asks: ['reasons'],
    reads: ['queue', 'pool'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['remediesKnown'],
    papers: ['refusal'],
    then: (seen) => [...givenUp(seen), ...tells(seen, '不予发放，理由见决定书', 'Refused; see the decision')],
  },
  cancelClaim: {
    title: ['撤回申领', 'Cancel'],
    by: 'enterprise',
    from: ['submitted', 'returned', 'queued', 'accepted', 'issued'],
    to: 'cancelled',
    reads: ['queue', 'pool', 'purse'],
    requires: ['nothingLocked'],
    then: (seen) =>
      seen.before?.state === 'issued' ? [...emptied(seen), ...end(seen, 'cancelled', '持券人撤回')] : givenUp(seen),
    fromAfar: true,
  },
  expire: {
    title: ['到期', 'Expires'],
    by: 'clock',
    from: 'issued',
    to: 'expired',
    reads: ['queue', 'pool', 'purse'],
    sets: (seen) => ({ given: availableIn(seen, 'purse') }),
    then: (seen) => [...emptied(seen), ...tells(seen, '创新券已到期', 'The voucher has expired')],
  },
  revoke: {
    title: ['撤销创新券', 'Revoke'],
    by: 'head',
    from: 'issued',
    to: 'revoked',
    asks: ['reasons'],
    reads: ['queue', 'pool', 'purse'],
    sets: (seen) => ({ remedies: remediesOf(seen), given: availableIn(seen, 'purse') }),
    requires: ['remediesKnown'],
    papers: ['revocation'],
    then: (seen) => [
      ...emptied(seen),
      ...end(seen, 'revoked', seen.facts.reasons ?? ''),
      ...tells(seen, '创新券已被撤销', 'The voucher was revoked'),
    ],
  },
} as const satisfies Record<string, CaseStep>;

/** Before it was issued: out of the queue, or the reservation released and the next in line served. */
function givenUp(seen: Case): readonly Effect[] {
  switch (seen.before?.state) {
    case 'accepted':
      return [...post(unreserve(seen)), ...wake(seen, seen.facts.amount ?? 0)];
    case 'queued':
      return leave(seen, availableIn(seen, 'pool'));
    default:
      return [];
  }
}

export { account };
