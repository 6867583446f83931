import type { Matter, Words } from '#kernel';
import { authorities } from '../authorities.ts';
import { between } from '../between.ts';

/** Kinds of cases between the ecology bureaus: mechanism, kind, title, the step that begins it. */
const kinds: readonly (readonly [mechanism: string, kind: string, title: Words, opens: string])[] = [
  ['river-and-lakes', 'alarm', ['跨界水质异常联合处置', 'Cross-border water event'], 'raiseAlarm'],
  ['river-and-lakes', 'release', ['计划放水告知', 'Planned release of water'], 'announceRelease'],
  ['river-and-lakes', 'order', ['水环境问题工单', 'Water work order'], 'findProblem'],
  ['river-and-lakes', 'patrol', ['联合巡河', 'Joint patrol'], 'planPatrol'],
  ['river-and-lakes', 'task', ['联保共治任务', 'Task of joint protection'], 'openTask'],
  ['river-and-lakes', 'outfall', ['入河排口登记', 'Outfall of a water'], 'registerOutfall'],
  ['river-and-lakes', 'scoring', ['“一河三湖”跟踪评估', 'Tracking evaluation'], 'freezeInputs'],
  ['river-and-lakes', 'rectification', ['断面不达标整改', 'Rectification of a section'], 'openRectification'],
  ['river-and-lakes', 'targets', ['水体功能目标联合确定', 'Joint targets of a water'], 'proposeTargets'],
  ['river-and-lakes', 'chief', ['河湖长登记', 'Naming a chief of a water'], 'nameChief'],
  ['eco-monitoring-flue', 'flue', ['固定污染源废气现场监测', 'On-site flue-gas measurement'], 'plan'],
  ['eco-monitoring-air', 'forecast', ['环境空气质量联合预报', 'Joint air-quality forecast'], 'call'],
  ['eco-monitoring-voc', 'voc', ['挥发性有机物走航监测', 'Mobile VOC run'], 'plan'],
];

/** Matters between authorities: one per kind and deciding bureau. They open cases and stand in no catalogue. */
export const internalMatters: readonly Matter[] = authorities
  .filter(({ department }) => department === 'ecology')
  .flatMap((authority) =>
    kinds.map(([mechanism, kind, title, opens]) =>
      between({ mechanism, basic: `ECO-${kind}`, title, opens, from: '2021-01-01' }, authority),
    ),
  );
