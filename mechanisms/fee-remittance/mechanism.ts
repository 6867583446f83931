import { type EntryRead, fact, mechanism, office, system } from '#kernel';
import { claim, dayKey, listed, paidOver, stillOwed } from './day.ts';
import { facts, law } from './facts.ts';

/**
 * 代收费用汇缴. A window of mechanism 13 collects fees for the treasury of the place that decides; its node owes them from that moment.
 * One case is what one hall collected for one place on one day: listed, paid over, checked against what the treasury received.
 */
export default mechanism({
  id: 'fee-remittance',
  number: '13',
  title: ['代收费用汇缴', 'Paying over fees collected'],
  purpose: [
    '窗口代业务属地收取的费用逐日全额缴入当地国库，两地账目相互核对。',
    'What windows collect for another place is paid over whole, day by day, to its treasury, and both sides check the books.',
  ],
  uses: ['case', 'clock', 'register', 'ledger', 'exchange', 'journal', 'law'],

  actors: {
    window: office(['代收窗口', 'Window that collects'], 'window', 'receiving'),
    head: office(['代收窗口负责人', 'Head of the hall that collects'], 'head', 'receiving'),
    checker: office(['执收地管理机构', 'Body that checks for the treasury'], 'supervisor', 'deciding'),
    node: system(['系统', 'The system'], 'node'),
  },

  facts,
  law,

  states: {
    listed: { title: ['待汇缴', 'To be paid over'], stage: 1, ordinary: true },
    dropped: { title: ['已作废', 'Dropped'], stage: 5, final: true },
    paid: { title: ['已汇缴', 'Paid over'], stage: 2, ordinary: true },
    untold: { title: ['已汇缴，通知未送达', 'Paid over, not told yet'], stage: 2 },
    checking: { title: ['待核对入库', 'To be checked'], stage: 3, ordinary: true },
    disputed: { title: ['入库有差异', 'Amounts differ'], stage: 3 },
    credited: { title: ['已入库', 'Credited'], stage: 5, ordinary: true, final: true },
  },

  reads: {
    fees: (seen) => ({ kind: 'entriesOf', register: 'fees', subject: dayKey(seen) }),
    done: (seen) => ({ kind: 'entry', register: 'remittances', key: dayKey(seen) }),
    claim: (seen) => ({ kind: 'balance', account: claim(seen) }),
  },

  rules: {
    elsewhere: {
      says: ['本节点代收的费用由本地财政办理', 'What is due to a place of this node is no matter between nodes'],
      holds: ({ state }) => state.receiving.node !== state.deciding.node,
    },
    dayIsOver: {
      says: ['当日代收尚未结束，次日方可汇缴', 'The day is not over: more may still be collected'],
      field: 'collectedOn',
      holds: ({ facts: { collectedOn }, day }) => (collectedOn ?? day) < day,
    },
    somethingCollected: {
      says: ['该日没有为该地代收的款项', 'Nothing was collected for that place on that day'],
      field: 'collectedOn',
      holds: ({ facts: { total } }) => (total ?? 0) > 0,
    },
    oncePerDay: {
      says: ['该日代收款项已经汇缴', 'That day has been paid over already'],
      under: 'wholeAmount',
      field: 'collectedOn',
      holds: ({ reads }) => ((reads.done as EntryRead | undefined)?.version ?? 0) === 0,
    },
    wholeCredited: {
      says: ['入库金额与汇缴金额不一致', 'What was credited is not what was paid over'],
      under: 'wholeAmount',
      field: 'credited',
      remedy: ['请登记差异，由代收窗口答复', 'Record the difference; the hall answers'],
      holds: ({ facts: { credited, total } }) => credited === total,
    },
  },

  papers: {
    statement: {
      title: ['代收款项汇缴单', 'Statement of fees paid over'],
      code: 'HJ',
      body: ({ state, facts: given, authorities }) => ({
        case: state.id,
        from: authorities[state.receiving.authority]?.title[0],
        to: authorities[state.deciding.authority]?.title[0],
        collectedOn: given.collectedOn,
        items: (given.items ?? []).map(({ decider, ...one }) => ({
          ...one,
          decider: authorities[decider ?? '']?.title[0] ?? decider,
        })),
        total: given.total,
        reference: given.transferReference,
      }),
    },
  },

  steps: {
    list: {
      title: ['汇总当日代收款项', 'List what a day brought'],
      help: ['按代收日、按业务属地汇总', 'By day of collection and by the place it is due to'],
      by: 'window',
      from: 'nothing',
      to: 'listed',
      asks: ['collectedOn'],
      reads: ['fees', 'done'],
      sets: listed,
      requires: ['elsewhere', 'dayIsOver', 'somethingCollected', 'oncePerDay'],
      asOf: 'collectedOn',
    },
    drop: { title: ['作废', 'Drop'], by: 'window', from: 'listed', to: 'dropped', noteRequired: true },
    remit: {
      title: ['汇缴', 'Pay over'],
      help: ['退费后以现在的明细为准', 'What was given back since it was listed is left out'],
      by: 'head',
      from: 'listed',
      to: 'paid',
      differentFrom: ['list'],
      asks: ['transferReference'],
      reads: ['fees', 'done'],
      sets: (seen) => ({ ...listed(seen), remittedOn: seen.day }),
      requires: ['somethingCollected', 'oncePerDay'],
      papers: ['statement'],
      then: paidOver,
      handsTo: 'deciding',
    },
    arrive: {
      title: ['汇缴单送达', 'The statement arrives'],
      by: 'node',
      from: 'paid',
      to: 'checking',
      takesCustody: true,
    },
    bounce: {
      title: ['汇缴单退回', 'The statement comes back'],
      by: 'node',
      from: 'paid',
      to: 'untold',
      returnsCustody: true,
    },
    tellAgain: { title: ['重新送达', 'Tell again'], by: 'window', from: 'untold', to: 'paid', handsTo: 'deciding' },
    confirm: {
      title: ['核对入库', 'Confirm the credit'],
      by: 'checker',
      from: 'checking',
      to: 'credited',
      asks: ['credited', 'creditedOn'],
      reads: ['claim'],
      sets: (seen) => ({ stillOwed: stillOwed(seen) }),
      requires: ['wholeCredited'],
    },
    dispute: {
      title: ['登记差异', 'Record a difference'],
      by: 'checker',
      from: 'checking',
      to: 'disputed',
      asks: ['credited', 'difference'],
    },
    explain: {
      title: ['答复差异', 'Answer about the difference'],
      by: ['window', 'head'],
      from: 'disputed',
      to: 'checking',
      asks: ['explanation'],
      fromAfar: true,
    },
  },

  clocks: {
    remitting: {
      title: ['汇缴期限', 'Time to pay over'],
      owedBy: 'head',
      lasts: 'remittanceTerm',
      starts: ['list'],
      stops: ['remit', 'drop'],
      ifMissed: {
        tells: ['checker'],
        says: ['代收款项逾期未汇缴', 'Fees collected have not been paid over in time'],
      },
    },
    checking: {
      title: ['核对期限', 'Time to check'],
      owedBy: 'checker',
      lasts: 'checkTerm',
      starts: ['arrive', 'explain'],
      stops: ['confirm', 'dispute'],
      ifMissed: { says: ['汇缴款项逾期未核对', 'What was paid over has not been checked in time'] },
    },
    explaining: {
      title: ['差异答复期限', 'Time to answer about the difference'],
      owedBy: 'window',
      lasts: 'checkTerm',
      starts: ['dispute'],
      stops: ['explain'],
      ifMissed: { says: ['入库差异逾期未答复', 'The difference has not been explained in time'] },
    },
  },

  registers: {
    remittances: {
      title: ['代收款项汇缴台账', 'Days paid over'],
      key: ['窗口、业务属地和代收日', 'Hall, place and day'],
      columns: {
        hall: fact.authority(['代收单位', 'Hall']),
        total: fact.money(['汇缴金额', 'Paid over']),
        reference: fact.text(['汇款凭证号', 'Reference of the transfer']),
      },
      subject: 'hall',
      readers: ['window', 'head', 'supervisor'],
    },
  },

  accounts: {
    remitted: {
      title: ['已汇缴代收款项', 'Fees paid over'],
      key: [
        ['代收单位', 'Hall'],
        ['业务属地', 'Place'],
      ],
      unit: 'fen',
      owner: ([hall = '']) => hall,
      readers: ['window', 'head', 'supervisor'],
    },
  },

  shows: { subject: 'collectedOn', columns: ['collectedOn', 'total', 'remittedOn', 'creditedOn'] },
});
