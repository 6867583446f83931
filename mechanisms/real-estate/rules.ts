import { checkUnitCode, holdsOn, mayTakeEffect, type Party, type Words } from '#kernel';
import { saleDated, taxSettled } from './evidence.ts';
import { acts } from './facts.ts';
import { blocksOf } from './matrix.ts';
import {
  calendarsOf,
  cancels,
  endOf,
  feeOf,
  holdersIn,
  keysIn,
  lawKind,
  notYetHere,
  queueOf,
  titleOf,
  unitRead,
} from './reckoning.ts';
import { mayDispose, notWaived, sharesPass } from './shares.ts';
import type { Estate, EstateRule } from './vocabulary.ts';

const join = (all: readonly Words[]): Words => [all.map(([zh]) => zh).join('；'), all.map(([, en]) => en).join('; ')];
const twoSided = new Set(['transfer', 'mortgage', 'notice', 'residence']);
const bySideOfHolders = new Set([...twoSided, 'change', 'cancel']);
const byHolders = ({ facts: { act, endedBy } }: Estate): boolean =>
  act !== undefined && (bySideOfHolders.has(act) || (act === 'residenceCancel' && endedBy === 'death'));
const disposals = new Set([...twoSided, 'cancel']);

const nameOf = ({ facts }: Estate, key: string): string =>
  [...(facts.holderSide ?? []), ...(facts.otherSide ?? [])].find(({ party }) => party?.key === key)?.party?.name ??
  (facts.applicant?.key === key ? facts.applicant.name : key);

const application = {
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
} as const satisfies Record<string, EstateRule>;

const register = {
  errorShown: {
    says: [
      '须有证据证明登记确有错误，或者权利人书面同意',
      'The error must be shown, or the holders agree in writing',
    ],
    under: 'correctionAsked',
    field: 'errorProof',
    holds: (seen) => {
      const { act, exOfficio, errorProof, appearances } = seen.facts;
      if (act !== 'correction' || exOfficio || errorProof !== undefined) return true;
      const here = new Set((appearances ?? []).flatMap(({ key, signed }) => (signed ? [key] : [])));
      return holdersIn(titleOf(seen)).every(({ party }) => here.has(party.key));
    },
  },
  asAccepted: {
    says: [
      '受理后登记簿已有新的登记，更正内容须重新申请',
      'The entry has changed since: the correction must be asked for anew',
    ],
    under: 'correctionAsked',
    field: 'corrected',
    // What is to stand there was written for what stood there: it must not undo a sale that came between.
    holds: (seen) => seen.facts.act !== 'correction' || titleOf(seen)?.version === seen.facts.titleVersion,
  },
  nothingSince: {
    says: [
      '错误登记之后已经办理处分、预告或者查封登记，不得依职权更正',
      'Since the error a disposal, a priority notice or a seizure was entered: no correction ex officio',
    ],
    under: 'exOfficio',
    field: 'wrongSince',
    holds: (seen) => {
      const { act, exOfficio, wrongSince } = seen.facts;
      const title = titleOf(seen);
      if (act !== 'correction' || !exOfficio || !title) return true;
      const since = wrongSince ?? title.validFrom;
      const rights = ['mortgage', 'notice', 'seizure', 'residence'].flatMap((kind) =>
        holdsOn(title.holds, kind, seen.day, { waiting: true }),
      );
      return title.validFrom <= since && rights.every(({ from }) => from <= since);
    },
  },
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
  inspected: {
    says: ['该登记须实地查看，且与申请相符', 'The thing must be inspected and agree with the application'],
    under: 'onTheSpot',
    field: 'inspection',
    holds: (seen) => {
      const kind = lawKind(seen);
      const asked = kind !== undefined && seen.law('inspections')?.value.includes(kind);
      return seen.facts.inspection ? seen.facts.inspection.matches === true : !asked;
    },
  },
  announced: {
    says: ['该登记须先公告', 'This must be announced in public first'],
    under: 'announcedFirst',
    field: 'publicity',
    holds: (seen) => {
      const { publicity, objections } = seen.facts;
      const kind = lawKind(seen);
      if (!publicity) return !(kind && seen.law('announcements')?.value[kind]?.compulsory);
      const effect = mayTakeEffect(
        { subject: publicity.hash, publicity, objections: objections?.list ?? [] },
        calendarsOf(seen),
        seen.day,
      );
      return effect.ok || effect;
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
      const { act } = seen.facts;
      // What a correction suspends (上海 若干规定 31) does not stand before it, or neither could ever be entered.
      const suspends: Readonly<Record<string, unknown>> =
        (act === 'correction' && seen.law('matrix')?.value.correction) || {};
      const [first] = queueOf(unitRead(seen), seen.day).filter(
        ({ values }) => suspends[String(values.act)] !== 'stop',
      );
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
      const kind = seen.facts.act && cancels[seen.facts.act];
      if (!kind) return true;
      const found = holdsOn(titleOf(seen)?.holds, kind, seen.day).find(({ id }) => id === seen.facts.target);
      if (byHolders(seen)) return found !== undefined && seen.facts.cause !== undefined;
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
      if (facts.act === 'first') return facts.first?.location !== undefined && facts.first.use !== undefined;
      if (facts.act === 'residence') return facts.residence !== undefined;
      return true;
    },
  },
  taxSettled: {
    says: ['未提交契税完税凭证的，不予办理', 'Without proof that deed tax is paid nothing is entered'],
    under: 'taxFirst',
    field: 'taxReceipt',
    holds: taxSettled,
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
    holds: ({ facts: { act = '' }, step }) =>
      ({
        serveSeizure: ['seizure'],
        annotate: ['note'],
        handIn: ['takeOver'],
        actExOfficio: ['correction', 'cancel'],
      })[step]?.includes(act) === true,
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
  isExOfficio: {
    says: ['该办件不是依职权办理', 'This case was not begun ex officio'],
    holds: ({ facts }) => facts.exOfficio === true,
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
