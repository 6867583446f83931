import { fact, slot } from '#kernel';

const shared = { shared: true } as const;
const optional = { shared: true, optional: true } as const;

export const facts = {
  reporter: fact.party(['反映人', 'Person reporting'], { shared: true, personal: true, searchable: true }),
  wanted: fact.text(['要办的事', 'What you wanted done'], { ...shared, max: 200 }),
  about: fact.text(['有关办件编号', 'Number of the case, if there is one'], { ...optional, max: 60 }),
  obstacle: fact.choice(
    ['办不成的原因', 'What stood in the way'],
    {
      nobody: ['不知道该由谁办', 'Nobody is said to be competent'],
      pushed: ['部门之间推诿', 'Authorities point to each other'],
      papers: ['反复要求补材料', 'Papers are asked for again and again'],
      late: ['超过时限没有结果', 'The term is over without a result'],
      system: ['系统故障或数据有误', 'A system or its data fails'],
      rules: ['规定互相矛盾', 'Rules contradict each other'],
      other: ['其他', 'Something else'],
    },
    { ...shared, searchable: true },
  ),
  says: fact.longText(['情况说明', 'What happened'], { shared: true, personal: true }),

  responsible: fact.authority(['责任单位', 'Authority that must answer'], { ...shared, searchable: true }),
  instruction: fact.longText(['交办要求', 'What is asked of it'], shared),
  outcome: fact.choice(
    ['答复结果', 'Outcome'],
    {
      done: ['已经办成', 'Done'],
      path: ['已明确怎么办、找谁办', 'It is settled who does it and how'],
      cannot: ['依法不能办', 'The law does not allow it'],
    },
    { ...shared, searchable: true },
  ),
  reply: fact.longText(['答复内容', 'Answer'], shared),
  basis: fact.text(['不能办的依据', 'Law on which a no rests'], { ...shared, max: 300 }),
  callBack: fact.record(
    ['回访', 'Call back'],
    {
      solved: fact.yesNo(['反映人认为已解决', 'The person says it is solved']),
      says: fact.longText(['回访情况', 'What was said']),
    },
    shared,
  ),
} as const;

export const law = {
  assignTerm: slot.term(['交办期限', 'Time to assign a report']),
  answerTerm: slot.term(['答复期限', 'Time to answer']),
  callBackTerm: slot.term(['回访期限', 'Time to call back']),
  smallestCell: slot.number(['少于此数不公布', 'Smallest cell of a published table']),
  someoneAnswers: slot.basis(['“办不成事”必有答复', 'Somebody answers every report']),
} as const;
