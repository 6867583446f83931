import { hourKey, inForce, markOf, marksIn, recognisedHours, recordsOf } from './reckoning.ts';
import type { CaseRule } from './vocabulary.ts';

/** 继续教育学时: what is recorded, recognised and counted. */
export const hourRules = {
  hoursRecognised: {
    says: ['有的学时在本地不予认可', 'Some hours are not recognised here'],
    field: 'records',
    holds: (seen) => {
      const refused = (seen.facts.records ?? []).flatMap((record) => {
        const found = recognisedHours(seen, record);
        return 'ok' in found ? [`${record.course}：${found.says[0]}`] : [];
      });
      return refused.length === 0 || [refused.join('；'), `Not recognised: ${refused.length}`];
    },
  },
  yearFits: {
    says: ['学时当年有效，不得计入以后年度', 'Hours count in their year only, not in a later one'],
    under: 'yearBound',
    field: 'records',
    holds: (seen) => {
      const carried = recordsOf(seen)
        .filter(({ year = 0, issuedOn }) => issuedOn !== undefined && year > Number(issuedOn.slice(0, 4)))
        .map(({ course, year, issuedOn }) => `${course}（${issuedOn} 出具，申报 ${year} 年度）`);
      return carried.length === 0 || [`不得结转：${carried.join('、')}`, `Carried over: ${carried.length}`];
    },
  },
  issuersListed: {
    says: ['出具机构不在当地名单内', 'Whoever issued it is not on the list of that place'],
    field: 'records',
    holds: (seen) => {
      const lists = seen.law('hourIssuers')?.value ?? {};
      const strange = recordsOf(seen)
        .filter(({ issuer = '', issuedBy = '' }) => lists[issuer] !== undefined && !lists[issuer].includes(issuedBy))
        .map(({ course, issuedBy }) => `${course}（${issuedBy ?? '未注明'}）`);
      return strange.length === 0 || [`不在名单内：${strange.join('、')}`, `Not on the list: ${strange.join(', ')}`];
    },
  },
  categoriesFit: {
    says: ['科目与当地科目对照不符', 'The subject is not what the category of that place counts as'],
    field: 'records',
    holds: (seen) => {
      const maps = seen.law('hourCategories')?.value ?? {};
      const wrong = recordsOf(seen)
        .filter(({ issuer = '', category, kind }) => category !== undefined && maps[issuer]?.[category] !== kind)
        .map(({ course, category }) => `${course}（${category}）`);
      return wrong.length === 0 || [`科目不符：${wrong.join('、')}`, `Not so counted: ${wrong.join(', ')}`];
    },
  },
  notCountedTwice: {
    says: ['同一人员、课程、年度的学时只计一次', 'Hours of one person, course and year count once'],
    under: 'yearBound',
    field: 'records',
    holds: ({ reads, facts, day }) => {
      const known = new Set(inForce(reads.hours).map(({ key }) => key));
      const elsewhere = new Map(marksIn(reads.hourMarks, day).map(({ key, values }) => [key, values.place]));
      const keys = (facts.records ?? []).map((record) => hourKey(facts.applicant?.key ?? '', record));
      const twice = keys
        .filter((key, n) => known.has(key) || elsewhere.has(markOf(key)) || keys.indexOf(key) !== n)
        .map((key) => [key.split('/').slice(1).join(' '), elsewhere.get(markOf(key))].filter(Boolean).join('@'));
      return twice.length === 0 || [`已经计入：${twice.join('、')}`, `Counted already: ${twice.join(', ')}`];
    },
  },
  notHeldYet: {
    says: ['该班次的学时已经登记', 'Hours of this course are recorded already'],
    field: 'attendees',
    holds: ({ reads, facts: { attendees } }) => {
      const known = new Set(inForce(reads.held).map(({ values }) => (values.holder as { key: string }).key));
      const keys = (attendees ?? []).map(({ key }) => key);
      const twice = (attendees ?? []).filter(({ key }, n) => known.has(key) || keys.indexOf(key) !== n);
      const names = twice.map(({ name }) => name).join('、');
      return twice.length === 0 || [`已经登记或者重复：${names}`, `Recorded already, or twice: ${names}`];
    },
  },
  heldByNow: {
    says: ['学时出具日不得晚于今日', 'Hours are recorded once they were held'],
    field: 'session',
    holds: ({ facts: { session }, day }) => session?.issuedOn !== undefined && session.issuedOn <= day,
  },
  revokedStand: {
    says: ['所列人员在该班次没有有效学时', 'Somebody named has no hours of this course in force'],
    field: 'revokedFor',
    holds: (seen) => {
      const stand = new Set(inForce(seen.reads.held).map(({ values }) => (values.holder as { key: string }).key));
      const strange = (seen.facts.revokedFor ?? []).filter(({ key }) => !stand.has(key));
      const names = strange.map(({ name }) => name).join('、');
      return strange.length === 0 || [`没有有效学时：${names}`, `No hours in force: ${names}`];
    },
  },
} as const satisfies Record<string, CaseRule>;
