import { actingFor, hoursAfter, metInARow, metresBetween, signatoriesOf, zoneAt } from './reckoning.ts';
import type { WatersRule } from './vocabulary.ts';

export const rules = {
  twoSidesOfBorder: {
    says: ['跨界事项的两方应当是不同一侧', 'Across the border the two sides must be different ones'],
    under: 'jointWater',
    holds: ({ state }) => state.receiving.jurisdiction !== state.deciding.jurisdiction,
  },
  sideOfWater: {
    says: ['贵方不是该水体的一方', 'Your side does not border this water'],
    under: 'jointWater',
    field: 'water',
    holds: (seen) => signatoriesOf(seen).includes(seen.state.receiving.authority),
  },
  ownCase: {
    says: [
      '应当在本方事项下立件，其他各方会同',
      'Opened under the matter of your own side: the others are called in',
    ],
    remedy: ['请选择本方的事项', 'Choose the matter of your own side'],
    holds: ({ state }) => state.receiving.authority === state.deciding.authority,
  },
  mayCross: {
    says: ['未认定可能跨界，无需通报', 'Not marked as crossing the border: nothing to tell'],
    field: 'crossBorder',
    holds: ({ facts }) => facts.crossBorder === true,
  },
  normalAgain: {
    says: ['正常读数次数不足，不能解除报警', 'Too few normal readings to clear the alarm'],
    field: 'normalReadings',
    holds: ({ facts, law }) => (facts.normalReadings ?? 0) >= (law('clearAfter')?.value ?? 3),
  },
  notYetAgreed: {
    says: ['本方已经同意终止', 'Your side has agreed already'],
    holds: (seen) => !(seen.before?.facts.endAgreed as readonly string[] | undefined)?.includes(actingFor(seen)),
  },
  announcedInTime: {
    says: ['放水应当提前告知下游', 'A planned release is announced in advance'],
    under: 'jointWater',
    field: 'releaseAt',
    remedy: ['请调整放水时间', 'Move the release'],
    holds: ({ facts, at, law }) =>
      facts.releaseAt !== undefined && hoursAfter(at, law('releaseHours')?.value ?? 24) <= facts.releaseAt,
  },
  verifiedByOther: {
    says: ['跨界水体工单应当由另一方复核', 'On a border water another side verifies'],
    under: 'jointWater',
    remedy: ['请由发现方复核', 'Let the finding side verify'],
    holds: ({ facts }) => facts.borderWater !== true,
  },
  finderIsOther: {
    says: [
      '跨界水体工单的发现方与处置方同属一侧，应请另一方复核',
      'Finder and handler are of one side: another side verifies',
    ],
    under: 'jointWater',
    remedy: ['请另一方复核', 'Ask another side to verify'],
    holds: ({ facts, state }) =>
      facts.borderWater !== true || state.receiving.jurisdiction !== state.deciding.jurisdiction,
  },
  verifierApart: {
    says: ['复核单位应当属于处置方以外的一侧', 'The verifier belongs to another side than the handler'],
    under: 'jointWater',
    field: 'verifier',
    holds: ({ facts, state, authorities }) => {
      const side = authorities[facts.verifier ?? '']?.jurisdiction;
      return side !== undefined && side !== state.deciding.jurisdiction;
    },
  },
  isVerifier: {
    says: ['复核由受邀的一方作出', 'The side that was asked verifies'],
    holds: (seen) => actingFor(seen) === seen.facts.verifier,
  },
  toldToo: {
    says: ['贵方不在通报对象中或已经签收', 'Your side was not told, or has acknowledged already'],
    holds: (seen) =>
      (seen.facts.alsoTo ?? []).includes(actingFor(seen)) &&
      !(seen.before?.facts.acknowledgedBy as readonly string[] | undefined)?.includes(actingFor(seen)),
  },
  zoneAllows: {
    says: ['该距离内禁止此类活动', 'This activity is forbidden at this distance from the bank'],
    under: 'jointWater',
    field: 'activity',
    remedy: ['禁止区内不得登记；限制区内须附论证', 'In a limited zone the reasons must be given'],
    holds: (seen) => {
      const zone = zoneAt(seen);
      if (!zone?.activities.includes(seen.facts.activity ?? '')) return true;
      return zone.rule === 'limited' ? seen.facts.exception !== undefined : zone.rule === 'allowed';
    },
  },
  photosNear: {
    says: ['前后照片不在同一地点', 'The photos were not taken at the same place'],
    field: 'placeAfter',
    holds: ({ facts, law }) => {
      const metres = metresBetween(facts.place, facts.placeAfter);
      const most = law('photoMetres')?.value ?? 100;
      if (metres === undefined) return false;
      return (
        metres <= most || [
          `相距 ${Math.round(metres)} 米，超过 ${most} 米`,
          `${Math.round(metres)} m apart, ${most} m are allowed`,
        ]
      );
    },
  },
  bothPhotos: {
    says: ['应有处置前后照片', 'Photos before and after are needed'],
    field: 'photoAfter',
    holds: ({ facts }) => facts.photoBefore !== undefined && facts.photoAfter !== undefined,
  },
  evaluatorApart: {
    says: ['评价机构不得评价自己', 'The evaluation body does not evaluate itself'],
    holds: ({ state }) => state.receiving.authority !== state.deciding.authority,
  },
  scored: {
    says: ['评价输入或权重不全，不能评分', 'Inputs or weights are missing: no score'],
    field: 'inputs',
    holds: ({ facts }) => facts.score !== undefined && facts.grade !== undefined,
  },
  inputsStay: {
    says: ['输入已冻结；异议成立时才可更换', 'The inputs are frozen: only an upheld objection replaces them'],
    field: 'inputs',
    holds: ({ facts, before }) => facts.objectionUpheld === true || facts.inputsHash === before?.facts.inputsHash,
  },
  approvedOnce: {
    says: ['本方河湖长已经批准', 'The chief of your side has approved already'],
    holds: (seen) => !(seen.before?.facts.approvals as readonly string[] | undefined)?.includes(actingFor(seen)),
  },
  monthOnce: {
    says: ['该月已有月报', 'There is a report for this month already'],
    field: 'report',
    holds: ({ facts, before }) =>
      !(before?.facts.reports as readonly { month?: string }[] | undefined)?.some(
        ({ month }) => month === facts.report?.month,
      ),
  },
  metLongEnough: {
    says: ['连续达标月数不足，不能销号', 'The target was not met for enough months in a row'],
    field: 'reports',
    holds: ({ facts, law }) => metInARow(facts.reports ?? []) >= (law('monthsToEnd')?.value ?? 3),
  },
} as const satisfies Record<string, WatersRule>;
