/** Texts of registers that anybody may look up. */
export const zhOpen = {
  'open.need': '需要什么，例如：水质 重金属',
  'open.find': '查找',
  'open.none': '没有找到',
  'open.keptAt': '登记地',
  'open.live': '此处为各地登记簿的公示内容；是否有效以办理时登记地的登记簿为准。',
  'open.list': '公开登记簿',
  'table.fill': '从表格填写（CSV、XLSX）',
  'table.template': '下载模板',
  'table.filled': '已填入 {n} 行',
  'table.faults': '有 {n} 处错误，未填入任何内容',
  'table.row': '第 {row} 行',
  'table.many': '共 {n} 项，此处显示前 {shown} 项',
} as const;
