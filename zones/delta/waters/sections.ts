import type { WaterSection } from '#kernel';

type Row = readonly [
  site: string,
  title: string,
  en: string,
  water: string,
  role: WaterSection['role'],
  upstream: string,
  downstream: string,
  column: WaterSection['column'],
  operator: string,
  duty: boolean,
  x: number,
  y: number,
];

/**
 * Sections of the joint register. Names and provinces as published in the national real-time data; the column (river or
 * lake) is what their published classes agree with; water, role, sides, operator and the place on the schematic drawing
 * are general knowledge of ours and unverified: status assumed until the register is confirmed.
 */
const rows: readonly Row[] = [
  ['上海市/太浦河桥', '太浦河桥', 'Taipu River Bridge', 'taipu', 'outflow', '330421', '310118', 'river', 'qp-ecology', true, 0.74, 0.66],
  ['上海市/汾湖大桥(界标)', '汾湖大桥(界标)', 'Fenhu Bridge (border mark)', 'fenhu', 'border', '320509', '330421', 'river', 'js-ecology', true, 0.5, 0.62],
  ['上海市/急水港桥', '急水港桥', 'Jishuigang Bridge', 'dianshan', 'inflow', '320509', '310118', 'lake', 'qp-ecology', true, 0.55, 0.28],
  ['上海市/淀峰', '淀峰', 'Dianfeng', 'dianshan', 'outflow', '310118', '310118', 'river', 'qp-ecology', true, 0.72, 0.36],
  ['江苏省/朱厍港口', '朱厍港口', 'Zhushe Harbour', 'dianshan', 'inflow', '320509', '310118', 'river', 'wj-ecology', true, 0.52, 0.18],
  ['江苏省/千灯浦口', '千灯浦口', 'Qiandengpu Mouth', 'dianshan', 'inflow', '320509', '310118', 'river', 'wj-ecology', true, 0.64, 0.12],
  ['浙江省/王江泾', '王江泾', 'Wangjiangjing', 'taipu', 'border', '320509', '330421', 'river', 'js-ecology', false, 0.3, 0.86],
  ['浙江省/斜路港', '斜路港', 'Xielugang', 'taipu', 'border', '320509', '330421', 'river', 'js-ecology', false, 0.38, 0.8],
  ['浙江省/红旗塘大坝', '红旗塘大坝', 'Hongqitang Dam', 'taipu', 'border', '330421', '310118', 'river', 'js-ecology', false, 0.72, 0.82],
  ['浙江省/枫南大桥', '枫南大桥', 'Fengnan Bridge', 'taipu', 'border', '330421', '310118', 'river', 'js-ecology', false, 0.82, 0.9],
  ['浙江省/池家浜水文站', '池家浜水文站', 'Chijiabang Station', 'taipu', 'border', '330421', '310118', 'river', 'js-ecology', false, 0.78, 0.76],
  ['江苏省/赵屯(石浦大桥)', '赵屯(石浦大桥)', 'Zhaotun (Shipu Bridge)', 'dianshan', 'border', '320509', '310118', 'river', 'wj-ecology', false, 0.84, 0.08],
  ['上海市/斜塘口', '斜塘口', 'Xietang Mouth', 'taipu', 'body', '310118', '310118', 'river', 'qp-ecology', false, 0.92, 0.62],
];

export const sections: readonly WaterSection[] = rows.map(
  ([site, zh, en, water, role, upstream, downstream, column, operator, duty, x, y]) => ({
    site,
    title: [zh, en],
    water,
    role,
    upstream,
    downstream,
    column,
    operator,
    duty,
    schematic: [x, y],
    status: 'assumed',
  }),
);
