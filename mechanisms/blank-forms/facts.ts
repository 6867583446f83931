import { fact, slot } from '#kernel';

const shared = { shared: true } as const;

export const facts = {
  form: fact.text(['证照种类', 'Kind of form'], { ...shared, max: 60, searchable: true }),
  quantity: fact.number(['申领数量', 'Sheets asked for'], { ...shared, min: 1, max: 200 }),
  prefix: fact.text(['编号前缀', 'Letters before the number'], { ...shared, max: 12 }),
  first: fact.number(['起始号', 'First number'], { ...shared, min: 1, max: 9_999_999 }),
  sheets: fact.number(['发放数量', 'Sheets handed out'], { ...shared, min: 1, max: 200 }),
  waybill: fact.text(['运单或者交接单号', 'Waybill or note of transfer'], { ...shared, max: 40 }),

  number: fact.text(['空白证照编号', 'Number of the blank'], { ...shared, max: 40 }),
  usedFor: fact.text(['用于办件', 'Used for the case'], { ...shared, max: 60 }),
  why: fact.text(['作废原因', 'Why it was spoiled'], { ...shared, max: 200 }),
  counted: fact.number(['实点数量', 'Sheets counted'], { ...shared, min: 0, max: 200 }),
  lost: fact.list(
    ['短少编号（累计）', 'Numbers that are missing, earlier ones included'],
    fact.text(['编号', 'Number'], { max: 40 }),
    {
      ...shared,
      max: 200,
    },
  ),

  inStock: fact.number(['结存', 'In stock'], shared),
  used: fact.number(['已用', 'Used'], shared),
  spoiled: fact.number(['作废', 'Spoiled'], shared),
  missing: fact.number(['短少', 'Missing'], shared),
} as const;

export const law = {
  handOutTerm: slot.term(['发放期限', 'Time to hand blanks out']),
  confirmTerm: slot.term(['签收清点期限', 'Time to confirm what came']),
  countTerm: slot.term(['盘点周期', 'Time between two counts']),
  custody: slot.basis(['空白证照专人保管、编号管理', 'Numbered blanks are in somebody’s custody']),
} as const;
