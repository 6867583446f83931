import { mechanism } from '#kernel';
import { evidence } from './evidence.ts';
import { facts } from './facts.ts';
import { indicators } from './indicators.ts';
import { law } from './law.ts';
import { papers } from './papers.ts';
import { promiseOf, regionOf, TITLES, termOf } from './reckoning.ts';
import { titles } from './registers.ts';
import { rules } from './rules.ts';
import { announcement } from './steps/announcement.ts';
import { court } from './steps/court.ts';
import { entry } from './steps/entry.ts';
import { exOfficio } from './steps/ex-officio.ts';
import { intake } from './steps/intake.ts';
import { registry } from './steps/registry.ts';
import { actors, states } from './vocabulary.ts';

/** What does not count: a suspension, and the time of a public announcement. */
const pauses = [
  { by: 'suspend', until: 'resume', notice: 'suspension' },
  { by: 'announce', until: 'endAnnouncement', notice: 'announcement' },
] as const;

/**
 * 不动产登记跨省通办. Any window receives; the registry where the thing lies examines and enters, and the right changes at the
 * moment of entry (民法典 214). What stands on the register is checked at acceptance and again, atomically, at entry.
 */
export default mechanism({
  id: 'real-estate',
  number: '11',
  title: ['不动产登记跨省通办', 'Land registration across provinces'],
  purpose: [
    '在示范区任一窗口申请查询、变更、转移、抵押、注销；由不动产所在地登记机构审核登簿。',
    'Search, change, transfer, mortgage and cancellation applied for at any window; examined and entered where the land lies.',
  ],
  uses: ['case', 'clock', 'register', 'evidence', 'credential', 'exchange', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  routes: ({ unit }) => regionOf(unit),
  reads: {
    title: ({ facts: { unit } }) => ({ kind: 'entry', register: TITLES, key: unit ?? '' }),
    calls: ({ state }) => ({ kind: 'children', case: state.id }),
  },
  evidence,
  rules,
  papers,
  steps: { ...intake, ...registry, ...announcement, ...entry, ...court, ...exOfficio },
  notices: {
    announcement: {
      title: ['不动产登记公告', 'Announcement of a registration'],
      publicity: 'publicity',
      shows: ['act', 'unit', 'announcedApplicant', 'announcedThing'],
      heads: ['announcedThing', 'announcedApplicant'],
      takes: ['objectTo'],
    },
  },
  clocks: {
    appearance: {
      title: ['各方到场期限', 'Time for all parties to appear'],
      owedBy: 'applicant',
      lasts: ({ law: find, before }) => (before?.clocks.appearance ? undefined : find('appearanceTerm')),
      starts: ['call', 'appear', 'signOnline'],
      stops: ['handOver', 'submitOnline', 'lapseAppearance', 'withdraw'],
      ifMissed: {
        takes: 'lapseAppearance',
        says: ['各方未在期限内到场，申请失效', 'Not all appeared: the application lapses'],
      },
    },
    called: {
      title: ['到场期限', 'Time to appear'],
      owedBy: 'applicant',
      lasts: 'appearanceTerm',
      starts: ['openCall'],
      stops: ['appearThere', 'missCall', 'callBack'],
      ifMissed: { takes: 'missCall', says: ['逾期未到场', 'The party did not appear in time'] },
    },
    noticed: {
      title: ['当事人自行办理的期限', 'Time for the parties to apply'],
      owedBy: 'applicant',
      lasts: 'exOfficioNotice',
      starts: ['actExOfficio'],
      stops: ['agreeExOfficio', 'noticeOver', 'dropExOfficio'],
      ifMissed: {
        takes: 'noticeOver',
        says: ['当事人逾期未办理，公告后依职权办理', 'The parties did not apply: it will be announced'],
      },
    },
    reply: {
      title: ['受理答复', 'Reply to the application'],
      owedBy: 'officer',
      lasts: ({ facts: { act }, law: find }) => (act === 'query' ? undefined : find('silence')),
      starts: ['arrive'],
      stops: ['accept', 'deemedAccept', 'refuseAcceptance', 'withdraw'],
      ifMissed: {
        takes: 'deemedAccept',
        says: ['未当场书面告知不予受理的，视为受理', 'Silence is acceptance (暂行条例 17)'],
      },
      shownAs: 'reply',
    },
    statutory: {
      title: ['登记办理期限', 'Term of registration'],
      owedBy: 'officer',
      lasts: termOf,
      starts: ['accept', 'deemedAccept'],
      stops: ['enter', 'refuseEntry', 'withdraw', 'answerSearch'],
      pauses,
      ifMissed: { says: ['登记期限已过', 'The term of registration is over'] },
      shownAs: 'statutory',
    },
    promised: {
      title: ['承诺办理期限', 'Promised term'],
      owedBy: 'officer',
      lasts: promiseOf,
      starts: ['accept', 'deemedAccept'],
      stops: ['enter', 'refuseEntry', 'withdraw', 'answerSearch'],
      pauses,
      ifMissed: { says: ['超出承诺办理期限', 'The promised term is over'] },
      shownAs: 'promised',
    },
  },
  registers: { titles },
  indicators,
  credentials: { 'tongban:title-search': ['不动产登记资料查询结果', 'Result of a search of the register of titles'] },
  shows: { subject: 'applicant', columns: ['act', 'unit'] },
});
