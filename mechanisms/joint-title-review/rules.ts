import { type EntryRead, lastDayOf, mayTakeEffect, openTasksIn } from '#kernel';
import { calendarsOf, committeeOf, conflictsHere, ownSide, recognitionHere } from './reckoning.ts';
import type { CaseRule } from './vocabulary.ts';

export const rules = {
  ownSideOnly: {
    says: ['不是共同评审的人社部门', 'This department does not take part in the joint review'],
    holds: (seen) => ownSide(seen) !== undefined,
  },
  expertsFit: {
    says: ['专家条件不符', 'Not everybody may serve as an expert'],
    under: 'expertsFit',
    field: 'experts',
    remedy: ['请核对层级、在职情况和聘期', 'Check level, practice and term'],
    holds: ({ facts, law, day }) => {
      const needed = law('expertLevels')?.value.intermediate ?? [];
      const years = law('committee')?.value.maxYears ?? 0;
      const unfit = (facts.experts ?? []).filter(
        ({ level, active, from = '', to = '' }) =>
          !level ||
          !needed.includes(level) ||
          !active ||
          to < day ||
          to.slice(0, 4) > String(Number(from.slice(0, 4)) + years),
      );
      return (
        unfit.length === 0 || [
          `不符合条件:${unfit.map(({ id }) => id).join('、')}`,
          `Not fit: ${unfit.map(({ id }) => id).join(', ')}`,
        ]
      );
    },
  },
  datesInOrder: {
    says: ['截止日早于开始日', 'Applications would end before they begin'],
    field: 'closesOn',
    holds: ({ facts }) => (facts.closesOn ?? '') >= (facts.opensOn ?? ''),
  },
  inEmployment: {
    says: ['退休人员和公务员不得申报', 'Retired persons and civil servants may not apply'],
    under: 'inEmployment',
    field: 'employment',
    holds: ({ facts }) => facts.employment === 'employed' || facts.employment === 'independent',
  },
  roundOpen: {
    says: ['不在申报期内', 'The round is not open for applications'],
    field: 'round',
    holds: ({ reads, day, facts }) => {
      const entry = reads.round as EntryRead | undefined;
      if (!entry || entry.version === 0)
        return [`没有评审批次 ${facts.round}`, `There is no round ${facts.round} here`];
      const [opens, closes] = [String(entry.values.opensOn), String(entry.values.closesOn)];
      return (
        (opens <= day && day <= closes) || [`申报期 ${opens} 至 ${closes}`, `Applications from ${opens} to ${closes}`]
      );
    },
  },
  fitsRound: {
    says: ['系列或层级与批次不符', 'Series or level differ from the round'],
    field: 'level',
    holds: ({ reads, facts }) => {
      const values = (reads.round as EntryRead | undefined)?.values;
      return values?.series === facts.series && values?.level === facts.level;
    },
  },
  conditionsMet: {
    says: ['不符合申报条件', 'The conditions are not met'],
    field: 'yearsAtLevel',
    holds: ({ facts, law }) => {
      const needed = facts.level && law('requirements')?.value[facts.level];
      if (!needed) return false;
      const [years, hours] = [facts.yearsAtLevel ?? 0, facts.hours ?? 0];
      return (
        (years >= needed.years && hours >= needed.hours) || [
          `任职 ${years}/${needed.years} 年,学时 ${hours}/${needed.hours}`,
          `${years} of ${needed.years} years, ${hours} of ${needed.hours} hours`,
        ]
      );
    },
  },
  notBarred: {
    says: ['在失信记录期内', 'Is on the integrity list'],
    under: 'revocation',
    field: 'applicant',
    holds: ({ reads, day }) => {
      const bar = reads.bar as EntryRead | undefined;
      const until = bar && bar.version > 0 && !bar.closed ? String(bar.values.until) : '';
      return day > until || [`失信记录至 ${until}`, `On the integrity list until ${until}`];
    },
  },
  pledged: {
    says: ['请签署诚信承诺', 'The pledge must be signed'],
    field: 'pledge',
    holds: ({ facts }) => facts.pledge?.agreed === true,
  },
  postLeft: {
    says: ['事业单位没有可聘岗位空缺', 'The public institution has no post of that level left'],
    under: 'postsLimited',
    field: 'postsLeft',
    holds: ({ facts }) => facts.ownership !== 'public' || (facts.postsLeft ?? 0) > 0,
  },
  postedLongEnough: {
    says: ['单位公示未满', 'The posting at the employer is not over'],
    under: 'employerChecks',
    field: 'employerPostedOn',
    holds: ({ facts, law, calendar, day }) => {
      const rule = law('employerPosting')?.value;
      if (!rule || !facts.employerPostedOn) return false;
      const last = lastDayOf(rule, facts.employerPostedOn, calendar);
      if (!last.ok) return last;
      return day > last.value || [`公示至 ${last.value},次日起可以报送`, `Posted until ${last.value}`];
    },
  },
  ownPlace: {
    says: ['由单位所在地的人社部门审核', 'The department of the place of the employer endorses'],
    field: 'place',
    holds: (seen) => ownSide(seen)?.place === seen.facts.place,
  },
  oneNotice: {
    says: ['补正只告知一次', 'What is missing is told once'],
    under: 'oneNotice',
    holds: ({ state }) => (state.taken.askCorrection ?? 0) === 0,
  },
  onCommittee: {
    says: ['不是本批次评委会委员', 'Is not a member of the committee of this round'],
    under: 'recusal',
    holds: (seen) => committeeOf(seen)?.seats.some(({ member }) => member === seen.post?.seat) === true,
  },
  knownMember: {
    says: ['没有这一委员', 'There is no such member'],
    field: 'conflict',
    holds: (seen) => committeeOf(seen)?.seats.some(({ member }) => member === seen.facts.conflict?.member) === true,
  },
  notRecused: {
    says: ['应当回避', 'Must step aside'],
    under: 'recusal',
    holds: (seen) => {
      const found = conflictsHere(seen).find(({ member }) => member === seen.post?.seat);
      return !found || [`应当回避:${found.because[0]}`, `Must step aside: ${found.because[1]}`];
    },
  },
  firstOpinion: {
    says: ['已经提交评议意见', 'Has given an opinion already'],
    holds: (seen) =>
      !(seen.before?.facts.opinions as { member: string }[] | undefined)?.some(
        ({ member }) => member === seen.post?.seat,
      ),
  },
  enoughOpinions: {
    says: ['评议意见不足', 'There are too few opinions'],
    field: 'opinions',
    holds: ({ facts, law }) => {
      const [have, needed] = [facts.opinions?.length ?? 0, law('opinionsNeeded')?.value ?? 0];
      return have >= needed || [`已有 ${have} 份,需 ${needed} 份`, `${have} given, ${needed} needed`];
    },
  },
  presides: {
    says: ['由会议主持人签署', 'Whoever presided signs'],
    holds: ({ facts, post }) => facts.meeting?.chair === post?.seat,
  },
  shownAndUndisputed: {
    says: ['公示未满或异议未处理', 'The publicity is not over, or an objection stands'],
    under: 'publicityDue',
    holds: (seen) => {
      const { publicity, objections } = seen.facts;
      if (!publicity) return false;
      const effect = mayTakeEffect(
        { subject: publicity.hash, publicity, objections: objections?.list ?? [] },
        calendarsOf(seen),
        seen.day,
      );
      return effect.ok || effect;
    },
  },
  tasksDone: {
    says: ['评审决议的任务未完成', 'A task of the resolution is open'],
    field: 'tasks',
    holds: ({ facts }) => {
      const open = openTasksIn(facts.tasks);
      return (
        open.length === 0 || [
          `未完成：${open.map(({ what, due }) => `${what[0]}（${due}）`).join('、')}`,
          `Open: ${open.map(({ what, due }) => `${what[1]} (${due})`).join(', ')}`,
        ]
      );
    },
  },
  objectionUpheld: {
    says: ['没有成立的异议', 'No objection was upheld'],
    holds: ({ facts }) => facts.objections?.list.some(({ state }) => state === 'upheld') === true,
  },
  remediesKnown: {
    says: ['没有复议机关和管辖法院信息', 'Review body and court are not known'],
    field: 'remedies',
    holds: ({ facts }) => facts.remedies !== undefined,
  },
  titleStands: {
    says: ['没有这一有效职称', 'There is no such title in force'],
    field: 'certificate',
    holds: ({ reads }) => {
      const entry = reads.title as EntryRead | undefined;
      return entry !== undefined && entry.version > 0 && !entry.closed;
    },
  },
  committeeOnFile: {
    says: ['原评审委员会未备案,须复核', 'The committee that reviewed was not on file: it is reviewed anew'],
    field: 'pastTitle',
    holds: ({ facts }) => facts.pastTitle?.filed === true,
  },
  recognisedHere: {
    says: ['在本地不予互认', 'Not recognised here'],
    field: 'pastTitle',
    holds: (seen) => {
      const found = recognitionHere(seen);
      if (!found.ok) return found;
      return (
        found.value.effect !== 'supplement' || [
          '该类职称须复核，请参加评审',
          'Such a title is reviewed anew: apply to a round',
        ]
      );
    },
  },
} as const satisfies Record<string, CaseRule>;
