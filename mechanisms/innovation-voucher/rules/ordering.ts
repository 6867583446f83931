import { balanceIn, issuedTo, placeIn, standing } from '../reads.ts';
import { mayUse } from '../reckoning/succession.ts';
import type { CaseRule } from '../vocabulary.ts';

export const ordering = {
  voucherHeld: {
    says: ['没有这张有效的创新券', 'There is no such voucher in force'],
    field: 'voucher',
    holds: (seen) => {
      const found = standing(seen, 'voucherEntry');
      return (
        found !== undefined &&
        (found.values.enterprise as { key?: string }).key === issuedTo(seen) &&
        found.values.home === seen.state.deciding.authority
      );
    },
  },
  succeeds: {
    says: [
      '不是该券原持有企业的承继企业，或已由另一承继企业申报',
      'No successor of its holder, or another one declared it first',
    ],
    field: 'predecessor',
    holds: (seen) =>
      seen.facts.predecessor === undefined ||
      mayUse(standing(seen, 'succession'), standing(seen, 'voucherEntry'), seen.facts.enterprise?.key ?? '-'),
  },
  contractInTime: {
    says: ['合同签订日应在发券日与券有效期之间', 'The contract must be signed while the voucher is in force'],
    field: 'contract',
    holds: (seen) => {
      const found = standing(seen, 'voucherEntry')?.values;
      const on = seen.facts.contract?.signedOn ?? '';
      const [from, until] = [String(found?.issuedOn), String(found?.validUntil)];
      return (
        (from <= on && on <= until && on <= seen.day) || [
          `合同签订日应在 ${from} 至 ${until} 之间，且不晚于今日`,
          `Signed between ${from} and ${until}, not after today`,
        ]
      );
    },
  },
  eligibleWithinContract: {
    says: ['可补贴金额不得超过合同金额', 'The eligible amount cannot exceed the contract'],
    field: 'contract',
    holds: ({ facts }) => (facts.contract?.eligible ?? 0) <= (facts.contract?.value ?? 0),
  },
  inListStill: {
    says: ['下单时已不在有效名录中', 'No longer in the list when the order is placed'],
    under: 'sme',
    field: 'enterprise',
    holds: (seen) => standing(seen, 'holder') !== undefined,
  },
  noOtherSubsidy: {
    says: ['同一费用已享受其他财政补贴', 'The same cost draws another subsidy'],
    under: 'noDoubleSubsidy',
    field: 'otherSubsidy',
    holds: ({ facts }) => facts.otherSubsidy === false,
  },
  notRelatedDeclared: {
    says: ['与服务机构存在关联关系的，不予补贴', 'Nothing is paid between related parties'],
    field: 'related',
    holds: ({ facts }) => facts.related === false,
  },
  consentGiven: {
    says: ['须同意向服务机构出示券面可用额度', 'The holder must agree that the institution sees the voucher'],
    field: 'consent',
    holds: ({ facts }) => facts.consent === true,
  },
  resourceNamed: {
    says: ['服务资源编号不符', 'This is no number of a resource'],
    field: 'resource',
    holds: ({ facts }) =>
      /^\d{6}-[0-9A-Z]{18}-\d{1,6}$/.test(facts.resource ?? '') && placeIn(facts.resource) !== undefined,
  },
  notSuspendedHere: {
    says: ['本地已暂停向该机构兑付', 'This place does not pay this institution at present'],
    field: 'resource',
    holds: (seen) => standing(seen, 'suspension') === undefined,
  },
  CAP_EXHAUSTED: {
    says: ['年度额度已用完，补贴为零', 'The yearly cap is used up: nothing would be paid'],
    field: 'contract',
    holds: ({ facts }) => !(facts.subsidy === 0 && facts.bound === 'cap'),
  },
  somethingLeft: {
    says: ['可用额度为零', 'Nothing is left to be paid'],
    field: 'contract',
    holds: (seen) => (seen.facts.subsidy ?? 0) > 0 && (balanceIn(seen, 'purse')?.available ?? 0) > 0,
  },
} as const satisfies Record<string, CaseRule>;
