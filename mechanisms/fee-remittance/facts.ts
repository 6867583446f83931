import { fact, slot } from '#kernel';

const shared = { shared: true } as const;

const item = fact.record(['代收款项', 'Fee collected'], {
  case: fact.text(['办件编号', 'Case'], { max: 80 }),
  decider: fact.authority(['执收部门', 'Deciding body']),
  receipt: fact.text(['缴款书号', 'Payment number'], { max: 60 }),
  amount: fact.money(['金额', 'Amount']),
});

export const facts = {
  collectedOn: fact.day(['代收日', 'Day of collection'], { ...shared, searchable: true }),
  items: fact.list(['代收明细', 'What was collected'], item, { ...shared, max: 1000 }),
  total: fact.money(['应缴合计', 'To be paid over'], shared),
  transferReference: fact.text(['汇款凭证号', 'Reference of the transfer'], { ...shared, max: 60 }),
  remittedOn: fact.day(['汇缴日', 'Paid over on'], shared),
  credited: fact.money(['实际入库金额', 'Amount credited'], { ...shared, min: 0 }),
  creditedOn: fact.day(['入库日', 'Credited on'], shared),
  stillOwed: fact.money(['我方账上对方尚欠', 'Still owed to us by our own books'], shared),
  difference: fact.longText(['差异说明', 'What differs'], shared),
  explanation: fact.longText(['对差异的答复', 'Answer about the difference'], shared),
} as const;

export const law = {
  remittanceTerm: slot.term(['代收款项汇缴期限', 'Time to pay over what was collected']),
  checkTerm: slot.term(['入库核对期限', 'Time to check what was credited']),
  settlement: slot.table<'gross' | 'net'>(['财政间结算方式', 'Settlement between treasuries']),
  wholeAmount: slot.basis([
    '代收款项全额缴入执收地国库',
    'What is collected goes whole to the treasury it is due to',
  ]),
} as const;
