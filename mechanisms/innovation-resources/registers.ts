import { fact, type RegisterSpec } from '#kernel';
import { complaintKinds, institutionColumns, resourceColumns } from './facts.ts';

const staff = ['officer', 'head'] as const;

/** 服务机构库 of the province that vetted them: recognised everywhere as it stands here, never as a copy. */
export const institutions: RegisterSpec = {
  title: ['创新券服务机构库', 'Institutions'],
  key: ['统一社会信用代码', 'USCC'],
  columns: institutionColumns,
  subject: 'institution',
  readers: staff,
  published: { columns: ['institution', 'place', 'categories', 'marked'], openTo: 'everybody' },
  holds: { suspension: { title: ['暂停', 'Suspended'], order: 'plain' } },
  extract: {
    title: ['入库证明', 'Proof of admission'],
    type: 'tongban:innovation-institution',
    columns: ['institution', 'place', 'categories'],
  },
};

/** 服务资源目录: what may be bought with a voucher, at which published price. */
export const resources: RegisterSpec = {
  title: ['创新券服务资源目录', 'Resources'],
  key: ['资源编号', 'Number'],
  columns: resourceColumns,
  readers: staff,
  published: {
    columns: ['title', 'institution', 'category', 'keywords', 'unit', 'listPrice', 'marked'],
    openTo: 'everybody',
  },
};

export const complaints: RegisterSpec = {
  title: ['查实投诉', 'Complaints upheld'],
  key: ['办件', 'Case'],
  columns: {
    institution: fact.party(['服务机构', 'Institution']),
    kind: fact.choice(['投诉类型', 'Kind'], complaintKinds),
    reference: fact.text(['对应订单', 'Order'], { optional: true }),
  },
  subject: 'institution',
  readers: staff,
};
