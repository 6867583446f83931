import assert from 'node:assert/strict';
import test from 'node:test';
import { gb3838v2002 } from '../../../zones/delta/standards/index.ts';
import { must } from '../../outcome/result.ts';
import { isInsufficient } from '../insufficient.ts';
import type { WaterColumn } from './edition.ts';
import { className } from './edition.ts';
import { waterLayout } from './layout.ts';
import { classifyRow, readWaterRow } from './row.ts';

const FOUR_HOURLY =
  '省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况';

const evaluate = (header: string, row: string, column: WaterColumn = 'river') => {
  const layout = must(waterLayout(header.split(','), gb3838v2002));
  const read = readWaterRow(layout, row.split(','));
  const found = classifyRow(gb3838v2002, column, read);
  return {
    published: read.published && className(read.published),
    computed: isInsufficient(found) ? found.missing : className(found.rank),
    read,
  };
};

test('a published row is read by its headings', () => {
  const row = '上海市,长江流域,太浦河桥,04-01 08:00,Ⅳ,17.7,8.10,6.72,516.4,45.4,9.90,0.093,0.040,2.04,*,*,正常';
  const { published, computed } = evaluate(FOUR_HOURLY, row);
  assert.equal(published, 'Ⅳ');
  assert.equal(computed, 'Ⅳ');
});

test('a due reading that is absent makes the data insufficient, an item the station does not measure does not', () => {
  const absent = '云南省,西南诸河,某断面,04-01 04:00,*,17.7,8.10,6.72,516.4,45.4,--,0.093,0.040,2.04,*,*,维护';
  assert.deepEqual(evaluate(FOUR_HOURLY, absent).computed, ['CODMN']);
  const unplanned = '云南省,西南诸河,橄榄坝,04-01 04:00,Ⅱ,19.5,7.19,7.13,519.1,5.7,0.87,0.039,*,*,*,*,正常';
  assert.equal(evaluate(FOUR_HOURLY, unplanned).computed, 'Ⅱ');
  const nothing = '上海市,长江流域,七效港西桥,*,*,--,--,--,--,--,--,--,--,--,*,*,维护';
  assert.deepEqual(evaluate(FOUR_HOURLY, nothing).computed, ['PH', 'DO', 'CODMN', 'NH3N', 'TP']);
});

test('a pollutant that was not detected does not decide; oxygen that was not detected does', () => {
  const row = (oxygen: string, ammonia: string, ph = '8.10') =>
    evaluate(
      FOUR_HOURLY,
      `某省,某流域,某断面,04-01 04:00,*,17.7,${ph},${oxygen},516.4,45.4,3.90,${ammonia},0.040,2.04,*,*,正常`,
    ).computed;
  assert.equal(row('6.72', '未检出'), 'Ⅱ');
  assert.equal(row('未检出', '0.093'), '劣Ⅴ');
  assert.deepEqual(row('6.72', '0.093', '未检出'), ['PH']);
});

const PAIRS =
  '文件日期,断面名称,监测时间,水质类别,pH(无量纲)_发布值,溶解氧(mg/L)_发布值,高锰酸盐指数(mg/L)_发布值,氨氮(mg/L)_发布值,总磷(mg/L)_发布值,pH(无量纲)_原始值,溶解氧(mg/L)_原始值,高锰酸盐指数(mg/L)_原始值,氨氮(mg/L)_原始值,总磷(mg/L)_原始值,备注标记,站点情况';

test('where a row has both, the raw value decides', () => {
  const row = '2021-04-01,汾湖大桥,04-01 16:00,Ⅲ,7.54,7.72,4.00,0.198,0.063,7.54,7.72,4.0031,0.198,0.0631,,正常';
  assert.equal(evaluate(PAIRS, row).computed, 'Ⅲ');
});

test('a value taken out as an extreme is missing, whether or not the cell still holds it', () => {
  const empty = '2021-04-01,沙渚,04-01 08:00,,7.61,5.22,4.35,0.040,--,7.61,5.22,4.353,0.04,,总磷:极值过滤,维护';
  assert.deepEqual(evaluate(PAIRS, empty).computed, ['TP']);
  const kept =
    '2021-04-01,沙渚,04-01 08:00,,7.61,5.22,4.35,0.040,9.1,7.61,5.22,4.353,0.04,9.1,氨氮:极值过滤;总磷:极值过滤,维护';
  assert.deepEqual(evaluate(PAIRS, kept).computed, ['NH3N', 'TP']);
});

test('headings are found in any order, with other brackets, names and without units', () => {
  const header = '总磷,氨氮（mg/L）,CODMn,溶解氧（mg/L）,pH值,水质类别';
  const { published, computed } = evaluate(header, '0.048,0.092,3.65,7.01,8.11,Ⅱ类');
  assert.equal(published, 'Ⅱ');
  assert.equal(computed, 'Ⅱ');
});

test('all 24 items of the standard are known by its own names', () => {
  const header = gb3838v2002.items.map(({ title, unit }) => (unit === '1' ? title[0] : `${title[0]}(${unit})`));
  const layout = must(waterLayout(header, gb3838v2002));
  assert.deepEqual(
    layout.items.map(({ code }) => code),
    gb3838v2002.items.map(({ code }) => code),
  );
});

test('a table without assessed items, or with another unit, is refused', () => {
  for (const header of ['Date,Hour,AQI,PM2.5', '断面名称,水温(℃),总氮(mg/L)', 'pH,溶解氧(μg/L)']) {
    const found = waterLayout(header.split(','), gb3838v2002);
    assert.ok(!found.ok, header);
    assert.equal(found.code, 'unknown-layout');
  }
});

test('a cell that is no number is named, and the row has no class', () => {
  const row = '上海市,长江流域,太浦河桥,04-01 08:00,Ⅳ,17.7,8.10,6,72,516.4,45.4,x,0.093,0.040,2.04,*,*';
  const { read, computed } = evaluate(FOUR_HOURLY, row);
  assert.ok(read.unreadable.length > 0);
  assert.ok(Array.isArray(computed));
});

test('a negative concentration is absent, not a very clean water', () => {
  const header = '水质类别,pH,溶解氧(mg/L),高锰酸盐指数(mg/L)';
  assert.deepEqual(evaluate(header, 'Ⅱ,7.5,6.5,-99').computed, ['CODMN']);
});
