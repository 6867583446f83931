import { dec, type VocMethod } from '#kernel';

/**
 * Hot spots of mobile VOC runs: the default method of this project. The zone's specification of 2021-04-21 is the first
 * national document on such runs, its thresholds could not be read; every figure here is to be replaced by a person.
 */
export const vocMobile: VocMethod = {
  kind: 'voc-method',
  id: 'VOC-MOBILE',
  title: ['挥发性有机物走航监测 热点识别', 'Hot spots of mobile VOC runs'],
  from: '2021-04-21',
  cite: { act: '长三角生态绿色一体化发展示范区挥发性有机物走航监测技术规范', published: '2021-04-21' },
  status: 'assumed',
  mostSpeedKmh: dec('40'),
  mostGpsGapSeconds: 5,
  mostHdop: dec('5'),
  validShare: dec('0.8'),
  backgroundPercentile: 10,
  backgroundWindowSeconds: 600,
  thresholdFactor: dec('3'),
  thresholdFloor: dec('200'),
  mergeGapSamples: 2,
  leastSamples: 5,
  linkRadiusMetres: 200,
  persistent: { runs: 2, of: 3 },
  upwindHalfAngle: 30,
  leastWindMs: dec('0.5'),
  upwindReachMetres: 2000,
  molarMass: { toluene: dec('92.14'), benzene: dec('78.11'), xylene: dec('106.17'), isobutylene: dec('56.11') },
  molarVolume: dec('24.45'),
};
