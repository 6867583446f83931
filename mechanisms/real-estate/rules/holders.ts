import { endOf, holdersIn, keysIn, titleOf } from '../reckoning.ts';
import { mayDispose, notWaived, sharesPass } from '../shares.ts';
import type { EstateRule } from '../vocabulary.ts';
import { byHolders, disposals, nameOf } from './sides.ts';

/** Who may dispose: those entered, with the share the law asks for, after the co-owners were heard. */
export const holders = {
  titleKnown: {
    says: ['登记簿没有该不动产单元的有效登记', 'The register has no such title in force'],
    field: 'unit',
    holds: (seen) => {
      if (seen.facts.act !== 'first') return titleOf(seen) !== undefined;
      return titleOf(seen) === undefined || ['该不动产单元已经登记', 'This unit has been registered before'];
    },
  },
  holdersApply: {
    says: ['申请一方不是登记的权利人', 'Those who apply are not the holders entered'],
    under: 'entryMakesRight',
    field: 'holderSide',
    holds: (seen) => {
      if (!byHolders(seen)) return true;
      const holders = new Set(holdersIn(titleOf(seen)).map(({ party }) => party.key));
      const strangers = keysIn(seen.facts.holderSide)
        .filter((key) => !holders.has(key))
        .map((key) => nameOf(seen, key));
      return (
        strangers.length === 0 || [
          `不是登记的权利人：${strangers.join('、')}`,
          `Not entered as holder: ${strangers.join(', ')}`,
        ]
      );
    },
  },
  sharesSuffice: {
    says: ['处分共有不动产须达到法定份额', 'Co-owners who dispose must hold the share the law asks for'],
    under: 'coOwners',
    field: 'holderSide',
    holds: (seen) => {
      const title = titleOf(seen);
      const needed = seen.law('disposalShare')?.value;
      if (!title || !needed || seen.facts.exOfficio || !disposals.has(seen.facts.act ?? '')) return true;
      if (seen.facts.act === 'transfer' && seen.facts.extent === 'share') return sharesPass(seen, title);
      const may = mayDispose(title, new Set(keysIn(seen.facts.holderSide)), needed);
      return (
        may === true || [
          `申请人合计 ${may.percent}%，不足法定份额或者未经全体共同共有人同意`,
          `Together the applicants hold ${may.percent} %: not the share needed, or not all joint owners`,
        ]
      );
    },
  },
  coOwnersHeard: {
    says: ['其他按份共有人享有优先购买权', 'The other co-owners have the right to buy first'],
    under: 'preemption',
    field: 'waivers',
    remedy: ['须提交其放弃声明，或者书面通知后期间届满', 'Hand in their waivers, or wait for the time after notice'],
    holds: (seen) => {
      const { act, extent, ground, coOwnersTold } = seen.facts;
      const title = titleOf(seen);
      const sold = act === 'transfer' && extent === 'share' && (ground ?? 'sale') === 'sale';
      if (!title || !sold || seen.law('preemption')?.value !== true) return true;
      const last = coOwnersTold && endOf(seen, seen.law('preemptionTerm')?.value, coOwnersTold);
      const names = last !== undefined && last < seen.day ? [] : notWaived(seen, title);
      return (
        names.length === 0 || [
          `未放弃优先购买权：${names.join('、')}${last ? `，期间至 ${last}` : ''}`,
          `Not waived by ${names.join(', ')}${last ? `; their time runs until ${last}` : ''}`,
        ]
      );
    },
  },
} as const satisfies Record<string, EstateRule>;
