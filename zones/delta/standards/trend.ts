import { type Decimal, dec, type TrendMethod } from '#kernel';

const table = (values: Readonly<Record<number, string>>): Readonly<Record<number, Decimal>> =>
  Object.fromEntries(Object.entries(values).map(([n, value]) => [n, dec(value)]));

/**
 * Critical values W_p of the rank correlation 秩相关系数法, one-sided. The classic table, second hand; N = 4…8 agree with a
 * full enumeration (exact at 0.05: 1.0, 0.9, 0.8286, 0.7143, 0.6429), where the printed three digits are looser by less
 * than a thousandth: the reason why r_s is compared rounded to three places. For 0.01 no value exists at N = 4.
 */
export const spearman: TrendMethod = {
  kind: 'trend-method',
  id: 'SPEARMAN',
  title: ['秩相关系数法', "Spearman's rank correlation"],
  from: '2011-03-09',
  cite: { act: '环办〔2011〕22号 地表水环境质量评价办法(试行)', article: '趋势分析' },
  status: 'reported',
  leastPeriods: 5,
  places: 3,
  critical: {
    '0.05': table({
      4: '1.000',
      5: '0.900',
      6: '0.829',
      7: '0.714',
      8: '0.643',
      9: '0.600',
      10: '0.564',
      12: '0.506',
      14: '0.456',
      16: '0.425',
      18: '0.399',
      20: '0.377',
      22: '0.359',
      24: '0.343',
      26: '0.329',
      28: '0.317',
      30: '0.306',
    }),
    '0.01': table({
      5: '1.000',
      6: '0.943',
      7: '0.893',
      8: '0.833',
      9: '0.783',
      10: '0.746',
      12: '0.712',
      14: '0.645',
      16: '0.601',
      18: '0.564',
      20: '0.534',
      22: '0.508',
      24: '0.485',
      26: '0.465',
      28: '0.448',
      30: '0.432',
    }),
  },
};
