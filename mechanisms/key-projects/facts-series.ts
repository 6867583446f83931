import { fact } from '#kernel';

const crosses = { shared: true } as const;

/** A row as printed: amounts are decimals in the unit of the source (亿元), never rounded or completed. */
export const seriesRow = {
  place: fact.place(['地方', 'Place']),
  year: fact.number(['年度', 'Year'], { min: 2000, max: 2100, plain: true }),
  month: fact.number(['月份', 'Month'], { min: 1, max: 12 }),
  done: fact.decimal(['累计完成（亿元）', 'Done so far (100 million yuan)']),
  planned: fact.decimal(['年度计划（亿元）', 'Planned for the year (100 million yuan)']),
  printed: fact.decimal(['公布的完成率（%）', 'Share as printed (%)'], { optional: true }),
  asOf: fact.day(['截至', 'As of']),
} as const;

export const seriesFacts = {
  seriesOf: fact.text(['项目范围', 'Which projects'], { max: 60, ...crosses }),
  seriesSource: fact.text(['来源', 'Source'], { max: 300, ...crosses }),
  seriesRows: fact.list(['公布的进度', 'Published progress'], fact.record(['进度', 'Progress'], seriesRow), {
    min: 1,
    max: 120,
    ...crosses,
  }),
} as const;
