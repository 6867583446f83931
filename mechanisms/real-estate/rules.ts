import { checkUnitCode, holdsOn, type Party, type Words } from '#kernel';
import { acts } from './facts.ts';
import { blocksOf } from './matrix.ts';
import { deedTax, feeOf, holdersIn, keysIn, mayDispose, notYetHere, queueOf, titleOf } from './reckoning.ts';
import type { Estate, EstateRule } from './vocabulary.ts';

const join = (all: readonly Words[]): Words => [all.map(([zh]) => zh).join('；'), all.map(([, en]) => en).join('; ')];
const twoSided = new Set(['transfer', 'mortgage', 'notice']);
const bySideOfHolders = new Set(['transfer', 'mortgage', 'notice', 'change', 'cancel']);

const nameOf = ({ facts }: Estate, key: string): string =>
  [...(facts.holderSide ?? []), ...(facts.otherSide ?? [])].find(({ party }) => party?.key === key)?.party?.name ??
  (facts.applicant?.key === key ? facts.applicant.name : key);

const application = {
  unitKnown: {
    says: ['不动产单元代码有误', 'The unit code is not right'],
    field: 'unit',
    holds: ({ facts }) => {
      const checked = checkUnitCode(facts.unit ?? '');
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
  sidesNamed: {
    says: ['须列明双方当事人', 'Both sides must be named'],
    under: 'jointApplication',
    field: 'otherSide',
    holds: ({ facts }) => {
      const [holders, others] = [keysIn(facts.holderSide), keysIn(facts.otherSide)];
      if (facts.act && bySideOfHolders.has(facts.act) && holders.length === 0) return false;
      if (facts.act === 'mortgageCancel') return others.length > 0;
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
  onlineAllowed: {
    says: ['该登记类型不能全程网办', 'This kind is not handled online'],
    field: 'act',
    holds: ({ facts, law }) => facts.act !== undefined && law('onlineActs')?.value.includes(facts.act) === true,
  },
} as const satisfies Record<string, EstateRule>;

const register = {
  titleKnown: {
    says: ['登记簿没有该不动产单元的有效登记', 'The register has no such title in force'],
    field: 'unit',
    holds: (seen) => titleOf(seen) !== undefined,
  },
  holdersApply: {
    says: ['申请一方不是登记的权利人', 'Those who apply are not the holders entered'],
    under: 'entryMakesRight',
    field: 'holderSide',
    holds: (seen) => {
      if (!seen.facts.act || !bySideOfHolders.has(seen.facts.act)) return true;
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
      if (!title || !needed || !['transfer', 'mortgage', 'cancel', 'notice'].includes(seen.facts.act ?? ''))
        return true;
      const may = mayDispose(title, new Set(keysIn(seen.facts.holderSide)), needed);
      return (
        may === true || [
          `申请人合计 ${may.percent}%，不足法定份额或者未经全体共同共有人同意`,
          `Together the applicants hold ${may.percent} %: not the share needed, or not all joint owners`,
        ]
      );
    },
  },
  notBlocked: {
    says: ['登记簿上有限制', 'The register says otherwise'],
    under: 'blocking',
    holds: (seen) => {
      const blocks = blocksOf(seen, titleOf(seen));
      if (blocks.length === 0) return true;
      const [zh, en] = join(blocks.map(({ says }) => says));
      const [act, actEn] = acts[seen.facts.act ?? 'query'];
      return [`${act}受限：${zh}`, `${actEn} cannot be entered: ${en}`];
    },
  },
  firstInLine: {
    says: ['同一单元有先受理的申请，须依次登簿', 'Another application for this unit was accepted earlier'],
    field: 'unit',
    holds: (seen) => {
      const [first] = queueOf(titleOf(seen), seen.day);
      return (
        first === undefined ||
        first.case === seen.state.id || [
          `先受理的申请 ${first.case} 尚未办结`,
          `${first.case} was accepted earlier and is not settled`,
        ]
      );
    },
  },
  targetStands: {
    says: ['没有这一登记，或者它已经失效', 'There is no such entry in force'],
    field: 'target',
    holds: (seen) => {
      if (seen.facts.act !== 'mortgageCancel') return true;
      const found = holdsOn(titleOf(seen)?.holds, 'mortgage', seen.day).find(({ id }) => id === seen.facts.target);
      const holder = (found?.values.holder as Party | undefined)?.key;
      return holder !== undefined && keysIn(seen.facts.otherSide).includes(holder);
    },
  },
  contentGiven: {
    says: ['请填写该类登记的内容', 'What is to be entered must be given'],
    holds: ({ facts }) => {
      if (facts.act === 'mortgage') return facts.mortgage?.amount !== undefined;
      if (facts.act === 'change') return facts.change !== undefined;
      if (facts.act === 'correction') return facts.corrected !== undefined;
      if (facts.act === 'notice') return facts.noticeFor !== undefined;
      return true;
    },
  },
  taxSettled: {
    says: ['未提交契税完税凭证的，不予办理', 'Without proof that deed tax is paid nothing is entered'],
    under: 'taxFirst',
    field: 'taxReceipt',
    holds: (seen) => {
      if (seen.facts.act !== 'transfer' || seen.law('taxFirst')?.value !== true) return true;
      return seen.facts.taxReceipt !== undefined && (seen.facts.taxPaid ?? 0) >= (deedTax(seen) ?? 0);
    },
  },
  feeFits: {
    says: ['登记费按件收取，与价格、面积无关', 'The fee is per case, neither by price nor by area'],
    under: 'feesByLaw',
    field: 'feePaid',
    holds: ({ facts }) => facts.feePaid === facts.feeDue,
  },
  feeSettled: {
    says: ['登记费尚未缴清', 'The fee has not been paid'],
    under: 'feesByLaw',
    field: 'feePaid',
    holds: (seen) => (seen.facts.feePaid ?? 0) >= feeOf(seen, titleOf(seen)),
  },
  remediesKnown: {
    says: ['没有登记机构的复议机关和管辖法院信息', 'Review body and court of the registry are not known'],
    field: 'remedies',
    holds: ({ facts }) => facts.remedies !== undefined,
  },
  mayBeWithdrawn: {
    says: ['已经登簿，不能撤回', 'It has been entered and cannot be withdrawn'],
    under: 'withdrawal',
    holds: ({ state }) => (state.taken.enter ?? 0) === 0,
  },
} as const satisfies Record<string, EstateRule>;

const others = {
  mayBeSearched: {
    says: [
      '只有权利人、利害关系人和依职权的国家机关可以查询',
      'Only holders, interested persons and public bodies on duty may search',
    ],
    under: 'searchRight',
    field: 'queryGround',
    holds: (seen) => {
      const { queryGround, applicant, proofOfInterest, purpose } = seen.facts;
      if (queryGround === 'own') return holdersIn(titleOf(seen)).some(({ party }) => party.key === applicant?.key);
      if (queryGround === 'interested') return proofOfInterest !== undefined && purpose !== undefined;
      return queryGround === 'duty' && applicant?.kind === 'organisation' && purpose !== undefined;
    },
  },
  isQuery: {
    says: ['该办件不是查询', 'This case is no search'],
    holds: ({ facts }) => facts.act === 'query',
  },
  isNoQuery: {
    says: ['查询请直接出具结果', 'A search is answered, not entered'],
    holds: ({ facts }) => facts.act !== 'query',
  },
  kindFits: {
    says: ['该步骤不适用于此事项', 'This step does not belong to this matter'],
    field: 'act',
    holds: ({ facts, step }) =>
      ({ serveSeizure: 'seizure', annotate: 'note', handIn: 'takeOver' })[step] === facts.act,
  },
  seizureTermLawful: {
    says: ['查封期限不得超过法定最长期限', 'The seizure is longer than the law allows'],
    under: 'courtFirst',
    field: 'seizureTerm',
    holds: ({ facts, law }) => {
      const longest = law('seizureTerm')?.value;
      const months = (term: typeof facts.seizureTerm): number =>
        !term ? 0 : term.unit === 'y' ? term.n * 12 : term.unit === 'm' ? term.n : term.n / 30;
      return !longest || months(facts.seizureTerm) <= months(longest);
    },
  },
  seizureLapsed: {
    says: ['查封尚在期限内，须凭解除文书办理', 'The seizure has not lapsed: it is lifted by a document of the court'],
    under: 'courtFirst',
    holds: (seen) =>
      holdsOn((seen.reads.title as { holds?: never[] } | undefined)?.holds, 'seizure', seen.day, {
        waiting: true,
      }).every(({ case: id }) => id !== seen.state.id),
  },
  isObjection: {
    says: ['该办件不是异议登记', 'This case is no objection'],
    holds: ({ facts }) => facts.act === 'objection',
  },
  isNotice: {
    says: ['该办件不是预告登记', 'This case is no priority notice'],
    holds: ({ facts }) => facts.act === 'notice',
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

export const rules = { ...application, ...register, ...others };
