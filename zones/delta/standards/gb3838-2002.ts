import { noLessThan, noMoreThan, type WaterEdition, type WaterItem, type WaterLimits, within } from '#kernel';

type Rest = Partial<Pick<WaterItem, 'assessed' | 'lake' | 'lakeOnly'>>;
const row = (
  no: number,
  code: string,
  title: WaterItem['title'],
  unit: string,
  river: WaterLimits,
  rest: Rest = {},
): WaterItem => ({ no, code, title, unit, river, assessed: true, ...rest });

/** Table 1, classes Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ as printed. */
const items: readonly WaterItem[] = [
  row(1, 'WT', ['水温', 'Water temperature'], '℃', { bound: 'change' }, { assessed: false }),
  row(2, 'PH', ['pH值', 'pH'], '1', within('6', '9')),
  row(3, 'DO', ['溶解氧', 'Dissolved oxygen'], 'mg/L', noLessThan('7.5', '6', '5', '3', '2')),
  row(4, 'CODMN', ['高锰酸盐指数', 'Permanganate index'], 'mg/L', noMoreThan('2', '4', '6', '10', '15')),
  row(5, 'COD', ['化学需氧量', 'Chemical oxygen demand'], 'mg/L', noMoreThan('15', '15', '20', '30', '40')),
  row(
    6,
    'BOD5',
    ['五日生化需氧量', 'Five-day biochemical oxygen demand'],
    'mg/L',
    noMoreThan('3', '3', '4', '6', '10'),
  ),
  row(7, 'NH3N', ['氨氮', 'Ammonia nitrogen'], 'mg/L', noMoreThan('0.15', '0.5', '1.0', '1.5', '2.0')),
  row(8, 'TP', ['总磷(以P计)', 'Total phosphorus (as P)'], 'mg/L', noMoreThan('0.02', '0.1', '0.2', '0.3', '0.4'), {
    lake: noMoreThan('0.01', '0.025', '0.05', '0.1', '0.2'),
  }),
  row(
    9,
    'TN',
    ['总氮(湖、库,以N计)', 'Total nitrogen (lakes and reservoirs, as N)'],
    'mg/L',
    noMoreThan('0.2', '0.5', '1.0', '1.5', '2.0'),
    { assessed: false, lakeOnly: true },
  ),
  row(10, 'CU', ['铜', 'Copper'], 'mg/L', noMoreThan('0.01', '1.0', '1.0', '1.0', '1.0')),
  row(11, 'ZN', ['锌', 'Zinc'], 'mg/L', noMoreThan('0.05', '1.0', '1.0', '2.0', '2.0')),
  row(12, 'F', ['氟化物(以F-计)', 'Fluoride (as F-)'], 'mg/L', noMoreThan('1.0', '1.0', '1.0', '1.5', '1.5')),
  row(13, 'SE', ['硒', 'Selenium'], 'mg/L', noMoreThan('0.01', '0.01', '0.01', '0.02', '0.02')),
  row(14, 'AS', ['砷', 'Arsenic'], 'mg/L', noMoreThan('0.05', '0.05', '0.05', '0.1', '0.1')),
  row(15, 'HG', ['汞', 'Mercury'], 'mg/L', noMoreThan('0.00005', '0.00005', '0.0001', '0.001', '0.001')),
  row(16, 'CD', ['镉', 'Cadmium'], 'mg/L', noMoreThan('0.001', '0.005', '0.005', '0.005', '0.01')),
  row(17, 'CR6', ['铬(六价)', 'Chromium (VI)'], 'mg/L', noMoreThan('0.01', '0.05', '0.05', '0.05', '0.1')),
  row(18, 'PB', ['铅', 'Lead'], 'mg/L', noMoreThan('0.01', '0.01', '0.05', '0.05', '0.1')),
  row(19, 'CN', ['氰化物', 'Cyanide'], 'mg/L', noMoreThan('0.005', '0.05', '0.2', '0.2', '0.2')),
  row(20, 'PHENOL', ['挥发酚', 'Volatile phenols'], 'mg/L', noMoreThan('0.002', '0.002', '0.005', '0.01', '0.1')),
  row(21, 'OIL', ['石油类', 'Petroleum'], 'mg/L', noMoreThan('0.05', '0.05', '0.05', '0.5', '1.0')),
  row(22, 'LAS', ['阴离子表面活性剂', 'Anionic surfactants'], 'mg/L', noMoreThan('0.2', '0.2', '0.2', '0.3', '0.3')),
  row(23, 'S', ['硫化物', 'Sulphide'], 'mg/L', noMoreThan('0.05', '0.1', '0.2', '0.5', '1.0')),
  row(24, 'FC', ['粪大肠菌群', 'Faecal coliforms'], '个/L', noMoreThan('200', '2000', '10000', '20000', '40000'), {
    assessed: false,
  }),
];

/**
 * GB 3838-2002 table 1, the 24 basic items 基本项目. Read in a public transcription; pH, dissolved oxygen, permanganate
 * index, ammonia nitrogen and total phosphorus are confirmed by published classes (2,889 of 2,889 rows with unrounded
 * values). Water temperature limits the man-made change of the weekly mean (rise ≤ 1 ℃, fall ≤ 2 ℃) and is judged on no
 * sample. The alternative for oxygen class Ⅰ (saturation ≥ 90 %) is left out: published classes never need it.
 */
export const gb3838v2002: WaterEdition = {
  kind: 'water-edition',
  id: 'GB3838-2002',
  title: ['地表水环境质量标准', 'Environmental quality standards for surface water'],
  from: '2002-06-01',
  cite: { act: 'GB 3838-2002 地表水环境质量标准', article: '表1 基本项目', url: 'https://g230.com/9327769.html' },
  status: 'reported',
  items,
};

export const waterEditions: readonly WaterEdition[] = [gb3838v2002];
