import { dec, type FlueMethod } from '#kernel';

/**
 * Flue gas measured on site. The zone's own specification of 2021-04-21 (固定污染源废气现场监测技术规范) could not be read: its
 * number and start are unknown. Formulas and reference oxygen are second hand (the oxygen formula as quoted from
 * DB37/2375-2019, GB 13271-2014 for boilers); largest oxygen, drifts of zero and span, load and number of samples are defaults of ours.
 */
export const flueGas: FlueMethod = {
  kind: 'flue-method',
  id: 'FLUE-ONSITE',
  title: ['固定污染源废气现场监测', 'On-site measurement of flue gas'],
  from: '2021-04-21',
  cite: {
    act: '长三角生态绿色一体化发展示范区固定污染源废气现场监测技术规范',
    published: '2021-04-21',
    url: 'https://wanglu.net/thread/t12-227729-3.html',
  },
  status: 'assumed',
  molarVolume: dec('22.4'),
  zeroCelsius: dec('273'),
  standardPressure: dec('101325'),
  ambientOxygen: dec('21'),
  mostOxygen: dec('19'),
  leastSamples: 3,
  mostZeroDrift: dec('5'),
  mostDrift: dec('5'),
  load: { from: dec('75'), to: dec('100') },
  molarMass: { SO2: dec('64.06'), NO2: dec('46.01') },
  referenceOxygen: { 'coal-boiler': dec('9'), 'oil-boiler': dec('3.5'), 'gas-boiler': dec('3.5') },
};
