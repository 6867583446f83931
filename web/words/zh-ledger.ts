/** Texts of amounts, accounts, statements and reconciliation. */
export const zhLedger = {
  'amount.why': '如何算得',
  'amount.computed': '由系统按规定计算',
  'amount.law': '规定的数值',
  'amount.share': '× {ratio}，{rounded}',
  'amount.down': '不足最小单位的舍去',
  'amount.up': '不足最小单位的进位',
  'amount.half-up': '四舍五入',
  'amount.sum': '各项相加',
  'amount.less': '首项减其余各项',
  'amount.least': '取各项中最小的一项',
  'amount.most': '取各项中最大的一项',
  'amount.raised': '各项中最小的一项低于下限，按 {amount} 计',
  'amount.decided': '决定数额',
  'amount.source': '依据：{act} {article}',
  'amount.seats': '席',
  'amount.mu': '亩',
} as const;
