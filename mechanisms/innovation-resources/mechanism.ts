import { mechanism } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { papers } from './papers.ts';
import { complaints, institutions, resources } from './registers.ts';
import { rules } from './rules.ts';
import { catalogue } from './steps/catalogue.ts';
import { supervision } from './steps/supervision.ts';
import { actors, COMPLAINTS, INSTITUTIONS, RESOURCES, states } from './vocabulary.ts';

/**
 * 创新券服务机构与资源. The province that vets an institution keeps it and alone suspends it. Whoever pays vouchers elsewhere asks
 * this register at the moment of the order, so that a suspension is effective everywhere at once.
 */
export default mechanism({
  id: 'innovation-resources',
  number: '9',
  title: ['科技创新券服务机构与资源', 'Institutions and resources for innovation vouchers'],
  purpose: [
    '服务机构由其所在省市入库，示范区处处可用；暂停只由来源地决定，当即处处生效。',
    'Vetted once by its own province, used by all; suspended by its own province alone, at once everywhere.',
  ],
  uses: ['case', 'register', 'recognition', 'exchange', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    entry: ({ facts: { institution } }) => ({ kind: 'entry', register: INSTITUTIONS, key: institution?.key ?? '-' }),
    institutions: ({ facts: { institutions: list = [] } }) => ({
      kind: 'entries',
      register: INSTITUTIONS,
      keys: list.map(({ institution }) => institution?.key ?? '-'),
    }),
    resources: ({ facts: { resources: list = [] } }) => ({
      kind: 'entries',
      register: RESOURCES,
      keys: list.map(({ number }) => number ?? '-'),
    }),
    complaints: ({ facts: { institution } }) => ({
      kind: 'entriesOf',
      register: COMPLAINTS,
      subject: institution?.key ?? '-',
    }),
  },
  rules,
  papers,
  steps: { ...catalogue, ...supervision },
  clocks: {
    complaint: {
      title: ['投诉处理期限', 'Time for the complaint'],
      owedBy: 'officer',
      lasts: 'complaintTerm',
      starts: ['complaintArrives'],
      stops: ['uphold', 'rejectComplaint'],
      ifMissed: { says: ['投诉处理已逾期', 'The time for the complaint is over'] },
      shownAs: 'statutory',
    },
    admission: {
      title: ['入库审核期限', 'Time to admit'],
      owedBy: 'officer',
      lasts: 'admissionTerm',
      starts: ['admissionArrives'],
      stops: ['admit', 'refuseAdmission'],
      ifMissed: { says: ['入库审核已逾期', 'The time to admit is over'] },
      shownAs: 'promised',
    },
  },
  registers: { [INSTITUTIONS]: institutions, [RESOURCES]: resources, [COMPLAINTS]: complaints },
  indicators,
  shows: { subject: 'institution', columns: ['act', 'kind', 'reference'] },
});
