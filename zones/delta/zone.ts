import type { Zone } from '#kernel';
import { authorisations } from './authorisations.ts';
import { authorities } from './authorities.ts';
import { calendars } from './calendars.ts';
import { matters } from './catalogue/index.ts';
import { departments, lifeEvents } from './headings.ts';
import { law } from './law/index.ts';
import { outlines } from './outlines.ts';
import { people } from './people.ts';
import { jurisdictions, nodes } from './places.ts';
import { planMatters } from './reform.ts';
import { further } from './registers/further.ts';
import { standardInternal } from './standard-making/matters.ts';
import { titleInternal } from './titles/matters.ts';
import { observation } from './waters/index.ts';
import { internalMatters } from './waters/matters.ts';
import { windows } from './windows.ts';

/** 长三角生态绿色一体化发展示范区: 青浦, 吴江, 嘉善 and the executive committee, as data. */
const zone: Zone = {
  id: 'delta',
  title: ['长三角生态绿色一体化发展示范区', 'Yangtze River Delta Demonstration Zone'],
  utcOffset: '+08:00',
  calendars,
  jurisdictions,
  authorities,
  windows,
  nodes,
  authorisations,
  law,
  mechanisms: [
    'cross-province-window',
    'appointments',
    'mandate',
    'blank-forms',
    'fee-remittance',
    'unresolved-matters',
    'deed-tax',
    'real-estate',
    'qualification',
    'joint-title-review',
    'innovation-resources',
    'innovation-voucher',
    'joint-standard',
    'river-and-lakes',
    'eco-monitoring-flue',
    'eco-monitoring-air',
    'eco-monitoring-voc',
    'key-projects',
    'institutions',
  ],
  matters,
  further,
  internalMatters: [...internalMatters, ...titleInternal, ...standardInternal, ...planMatters],
  publishesTo: 'committee',
  schematic: outlines,
  observation,
  lifeEvents,
  departments,
  people,
};

export default zone;
