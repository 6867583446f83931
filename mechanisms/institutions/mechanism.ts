import { type CaseState, type DeclaredIndicator, diffDays, mechanism, type Words } from '#kernel';
import { home } from './boards/home.ts';
import { life } from './boards/life.ts';
import { domains, facts, fields, law, stages } from './facts.ts';
import { institutions, pressFigures } from './registers.ts';
import { rules } from './rules.ts';
import { steps } from './steps.ts';
import { actors, INSTITUTIONS, PRESS, states } from './vocabulary.ts';

const leadTime = (title: Words, says: Words, from: string, to: string): DeclaredIndicator => ({
  title,
  unit: ['天', 'days'],
  period: 'year',
  formula: { kind: 'quotient', over: 'days', under: 'n', decimals: 1 },
  counting: { version: 1, says },
  answers: 'deciding',
  dimensions: {},
  counts: ({ state: { reached } }: { readonly state: CaseState }) => {
    const [began, on] = [reached[from], reached[to]];
    return began && on ? { on, dimensions: {}, counters: { days: diffDays(began, on), n: 1 } } : null;
  },
});

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
    acts: ({ facts: { number } }) => ({ kind: 'sums', number: number ?? '', figure: 'acts' }),
  },
  rules,
  steps,
  clocks: {
    consultation: {
      title: ['会签期限', 'Time of a round'],
      owedBy: 'partnerHead',
      // One reminder, then level by level; after the last it stays there, and stays unsigned.
      lasts: ({ facts, law: find }) =>
        (facts.urged ?? 0) < (find('urging')?.value.length ?? 0) ? find('consultTerm') : undefined,
      starts: ['consult', 'urgeParties'],
      stops: ['redraft', 'issue', 'withdraw', 'urgeParties'],
      ifMissed: {
        takes: 'urgeParties',
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
      lasts: ({ facts: { reviews }, step, law: find }) =>
        find(step === 'basisChanged' ? 'earlyReview' : (reviews ?? []).length === 0 ? 'firstReview' : 'laterReview'),
      starts: ['recognise', 'review', 'basisChanged'],
      stops: ['review', 'basisChanged'],
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
      dimensions: {
        domain: { title: ['领域', 'Domain'], values: domains },
        field: { title: ['“8+1”领域', 'Field of “8+1”'], values: fields },
      },
      counts: ({ state: { reached, facts: of } }) => {
        const { domain, field } = of as { domain?: string; field?: string };
        const on = reached.recognised;
        return on === undefined
          ? null
          : { on, dimensions: { domain: domain ?? '', field: field ?? '' }, counters: { recognised: 1 } };
      },
    },
    toIssue: leadTime(
      ['列入清单至印发平均天数', 'Mean days from listed to issued'],
      ['当年印发的制度', 'Institutions issued in the year'],
      'listed',
      'issued',
    ),
    toLand: leadTime(
      ['印发至落地平均天数', 'Mean days from issued to landed'],
      ['当年落地的制度', 'Institutions that landed in the year'],
      'issued',
      'landed',
    ),
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
  boards: { home, life },
  shows: { subject: 'title', columns: ['key', 'domain', 'field', 'window'] },
});
