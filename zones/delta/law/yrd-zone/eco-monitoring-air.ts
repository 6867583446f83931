import { act, assumed, law } from '#kernel';
import air from '../../../../mechanisms/eco-monitoring-air/mechanism.ts';
import { airEditions, airForecast } from '../../standards/index.ts';

const from = '2021-04-21';
const hj633 = act('HJ 633-2026 环境空气质量指数(AQI)技术规定');

export default law(air, 'yrd-zone', {
  method: [{ from, value: airForecast, cite: airForecast.cite, status: airForecast.status }],
  // Each edition carries its own days in force: the one of the day forecast is taken.
  editions: [{ from, value: airEditions, cite: hj633.whole, status: 'reported' }],
  warnHours: [{ from, value: 2, cite: assumed('重污染预警2小时内通报三区县'), status: 'assumed' }],
  coordinator: [{ from, value: 'committee', cite: assumed('逾期未通报报执委会'), status: 'assumed' }],
  publication: [
    { from, value: true, cite: airForecast.cite, status: 'assumed' },
    { from: '2026-03-01', value: true, cite: hj633.art('5.2.3'), status: 'official', transition: 'pending-too' },
  ],
});
