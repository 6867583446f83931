import { type Effect, type EntryRead, holdsOn, recognise, standsAtSource } from '#kernel';
import { account, countedOf } from '../accounts.ts';
import { post } from '../money.ts';
import { listed } from '../payables.ts';
import { balanceIn, dueStage, institutionIn, standing, tagsIn, yearOf } from '../reads.ts';
import { bpOf, type Holding, reaches, relatedShare } from '../reckoning/related.ts';
import { TAGS } from '../registers.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';
import { ask } from './ask.ts';

type Tagged = readonly (EntryRead | undefined)[];

const institutionOf = (seen: Case): EntryRead | undefined => seen.reads.sourceInstitution as EntryRead | undefined;
const resourceOf = (seen: Case): EntryRead | undefined => seen.reads.sourceResource as EntryRead | undefined;

const sharedOwner = (seen: Case): boolean => {
  const owners = new Set(seen.facts.owners ?? []);
  return tagsIn(seen, 'controllerTags').some((tag) => owners.has(tag));
};

const shareWith = (seen: Case) => {
  const holdings = (institutionOf(seen)?.values.holdings as readonly Holding[] | undefined) ?? [];
  return relatedShare(holdings, seen.facts.enterprise?.key ?? '-', institutionIn(seen.facts.resource) ?? '-');
};

/** Why the source does not let the order through; nothing means yes. Live: what its own registers say at this instant. */
const objection = (seen: Case): string | undefined => {
  const found = standsAtSource(institutionOf(seen), seen.day);
  if (!found.ok) return found.says[0];
  if (holdsOn(found.value.holds, 'suspension', seen.day).length) return '服务机构已被来源地暂停';
  const resource = standsAtSource(resourceOf(seen), seen.day);
  if (!resource.ok) return `服务资源：${resource.says[0]}`;
  const { category, institution } = resource.value.values as { category?: string; institution?: { key?: string } };
  if (institution?.key !== found.value.key) return '服务资源不属于该机构';
  const admitted = (found.value.values.categories as readonly string[] | undefined) ?? [];
  if (!admitted.includes(category ?? '')) return '服务类别不在机构入库范围内';
  if ((seen.law('excluded')?.value ?? []).includes(category as never)) return '该类服务不予补贴';
  const recognised = recognise(seen.law('recognitions')?.value ?? [], {
    of: 'institution',
    issuedIn: seen.state.deciding.jurisdiction,
    usedIn: seen.state.receiving.jurisdiction,
    issuedOn: found.value.validFrom,
    day: seen.day,
  });
  if (!recognised.ok) return recognised.says[0];
  const limit = seen.law('relatedShare')?.value;
  const { share } = shareWith(seen);
  if (limit && reaches(share, limit)) return `与企业存在关联：持股 ${bpOf(share) / 100}%`;
  return sharedOwner(seen) ? '与企业有相同的法定代表人或董监高' : undefined;
};

const answered = (seen: Case) => {
  const why = objection(seen);
  const [institution, resource] = [institutionOf(seen)?.values, resourceOf(seen)?.values];
  return {
    institution: institution?.institution,
    service: resource?.title,
    category: resource?.category,
    sourcePlace: seen.state.deciding.jurisdiction,
    answer: {
      ok: why === undefined,
      ...(why && { why }),
      ...(resource?.listPrice !== undefined && { listPrice: resource.listPrice as number }),
      share: bpOf(shareWith(seen).share),
      asOf: seen.at,
    },
  };
};

/** Whose tags they are already: somebody else's claim. */
const collision = (seen: Case): EntryRead | undefined =>
  ((seen.reads.tagged ?? []) as Tagged).find(
    (one) => one && one.version > 0 && !one.closed && one.values.reference !== seen.facts.reference,
  );

const enterTags = (seen: Case, all: boolean): readonly Effect[] => {
  const known = new Set(
    ((seen.reads.tagged ?? []) as Tagged).flatMap((one) => (one && one.version > 0 ? one.key : [])),
  );
  const { reference, home, tags = [] } = seen.facts;
  return [...new Set(tags)]
    .filter((key) => all || !known.has(key))
    .map((key) => ({
      kind: 'register.enter',
      register: TAGS,
      key,
      values: { reference, home, place: seen.state.receiving.jurisdiction },
      from: seen.day,
    }));
};

const answerState = (seen: Case) => {
  switch (seen.facts.request) {
    case 'order':
      return 'verifyingThere' as const;
    case 'tags':
      return collision(seen) ? ('collided' as const) : ('indexed' as const);
    case 'joint':
      return 'joint' as const;
    case 'counted':
      return 'counted' as const;
    case 'payout':
      return 'payableThere' as const;
    case 'net':
      return 'netAsked' as const;
    default:
      return 'noticed' as const;
  }
};

const answerEffects = (seen: Case): readonly Effect[] => {
  const { reference, other: _other, institution } = seen.facts;
  switch (seen.facts.request) {
    case 'order':
      return [{ kind: 'case.step', case: seen.state.id, step: 'verify' }];
    case 'tags': {
      const first = collision(seen)?.values as { reference: string; home: string; place: string } | undefined;
      if (!first) return enterTags(seen, false);
      // Between the two homes: the one that asked here is the receiving side, the index is none of the two.
      const facts = { reference: first.reference, home: first.home, other: reference };
      return ask(seen, 'joint', first.place, facts, 'receiving');
    }
    case 'joint':
      return [{ kind: 'case.step', case: reference as string, step: 'freeze', ifOpen: true }];
    case 'payout':
      return [listed(seen, dueStage(seen.state.deciding.authority))];
    case 'net':
      return [{ kind: 'case.step', case: seen.state.id, step: 'takeIntoNetting' }];
    case 'counted': {
      // The counter goes with the holder: nothing more can be claimed here this year.
      const room = balanceIn(seen, 'counted')?.room ?? 0;
      const year = yearOf(seen);
      const taken = { debit: account('uncounted', year), credit: countedOf(seen, year), amount: room };
      return room > 0 ? post([{ id: `${seen.state.id}/moved`, ...taken }]) : [];
    }
    default:
      return tell(institution?.key, seen, [
        `创新券兑付结果：${reference} ${seen.facts.reasons ?? ''}`,
        `Voucher ${reference}: ${seen.facts.reasons ?? ''}`,
      ]);
  }
};

/** What happens at the other side: the order at the source, with the institution; tags at the index; joint cases. */
export const there = {
  openRequest: {
    title: ['协同请求', 'Request to another authority'],
    by: 'node',
    from: 'nothing',
    to: 'sent',
    asks: [
      'request',
      'reference',
      'home',
      'other?',
      'enterprise?',
      'holderKind?',
      'year?',
      'voucher?',
      'resource?',
      'quantity?',
      'unitPrice?',
      'contract?',
      'subsidy?',
      'own?',
      'owners?',
      'validUntil?',
      'tags?',
      'account?',
      'creditor?',
      'round?',
      'institution?',
      'reasons?',
    ],
    sets: () => ({ act: 'request' }),
    handsTo: 'deciding',
  },
  answerRequest: {
    title: ['协同答复', 'Answer'],
    by: 'node',
    from: 'sent',
    to: {
      oneOf: ['verifyingThere', 'indexed', 'collided', 'joint', 'counted', 'payableThere', 'netAsked', 'noticed'],
      pick: answerState,
    },
    takesCustody: true,
    reads: ['sourceInstitution', 'tagged', 'counted'],
    sets: (seen) =>
      seen.facts.request === 'order'
        ? { controllers: institutionOf(seen)?.values.controllers ?? [] }
        : seen.facts.request === 'counted'
          ? { countedElsewhere: balanceIn(seen, 'counted')?.balance ?? 0 }
          : {},
    then: answerEffects,
  },
  requestBack: {
    title: ['请求退回', 'The request comes back'],
    by: 'node',
    from: 'sent',
    to: 'declinedThere',
    returnsCustody: true,
  },
  verify: {
    title: ['核验机构、资源与关联关系', 'Verify institution, resource and relation'],
    by: 'node',
    from: 'verifyingThere',
    to: {
      oneOf: ['atInstitution', 'declinedThere'],
      pick: (seen) => (objection(seen) ? 'declinedThere' : 'atInstitution'),
    },
    reads: ['sourceInstitution', 'sourceResource', 'controllerTags'],
    sets: answered,
    then: (seen) =>
      objection(seen)
        ? []
        : tell(seen.facts.institution?.key, seen, ['有新的创新券订单', 'A new order against a voucher']),
  },
  takeOrder: {
    title: ['接单', 'Take the order'],
    by: 'institution',
    from: 'atInstitution',
    to: 'taken',
    asks: ['related'],
    requires: ['institutionUnrelated'],
    fromAfar: true,
  },
  declineOrder: {
    title: ['不接单', 'Decline the order'],
    by: 'institution',
    from: ['atInstitution', 'taken'],
    to: 'declinedThere',
    noteRequired: true,
    fromAfar: true,
  },
  deliver: {
    title: ['确认交付', 'Confirm the delivery'],
    help: [
      '只填报告编号、类型、日期和内容摘要，报告内容不出机构',
      'Number, type, day and hash only: the report itself stays',
    ],
    by: 'institution',
    from: 'taken',
    to: 'deliveredThere',
    asks: ['report'],
    sets: ({ day }) => ({ deliveredThere: day }),
    requires: ['deliveredAfterContract'],
    fromAfar: true,
  },
  askForPayment: {
    title: ['申请兑付', 'Ask for payment'],
    by: 'institution',
    from: 'deliveredThere',
    to: 'claimedThere',
    asks: ['invoices', 'transfer', 'account'],
    sets: ({ day }) => ({ redeemedOn: day }),
    requires: ['redeemedInTime', 'invoicesOnce'],
    fromAfar: true,
  },
  lapseThere: {
    title: ['逾期未申请兑付', 'Not handed in for payment in time'],
    by: 'clock',
    from: ['atInstitution', 'taken', 'deliveredThere'],
    to: 'declinedThere',
    then: (seen) =>
      tell(seen.facts.institution?.key, seen, [
        '逾期未申请兑付，订单失效',
        'Not handed in for payment in time: the order has lapsed',
      ]),
  },
} as const satisfies Record<string, CaseStep>;

const disputed = ['joint', 'jointProposed'] as const;
const staysAs = ({ before }: Case): (typeof disputed)[number] =>
  before?.state === 'jointProposed' ? 'jointProposed' : 'joint';
/** The committee is called into any of them; being called in changes nothing else. */
const overdue = [...disputed, 'disputed', 'settlementProposed'] as const;

const stands = (seen: Case, side: 'first' | 'second'): boolean =>
  seen.facts.finding === 'distinct' || seen.facts.finding === side;

/** 会办: both home authorities agree on what became of two claims with one invoice; nobody else sees either. */
export const joint = {
  hearJoint: {
    title: ['会办已有结论', 'The joint case is closed'],
    by: 'node',
    from: 'collided',
    to: 'settledTags',
    reads: ['requests', 'tagged'],
    sets: (seen) => {
      const child = ((seen.reads.requests ?? []) as readonly { facts: Case['facts'] }[]).at(-1);
      return { finding: child?.facts.finding, reasons: child?.facts.reasons };
    },
    then: (seen) => (seen.facts.finding === 'second' ? enterTags(seen, true) : []),
    hearsChildren: true,
  },
  proposeFinding: {
    title: ['提出会办结论', 'Propose a finding'],
    by: 'head',
    from: 'joint',
    to: 'jointProposed',
    asks: ['finding', 'reasons'],
  },
  escalateDispute: {
    title: ['提请执委会协调', 'The committee is called in'],
    help: [
      '两地逾期未取得一致；执委会自此可见本件',
      'The two have not agreed in time; from now on the committee sees the case',
    ],
    by: 'clock',
    from: [...overdue],
    to: { oneOf: [...overdue], pick: ({ before }) => overdue.find((state) => state === before?.state) ?? 'joint' },
    sets: ({ day }) => ({ escalatedOn: day }),
    concerns: ({ law }) => [law('coordinator')?.value ?? []].flat(),
  },
  adviseFinding: {
    title: ['提出协调意见', 'Advise'],
    help: ['执委会只提意见；结论仍由两地作出', 'The committee advises; the two still decide'],
    by: 'coordinator',
    from: [...disputed],
    to: { oneOf: [...disputed], pick: staysAs },
    asks: ['advised', 'advice'],
    fromAfar: true,
  },
  objectFinding: {
    title: ['不同意结论', 'Object to the finding'],
    by: 'otherHead',
    from: 'jointProposed',
    to: 'joint',
    noteRequired: true,
    fromAfar: true,
  },
  agreeFinding: {
    title: ['同意结论', 'Agree to the finding'],
    by: 'otherHead',
    from: 'jointProposed',
    to: 'jointClosed',
    // Frozen in time the earlier claim is not paid; paid already, it is to be claimed back: one of the two is open.
    then: (seen) => {
      const [reference, { finding, reasons }] = [seen.facts.reference as string, seen.facts];
      return stands(seen, 'first')
        ? [{ kind: 'case.step', case: reference, step: 'unfreeze', ifOpen: true }]
        : [
            { kind: 'case.step', case: reference, step: 'fall', ifOpen: true },
            { kind: 'case.step', case: reference, step: 'fallTooLate', facts: { finding, reasons }, ifOpen: true },
          ];
    },
    fromAfar: true,
  },
} as const satisfies Record<string, CaseStep>;

export { standing };
