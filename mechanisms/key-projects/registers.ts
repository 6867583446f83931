import { fact, type RegisterSpec } from '#kernel';
import { facts } from './facts.ts';
import { seriesRow } from './facts-series.ts';

/** 项目代码登记: a code is given once in the zone: each body gives those of its own divisions, and all are told of it. */
export const keyProjects: RegisterSpec = {
  title: ['重大项目登记', 'Key projects'],
  key: ['项目代码', 'Project code'],
  columns: {
    title: fact.text(['项目', 'Project']),
    place: fact.place(['所在地', 'Where']),
    owner: fact.text(['项目单位', 'Owner']),
    route: fact.text(['路径', 'Route']),
    number: fact.text(['文号', 'Number']),
  },
  published: { columns: ['title', 'place', 'route'] },
  readers: ['officer', 'head'],
};

/** 接口: what a project asks before it starts. Its subjects are the two segments. */
export const projectLinks: RegisterSpec = {
  title: ['跨界接口登记', 'Interfaces across borders'],
  key: ['接口协议', 'Interface'],
  columns: {
    segments: fact.list(['两段项目', 'Segments'], fact.text(['项目代码', 'Code'])),
    firstSegment: facts.firstSegment,
    secondSegment: facts.secondSegment,
    firstParty: facts.firstParty,
    secondParty: facts.secondParty,
    firstTerms: facts.firstTerms,
    secondTerms: { ...facts.secondTerms, optional: true },
    openFirst: facts.openFirst,
    openSecond: { ...facts.openSecond, optional: true },
    signed: fact.yesNo(['已签', 'Signed']),
  },
  subject: 'segments',
  readers: ['officer', 'head'],
};

/** 计划版本: each version of a period is a version of its entry, none is ever changed. */
export const planVersions: RegisterSpec = {
  title: ['行动计划版本', 'Versions of the plan'],
  key: ['计划期', 'Period'],
  columns: {
    period: facts.period,
    planVersion: facts.planVersion,
    inForceFrom: facts.inForceFrom,
    entries: facts.entries,
    changes: facts.changes,
    parts: facts.parts,
    total: facts.total,
    textHash: fact.text(['所签文本摘要', 'Hash of the text signed'], { optional: true }),
  },
  readers: ['officer', 'head'],
};

/** 公布的进度: what others published of their projects, as printed; entered once and never overwritten. */
export const publishedProgress: RegisterSpec = {
  title: ['公布的项目进度', 'Published progress of projects'],
  key: ['地方、范围与月份', 'Place, projects and month'],
  columns: {
    of: fact.text(['项目范围', 'Which projects']),
    ...seriesRow,
    source: fact.text(['来源', 'Source'], { max: 300 }),
  },
  readers: ['officer', 'head'],
};
