import { fact } from '#kernel';

const crosses = { shared: true } as const;

/** 三平台数据交换: what each approval platform holds under the project code, as of the day it was told. */
const row = {
  title: fact.text(['平台项目名称', 'Title there'], { max: 200 }),
  cost: fact.money(['平台总投资', 'Total investment there'], { min: 0 }),
  number: fact.text(['平台文号', 'Number of the decision there'], { max: 80 }),
} as const;

export const platformFacts = {
  platformRow: fact.record(['平台数据', 'What the platform holds'], row, crosses),
  platforms: fact.list(
    ['各平台数据', 'What the platforms hold'],
    fact.record(['平台数据', 'Platform'], {
      authority: fact.authority(['平台所属机关', 'Body of the platform']),
      on: fact.day(['数据日期', 'As of']),
      ...row,
    }),
    { max: 400, ...crosses },
  ),
} as const;
