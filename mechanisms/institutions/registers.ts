import { fact, type RegisterSpec } from '#kernel';
import { institutionColumns } from './facts.ts';

/** 制度创新成果清单: what was published, and every later stage with the case that wrote it. */
export const institutions: RegisterSpec = {
  title: ['制度创新成果清单', 'Institutional innovations'],
  key: ['编号', 'Key'],
  columns: institutionColumns,
  readers: ['officer', 'head'],
};

/** 公布数: as printed, with the day they were true; a computed figure never overwrites one. */
export const pressFigures: RegisterSpec = {
  title: ['公布数', 'Published figures'],
  key: ['指标与截至日', 'Figure and day'],
  columns: {
    figure: fact.text(['指标', 'Figure']),
    value: fact.text(['公布数', 'As printed']),
    unit: fact.text(['单位', 'Unit']),
    asOf: fact.day(['截至', 'As of']),
    source: fact.text(['来源', 'Source'], { max: 300 }),
  },
  readers: ['officer', 'head'],
};
