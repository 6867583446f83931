import { checkUnitCode } from '#kernel';
import { saleDated } from '../evidence.ts';
import { cancels, keysIn, notYetHere } from '../reckoning.ts';
import type { EstateRule } from '../vocabulary.ts';
import { byHolders, nameOf, twoSided } from './sides.ts';

/** What an application needs before it may be handed over: the unit, both sides, and everybody having appeared. */
export const application = {
  unitKnown: {
    says: ['不动产单元代码有误', 'The unit code is not right'],
    field: 'unit',
    holds: ({ facts, authorities }) => {
      const places = new Set(Object.values(authorities).map(({ jurisdiction }) => jurisdiction));
      const checked = checkUnitCode(facts.unit ?? '', { regions: places });
      return checked.ok || { ...checked, field: '/facts/unit' };
    },
  },
  liesHere: {
    says: ['该不动产不在所选登记机构的辖区', 'The thing does not lie where this registry is competent'],
    under: 'registryCompetence',
    field: 'unit',
    remedy: ['请选择不动产所在地的同一事项', 'Choose the same matter of the place where it lies'],
    holds: ({ facts, matter }) => {
      const checked = checkUnitCode(facts.unit ?? '');
      return !checked.ok || !matter || checked.value.region === matter.jurisdiction;
    },
  },
  kindKnown: {
    says: ['该事项没有对应的登记类型', 'No kind of registration belongs to this matter'],
    field: 'act',
    holds: ({ facts }) => facts.act !== undefined && facts.act !== 'appearance',
  },
  kindFits: {
    says: ['该步骤不适用于此事项', 'This step does not belong to this matter'],
    field: 'act',
    holds: ({ facts: { act = '' }, step }) =>
      ({
        serveSeizure: ['seizure'],
        annotate: ['note'],
        handIn: ['takeOver'],
        actExOfficio: ['correction', 'cancel'],
      })[step]?.includes(act) === true,
  },
  sidesNamed: {
    says: ['须列明双方当事人', 'Both sides must be named'],
    under: 'jointApplication',
    field: 'otherSide',
    holds: (seen) => {
      const { facts } = seen;
      const [holders, others] = [keysIn(facts.holderSide), keysIn(facts.otherSide)];
      if ((byHolders(seen) || facts.act === 'first') && holders.length === 0) return false;
      if (facts.act && facts.act in cancels) return byHolders(seen) || others.length > 0;
      return (
        !facts.act || !twoSided.has(facts.act) || (others.length > 0 && others.every((key) => !holders.includes(key)))
      );
    },
  },
  isParty: {
    says: ['到场人不是本案当事人', 'Whoever appears must be a party'],
    field: 'appearing',
    holds: ({ facts }) => {
      const who = facts.call?.party?.key ?? facts.appearing?.key;
      return [...keysIn(facts.holderSide), ...keysIn(facts.otherSide), facts.applicant?.key].includes(who);
    },
  },
  identified: {
    says: ['须人证一致、电子签名并询问记录', 'Identity must agree, with signature and record of questioning'],
    under: 'jointApplication',
    field: 'appearance',
    holds: ({ facts }) =>
      facts.appearance?.matched === true && facts.appearance.signed === true && facts.appearance.questioned === true,
  },
  allAppeared: {
    says: ['须各方当事人到场后才能移交', 'All parties must have appeared'],
    under: 'jointApplication',
    field: 'appearances',
    remedy: ['可邀请当事人到其所在地窗口办理', 'A party may be called to a window near them'],
    holds: (seen) => {
      const names = notYetHere(seen)
        .map((key) => nameOf(seen, key))
        .join('、');
      return names === '' || [`尚未到场：${names}`, `Not here yet: ${names}`];
    },
  },
  saleDated: {
    says: [
      '请写明合同签订日，税务机关凭此确认是哪一笔交易',
      'State the day of the contract: the tax office tells this sale from others by it',
    ],
    under: 'taxShared',
    field: 'contractOn',
    remedy: ['没有合同的，填写取得权属转移凭证之日', 'Without a contract, the day of the paper that stands for it'],
    holds: saleDated,
  },
  onlineAllowed: {
    says: ['该登记类型不能全程网办', 'This kind is not handled online'],
    field: 'act',
    holds: ({ facts, law }) => facts.act !== undefined && law('onlineActs')?.value.includes(facts.act) === true,
  },
  unitsKnown: {
    says: ['有的不动产单元代码有误或者不在本辖区', 'A unit code is not right or lies elsewhere'],
    field: 'batch',
    holds: ({ facts, matter }) => {
      const wrong = (facts.batch ?? []).filter(({ unit }) => {
        const checked = checkUnitCode(unit ?? '');
        return !checked.ok || checked.value.region !== matter?.jurisdiction;
      });
      const codes = wrong.map(({ unit }) => unit).join('、');
      return wrong.length === 0 || [`代码有误：${codes}`, `Not right: ${codes}`];
    },
  },
} as const satisfies Record<string, EstateRule>;
