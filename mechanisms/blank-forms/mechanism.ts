import { fact, mechanism, office, system } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { allLost, balance, enter, newlyLost, numbersOf, standing, taken } from './stock.ts';

const list = (numbers: readonly string[]): string => numbers.slice(0, 5).join('、') + (numbers.length > 5 ? '…' : '');

/**
 * 空白证照管理. Numbered blanks belong to the place that issues; a window of another place holds some of them so that results can be
 * printed there (出证打印). Every number is in somebody's custody from the day it is handed out: in transit, in stock, used for a case,
 * spoiled, missing or given back. One case is one batch; printing a result uses a number of it.
 */
export default mechanism({
  id: 'blank-forms',
  number: '13',
  title: ['空白证照管理', 'Blank forms in custody'],
  purpose: [
    '签发地把编号的空白证照交异地窗口保管，用一张记一张，作废、盘点、退回都留痕。',
    'The issuing place hands numbered blanks to windows elsewhere; each is accounted for: used, spoiled, counted, given back.',
  ],
  uses: ['case', 'clock', 'register', 'exchange', 'journal', 'law', 'indicator'],

  actors: {
    window: office(['保管窗口', 'Window that keeps them'], 'window', 'receiving'),
    issuer: office(['签发地管理机构', 'Body that hands them out'], 'supervisor', 'deciding'),
    node: system(['系统', 'The system'], 'node'),
  },

  facts,
  law,

  states: {
    sent: { title: ['申领在途', 'Request under way'], stage: 0, ordinary: true },
    notTaken: { title: ['申领未送达', 'Could not be delivered'], stage: 5, final: true },
    asked: { title: ['待发放', 'To be handed out'], stage: 1, ordinary: true },
    denied: { title: ['不予发放', 'Not handed out'], stage: 5, final: true },
    inTransit: { title: ['空白证照在途', 'Blanks under way'], stage: 2, ordinary: true },
    held: { title: ['窗口保管', 'Kept at the window'], stage: 3, ordinary: true },
    closed: { title: ['已核销', 'Closed'], stage: 5, ordinary: true, final: true },
  },

  reads: {
    batch: ({ facts: given }) => ({ kind: 'entries', register: 'blanks', keys: numbersOf(given) }),
  },

  rules: {
    numbersNew: {
      says: ['编号已经登记过', 'These numbers are in the register already'],
      under: 'custody',
      field: 'first',
      holds: (seen) => {
        const known = taken(seen);
        return known.length === 0 || [`编号已经登记过：${list(known)}`, `In the register already: ${list(known)}`];
      },
    },
    inStock: {
      says: ['该编号不在本批次结存之中', 'This number is not in the stock of this batch'],
      under: 'custody',
      field: 'number',
      holds: (seen) => standing(seen, 'stock').includes(seen.facts.number ?? ''),
    },
    countComplete: {
      says: [
        '实点数量与短少编号之和，应当等于账面结存',
        'What was counted and what is missing make up the stock on the books',
      ],
      under: 'custody',
      field: 'lost',
      holds: (seen) => {
        const books = standing(seen, seen.before?.state === 'inTransit' ? 'transit' : 'stock');
        const lost = new Set(newlyLost(seen));
        const strange = [...lost].filter((one) => !books.includes(one));
        if (strange.length > 0)
          return [`账面没有的编号：${list(strange)}`, `Numbers that are not on the books: ${list(strange)}`];
        return (
          (seen.facts.counted ?? 0) + lost.size === books.length || [
            `账面 ${books.length} 张，实点 ${seen.facts.counted ?? 0} 张，列明短少 ${lost.size} 张`,
            `${books.length} on the books, ${seen.facts.counted ?? 0} counted, ${lost.size} named as missing`,
          ]
        );
      },
    },
  },

  papers: {
    transfer: {
      title: ['空白证照交接单', 'Transfer of blanks'],
      code: 'KJ',
      body: ({ state, facts: given, authorities }) => ({
        case: state.id,
        form: given.form,
        from: authorities[state.deciding.authority]?.title[0],
        to: authorities[state.receiving.authority]?.title[0],
        numbers: `${numbersOf(given)[0]}–${numbersOf(given).at(-1)}`,
        sheets: given.sheets,
        waybill: given.waybill,
      }),
    },
    count: {
      title: ['空白证照盘点表', 'Count of blanks'],
      code: 'KP',
      body: ({ state, facts: { form, counted, lost, used, spoiled, missing }, day }) => ({
        case: state.id,
        form,
        countedOn: day,
        counted,
        lost: (lost ?? []).join('、'),
        used,
        spoiled,
        missing,
      }),
    },
  },

  steps: {
    ask: {
      title: ['申领空白证照', 'Ask for blanks'],
      by: 'window',
      from: 'nothing',
      to: 'sent',
      asks: ['form', 'quantity'],
      handsTo: 'deciding',
    },
    arrive: { title: ['申领送达', 'The request arrives'], by: 'node', from: 'sent', to: 'asked', takesCustody: true },
    bounce: {
      title: ['申领退回', 'The request comes back'],
      by: 'node',
      from: 'sent',
      to: 'notTaken',
      returnsCustody: true,
    },
    deny: { title: ['不予发放', 'Do not hand out'], by: 'issuer', from: 'asked', to: 'denied', noteRequired: true },
    handOut: {
      title: ['发放', 'Hand out'],
      help: ['连续编号，逐张登记', 'Consecutive numbers, each entered in the register'],
      by: 'issuer',
      from: 'asked',
      to: 'inTransit',
      asks: ['prefix', 'first', 'sheets', 'waybill'],
      reads: ['batch'],
      requires: ['numbersNew'],
      papers: ['transfer'],
      then: (seen) => enter(seen, numbersOf(seen.facts), 'transit'),
    },
    confirm: {
      title: ['签收清点', 'Confirm what came'],
      by: 'window',
      from: 'inTransit',
      to: 'held',
      asks: ['counted', 'lost?'],
      reads: ['batch'],
      sets: ({ facts: { counted = 0, lost = [] } }) => ({
        lost,
        inStock: counted,
        used: 0,
        spoiled: 0,
        missing: lost.length,
      }),
      requires: ['countComplete'],
      then: (seen) => {
        const lost = new Set(seen.facts.lost ?? []);
        return [
          ...enter(
            seen,
            numbersOf(seen.facts).filter((one) => !lost.has(one)),
            'stock',
          ),
          ...enter(seen, [...lost], 'lost'),
        ];
      },
      fromAfar: true,
    },
    use: {
      title: ['用于出证', 'Used for a result'],
      by: 'node',
      from: 'held',
      to: 'held',
      asks: ['number', 'usedFor'],
      reads: ['batch'],
      sets: (seen) => balance(seen, 'used', [seen.facts.number ?? '']),
      requires: ['inStock'],
      then: (seen) => enter(seen, [seen.facts.number ?? ''], 'used', seen.facts.usedFor),
    },
    spoil: {
      title: ['作废', 'Spoiled'],
      by: ['window', 'node'],
      from: 'held',
      to: 'held',
      asks: ['number', 'why', 'usedFor?'],
      reads: ['batch'],
      sets: (seen) => balance(seen, 'spoiled', [seen.facts.number ?? '']),
      requires: ['inStock'],
      then: (seen) => enter(seen, [seen.facts.number ?? ''], 'spoiled', seen.facts.usedFor),
      fromAfar: true,
    },
    count: {
      title: ['盘点', 'Count'],
      help: ['实点不足的，逐一列明短少编号', 'Where some are missing, name their numbers'],
      by: ['window', 'issuer'],
      from: 'held',
      to: 'held',
      asks: ['counted', 'lost?'],
      reads: ['batch'],
      sets: (seen) => ({ lost: allLost(seen), ...balance(seen, 'lost', newlyLost(seen)) }),
      requires: ['countComplete'],
      papers: ['count'],
      then: (seen) => enter(seen, newlyLost(seen), 'lost'),
      fromAfar: true,
    },
    giveBack: {
      title: ['退回结存并核销', 'Give back the rest and close'],
      by: 'window',
      from: 'held',
      to: 'closed',
      asks: ['counted', 'lost?'],
      reads: ['batch'],
      sets: (seen) => ({ lost: allLost(seen), ...balance(seen, 'lost', newlyLost(seen)), inStock: 0 }),
      requires: ['countComplete'],
      papers: ['count'],
      then: (seen) => {
        const lost = new Set(newlyLost(seen));
        const back = standing(seen, 'stock').filter((one) => !lost.has(one));
        return [...enter(seen, [...lost], 'lost'), ...enter(seen, back, 'returned')];
      },
      fromAfar: true,
    },
  },

  clocks: {
    handingOut: {
      title: ['发放期限', 'Time to hand out'],
      owedBy: 'issuer',
      lasts: 'handOutTerm',
      starts: ['arrive'],
      stops: ['handOut', 'deny'],
      ifMissed: { says: ['空白证照尚未发放', 'The blanks have not been handed out'] },
    },
    confirming: {
      title: ['签收清点期限', 'Time to confirm'],
      owedBy: 'window',
      lasts: 'confirmTerm',
      starts: ['handOut'],
      stops: ['confirm'],
      ifMissed: {
        tells: ['issuer'],
        says: ['空白证照尚未签收，疑在途遗失', 'Nobody has confirmed the blanks: they may be lost on the way'],
      },
    },
    counting: {
      title: ['盘点期限', 'Next count'],
      owedBy: 'window',
      lasts: 'countTerm',
      starts: ['confirm', 'count'],
      stops: ['count', 'giveBack'],
      ifMissed: { tells: ['issuer'], says: ['逾期未盘点', 'The stock has not been counted in time'] },
    },
  },

  registers: {
    blanks: {
      title: ['空白证照', 'Blank forms'],
      key: ['空白证照编号', 'Blank number'],
      columns: {
        subject: fact.authority(['保管单位', 'Kept by']),
        form: fact.text(['证照种类', 'Kind of form']),
        state: fact.choice(['状态', 'State'], {
          transit: ['在途', 'In transit'],
          stock: ['库存', 'In stock'],
          used: ['已用', 'Used'],
          spoiled: ['作废', 'Spoiled'],
          lost: ['短少', 'Missing'],
          returned: ['已退回', 'Given back'],
        }),
        case: fact.text(['用于办件', 'Used for the case'], { optional: true }),
      },
      subject: 'subject',
      readers: ['window', 'officer', 'supervisor'],
    },
  },

  indicators,
  shows: { subject: 'form', columns: ['form', 'sheets', 'inStock', 'used', 'spoiled', 'missing'] },
});
