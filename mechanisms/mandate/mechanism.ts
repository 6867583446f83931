import {
  addDays,
  diffDays,
  type Effect,
  fact,
  mandateRegister,
  mandateSeal,
  mechanism,
  office,
  party,
  type Seen,
  system,
} from '#kernel';
import { facts, law } from './facts.ts';

type Mandate = Seen<typeof facts, typeof law>;

const tell = ({ facts: { grantor, agent }, state }: Mandate, zh: string, en: string): readonly Effect[] =>
  [grantor, agent].flatMap((one) =>
    one ? [{ kind: 'message', to: one.key, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] }] : [],
  );

const enter = ({
  facts: { grantor, agent, extent, matters, from, until },
  state,
  day,
}: Mandate): readonly Effect[] =>
  grantor && agent && extent
    ? [
        {
          kind: 'register.enter',
          register: mandateRegister,
          key: state.id,
          values: {
            between: { grantor, agent },
            seal: mandateSeal(state.id, grantor.key, agent.key),
            extent,
            matters: extent === 'named' ? (matters ?? []) : [],
          },
          from: from ?? day,
          ...(until && { to: until }),
        },
      ]
    : [];

const close = ({ state, day }: Mandate, reason: string): Effect => ({
  kind: 'register.close',
  register: mandateRegister,
  key: state.id,
  on: day,
  reason,
});

/**
 * 授权委托. A person or an organisation empowers somebody to act for them; the mandate stands in a register of its own, and every
 * step the agent takes is measured by it (`kernel/mandate`), at whichever node. Whose it is stays at the node where it is registered.
 */
export default mechanism({
  id: 'mandate',
  number: '13',
  title: ['授权委托', 'Mandates for agents'],
  purpose: [
    '个人和单位授权他人代办：写明代理人、事项和期限，随时可撤销；代理人申请时选择以谁的名义办理，窗口可查验。',
    'Persons and organisations empower an agent, for matters and a period, and revoke it at any time; agents choose for whom they apply.',
  ],
  uses: ['case', 'clock', 'register', 'exchange', 'journal', 'law'],

  actors: {
    grantor: party(['委托人', 'Grantor'], 'grantor'),
    agent: party(['代理人', 'Agent'], 'agent'),
    window: office(['窗口人员', 'Window clerk'], 'window', 'receiving'),
    clock: system(['时限届满', 'The clock'], 'clock'),
    node: system(['系统', 'The system'], 'node'),
  },

  facts,
  law,

  states: {
    sent: { title: ['登记在途', 'On its way to the register'], stage: 0, ordinary: true },
    notTaken: { title: ['未能送达', 'Could not be delivered'], stage: 5, final: true },
    standing: { title: ['已登记', 'Registered'], stage: 2, ordinary: true },
    revoked: { title: ['已撤销', 'Revoked'], stage: 5, final: true },
    resigned: { title: ['代理人已辞任', 'Given up by the agent'], stage: 5, final: true },
    lapsed: { title: ['期满终止', 'Ended with its period'], stage: 5, ordinary: true, final: true },
  },

  rules: {
    twoPeople: {
      says: ['代理人不能是委托人本人', 'The agent must be somebody else than the grantor'],
      under: 'writing',
      field: 'agent',
      holds: ({ facts: { grantor, agent } }) => grantor?.key !== agent?.key,
    },
    mattersNamed: {
      says: ['请写明委托哪些事项', 'Name the matters it extends to'],
      under: 'writing',
      field: 'matters',
      holds: ({ facts: { extent, matters } }) => extent === 'all' || (matters ?? []).length > 0,
    },
    periodFits: {
      says: [
        '委托期限须自今日或以后起，终止日不早于起始日',
        'The period begins today or later, and ends no earlier than it begins',
      ],
      under: 'writing',
      field: 'until',
      holds: ({ facts: { from, until }, day, law: find }) => {
        if (!from || !until || from < day || until < from) return false;
        const longest = find('longest')?.value;
        return (
          longest === undefined ||
          diffDays(from, until) < longest || [
            `委托期限最长${longest}天，即至${addDays(from, longest - 1)}`,
            `A mandate lasts ${longest} days at most: until ${addDays(from, longest - 1)}`,
          ]
        );
      },
    },
  },

  papers: {
    deed: {
      title: ['授权委托书', 'Mandate'],
      code: 'WT',
      body: ({ state, facts: { grantor, agent, extent, matters, from, until } }) => ({
        case: state.id,
        grantor: grantor?.name,
        agent: agent?.name,
        extent,
        matters,
        from,
        until,
      }),
    },
    end: {
      title: ['授权委托终止通知', 'Notice that a mandate has ended'],
      code: 'WZ',
      body: ({ state, step, day, facts: { grantor, agent }, law: find }) => ({
        case: state.id,
        grantor: grantor?.name,
        agent: agent?.name,
        endedOn: day,
        ended: step === 'resign' ? '代理人辞去委托' : '委托人撤销委托',
        basis: find('ending')?.cite,
      }),
    },
  },

  steps: {
    grant: {
      title: ['授权', 'Grant'],
      by: ['grantor', 'window'],
      from: 'nothing',
      to: 'sent',
      asks: ['grantor', 'agent', 'extent', 'matters?', 'from', 'until'],
      requires: ['twoPeople', 'mattersNamed', 'periodFits'],
      handsTo: 'deciding',
    },
    arrive: {
      title: ['登记', 'Register'],
      by: 'node',
      from: 'sent',
      to: 'standing',
      papers: ['deed'],
      then: (seen) => [...enter(seen), ...tell(seen, '授权委托已登记', 'The mandate is registered')],
      takesCustody: true,
    },
    bounce: { title: ['退回', 'It comes back'], by: 'node', from: 'sent', to: 'notTaken', returnsCustody: true },
    revoke: {
      title: ['撤销授权', 'Revoke'],
      by: ['grantor', 'window'],
      from: 'standing',
      to: 'revoked',
      papers: ['end'],
      then: (seen) => [close(seen, '委托人撤销'), ...tell(seen, '授权委托已撤销', 'The mandate was revoked')],
      fromAfar: true,
    },
    resign: {
      title: ['辞去委托', 'Give it up'],
      by: 'agent',
      from: 'standing',
      to: 'resigned',
      papers: ['end'],
      then: (seen) => [close(seen, '代理人辞任'), ...tell(seen, '代理人已辞去委托', 'The agent gave up the mandate')],
      fromAfar: true,
    },
    lapse: {
      title: ['期满', 'Its period ends'],
      by: 'clock',
      from: 'standing',
      to: 'lapsed',
      then: (seen) => tell(seen, '授权委托期限届满', 'The period of the mandate has ended'),
    },
  },

  clocks: {
    period: {
      title: ['委托期限', 'Period of the mandate'],
      owedBy: 'grantor',
      lasts: ({ facts: { until }, day }) => (until ? { n: Math.max(0, diffDays(day, until)), unit: 'd' } : undefined),
      exact: true,
      starts: ['arrive'],
      stops: ['revoke', 'resign', 'lapse'],
      ifMissed: { takes: 'lapse', says: ['委托期限届满', 'The period of the mandate has ended'] },
    },
  },

  registers: {
    [mandateRegister]: {
      title: ['授权委托', 'Mandates'],
      key: ['委托编号', 'Number of the mandate'],
      columns: {
        between: fact.record(
          ['委托人和代理人', 'Grantor and agent'],
          { grantor: facts.grantor, agent: facts.agent },
          { personal: true },
        ),
        extent: facts.extent,
        matters: facts.matters,
        seal: fact.text(['验证码', 'Seal'], {
          help: [
            '由编号和双方证件号码算出，供其他节点核对',
            'Made of the number and both identity numbers, for other nodes',
          ],
        }),
      },
      subject: 'between',
      readers: ['window', 'supervisor'],
      published: { columns: ['extent', 'matters', 'seal'] },
    },
  },

  shows: { subject: 'grantor', columns: ['agent', 'extent', 'from', 'until'] },
});
