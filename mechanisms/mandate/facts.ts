import { fact, slot } from '#kernel';

const shared = { shared: true } as const;

export const facts = {
  grantor: fact.party(['委托人', 'Grantor'], { ...shared, searchable: true, inPerson: true }),
  agent: fact.party(['代理人', 'Agent'], { ...shared, searchable: true, only: 'person', inPerson: true }),
  extent: fact.choice(
    ['委托范围', 'Extent'],
    { named: ['仅限所列事项', 'Only the matters listed'], all: ['全部政务服务事项', 'All matters'] },
    shared,
  ),
  matters: fact.list(['委托事项', 'Matters'], fact.matter(['事项', 'Matter']), { ...shared, max: 30 }),
  from: fact.day(['委托起始日', 'From'], shared),
  until: fact.day(['委托终止日', 'Until'], shared),
} as const;

export const law = {
  writing: slot.basis(['授权委托书应当载明的内容', 'What a mandate must say']),
  ending: slot.basis(['委托代理的终止', 'How a mandate ends']),
  longest: slot.number(['委托期限最长天数', 'Longest period of a mandate, in days']),
} as const;
