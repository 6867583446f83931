import type { ObservationSite, ObservationZone } from '#kernel';
import {
  airEditions,
  airForecast,
  airLimits,
  airStatistics,
  anyConcentration,
  assessment2011,
  flueGas,
  spearman,
  stuckReadings,
  vocMobile,
  waterCompleteness,
  waterEditions,
  waterRanges,
} from '../standards/index.ts';
import { alarmRules } from './alarm-rules.ts';
import { bodies } from './bodies.ts';
import { demo } from './demo/index.ts';
import { districts } from './districts.ts';
import { drawing } from './drawing.ts';
import { emitters } from './emitters.ts';
import { sections } from './sections.ts';

/** Air stations whose readings make a place's index. 青浦淀山湖 is in the public data; the other two names are unverified. */
const cities = [
  { jurisdiction: '310118', sites: ['air/青浦淀山湖'] },
  { jurisdiction: '320509', sites: ['air/吴江开发区'] },
  { jurisdiction: '330421', sites: ['air/嘉善县监测站'] },
];

const sites: readonly ObservationSite[] = [
  ...sections.map(({ site, title, column }) => ({ id: site, kind: 'section' as const, title, column })),
  ...cities.flatMap((city) =>
    city.sites.map((id) => ({ id, kind: 'air' as const, title: [id.slice(4), id.slice(4)] as const })),
  ),
];

/** What observation is judged by in this zone, and its registers. */
export const observation: ObservationZone = {
  water: {
    editions: waterEditions,
    method: assessment2011,
    trend: spearman,
    completeness: waterCompleteness,
    ranges: waterRanges,
    otherwise: anyConcentration,
    stuck: stuckReadings,
    alarms: alarmRules,
    bodies,
    sections,
  },
  air: { editions: airEditions, limits: airLimits, statistics: airStatistics, forecast: airForecast, cities },
  flue: flueGas,
  voc: vocMobile,
  // 一张监测网络、统一数据共享平台; readings say nothing of a person. The hours are a default: data every two hours in an event.
  published: {
    freshHours: 2,
    under: [
      '重点跨界水体联保专项方案（2020-09-30）：统一数据共享',
      'Joint protection scheme for border waters (2020-09-30): shared data',
    ],
    status: 'assumed',
  },
  // Mechanism 4.2 keeps the joint standards there, mechanism 3 the targets and chiefs.
  adopts: { register: 'localStandards', targets: 'waterTargets', chiefs: 'waterChiefs' },
  sites,
  emitters,
  districts,
  drawing,
  demo,
};
