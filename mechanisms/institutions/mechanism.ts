import { mechanism } from '#kernel';
import { home } from './boards/home.ts';
import { facts, law, stages } from './facts.ts';
import { institutions, pressFigures } from './registers.ts';
import { rules } from './rules.ts';
import { steps } from './steps.ts';
import { actors, INSTITUTIONS, PRESS, states } from './vocabulary.ts';

/** 制度创新成果清单: a register whose evidence is pulled from the running mechanisms, and the life of each institution. */
export default mechanism({
  id: 'institutions',
  number: '0',
  title: ['制度创新成果清单', 'Catalogue of institutional innovations'],
  purpose: [
    '每项制度有文件、有证据、有窗口；落地以两省以上的实际办理为准，公布数不改写，差异如实显示，到期评估后保留、修订或废止。',
    'Every institution has its instrument, its evidence and its window: it has landed when it shows real acts in two provinces; printed figures are never overwritten.',
  ],
  uses: ['register', 'indicator', 'plan', 'case', 'clock', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    entry: ({ facts: { key } }) => ({ kind: 'entry', register: INSTITUTIONS, key: key ?? '' }),
    press: ({ facts: { figure, asOf } }) => ({ kind: 'entry', register: PRESS, key: `${figure}@${asOf}` }),
    acts: ({ facts: { mechanism: id } }) => ({ kind: 'sums', indicator: `${id ?? ''}.acts` }),
  },
  rules,
  steps,
  clocks: {
    consultation: {
      title: ['会签期限', 'Time of a round'],
      owedBy: 'partnerHead',
      lasts: 'consultTerm',
      starts: ['consult'],
      stops: ['redraft', 'issue', 'withdraw'],
      ifMissed: {
        says: [
          '会签逾期：催办后升级，沉默不视为同意',
          'The round is over: reminded, then escalated; silence is no consent',
        ],
      },
      shownAs: 'reply',
    },
    review: {
      title: ['到期评估', 'Review'],
      owedBy: 'head',
      lasts: ({ facts: { reviews }, law: find }) => find((reviews ?? 0) === 0 ? 'firstReview' : 'laterReview'),
      starts: ['recognise', 'review'],
      stops: ['review'],
      ifMissed: { says: ['评估到期', 'A review is due'] },
    },
  },
  registers: { institutions, pressFigures },
  indicators: {
    recognised: {
      title: ['认定成果', 'Results recognised'],
      unit: ['项', 'results'],
      // Construction years run from November to October: the zone was unveiled on 2019-11-01.
      period: { yearsFrom: '2019-11-01', label: 'Y' },
      formula: { kind: 'count', of: 'recognised' },
      counting: {
        version: 1,
        says: [
          '在建设年内认定的制度，认定须已落地',
          'Institutions recognised in the construction year; only what has landed can be',
        ],
      },
      answers: 'deciding',
      dimensions: {},
      counts: ({ state }) => {
        const on = state.reached.recognised;
        return on === undefined ? null : { on, dimensions: {}, counters: { recognised: 1 } };
      },
    },
    stages: {
      title: ['各阶段制度', 'Institutions by stage'],
      unit: ['项', 'institutions'],
      period: 'ever',
      formula: { kind: 'count', of: 'institutions' },
      counting: { version: 1, says: ['正在办理生命周期的制度', 'Institutions whose life is handled in a case'] },
      answers: 'deciding',
      dimensions: { stage: { title: ['阶段', 'Stage'], values: stages } },
      counts: ({ state }) =>
        state.state in stages
          ? { on: state.openedOn, dimensions: { stage: state.state }, counters: { institutions: 1 } }
          : null,
    },
  },
  boards: { home },
  shows: { subject: 'title', columns: ['key', 'domain', 'field', 'window'] },
});
