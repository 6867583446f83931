import type { Matter, Words } from '#kernel';
import { authorities } from '../authorities.ts';

/** Kinds of cases between the ecology bureaus: mechanism, kind, title. */
const kinds: readonly (readonly [mechanism: string, kind: string, title: Words])[] = [
  ['river-and-lakes', 'alarm', ['跨界水质异常联合处置', 'Cross-border water event']],
  ['river-and-lakes', 'release', ['计划放水告知', 'Planned release of water']],
  ['river-and-lakes', 'order', ['水环境问题工单', 'Water work order']],
  ['river-and-lakes', 'patrol', ['联合巡河', 'Joint patrol']],
  ['river-and-lakes', 'task', ['联保共治任务', 'Task of joint protection']],
  ['river-and-lakes', 'outfall', ['入河排口登记', 'Outfall of a water']],
  ['river-and-lakes', 'scoring', ['“一河三湖”跟踪评估', 'Tracking evaluation']],
  ['river-and-lakes', 'rectification', ['断面不达标整改', 'Rectification of a section']],
  ['eco-monitoring-flue', 'flue', ['固定污染源废气现场监测', 'On-site flue-gas measurement']],
  ['eco-monitoring-air', 'forecast', ['环境空气质量联合预报', 'Joint air-quality forecast']],
  ['eco-monitoring-voc', 'voc', ['挥发性有机物走航监测', 'Mobile VOC run']],
];

const from = '2021-01-01';

const matterOf = (
  mechanism: string,
  kind: string,
  [zh, en]: Words,
  authority: (typeof authorities)[number],
): Matter => ({
  code: `ECO-${kind}-${authority.jurisdiction}`,
  basic: `ECO-${kind}`,
  version: 1,
  from,
  title: zh,
  titleEn: en,
  jurisdiction: authority.jurisdiction,
  authority: authority.id,
  type: '20',
  mechanism,
  serves: 'organisations',
  department: authority.department,
  instant: false,
  legalBasis: [],
  conditions: [],
  materials: [],
  fee: { amount: 0 },
  result: { kind: 'answer', name: zh },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
  tolerates: false,
  commitment: false,
  special: [],
  provenance: 'illustrative',
});

/** Matters between authorities: one per kind and deciding bureau. They open cases and stand in no catalogue. */
export const internalMatters: readonly Matter[] = authorities
  .filter(({ department }) => department === 'ecology')
  .flatMap((authority) => kinds.map(([mechanism, kind, title]) => matterOf(mechanism, kind, title, authority)));
