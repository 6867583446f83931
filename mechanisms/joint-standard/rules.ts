import { addMonths, afterPublicity, commentsSettled } from '#kernel';
import { citedNotInForce, looserThanNational, otherThanRegister } from './national.ts';
import { calendarsOf, commentPeriod, numberTaken, openEntries, ownSide, sideOfActor, sidesOf } from './reckoning.ts';
import type { CaseRule } from './vocabulary.ts';

export const rules = {
  ownSideOnly: {
    says: ['不是共同制定标准的部门', 'This regulator does not issue together with the others'],
    under: 'jointAct',
    holds: (seen) => ownSide(seen) !== undefined,
  },
  notLooser: {
    says: ['地方标准不得低于强制性国家标准', 'A local standard may not be looser than a mandatory national one'],
    under: 'notLooser',
    field: 'limits',
    holds: (seen) => {
      const looser = looserThanNational(seen);
      return (
        looser.length === 0 || [
          `宽于国家标准：${looser.join('、')}`,
          `Looser than the national standard: ${looser.join(', ')}`,
        ]
      );
    },
  },
  nationalAsRegistered: {
    says: ['所填国家限值与国家标准登记不一致', 'The national limit differs from the register of national standards'],
    field: 'limits',
    holds: (seen) => {
      const other = otherThanRegister(seen);
      return other.length === 0 || [`国家标准登记：${other.join('、')}`, `The register says: ${other.join(', ')}`];
    },
  },
  citedInForce: {
    says: ['引用的标准已被代替或尚未实施', 'A cited standard was replaced or is not in force yet'],
    field: 'cited',
    holds: (seen) => {
      const gone = citedNotInForce(seen);
      return gone.length === 0 || [`不再有效：${gone.join('、')}`, `No longer in force: ${gone.join(', ')}`];
    },
  },
  noDuplicate: {
    says: ['已有同类地方标准', 'Such a local standard exists already'],
    field: 'topic',
    holds: (seen) =>
      openEntries(seen).length === 0 || [
        `已有:${openEntries(seen)
          .map(({ key }) => key)
          .join('、')}`,
        `There is: ${openEntries(seen)
          .map(({ key }) => key)
          .join(', ')}`,
      ],
  },
  noDuplicateThere: {
    says: ['本地已有同类标准,不能立项', 'This place has such a standard: the project cannot be taken up'],
    field: 'duplicateHere',
    holds: ({ facts }) => facts.duplicateHere === false,
  },
  everySideDrafts: {
    says: ['每一方至少一个起草单位', 'Every side drafts'],
    field: 'group',
    holds: (seen) => {
      const missing = sidesOf(seen).filter(({ place }) => !seen.facts.group?.some(({ side }) => side === place));
      return missing.length === 0;
    },
  },
  ipStated: {
    says: ['有起草单位未提交知识产权声明', 'A statement on intellectual property is missing'],
    field: 'group',
    holds: ({ facts }) => facts.group?.every(({ ip }) => ip === true) === true,
  },
  commentOpen: {
    says: ['不在征求意见期内', 'Comments are not taken now'],
    field: 'comment',
    holds: (seen) => {
      const place = sideOfActor(seen)?.place;
      const posting = seen.facts.publicity?.places.find((one) => one.place === place);
      const period = commentPeriod(seen);
      if (!posting?.from || posting.from > seen.day)
        return ['本地尚未公布征求意见稿', 'The draft is not published on this site'];
      return !period?.ok || period.value.state !== 'ended';
    },
  },
  commentsOver: {
    says: ['征求意见期未满', 'The time to comment is not over'],
    field: 'publicity',
    holds: (seen) => {
      if (!seen.facts.publicity) return false;
      const over = afterPublicity(seen.facts.publicity, calendarsOf(seen), seen.day);
      return over.ok || over;
    },
  },
  everyCommentAnswered: {
    says: ['有意见未处理', 'A comment is not answered'],
    under: 'everyComment',
    field: 'comments',
    holds: ({ facts }) => {
      const settled = commentsSettled(facts.comments?.list ?? []);
      return settled.ok || settled;
    },
  },
  noDrafter: {
    says: ['起草单位人员不得参加审查', 'Who drafted does not review'],
    field: 'panel',
    holds: ({ facts }) => {
      const drafters = new Set(facts.group?.map(({ name }) => name));
      return !facts.panel?.some(({ organisation }) => drafters.has(organisation));
    },
  },
  everyoneRecorded: {
    says: ['须逐人登记到会和表决', 'Each member of the panel is recorded'],
    field: 'votes',
    holds: ({ facts }) =>
      facts.panel?.length === facts.votes?.length &&
      facts.panel?.every(({ id }) => facts.votes?.some(({ member }) => member === id)) === true,
  },
  serialFree: {
    says: ['该顺序号本年已被使用', 'The serial is used this year'],
    field: 'serial',
    holds: (seen) => !numberTaken(seen),
  },
  inForce: {
    says: ['标准尚未实施', 'The standard is not in force yet'],
    holds: ({ facts, day }) => (facts.effectiveOn ?? '9999') <= day,
  },
  evaluated: {
    says: ['复审前应有实施评估', 'The use of the standard is evaluated before its review'],
    field: 'review',
    holds: ({ facts }) =>
      (facts.evaluations ?? []).some(({ on }) => (on ?? '') >= (facts.reviewedOn ?? facts.effectiveOn ?? '')),
  },
  leadTime: {
    says: ['发布到实施的时间过短', 'Too little time between publication and force'],
    field: 'effectiveOn',
    remedy: ['确需提前的,请写明理由', 'Where it must be shorter, say why in the note'],
    holds: ({ facts, law, day, note }) =>
      note !== undefined || (facts.effectiveOn ?? '') >= addMonths(day, law('leadMonths')?.value ?? 0),
  },
  filesOnce: {
    says: ['本方已备案', 'This side has filed already'],
    holds: ({ before, post }) => !(before?.facts.filedBy as string[] | undefined)?.includes(post?.authority ?? ''),
  },
} as const satisfies Record<string, CaseRule>;
