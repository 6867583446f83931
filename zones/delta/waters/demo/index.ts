import type { DemoObservations } from '#kernel';
import { airHours } from './air.ts';
import { tracks } from './tracks.ts';
import { waterDays } from './water.ts';

/**
 * Invented observations for a demonstration, the same on every machine: a curve of the year, a little noise, one section
 * that fails its target, one that lacks a week. Their sources begin with `demo/` and are shown with every figure.
 */
export const demo: DemoObservations = {
  says: ['演示数据为虚构，不是监测结果', 'Demonstration data are invented and no results of monitoring'],
  series: [
    { source: 'demo/water-daily', method: 'manual', perDay: 1, readings: waterDays },
    { source: 'demo/air-hourly', method: 'auto', perDay: 24, readings: airHours },
  ],
  tracks,
};
